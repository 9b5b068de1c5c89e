import { splitWaterId } from '../../../src/model/ids';
import type { Region } from '../../../src/model/region';
import { createHydraulicEngine } from '../../../src/water/epanet-engine';
import { type HydraulicEngine, nodeKinds } from '../../../src/water/hydraulic-engine';
import type { HydraulicSolver } from '../../../src/water/solver';

const stepS = 900;

/** Pressure that everyone who draws from a main has at every quarter of an hour, m. */
export const leastPressureM = 20;
export const mostPressureM = 70;
/** What a tank's level moves at the least in three days: water in it is renewed. */
const leastSwingM = 0.2;

export interface NetworkRun {
  networkId: string;
  /** Every quarter of an hour at every junction that people draw from, m. */
  pressuresM: Float64Array;
}

/** Runs every network by itself in EPANET; the faults are in words for whoever repeats the region. */
export function runNetworks(
  solver: HydraulicSolver,
  region: Region,
  hours: number,
): { runs: NetworkRun[]; faults: string[] } {
  const faults: string[] = [];
  const runs: NetworkRun[] = [];
  const servedOf = new Map<string, Set<string>>();
  for (const { nodeId } of region.waterUsers) {
    const { networkId, elementId } = splitWaterId(nodeId);
    if (!servedOf.has(networkId)) servedOf.set(networkId, new Set());
    servedOf.get(networkId)?.add(elementId);
  }
  for (const { id, inp } of region.waterNetworks) {
    const made = createHydraulicEngine(solver, inp, id);
    if (!made.ok) {
      faults.push(`${id}: EPANET refuses it: ${JSON.stringify(made.error.slice(0, 2))}`);
      continue;
    }
    const { engine, issues } = made.value;
    if (issues.length > 0) faults.push(`${id}: ${JSON.stringify(issues.slice(0, 2))}`);
    const watch = createWatch(engine, servedOf.get(id) ?? new Set());
    const broken = advanceTo(engine, hours, watch.look);
    if (broken) faults.push(`${id} ${broken}`);
    else faults.push(...watch.judge(hours).map((it) => `${id}: ${it}`));
    runs.push({ networkId: id, pressuresM: Float64Array.from(watch.pressuresM) });
    engine.dispose();
  }
  return { runs, faults };
}

/** Looks at every quarter of an hour; what broke the run off, in words. */
function advanceTo(engine: HydraulicEngine, hours: number, look: () => void): string | undefined {
  for (let timeS = 0; timeS <= hours * 3600; timeS += stepS) {
    const outcome = timeS === 0 ? engine.start() : engine.advance(timeS);
    const isEmpty = outcome.tankChanges.some((it) => it.empty);
    if (outcome.status !== 'solved' || outcome.issues.length > 0 || isEmpty)
      return `at ${timeS / 3600} h: ${JSON.stringify({ ...outcome, issues: outcome.issues.slice(0, 2) })}`;
    look();
  }
  return undefined;
}

function createWatch({ index, state }: HydraulicEngine, served: ReadonlySet<string>) {
  const pressuresM: number[] = [];
  const least = Array.from(index.tankNodeIx, () => Number.POSITIVE_INFINITY);
  const most = Array.from(index.tankNodeIx, () => Number.NEGATIVE_INFINITY);
  let belowZero = 0;
  const look = () => {
    index.nodeIds.forEach((id, n) => {
      if (index.nodeKind[n] !== nodeKinds.junction) return;
      if (state.nodePressureM[n] < 0) belowZero++;
      if (served.has(id)) pressuresM.push(state.nodePressureM[n]);
    });
    least.forEach((_, t) => {
      least[t] = Math.min(least[t], state.tankLevelM[t]);
      most[t] = Math.max(most[t], state.tankLevelM[t]);
    });
  };
  const judge = (hours: number): string[] => {
    const faults: string[] = [];
    const low = pressuresM.reduce((worst, it) => Math.min(worst, it), Number.POSITIVE_INFINITY);
    const high = pressuresM.reduce((worst, it) => Math.max(worst, it), 0);
    if (pressuresM.length === 0) faults.push('nobody draws from it');
    if (belowZero > 0) faults.push(`pressure below 0 at ${belowZero} junctions and times`);
    if (low < leastPressureM) faults.push(`${low.toFixed(1)} m at a customer`);
    if (high > mostPressureM) faults.push(`${high.toFixed(1)} m at a customer`);
    least.forEach((it, t) => {
      const swingM = most[t] - it;
      if (hours >= 72 && swingM < leastSwingM)
        faults.push(`tank ${index.nodeIds[index.tankNodeIx[t]]} stands still (${swingM.toFixed(2)} m)`);
    });
    if (state.deliveredM3 < 0.9999 * state.demandM3)
      faults.push(`${((100 * state.deliveredM3) / state.demandM3).toFixed(2)} % of demand met`);
    if (Math.abs(state.balanceErrorM3) > 1e-4 * state.sourceM3)
      faults.push(`books open by ${state.balanceErrorM3.toFixed(1)} m3`);
    return faults;
  };
  return { pressuresM, look, judge };
}
