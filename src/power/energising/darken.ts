import { none } from '../../model/ids';
import type { PowerRun } from '../power-run';
import { wholeSecond } from '../whole-second';
import { mostDoublings, shortLifeS } from './constants';

/** A bus lost its voltage: the branches at it are opened, and it is known to be dark after a while. */
export function darkenBusState(run: PowerRun, bus: number): void {
  const { energising, structure, policies, timeS } = run;
  if (policies.balance === 'uniform') return;
  const { busLiveS, busFalls } = energising;
  busFalls[bus] = timeS - busLiveS[bus] < shortLifeS ? Math.min(mostDoublings, busFalls[bus] + 1) : 0;
  energising.busReadyS[bus] = wholeSecond(timeS + run.settings.assessS);
  energising.areaIx[bus] = none;
  energising.toldStuck[bus] = 0;
  energising.busPickupS[bus] = 0;
  energising.darkChanged = true;
  const { busBranchStart, busBranchIx } = structure;
  for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++)
    energising.branchOpen[busBranchIx[p]] = 1;
}

/** A branch can be closed again, by the event `causeIx`: it is open until it is switched. */
export function readyBranch(run: PowerRun, branchIx: number, causeIx: number): void {
  if (run.policies.balance === 'uniform') return;
  run.energising.branchOpen[branchIx] = 1;
  run.energising.branchReadyIx[branchIx] = Math.max(run.energising.branchReadyIx[branchIx], causeIx);
}

/** A bus is repaired: the branches at it can be closed. */
export function readyBus(run: PowerRun, bus: number, causeIx: number): void {
  const { busBranchStart, busBranchIx } = run.structure;
  const { busReadyS } = run.energising;
  busReadyS[bus] = Math.max(busReadyS[bus], run.timeS);
  for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++)
    readyBranch(run, busBranchIx[p], causeIx);
}

/**
 * Which branches join their ends: those in service between two dark buses, which make up one dark area, and closed ones
 * between two live buses. Under *uniform* all in service do.
 */
export function joinBranches(run: PowerRun): void {
  const { structure, busLive, branchActive, energising } = run;
  const { branchReady, branchOpen } = energising;
  const { branchFromIx, branchToIx } = structure;
  branchReady.set(branchActive);
  if (run.policies.balance === 'uniform') return;
  for (let k = 0; k < branchActive.length; k++) {
    if (branchActive[k] === 0) continue;
    const from = busLive[branchFromIx[k]];
    if (from !== busLive[branchToIx[k]] || (from === 1 && branchOpen[k] === 1)) branchActive[k] = 0;
  }
}

/** After switching, the islands that buses were in before are those that they have joined. */
export function noteSwitched(run: PowerRun): void {
  const { energising, oldIslandIx } = run;
  if (!energising.hasSwitched) return;
  energising.hasSwitched = false;
  for (let bus = 0; bus < oldIslandIx.length; bus++)
    oldIslandIx[bus] = Math.max(none, energising.islandOf[bus]);
}
