import { islandLoadMw, needOf } from '../islands/island-sums';
import { islandId, logEvent, type PowerRun, tinyMw } from '../power-run';

/**
 * Switches feeders of an island off in shedding order until at least `wantMw` is gone; bus loads, which stand
 * for many feeders, are reduced by one factor and give exactly what is wanted. Returns MW shed.
 */
export function shedFeeders(run: PowerRun, islandIx: number, wantMw: number, causeIx: number): number {
  const { islandFeederStart, islandFeederIx, share, changedFeederIx } = run;
  const { isAggregate, feederIds } = run.prepared.feeders;
  const end = islandFeederStart[islandIx + 1];
  let shedMw = 0;
  let changed = 0;
  let p = islandFeederStart[islandIx];
  while (p < end && shedMw < wantMw - tinyMw) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 0) {
      const need = needOf(run, f);
      if (share[f] > 0 && need > 0) {
        shedMw += need * share[f];
        share[f] = 0;
        changedFeederIx[changed++] = f;
      }
      p++;
      continue;
    }
    let groupMw = 0;
    let last = p;
    for (; last < end && isAggregate[islandFeederIx[last]] === 1; last++) {
      const need = needOf(run, islandFeederIx[last]);
      if (need > 0) groupMw += need * share[islandFeederIx[last]];
    }
    const left = wantMw - shedMw;
    const keep = groupMw <= left ? 0 : 1 - left / groupMw;
    for (; p < last; p++) {
      const g = islandFeederIx[p];
      if (needOf(run, g) <= 0 || share[g] === 0) continue;
      share[g] *= keep;
      changedFeederIx[changed++] = g;
    }
    shedMw += Math.min(groupMw, left);
  }
  if (changed === 0) return 0;
  const shedIx = logEvent(run, 'loadShed', 'island', islandId(run, islandIx), causeIx, shedMw);
  for (let c = 0; c < changed; c++) {
    const f = changedFeederIx[c];
    run.state.feederCauseIx[f] =
      isAggregate[f] === 1
        ? shedIx
        : logEvent(run, 'feederShed', 'feeder', feederIds[f], shedIx, needOf(run, f));
  }
  run.injectionsChanged = true;
  return shedMw;
}

/** Reduces every load of the island by one factor, those that feed in too, for `wantMw` in all (rule *uniform*). */
export function reduceLoads(run: PowerRun, islandIx: number, wantMw: number, causeIx: number): number {
  const { islandFeederStart, islandFeederIx, share } = run;
  const servedMw = islandLoadMw(run, islandIx);
  if (servedMw <= 0) return 0;
  const shedMw = Math.min(wantMw, servedMw);
  const keep = 1 - shedMw / servedMw;
  const shedIx = logEvent(run, 'loadShed', 'island', islandId(run, islandIx), causeIx, shedMw);
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (needOf(run, f) === 0 || share[f] === 0) continue;
    share[f] *= keep;
    run.state.feederCauseIx[f] = shedIx;
  }
  run.injectionsChanged = true;
  return shedMw;
}
