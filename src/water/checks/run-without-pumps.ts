import { fail, type Issue, ok, type Result } from '../../model/result';
import { createHydraulicEngine, type HydraulicOptions } from '../epanet-engine';
import { linkKinds } from '../hydraulic-engine';
import type { HydraulicSolver } from '../solver';

/** Lets other work in, and tells whether to go on. */
export interface CheckControl {
  /** Called once for each hour run; false ends the work. */
  goOn(): Promise<boolean>;
}

export interface PumplessOptions {
  hours: number;
  /** What is wanted and delivered is counted from this hour on. */
  fromHour?: number;
  tanksEmpty?: boolean;
  holdOpen?: readonly string[];
  /** Links kept shut, by index. */
  shut?: readonly number[];
  demand?: HydraulicOptions['demand'];
  /** Asked after each hour; true ends the run there. */
  isEnough?(run: PumplessRun): boolean;
}

/** Service of a network whose pumps all stand still, as long as it is run. */
export interface PumplessRun {
  /** By node, m3, from `fromHour` to the end. */
  wantedM3: Float64Array;
  deliveredM3: Float64Array;
  /** Up to each whole hour from 0, all nodes, m3. */
  wantedByHourM3: Float64Array;
  deliveredByHourM3: Float64Array;
  /** By hour and node: what was delivered of what was wanted so far, m3; row `h` is the end of hour `h + 1`. */
  wantedSoFarM3: Float64Array[];
  deliveredSoFarM3: Float64Array[];
  /** 1 where a link was open at any whole hour. */
  everOpen: Uint8Array;
  issues: Issue[];
  /** It was ended early: EPANET found no balanced solution hour after hour, each of which takes it long. */
  isCut: boolean;
}

/** Most nodes times hours without a balanced solution before a run is cut. */
const mostUnbalanced = 20_000;

const hourS = 3600;

/** Runs a network in EPANET with every pump without power, demand falling with pressure. Undefined when told to stop. */
export async function runWithoutPumps(
  solver: HydraulicSolver,
  inp: string,
  file: string,
  options: PumplessOptions,
  control: CheckControl,
): Promise<Result<PumplessRun | undefined>> {
  const { holdOpen, tanksEmpty, demand } = options;
  const opened = createHydraulicEngine(solver, inp, file, {
    ...(holdOpen ? { holdOpen } : {}),
    ...(tanksEmpty ? { tanksEmpty } : {}),
    ...(demand ? { demand } : {}),
  });
  if (!opened.ok) return opened;
  const { engine } = opened.value;
  try {
    const { index, state } = engine;
    for (let k = 0; k < index.linkKind.length; k++)
      if (index.linkKind[k] === linkKinds.pump) engine.setPumpPower(k, false);
    for (const k of options.shut ?? []) engine.setLinkLost(k, true);
    const first = engine.start();
    const issues = [...opened.value.issues, ...first.issues];
    if (first.status === 'failed') return fail(issues);
    const everOpen = state.linkOpen.slice();
    const run: PumplessRun = {
      wantedM3: new Float64Array(0),
      deliveredM3: new Float64Array(0),
      wantedByHourM3: new Float64Array(options.hours + 1),
      deliveredByHourM3: new Float64Array(options.hours + 1),
      wantedSoFarM3: [],
      deliveredSoFarM3: [],
      everOpen,
      issues,
      isCut: false,
    };
    let unbalanced = 0;
    for (let hour = 1; hour <= options.hours; hour++) {
      if (!(await control.goOn())) return ok(undefined);
      const outcome = engine.advance(hour * hourS);
      issues.push(...outcome.issues);
      if (outcome.status === 'failed') return fail(issues);
      for (let k = 0; k < everOpen.length; k++) everOpen[k] |= state.linkOpen[k];
      run.wantedByHourM3[hour] = state.demandM3;
      run.deliveredByHourM3[hour] = state.deliveredM3;
      run.wantedSoFarM3.push(state.nodeDemandTotalM3.slice());
      run.deliveredSoFarM3.push(state.nodeDeliveredTotalM3.slice());
      if (options.isEnough?.(run)) break;
      if (outcome.status === 'notConverged') unbalanced += index.nodeIds.length;
      run.isCut = unbalanced > mostUnbalanced && hour < options.hours;
      if (run.isCut) break;
    }
    const since = (rows: Float64Array[]) => {
      const before = options.fromHour ? rows[options.fromHour - 1] : undefined;
      return rows[rows.length - 1].map((it, n) => it - (before ? before[n] : 0));
    };
    return ok({ ...run, wantedM3: since(run.wantedSoFarM3), deliveredM3: since(run.deliveredSoFarM3) });
  } finally {
    engine.dispose();
  }
}

/** Share of what was wanted that was not delivered in the first `hours`. */
export function unservedShare({ wantedByHourM3, deliveredByHourM3 }: PumplessRun, hours: number): number {
  const wanted = wantedByHourM3[hours];
  return wanted > 0 ? Math.max(0, 1 - deliveredByHourM3[hours] / wanted) : 0;
}

/** Share delivered of what some nodes wanted. */
export function servedShare({ wantedM3, deliveredM3 }: PumplessRun, nodeIx: readonly number[]): number {
  let wanted = 0;
  let delivered = 0;
  for (const n of nodeIx) {
    wanted += wantedM3[n];
    delivered += deliveredM3[n];
  }
  return wanted > 0 ? delivered / wanted : 1;
}

/** Whole hours before the first in which some nodes are delivered less than `share` of what they want; `hours` of the run where that never is. */
export function hoursServed(run: PumplessRun, nodeIx: readonly number[], share: number): number {
  const { wantedSoFarM3, deliveredSoFarM3 } = run;
  for (let hour = 0; hour < wantedSoFarM3.length; hour++) {
    let wanted = 0;
    let delivered = 0;
    for (const n of nodeIx) {
      wanted += wantedSoFarM3[hour][n] - (hour > 0 ? wantedSoFarM3[hour - 1][n] : 0);
      delivered += deliveredSoFarM3[hour][n] - (hour > 0 ? deliveredSoFarM3[hour - 1][n] : 0);
    }
    if (wanted > 0 && delivered < share * wanted) return hour;
  }
  return wantedSoFarM3.length;
}
