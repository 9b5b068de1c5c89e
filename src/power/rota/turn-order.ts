import { none } from '../../model/ids';
import { compareQueues, type FeederTable } from '../feeder-table';
import { listByIsland } from '../islands/island-lists';
import type { PowerRun } from '../power-run';
import { compareIds } from '../rank-ids';

/** Who takes turns, and in which order a first round goes. */
export interface TurnOrder {
  /** 1 for a feeder that can be switched off by the rota: neither critical nor a bus load. */
  takesTurns: Uint8Array;
  /** Place in the round by feeder: queue by queue, what has none last; within a queue the least important first. */
  place: Int32Array;
  /** Feeders of a queue that are kept together carry the same number; each its own before `formParts`. */
  part: Int32Array;
}

export function createTurnOrder(feeders: FeederTable): TurnOrder {
  const { feederIds, isCritical, isAggregate } = feeders;
  const turns: TurnOrder = {
    takesTurns: isCritical.map((critical, f) => (critical === 1 || isAggregate[f] === 1 ? 0 : 1)),
    place: new Int32Array(feederIds.length),
    part: Int32Array.from(feederIds.keys()),
  };
  placeInRound(turns, feeders, undefined);
  return turns;
}

/**
 * Cuts each queue of each island into parts of at most `rotaSpareShare` of the island's load. Those of a part have been off
 * for the same time so far, so that they can be told the same hours from now on.
 */
export function formParts(run: PowerRun, turns: TurnOrder): void {
  const { feeders } = run.prepared;
  const { queue, baseMw, feederBusIx } = feeders;
  const { takesTurns, part } = turns;
  const { busIslandIx, count } = run.islands;
  const off = offSeconds(run);
  const mostMw = new Float64Array(count);
  baseMw.forEach((mw, f) => {
    const i = busIslandIx[feederBusIx[f]];
    if (i !== none) mostMw[i] += run.settings.rotaSpareShare * Math.max(0, mw);
  });
  const last = new Int32Array(count).fill(none);
  const sumMw = new Float64Array(count);
  for (const f of placeInRound(turns, feeders, off)) {
    const i = busIslandIx[feederBusIx[f]];
    if (takesTurns[f] === 0 || i === none) continue;
    const before = last[i];
    const isSame =
      before !== none && queue[f] !== none && queue[f] === queue[before] && off[f] === off[before];
    const goesWith = isSame && sumMw[i] + baseMw[f] <= mostMw[i];
    sumMw[i] = goesWith ? sumMw[i] + baseMw[f] : baseMw[f];
    // A part is named by its first feeder.
    part[f] = goesWith ? part[before] : f;
    last[i] = f;
  }
}

/** Sets each feeder's place; within a queue by seconds off first where they are given. */
function placeInRound(turns: TurnOrder, feeders: FeederTable, off: Float64Array | undefined): Int32Array {
  const { feederIds, queue, tier } = feeders;
  const order = Int32Array.from(feederIds.keys()).sort(
    (a, b) =>
      compareQueues(queue[a], queue[b]) ||
      (off ? off[a] - off[b] : 0) ||
      tier[b] - tier[a] ||
      compareIds(feederIds[a], feederIds[b]),
  );
  order.forEach((f, p) => {
    turns.place[f] = p;
  });
  return order;
}

/** Whole seconds that each feeder has been off: sums of the same hours may differ in their last digits. */
export function offSeconds(run: PowerRun): Float64Array {
  return run.offS.map((it) => Math.round(it));
}

/**
 * Puts the feeders that take turns into the order of the rota: off least first, ties by the round. They are shed in
 * that order and come back in the reverse one. With `keepTiers` they stay within the places of their tier.
 */
export function orderTurns(run: PowerRun, { takesTurns, place }: TurnOrder, keepTiers: boolean): void {
  const { shedOrder, prepared } = run;
  const { tier, shedOrder: given } = prepared.feeders;
  const slots: number[] = [];
  const members: number[] = [];
  given.forEach((f, p) => {
    shedOrder[p] = f;
    if (takesTurns[f] === 0) return;
    slots.push(p);
    members.push(f);
  });
  const off = offSeconds(run);
  members.sort((a, b) => (keepTiers ? tier[b] - tier[a] : 0) || off[a] - off[b] || place[a] - place[b]);
  members.forEach((f, i) => {
    shedOrder[slots[i]] = f;
  });
  listByIsland(run);
}
