import { needOf } from '../islands/island-sums';
import type { PowerRun } from '../power-run';
import { wholeSecond } from '../whole-second';

/**
 * Of the buses that are due, by island at most as many as its crews can switch in one step, those nearest to a unit
 * that waits for cranking or to a critical feeder first, then those with most load, then by id. The others wait for
 * the next step. Works on `dueBusIx`; returns how many stay.
 */
export function keepMostUrgent(run: PowerRun, count: number): number {
  const { dueBusIx, viaBranchIx, islandSwitched, busReadyS, stepsAway } = run.energising;
  const { busIslandIx } = run.islands;
  const { branchFromIx, branchToIx, busRank } = run.structure;
  const { switchingsPerStep, switchingStepS } = run.settings;
  const sourceOf = (bus: number) => {
    const via = viaBranchIx[bus];
    return busIslandIx[branchFromIx[via] + branchToIx[via] - bus];
  };
  let most = 0;
  for (let c = 0; c < count; c++) most = Math.max(most, ++islandSwitched[sourceOf(dueBusIx[c])]);
  if (most <= switchingsPerStep) return count;

  measureSteps(run);
  const needMw = new Map<number, number>();
  const due = dueBusIx.subarray(0, count);
  run.prepared.feeders.feederBusIx.forEach((bus, f) => {
    needMw.set(bus, (needMw.get(bus) ?? 0) + needOf(run, f));
  });
  const needAt = (bus: number) => needMw.get(bus) ?? 0;
  due.sort((a, b) => stepsAway[a] - stepsAway[b] || needAt(b) - needAt(a) || busRank[a] - busRank[b]);
  islandSwitched.fill(0);
  let kept = 0;
  for (let c = 0; c < count; c++) {
    const bus = due[c];
    if (islandSwitched[sourceOf(bus)]++ < switchingsPerStep) due[kept++] = bus;
    else busReadyS[bus] = wholeSecond(run.timeS + switchingStepS);
  }
  return kept;
}

/** Branches from each dark bus to the nearest dark bus with a unit to be cranked or a critical feeder, breadth first. */
function measureSteps(run: PowerRun): void {
  const { busLive, busActive, structure, energising } = run;
  const { stepsAway, queue, branchReady } = energising;
  const { busBranchStart, busBranchIx, branchFromIx, branchToIx, busGeneratorStart, busCount } = structure;
  const { feederBusIx, isCritical } = run.prepared.feeders;
  stepsAway.fill(busCount);
  let tail = 0;
  const begin = (bus: number) => {
    if (busLive[bus] === 1 || busActive[bus] === 0 || stepsAway[bus] === 0) return;
    stepsAway[bus] = 0;
    queue[tail++] = bus;
  };
  for (let bus = 0; bus < busCount; bus++)
    if (busGeneratorStart[bus + 1] > busGeneratorStart[bus]) begin(bus);
  for (let f = 0; f < feederBusIx.length; f++) if (isCritical[f] === 1) begin(feederBusIx[f]);
  for (let head = 0; head < tail; head++) {
    const bus = queue[head];
    for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++) {
      const k = busBranchIx[p];
      const other = branchFromIx[k] + branchToIx[k] - bus;
      if (branchReady[k] === 0 || busLive[other] === 1 || stepsAway[other] < busCount) continue;
      stepsAway[other] = stepsAway[bus] + 1;
      queue[tail++] = other;
    }
  }
}
