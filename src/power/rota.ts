import { balanceIsland, setLimits, setPace } from './balance';
import { listByIsland } from './island-lists';
import { islandRoomMw, needOf } from './island-sums';
import { logEvent, type PowerRun } from './power-run';
import { flowsOfBus, setUnitFlows, takeLoad } from './restore-step';
import { solveFlows } from './run-flows';

/** The rota of one run: feeders that are not protected take turns at being off. */
export interface Rota {
  /** Takes in the state after a settle: a shortage starts the clock, its end stops it. */
  review(): void;
  /** When the next block begins; Infinity for never. */
  nextTimeS(): number;
  /** Changes turns if it is time. Returns whether anything was switched. */
  act(): boolean;
}

/** MW by which what comes on may exceed what goes off. */
const fitMw = 1e-9;

/**
 * While feeders that are not critical are off for want of supply in a live island, a block begins every `rotaBlockS`.
 * Then, among feeders of one tier, those that were off longest come on for those that were off least, whole, as far
 * as no branch is loaded above the reclosing threshold by it. Until the next block shedding and restoring keep to the
 * same order. Bus loads share by one factor and need no rota; rule *uniform* has none.
 */
export function createRota(run: PowerRun): Rota {
  const { feeders } = run.prepared;
  const { isAggregate, isCritical, tier, feederBusIx } = feeders;
  const { rotaBlockS } = run.settings;
  const shedRank = new Int32Array(feeders.shedOrder.length);
  feeders.shedOrder.forEach((f, place) => {
    shedRank[f] = place;
  });
  let dueS = Number.POSITIVE_INFINITY;

  /** A feeder in the rota that is live and needs something. */
  function takesPart(f: number): boolean {
    if (isAggregate[f] === 1 || isCritical[f] === 1 || run.feederLost[f] === 1) return false;
    return run.busLive[feederBusIx[f]] === 1 && needOf(run, f) > 0;
  }

  function isShort(): boolean {
    for (let f = 0; f < feederBusIx.length; f++) if (run.share[f] === 0 && takesPart(f)) return true;
    return false;
  }

  /** Among equals, what was off least is shed first and restored last. Bus loads keep their place. */
  function reorder(): void {
    const { shedOrder, offS } = run;
    const order = Array.from(feeders.shedOrder);
    for (let begin = 0; begin < order.length; ) {
      const first = order[begin];
      let end = begin + 1;
      while (end < order.length && isEqual(order[end], first)) end++;
      if (isCritical[first] === 0 && isAggregate[first] === 0) {
        const sorted = order.slice(begin, end).sort((a, b) => offS[a] - offS[b] || shedRank[a] - shedRank[b]);
        for (let p = begin; p < end; p++) order[p] = sorted[p - begin];
      }
      begin = end;
    }
    shedOrder.set(order);
    listByIsland(run);
  }

  function isEqual(f: number, other: number): boolean {
    return (
      isCritical[f] === isCritical[other] && tier[f] === tier[other] && isAggregate[f] === isAggregate[other]
    );
  }

  /** Turns of one island; returns whether any changed. */
  function rotate(islandIx: number): boolean {
    const { islandFeederStart, islandFeederIx, share, offS } = run;
    const members = Array.from(
      islandFeederIx.subarray(islandFeederStart[islandIx], islandFeederStart[islandIx + 1]),
    ).filter(takesPart);
    // in shedding order: least off first
    const on = members.filter((f) => share[f] === 1);
    const off = members.filter((f) => share[f] === 0).reverse();
    if (on.length === 0 || off.length === 0) return false;
    setLimits(run, islandIx, 'slow');
    solveFlows(run);
    run.trialFlowMw.set(run.state.branchFlowMw);
    setUnitFlows(run, islandIx, islandRoomMw(run, islandIx, true));
    const gone = new Set<number>();
    const turned: [number, boolean][] = [];
    let freeMw = 0;
    for (const f of off) {
      const needMw = needOf(run, f);
      const givers: number[] = [];
      let givenMw = freeMw;
      for (const g of on) {
        if (givenMw >= needMw - fitMw) break;
        if (gone.has(g) || !isEqual(g, f) || offS[g] >= offS[f]) continue;
        givers.push(g);
        givenMw += needOf(run, g);
      }
      if (givers.length === 0 || givenMw < needMw - fitMw) continue;
      const before = run.trialFlowMw.slice();
      for (const g of givers) addLoad(-needOf(run, g), flowsOfBus(run, feederBusIx[g]));
      if (!takeLoad(run, flowsOfBus(run, feederBusIx[f]), needMw)) {
        run.trialFlowMw.set(before);
        continue;
      }
      freeMw = givenMw - needMw;
      for (const g of givers) {
        gone.add(g);
        turned.push([g, false]);
      }
      turned.push([f, true]);
    }
    for (const [f, isOn] of turned) switchFeeder(f, isOn, islandIx);
    if (turned.length === 0) return false;
    balanceIsland(run, islandIx, 'slow', run.islandCauseIx[islandIx]);
    setPace(run, islandIx, run.timeS + run.settings.restoreStepS);
    run.injectionsChanged = true;
    return true;
  }

  function addLoad(loadMw: number, busFlow: Float64Array): void {
    const { trialFlowMw, unitFlow } = run;
    for (let k = 0; k < trialFlowMw.length; k++) trialFlowMw[k] += loadMw * (unitFlow[k] - busFlow[k]);
  }

  function switchFeeder(f: number, isOn: boolean, islandIx: number): void {
    run.share[f] = isOn ? 1 : 0;
    run.rotated[f] = isOn ? 0 : 1;
    const kind = isOn ? 'feederRotatedOn' : 'feederRotatedOff';
    const causeIx = run.islandCauseIx[islandIx];
    run.state.feederCauseIx[f] = logEvent(run, kind, 'feeder', feeders.feederIds[f], causeIx, needOf(run, f));
  }

  return {
    review() {
      if (!isShort()) dueS = Number.POSITIVE_INFINITY;
      else if (dueS === Number.POSITIVE_INFINITY) dueS = run.timeS + rotaBlockS;
    },
    nextTimeS: () => dueS,
    act() {
      if (run.timeS < dueS) return false;
      dueS = run.timeS + rotaBlockS;
      reorder();
      let turned = false;
      for (let i = 0; i < run.islands.count; i++) if (run.islandLive[i] === 1) turned = rotate(i) || turned;
      return turned;
    },
  };
}
