import { type PowerRun, tinyMw } from '../power-run';
import { makeWay, waitingCrankMw } from './cranking';
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

/** MW of the island's room that is kept for what brings units back: those that wait for cranking, and dark buses that wait beside it. */
export function keptRoomMw(run: PowerRun, islandIx: number): number {
  let sum = waitingCrankMw(run, islandIx);
  for (const [bus, via] of run.energising.waitingViaIx)
    if (isWaitingFor(run, bus, via, islandIx)) sum += shuntDrawMw(run, bus);
  return sum;
}

/** Load of the island that is not critical makes way for the first bus that waits beside it. */
export function makeWayForShunts(run: PowerRun, islandIx: number): void {
  const { waitingViaIx, branchReadyIx } = run.energising;
  for (const [bus, via] of waitingViaIx) {
    if (!isWaitingFor(run, bus, via, islandIx)) continue;
    const shortMw = shuntDrawMw(run, bus) - roomToRiseMw(run, islandIx);
    if (shortMw > tinyMw) makeWay(run, islandIx, shortMw, branchReadyIx[via]);
    return;
  }
}

function isWaitingFor(run: PowerRun, bus: number, via: number, islandIx: number): boolean {
  const { branchFromIx, branchToIx } = run.structure;
  const { branchReady, branchOpen } = run.energising;
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
