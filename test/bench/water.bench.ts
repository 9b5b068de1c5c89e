import { existsSync, readFileSync } from 'node:fs';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import type { HydraulicSolver } from '../../src/water/solver';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { streetNetworkText } from '../builders/street-network';
import { sharedPath } from '../shared-files';
import { type BenchRow, cpuMs, timeParts } from './bench-row';
import { timeNativeSteps, timePackageSteps } from './epanet-reference';
import { runSteps } from './epanet-steps';

const hourS = 3600;

/** Public networks where they are, and a made-up town of 3,400 junctions; what a step costs beside the package and a native library, what reading it costs, and whole runs. */
export async function rows(): Promise<BenchRow[]> {
  const solver = await loadEpanet(readEpanetWasm());
  const networks = [
    ...publicNetwork('Net3', 'Net3.inp', 96, 30),
    ...publicNetwork('ky4', 'ky4.inp', 72, 8),
    { name: 'town of 3,400', text: streetNetworkText(58, 58), hours: 24, runs: 5 },
  ];
  const table: BenchRow[] = [];
  for (const { name, text, hours, runs } of networks) {
    const steps = timeParts(() => runSteps(solver, text, hours, 'nothing'), runs);
    const inPackage = await timePackageSteps(text, hours * hourS, runs);
    const nativeMs = timeNativeSteps(text, hours * hourS, runs);
    const read = timeParts(() => runSteps(solver, text, hours, 'everything'), runs);
    const engine = timeParts(() => runEngine(solver, text, hours), runs);
    const named = `${name}, EPANET steps of ${hours} h, nothing read`;
    table.push(
      { name: named, ...steps, reference: { name: 'package', medianMs: inPackage.medianMs } },
      {
        name: `${name}, reading every node and link of each step`,
        ...read,
        medianMs: read.medianMs - steps.medianMs,
        reference: { name: 'the steps', medianMs: steps.medianMs },
        note: 'under 1 wanted',
      },
      { name: `${name}, engine ${hours} h at 15 min, pressure-driven`, ...engine },
    );
    if (nativeMs !== undefined)
      table.push({
        name: named,
        ...steps,
        reference: { name: 'native', medianMs: nativeMs },
        note: 'under 1.5 wanted',
      });
  }
  return table;
}

function publicNetwork(name: string, file: string, hours: number, runs: number) {
  const path = sharedPath(`cases/water/${file}`);
  return existsSync(path) ? [{ name, text: readFileSync(path, 'utf8'), hours, runs }] : [];
}

/** Processor time of a whole run by the engine, opening included, ms. */
function runEngine(solver: HydraulicSolver, text: string, hours: number): number {
  const startMs = cpuMs();
  const made = createHydraulicEngine(solver, text, 'bench.inp');
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { engine } = made.value;
  engine.start();
  for (let timeS = 900; timeS <= hours * hourS; timeS += 900) engine.advance(timeS);
  engine.dispose();
  return cpuMs() - startMs;
}
