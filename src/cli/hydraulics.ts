import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { salvageNetwork } from '../../workers/wasm/salvage-network';
import { decodeText } from '../io/text';
import { hasErrors, type Issue, issue } from '../model/result';
import type { DemandModelChoice } from '../water/demand-model';
import type { HydraulicOptions, SteppedHydraulicEngine } from '../water/epanet-engine';
import type { HydraulicIndex, HydraulicOutcome } from '../water/hydraulic-engine';
import { say } from '../words/catalogue';
import { readNumberOption } from './arguments';
import type { Arguments, Command } from './command';
import { readInput } from './host';
import { planWindows, readWindows, type Window, type WindowPlan } from './hydraulic-windows';

/** EPANET along the clock, with pumps that lose power. */
export const hydraulics: Command = {
  name: 'hydraulics',
  usage: 'lifeline hydraulics NET.inp [OPTIONS]',
  help: say('cli.hydraulicsHelp'),
  options: {
    'duration-h': 'value',
    'step-min': 'value',
    'hydraulic-step-min': 'value',
    'demand-model': 'value',
    'minimum-m': 'value',
    'required-m': 'value',
    unpowered: 'list',
    closed: 'list',
    emitter: 'list',
    leak: 'list',
  },
  async run(args, host) {
    const request = readRequest(args);
    if ('usage' in request) return request;
    const [path] = args.positionals;
    const bytes = await readInput(path, host);
    if (!bytes.ok) return { failed: bytes.error };
    const text = decodeText(bytes.value);
    const solver = await loadEpanet(readEpanetWasm());
    const opened = salvageNetwork(solver, text, path, request.options);
    const { engine } = opened;
    // Where nodes lie on the map is no matter here.
    const issues = opened.issues.filter((it) => it.code !== 'inp.unplaced');
    if (!engine) return { failed: issues };
    try {
      const plan = planWindows(engine, request.windows, path);
      if (!plan.ok) issues.push(...plan.error);
      if (!plan.ok || hasErrors(issues)) return { failed: issues };
      const durationS = request.durationS ?? engine.fileTimes.durationS;
      const stepS = request.stepS ?? engine.fileTimes.reportStepS;
      const values = (durationS / stepS + 1) * valuesPerRecord(engine.index);
      if (values > mostValues) {
        const hours = Math.floor(durationS / 3600);
        return {
          failed: [issue('error', 'cli.tooManyRecords', { hours, stepMin: stepS / 60 }, { file: path })],
        };
      }
      const output = runNetwork(engine, plan.value, durationS, stepS, issues);
      return { output, issues };
    } finally {
      engine.dispose();
    }
  },
};

interface Request {
  durationS?: number;
  stepS?: number;
  options: HydraulicOptions;
  windows: Window[];
}

function readRequest(args: Arguments): Request | { usage: string } {
  if (args.positionals.length !== 1) return { usage: say('cli.networkMissing') };
  const numbers: Record<string, number | undefined> = {};
  const least = {
    'duration-h': 0,
    'step-min': 1 / 60,
    'hydraulic-step-min': 1 / 60,
    'minimum-m': 0,
    'required-m': 0,
  };
  for (const [name, smallest] of Object.entries(least)) {
    const text = args.values[name];
    if (text === undefined) continue;
    const value = readNumberOption(text);
    if (value === undefined || value < smallest * 0.999) {
      return { usage: say('cli.badNumber', { option: `--${name}`, least: smallest, value: text }) };
    }
    numbers[name] = value;
  }
  const model = args.values['demand-model'] ?? 'file';
  if (!/^(file|dda|pda)$/.test(model)) return { usage: say('cli.badModel', { value: model }) };
  const windows = readWindows(args);
  if (!windows.ok) return { usage: say('cli.badWindow', windows.error) };
  const seconds = (name: string, unitS: number) =>
    numbers[name] === undefined ? undefined : Math.round(numbers[name] * unitS);
  return {
    durationS: seconds('duration-h', 3600),
    stepS: seconds('step-min', 60),
    windows: windows.value,
    options: {
      stepS: Number.POSITIVE_INFINITY,
      ownStepS: seconds('hydraulic-step-min', 60),
      stepping: 'asEpanet',
      demand: {
        model: model as DemandModelChoice,
        minimumM: numbers['minimum-m'],
        requiredM: numbers['required-m'],
      },
      // An emitter is EPANET's own; a hole lets nothing in.
      leaksFlowBack: windows.value.some((it) => it.option === 'emitter'),
      splitPipes: [...new Set(windows.value.filter((it) => it.option === 'leak').map((it) => it.id))],
    },
  };
}

/** Numbers in one output beyond which it would fill the memory of a laptop. */
const mostValues = 50_000_000;

function valuesPerRecord({ nodeIds, linkIds, tankNodeIx }: HydraulicIndex): number {
  return 3 * nodeIds.length + 2 * linkIds.length + tankNodeIx.length;
}

const statuses = ['solved', 'notConverged', 'failed'] as const;

/** Runs to the end, recording at every reporting step; a change at a recorded second comes before the record. */
function runNetwork(
  engine: SteppedHydraulicEngine,
  plan: WindowPlan,
  durationS: number,
  stepS: number,
  issues: Issue[],
) {
  const { index, state } = engine;
  const timesS: number[] = [];
  const nodes = index.nodeIds.map((id) => ({
    id,
    headM: [] as number[],
    pressureM: [] as number[],
    demandM3s: [] as number[],
  }));
  const links = index.linkIds.map((id) => ({ id, flowM3s: [] as number[], open: [] as boolean[] }));
  const tanks = Array.from(index.tankNodeIx, (n) => ({ id: index.nodeIds[n], levelM: [] as number[] }));
  let worst = 0;
  const note = (outcome: HydraulicOutcome) => {
    issues.push(...outcome.issues);
    worst = Math.max(worst, statuses.indexOf(outcome.status));
  };
  let nextEvent = 0;
  const moveTo = (timeS: number) => {
    while (nextEvent < plan.timesS.length && plan.timesS[nextEvent] <= timeS) {
      note(engine.moveTo(plan.timesS[nextEvent]));
      plan.apply(plan.timesS[nextEvent]);
      nextEvent += 1;
    }
    note(engine.moveTo(timeS));
  };
  for (let timeS = 0; timeS <= durationS; timeS += stepS) {
    moveTo(timeS);
    note(engine.settle());
    timesS.push(timeS);
    for (let n = 0; n < nodes.length; n++) {
      nodes[n].headM.push(round(state.nodeHeadM[n], headDigits));
      nodes[n].pressureM.push(round(state.nodePressureM[n], headDigits));
      nodes[n].demandM3s.push(round(state.nodeDeliveredM3s[n] - state.nodeInjectedM3s[n], flowDigits));
    }
    for (let k = 0; k < links.length; k++) {
      links[k].flowM3s.push(round(state.linkFlowM3s[k], flowDigits));
      links[k].open.push(state.linkOpen[k] === 1);
    }
    for (let i = 0; i < tanks.length; i++) tanks[i].levelM.push(round(state.tankLevelM[i], headDigits));
  }
  moveTo(durationS);
  return {
    status: statuses[worst],
    timesS,
    nodes,
    links,
    tanks,
    requestedM3: state.demandM3,
    deliveredM3: state.deliveredM3,
    balanceErrorM3: state.balanceErrorM3,
  };
}

/** Printed to 1e-7 m and 1e-11 m3/s, far below the solver's accuracy. */
const headDigits = 1e7;
const flowDigits = 1e11;

function round(value: number, digits: number): number {
  return Math.round(value * digits) / digits;
}
