import { none } from '../../model/ids';
import { type PowerRun, tinyMw } from '../power-run';
import { makeWay } from './cranking';
import { roomToRiseMw } from './waiting';

/** What the shunts of a bus draw once it has voltage, MW. */
export function shuntDrawMw(run: PowerRun, bus: number): number {
  return Math.max(0, run.model.shuntMw[bus]);
}

/** Notes that a dark bus waits until units can carry its shunts, as long as its dark area has a unit that brings more than these draw. */
export function noteWaiting(run: PowerRun, bus: number, via: number): void {
  if (leadsToUnit(run, bus)) run.energising.waitingViaIx.set(bus, via);
  else run.energising.waitingViaIx.delete(bus);
}

/** MW of the island's room that is kept for dark buses that wait beside it. */
export function waitingShuntMw(run: PowerRun, islandIx: number): number {
  const { waitingViaIx } = run.energising;
  if (waitingViaIx.size === 0) return 0;
  let sum = 0;
  for (const bus of waitingViaIx.keys()) if (isWaitingFor(run, bus, islandIx)) sum += shuntDrawMw(run, bus);
  return sum;
}

/** Load of the island that is not critical makes way for the first bus that waits beside it. */
export function makeWayForShunts(run: PowerRun, islandIx: number): void {
  const { waitingViaIx, branchReadyIx } = run.energising;
  if (waitingViaIx.size === 0) return;
  for (const [bus, via] of waitingViaIx) {
    if (!isWaitingFor(run, bus, islandIx)) continue;
    const shortMw = shuntDrawMw(run, bus) - roomToRiseMw(run, islandIx);
    if (shortMw > tinyMw) makeWay(run, islandIx, shortMw, branchReadyIx[via]);
    return;
  }
}

function isWaitingFor(run: PowerRun, bus: number, islandIx: number): boolean {
  const { branchFromIx, branchToIx } = run.structure;
  const { waitingViaIx, branchReady, branchOpen } = run.energising;
  const via = waitingViaIx.get(bus) ?? none;
  const near = branchFromIx[via] + branchToIx[via] - bus;
  if (run.busLive[bus] === 1 || branchReady[via] === 0 || branchOpen[via] === 0) return false;
  return run.busLive[near] === 1 && run.islands.busIslandIx[near] === islandIx;
}

function leadsToUnit(run: PowerRun, bus: number): boolean {
  const area = run.islands.busIslandIx[bus];
  for (let p = run.islandGeneratorStart[area]; p < run.islandGeneratorStart[area + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.generatorLost[g] === 0 && run.availableMw[g] > shuntDrawMw(run, bus)) return true;
  }
  return false;
}
