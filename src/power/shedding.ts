import { needOf } from './island-sums';
import { islandId, logEvent, type PowerRun, tinyMw } from './power-run';

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

/** Reduces every load of the island by one factor, for `wantMw` in all (rule *uniform*). */
export function reduceLoads(run: PowerRun, islandIx: number, wantMw: number, causeIx: number): number {
  const { islandFeederStart, islandFeederIx, share } = run;
  let servedMw = 0;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const need = needOf(run, islandFeederIx[p]);
    if (need > 0) servedMw += need * share[islandFeederIx[p]];
  }
  if (servedMw <= 0) return 0;
  const shedMw = Math.min(wantMw, servedMw);
  const keep = 1 - shedMw / servedMw;
  const shedIx = logEvent(run, 'loadShed', 'island', islandId(run, islandIx), causeIx, shedMw);
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (needOf(run, f) <= 0 || share[f] === 0) continue;
    share[f] *= keep;
    run.state.feederCauseIx[f] = shedIx;
  }
  run.injectionsChanged = true;
  return shedMw;
}

/**
 * Puts feeders back, most important first, as far as `roomMw` and one step of `stepMw` reach; at least one
 * feeder if any fits. `marginMw` of room is kept free of whole feeders. Returns MW restored.
 */
export function restoreFeeders(
  run: PowerRun,
  islandIx: number,
  roomMw: number,
  stepMw: number,
  marginMw: number,
  causeIx: number,
): number {
  const { islandFeederStart, islandFeederIx, share, changedFeederIx } = run;
  const { isAggregate, feederIds } = run.prepared.feeders;
  const begin = islandFeederStart[islandIx];
  let restoredMw = 0;
  let changed = 0;
  let p = islandFeederStart[islandIx + 1] - 1;
  while (p >= begin) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 0) {
      const needMw = needOf(run, f);
      const missing = needMw * (1 - share[f]);
      const fits = missing <= roomMw - marginMw - restoredMw;
      if (share[f] < 1 && needMw >= 0 && fits && (restoredMw === 0 || restoredMw + missing <= stepMw)) {
        restoredMw += missing;
        share[f] = 1;
        changedFeederIx[changed++] = f;
      }
      p--;
      continue;
    }
    let missing = 0;
    let last = p;
    for (; last >= begin && isAggregate[islandFeederIx[last]] === 1; last--) {
      const need = needOf(run, islandFeederIx[last]);
      if (need > 0) missing += need * (1 - share[islandFeederIx[last]]);
    }
    const amount = Math.min(missing, roomMw - restoredMw, stepMw - restoredMw);
    for (; p > last; p--) {
      const g = islandFeederIx[p];
      if (share[g] === 1) continue;
      if (needOf(run, g) > 0) {
        if (amount <= tinyMw) continue;
        share[g] = amount >= missing ? 1 : share[g] + ((1 - share[g]) * amount) / missing;
      } else share[g] = 1;
      changedFeederIx[changed++] = g;
    }
    if (amount > tinyMw) restoredMw += amount;
  }
  if (changed === 0) return 0;
  const eventIx = logEvent(run, 'loadRestored', 'island', islandId(run, islandIx), causeIx, restoredMw);
  for (let c = 0; c < changed; c++) {
    const f = changedFeederIx[c];
    run.state.feederCauseIx[f] =
      isAggregate[f] === 1
        ? eventIx
        : logEvent(run, 'feederRestored', 'feeder', feederIds[f], eventIx, needOf(run, f));
  }
  run.injectionsChanged = true;
  return restoredMw;
}
