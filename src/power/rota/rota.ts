import { balanceIsland, floorOf, setLimits, setPace } from '../balance/balance';
import { isCold, willPickUpMore } from '../energising/waiting';
import { islandGapMw, islandRoomMw, islandServedMw, needOf } from '../islands/island-sums';
import { loseIsland } from '../islands/run-islands';
import { logEvent, type PowerRun, tinyMw } from '../power-run';
import { unitKinds } from '../unit-kind';
import { nextBlockS } from './block-clock';
import { listMembers, planBlock, spareMw, supplyForTurnsMw } from './block-plan';
import { type Forecast, lookAhead, type Outlook } from './look-ahead';
import { createTurnOrder, formParts, orderTurns } from './turn-order';

/** The rota of one run: feeders that are not protected take turns at being off, queue by queue. */
export interface Rota {
  /** Takes in the state after a settle; `rewired` tells that islands, branches or units in service changed. */
  review(rewired: boolean): void;
  /** When the next block begins; Infinity for never. */
  nextTimeS(): number;
  /** Begins a block if it is time. Returns whether anything was switched. */
  act(): boolean;
}

/** What the rota knows beside the run: the time of day at its start, and what is going to be needed and given. */
export interface RotaSetting {
  startOfDayS: number;
  forecast?: Forecast;
  /** Brings what the forecast tells of into force as a block begins. */
  bringUp?: (timeS: number) => void;
}

/** A rota ends when nobody has been short for this long, s. */
const quietS = 86400;

/**
 * From the first shortage on, what each live island is short of in the coming block is shared out as the block begins:
 * on come those that were off longest, off go those that were off least, by the order of `turn-order.ts`, and what is
 * off by plan stays so to the end of the block, unless supply comes back. Rule *uniform* has no rota.
 */
