import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  createHydraulicEngine,
  type HydraulicOptions,
  type SteppedHydraulicEngine,
} from '../../src/water/epanet-engine';
import { leakCoefficient } from '../../src/water/leaks';
import { breakNodeId } from '../../src/water/pipe-split';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { sharedPath } from '../shared-files';

interface Settings {
  duration_h: number;
  demand_model?: string;
  minimum_pressure_m?: number;
  required_pressure_m?: number;
  pump_power_outage?: { pumps: string[]; start_h: number; end_h: number };
  leak_emitter?: { junction: string; coefficient_m3s_per_sqrt_m: number; start_h: number; end_h: number };
  leak?: { pipe: string; area_m2: number; start_h: number; end_h: number };
  isolation?: { pipe: string; closed_from_h: number; reopened_h: number };
}

export interface WaterReference {
  case: { file: string; base?: { file: string } };
  settings: Settings;
  times: number[];
  warnings_time_code?: [number, number][];
  junctions: Record<string, { pressure: number[]; delivered?: number[]; demand?: number[] }>;
  tanks: Record<string, { level: number[]; inflow: number[] }>;
  reservoirs: Record<string, { net_inflow: number[] }>;
  pumps: Record<string, { flow: number[]; open?: number[] }>;
  valves: Record<string, { flow: number[] }>;
  pipes_flow: Record<string, number[]>;
  system: Record<string, number[]>;
  whole_run_water_service_availability?: number;
  node_water_service_availability?: Record<string, number>;
  node_water_service_availability_whole_run?: Record<string, number>;
  leak_flow?: number[];
}

export function readReference(name: string): WaterReference {
  return JSON.parse(readFileSync(sharedPath(`reference/water/${name}`), 'utf8'));
}

/** The network of a reference, or (`asBase`) the one it was derived from. */
export function networkText(reference: WaterReference, asBase = false): string {
  const { file, base } = reference.case;
  const names = [...(asBase ? [] : [file]), ...(base ? [base.file] : [])].map((it) => basename(it));
  const paths = names.flatMap((name) =>
    ['derived/', '', 'small/'].map((folder) => sharedPath(`cases/water/${folder}${name}`)),
  );
  const path = paths.find((it) => existsSync(it));
  if (!path) throw new Error(`No network ${names.join(' or ')} beside the checkout.`);
  return readFileSync(path, 'utf8');
}

/** The engine as the reference's settings ask, with what happens in it by time. */
export async function openReference(
  reference: WaterReference,
  text: string,
  isolates = false,
  stepping: Pick<HydraulicOptions, 'stepS' | 'stepping'> = {
    stepS: Number.POSITIVE_INFINITY,
    stepping: 'asEpanet',
  },
) {
  const { settings } = reference;
  const pda = settings.demand_model?.startsWith('PDD') && settings.required_pressure_m !== undefined;
  const options: HydraulicOptions = {
    ...stepping,
    demand: pda
      ? { model: 'pda', minimumM: settings.minimum_pressure_m, requiredM: settings.required_pressure_m }
      : { model: 'file' },
    splitPipes: settings.leak ? [settings.leak.pipe] : [],
  };
  const made = createHydraulicEngine(await loadEpanet(readEpanetWasm()), text, reference.case.file, options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { engine } = made.value;
  return { engine, events: eventsOf(reference, engine, isolates) };
}

function eventsOf(reference: WaterReference, engine: SteppedHydraulicEngine, isolates: boolean) {
  const { pump_power_outage, leak_emitter, leak, isolation } = reference.settings;
  const events: { timeS: number; apply: () => void }[] = [];
  const linkIx = (id: string) => engine.index.linkIds.indexOf(id);
  const nodeIx = (id: string) => engine.index.nodeIds.indexOf(id);
  const during = (startH: number, endH: number, apply: (on: boolean) => void) => {
    events.push({ timeS: startH * 3600, apply: () => apply(true) });
    events.push({ timeS: endH * 3600, apply: () => apply(false) });
  };
  for (const pump of pump_power_outage?.pumps ?? []) {
    during(pump_power_outage!.start_h, pump_power_outage!.end_h, (on) =>
      engine.setPumpPower(linkIx(pump), !on),
    );
  }
  if (isolation && isolates) {
    during(isolation.closed_from_h, isolation.reopened_h, (on) =>
      engine.setLinkLost(linkIx(isolation.pipe), on),
    );
  }
  if (leak_emitter) {
    during(leak_emitter.start_h, leak_emitter.end_h, (on) =>
      engine.setLeak(nodeIx(leak_emitter.junction), on ? leak_emitter.coefficient_m3s_per_sqrt_m : 0),
    );
  }
  if (leak) {
    during(leak.start_h, leak.end_h, (on) =>
      engine.setLeak(nodeIx(breakNodeId(leak.pipe)), on ? leakCoefficient(leak.area_m2) : 0),
    );
  }
  return events.sort((a, b) => a.timeS - b.timeS);
}

/** Runs through the reference's times, calling `at` with the index of each. */
export function runThrough(
  engine: SteppedHydraulicEngine,
  events: { timeS: number; apply: () => void }[],
  timesS: number[],
  at: (timeIx: number) => void,
): void {
  let next = 0;
  for (let i = 0; i < timesS.length; i++) {
    while (next < events.length && events[next].timeS <= timesS[i]) {
      engine.moveTo(events[next].timeS);
      events[next].apply();
      next += 1;
    }
    engine.moveTo(timesS[i]);
    engine.settle();
    at(i);
  }
}
