import { compareQueues, type FeederTable } from '../feeder-table';
import { listByIsland } from '../island-lists';
import type { PowerRun } from '../power-run';
import { compareIds } from '../rank-ids';

/** Who takes turns, and in which order a first round goes. */
export interface TurnOrder {
  /** 1 for a feeder that can be switched off by the rota: neither critical nor a bus load. */
  takesTurns: Uint8Array;
  /** Place in the round by feeder: queue by queue, what has none last; within a queue the least important first. */
  place: Int32Array;
}

export function createTurnOrder(feeders: FeederTable): TurnOrder {
  const { feederIds, isCritical, isAggregate, queue, tier } = feeders;
  const takesTurns = isCritical.map((critical, f) => (critical === 1 || isAggregate[f] === 1 ? 0 : 1));
  const place = new Int32Array(feederIds.length);
  Int32Array.from(feederIds.keys())
    .sort(
      (a, b) =>
        compareQueues(queue[a], queue[b]) || tier[b] - tier[a] || compareIds(feederIds[a], feederIds[b]),
    )
    .forEach((f, p) => {
      place[f] = p;
    });
  return { takesTurns, place };
}

/**
 * Puts the feeders that take turns into the order of the rota: off least first, ties by the round. They are shed in
 * that order and come back in the reverse one. With `keepTiers` they stay within the places of their tier.
 */
export function orderTurns(run: PowerRun, { takesTurns, place }: TurnOrder, keepTiers: boolean): void {
  const { shedOrder, offS, prepared } = run;
  const { tier, shedOrder: given } = prepared.feeders;
  const slots: number[] = [];
  const members: number[] = [];
  given.forEach((f, p) => {
    shedOrder[p] = f;
    if (takesTurns[f] === 0) return;
    slots.push(p);
    members.push(f);
  });
  // Sums of the same hours may differ in their last digits.
  const off = offS.map((it) => Math.round(it));
  members.sort((a, b) => (keepTiers ? tier[b] - tier[a] : 0) || off[a] - off[b] || place[a] - place[b]);
  members.forEach((f, i) => {
    shedOrder[slots[i]] = f;
  });
  listByIsland(run);
}