export function createRota(run: PowerRun, { startOfDayS, forecast, bringUp }: RotaSetting): Rota {
  const { feeders } = run.prepared;
  const { feederBusIx } = feeders;
  const { rotaBlockS } = run.settings;
  const turns = createTurnOrder(feeders);
  const { takesTurns } = turns;
  const keepOn = new Uint8Array(takesTurns.length);
  const wasOff = new Uint8Array(takesTurns.length);
  let dueS = Number.POSITIVE_INFINITY;
  let lastShortS = Number.NEGATIVE_INFINITY;
  let keepTiers = true;
  let hasParts = false;
  let blockS = 0;
  let supplyMw = 0;

  /** Notes who is off; returns whether a feeder that takes turns is off for want of supply in a live island. */
  function isShort(): boolean {
    let short = false;
    let changed = false;
    for (let f = 0; f < takesTurns.length; f++) {
      if (takesTurns[f] === 0) continue;
      const off = run.share[f] === 0 ? 1 : 0;
      if (off !== wasOff[f]) changed = true;
      wasOff[f] = off;
      if (off === 1 && run.busLive[feederBusIx[f]] === 1 && needOf(run, f) > 0) short = true;
    }
    // Who was off longest comes back first, and who was off least goes next, at any time.
    if (changed && dueS !== Number.POSITIVE_INFINITY) orderTurns(run, turns, keepTiers);
    return short;
  }

  /** MW that running units can give, weather left out where it is foreseen, and stores, whose limits move with their charge. */
  function availableMw(): number {
    const { running, unitKind } = run;
    const { weather, storage } = unitKinds;
    let sum = 0;
    for (let g = 0; g < running.length; g++) {
      if (running[g] === 0 || unitKind[g] === storage || (forecast && unitKind[g] === weather)) continue;
      sum += run.availableMw[g];
    }
    return sum;
  }

  /**
   * Supply came back that the block was not planned with: those that were off longest need not wait for its end. What
   * was foreseen brings nobody back early, since the block's worst moment counts and its reserve is kept.
   */
  function release(): void {
    const outlook = lookAhead(run, forecast, blockS, dueS);
    const aheadMw = outlook.needMw;
    for (let i = 0; i < run.islands.count; i++) {
      if (run.islandLive[i] === 0) continue;
      const members = listMembers(run, i, takesTurns);
      let leftMw = supplyForTurnsMw(run, i, outlook, takesTurns) - spareMw(run, i, aheadMw);
      for (const f of members) if (run.feederHeldS[f] < run.timeS) leftMw -= Math.max(0, aheadMw[f]);
      for (const f of members) {
        if (run.feederHeldS[f] < run.timeS || aheadMw[f] > leftMw + tinyMw) continue;
        run.feederHeldS[f] = -1;
        leftMw -= Math.max(0, aheadMw[f]);
      }
    }
  }

  /**
   * An island that is still being picked up has no turns yet: its dark buses got voltage less than a block ago, or
   * pick-ups still bring more.
   */
  function takesPart(islandIx: number): boolean {
    const { islandFeederStart, islandFeederIx, energising, timeS } = run;
    if (run.islandLive[islandIx] === 0) return false;
    if (willPickUpMore(run, islandIx)) return false;
    for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
      const f = islandFeederIx[p];
      if (isCold(run, f) && energising.busLiveS[feederBusIx[f]] > timeS - rotaBlockS) return false;
    }
    return true;
  }

  /** Chooses who is on in the coming block of one island. */
  function planIsland(islandIx: number, outlook: Outlook): void {
    const forTurnsMw = supplyForTurnsMw(run, islandIx, outlook, takesTurns);
    planBlock(run, islandIx, outlook.needMw, turns, forTurnsMw, keepOn);
    for (const f of listMembers(run, islandIx, takesTurns)) {
      const isHeld = keepOn[f] === 0;
      run.feederHeldS[f] = isHeld ? dueS : -1;
      run.rotated[f] = isHeld ? 1 : 0;
    }
  }

  /** Switches an island to its plan; returns whether anything was switched. */
  function beginBlock(islandIx: number): boolean {
    const members = listMembers(run, islandIx, takesTurns);
    const on = members.filter((f) => keepOn[f] === 1 && run.share[f] === 0);
    // Units that cannot go lower keep some on for the time being.
    const leastMw = islandLeastMw(run, islandIx);
    let servedMw = islandServedMw(run, islandIx) + on.reduce((sum, f) => sum + needOf(run, f), 0);
    let switched = false;
    for (const f of members.filter((it) => keepOn[it] === 0 && run.share[it] === 1).reverse()) {
      servedMw -= Math.max(0, needOf(run, f));
      if (servedMw < leastMw) break;
      switchFeeder(f, false, islandIx);
      switched = true;
    }
    setLimits(run, islandIx, 'slow');
    let roomMw = islandRoomMw(run, islandIx, true) - islandGapMw(run, islandIx);
    for (const f of on) {
      // What units cannot reach yet comes back by the usual steps.
      if (needOf(run, f) > roomMw + tinyMw) continue;
      roomMw -= Math.max(0, needOf(run, f));
      switchFeeder(f, true, islandIx);
      switched = true;
    }
    if (!switched) return false;
    const causeIx = run.islandCauseIx[islandIx];
    if (!balanceIsland(run, islandIx, 'slow', causeIx)) loseIsland(run, islandIx, causeIx);
    setPace(run, islandIx, run.timeS + run.settings.restoreStepS);
    run.injectionsChanged = true;
    return true;
  }

  function switchFeeder(f: number, isOn: boolean, islandIx: number): void {
    run.share[f] = isOn ? 1 : 0;
    const kind = isOn ? 'feederRotatedOn' : 'feederRotatedOff';
    const causeIx = run.islandCauseIx[islandIx];
    run.state.feederCauseIx[f] = logEvent(run, kind, 'feeder', feeders.feederIds[f], causeIx, needOf(run, f));
  }

  return {
    review(rewired) {
      if (isShort()) {
        lastShortS = run.timeS;
        if (dueS === Number.POSITIVE_INFINITY) dueS = nextBlockS(run.timeS, startOfDayS, rotaBlockS);
      }
      if (dueS === Number.POSITIVE_INFINITY) return;
      const nowMw = availableMw();
      if (run.timeS < dueS && (rewired || nowMw > supplyMw + tinyMw)) release();
      supplyMw = nowMw;
    },
    nextTimeS: () => dueS,
    act() {
      if (run.timeS < dueS) return false;
      const isOver = run.timeS - lastShortS > quietS;
      keepTiers = isOver;
      run.feederHeldS.fill(-1);
      dueS = isOver ? Number.POSITIVE_INFINITY : nextBlockS(run.timeS, startOfDayS, rotaBlockS);
      if (!hasParts) formParts(run, turns);
      hasParts = true;
      orderTurns(run, turns, keepTiers);
      if (isOver) return false;
      blockS = run.timeS;
      const outlook = lookAhead(run, forecast, blockS, dueS);
      const turning: number[] = [];
      for (let i = 0; i < run.islands.count; i++) if (takesPart(i)) turning.push(i);
      for (const i of turning) planIsland(i, outlook);
      bringUp?.(run.timeS);
      let switched = false;
      for (const i of turning) switched = beginBlock(i) || switched;
      isShort();
      return switched;
    },
  };
}

/** MW below which the running units of an island cannot go. */
function islandLeastMw(run: PowerRun, islandIx: number): number {
  const { islandGeneratorStart, islandGeneratorIx, running } = run;
  let sum = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1) sum += floorOf(run, g);
  }
  return sum;
}
