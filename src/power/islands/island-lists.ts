import { none } from '../../model/ids';
import type { PowerRun } from '../power-run';

/** Feeders by island in shedding order, units and shunts by island; those at buses out of service are left out. */
export function listByIsland(run: PowerRun): void {
  const { islands, structure } = run;
  const { feederBusIx } = run.prepared.feeders;
  const { shedOrder } = run;
  const { busIslandIx, count } = islands;
  sortByIsland(run.islandFeederStart, run.islandFeederIx, count, shedOrder, feederBusIx, busIslandIx);
  const { generatorBusIx, presentGeneratorIx } = structure;
  sortByIsland(
    run.islandGeneratorStart,
    run.islandGeneratorIx,
    count,
    presentGeneratorIx,
    generatorBusIx,
    busIslandIx,
  );
  listShunts(run);
  run.stateWatch.areIslandsNew = true;
}

function listShunts(run: PowerRun): void {
  const { canDraw, islandShuntStart, islandShuntIx } = run;
  const { memberStart, memberBusIx, count } = run.islands;
  let tail = 0;
  for (let i = 0; i < count; i++) {
    islandShuntStart[i] = tail;
    for (let m = memberStart[i]; m < memberStart[i + 1]; m++)
      if (canDraw[memberBusIx[m]] === 1) islandShuntIx[tail++] = memberBusIx[m];
  }
  islandShuntStart[count] = tail;
}

/** Stable counting sort by island of the items listed in `order`; those at buses out of service are left out. */
function sortByIsland(
  start: Int32Array,
  items: Int32Array,
  islandCount: number,
  order: Int32Array,
  itemBusIx: Int32Array,
  busIslandIx: Int32Array,
): void {
  start.fill(0, 0, islandCount + 1);
  for (let p = 0; p < order.length; p++) {
    const i = busIslandIx[itemBusIx[order[p]]];
    if (i !== none) start[i]++;
  }
  let sum = 0;
  for (let i = 0; i < islandCount; i++) {
    sum += start[i];
    start[i] = sum;
  }
  start[islandCount] = sum;
  for (let p = order.length - 1; p >= 0; p--) {
    const i = busIslandIx[itemBusIx[order[p]]];
    if (i !== none) items[--start[i]] = order[p];
  }
}

/** Into how many of the new islands each old one fell, and which of them has most buses. */
export function countFragments(run: PowerRun): void {
  const { islands, oldIslandIx, fragmentCount, fragmentSeenIn, largestFragment, busLive } = run;
  const { memberStart, memberBusIx } = islands;
  fragmentCount.fill(0);
  fragmentSeenIn.fill(none);
  largestFragment.fill(none);
  for (let i = 0; i < islands.count; i++) {
    for (let m = memberStart[i]; m < memberStart[i + 1]; m++) {
      const bus = memberBusIx[m];
      const old = oldIslandIx[bus];
      if (old === none || busLive[bus] === 0 || fragmentSeenIn[old] === i) continue;
      fragmentSeenIn[old] = i;
      fragmentCount[old]++;
      const best = largestFragment[old];
      if (best === none || memberStart[i + 1] - memberStart[i] > memberStart[best + 1] - memberStart[best]) {
        largestFragment[old] = i;
      }
    }
  }
}
