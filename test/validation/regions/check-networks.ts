import { splitWaterId } from '../../../src/model/ids';
import type { Region } from '../../../src/model/region';
import { createHydraulicEngine } from '../../../src/water/epanet-engine';
import { nodeKinds } from '../../../src/water/hydraulic-engine';
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
  /** m3 a day. */
  demandM3Day: number;
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
    const { index, state } = engine;
    const served = servedOf.get(id) ?? new Set();
    if (served.size === 0) faults.push(`${id}: nobody draws from it`);
    const servedIx = index.nodeIds.flatMap((it, n) => (served.has(it) ? [n] : []));
    const junctionIx = index.nodeIds.flatMap((_, n) => (index.nodeKind[n] === nodeKinds.junction ? [n] : []));
    const steps = (hours * 3600) / stepS;
    const pressuresM = new Float64Array(servedIx.length * (steps + 1));
    let belowZero = 0;
    const least = Array.from(index.tankNodeIx, () => Number.POSITIVE_INFINITY);
    const most = Array.from(index.tankNodeIx, () => Number.NEGATIVE_INFINITY);
    for (let step = 0; step <= steps; step++) {
      const outcome = step === 0 ? engine.start() : engine.advance(step * stepS);
      const emptied = outcome.tankChanges.filter((it) => it.empty).length;
      if (outcome.status !== 'solved' || outcome.issues.length > 0 || emptied > 0) {
        const what = JSON.stringify({ ...outcome, issues: outcome.issues.slice(0, 2) });
        faults.push(`${id} at ${step / 4} h: ${what}`);
        break;
      }
      for (const n of junctionIx) if (state.nodePressureM[n] < 0) belowZero++;
      servedIx.forEach((n, i) => {
        pressuresM[step * servedIx.length + i] = state.nodePressureM[n];
      });
      least.forEach((_, t) => {
        least[t] = Math.min(least[t], state.tankLevelM[t]);
        most[t] = Math.max(most[t], state.tankLevelM[t]);
      });
    }
    const low = pressuresM.reduce((worst, it) => Math.min(worst, it), Number.POSITIVE_INFINITY);
    const high = pressuresM.reduce((worst, it) => Math.max(worst, it), 0);
    if (belowZero > 0) faults.push(`${id}: pressure below 0 at ${belowZero} junctions and times`);
    if (low < leastPressureM) faults.push(`${id}: ${low.toFixed(1)} m at a customer`);
    if (high > mostPressureM) faults.push(`${id}: ${high.toFixed(1)} m at a customer`);
    least.forEach((it, t) => {
      const tank = `${id}: tank ${index.nodeIds[index.tankNodeIx[t]]}`;
      if (hours >= 72 && most[t] - it < leastSwingM)
        faults.push(`${tank} stands still (${(most[t] - it).toFixed(2)} m)`);
    });
    if (state.deliveredM3 < 0.9999 * state.demandM3)
      faults.push(`${id}: ${((100 * state.deliveredM3) / state.demandM3).toFixed(2)} % of demand met`);
    if (Math.abs(state.balanceErrorM3) > 1e-4 * state.sourceM3)
      faults.push(`${id}: books open by ${state.balanceErrorM3.toFixed(1)} m3`);
    runs.push({ networkId: id, pressuresM, demandM3Day: (state.demandM3 * 24) / hours });
    engine.dispose();
  }
  return { runs, faults };
}
