import { type PowerRun, tinyMw } from '../power-run';

/** What a feeder draws when it is on, MW: its demand, more for a while after an outage; 0 when it is lost. */
export function needOf(run: PowerRun, feederIx: number): number {
  if (run.feederLost[feederIx] === 1) return 0;
  const demandMw = run.demandMw[feederIx];
  return demandMw > 0 ? demandMw * run.energising.factor[feederIx] : demandMw;
}

/** MW that all feeders of an island need, negative loads left out. */
export function islandNeedMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const need = needOf(run, run.islandFeederIx[p]);
    if (need > 0) sum += need;
  }
  return sum;
}

/** MW of served load that could be shed. */
export function islandServedMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    const need = needOf(run, f);
    if (need > 0) sum += need * run.share[f];
  }
  return sum;
}

/** MW of served load, loads that feed in counted as negative. */
export function islandLoadMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    sum += needOf(run, f) * run.share[f];
  }
  return sum;
}

/** MW needed in the island that its feeders are not switched to get. */
export function islandShortMw(run: PowerRun, islandIx: number): number {
  const { share, islandFeederIx } = run;
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (share[f] === 1) continue;
    const need = needOf(run, f);
    if (need > 0) sum += need * (1 - share[f]);
  }
  return sum > tinyMw ? sum : 0;
}

/** Served load and shunts less output, MW, with the rounding carried along (Neumaier's sum). */
export function islandGapMw(run: PowerRun, islandIx: number): number {
  const { islandFeederStart, islandFeederIx, islandGeneratorStart, islandGeneratorIx, share, running } = run;
  const { islandShuntStart, islandShuntIx } = run;
  const { shuntMw } = run.model;
  const { generatorOutputMw } = run.state;
  const { crankMw } = run.energising;
  let sum = 0;
  let lost = 0;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    const value = needOf(run, f) * share[f];
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  for (let p = islandShuntStart[islandIx]; p < islandShuntStart[islandIx + 1]; p++) {
    const value = shuntMw[islandShuntIx[p]];
    if (value === 0) continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    // A unit that is being cranked draws power: its output is negative.
    if (running[g] === 0 && crankMw[g] === 0) continue;
    const value = -generatorOutputMw[g];
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** MW by which the island's units may still rise (`up`) or fall within their present limits. */
export function islandRoomMw(run: PowerRun, islandIx: number, up: boolean): number {
  const { islandGeneratorStart, islandGeneratorIx, running, lowMw, highMw } = run;
  const { generatorOutputMw } = run.state;
  let sum = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0) continue;
    sum += up ? highMw[g] - generatorOutputMw[g] : generatorOutputMw[g] - lowMw[g];
  }
  return sum;
}
