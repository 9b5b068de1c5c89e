import { pi } from '../numerics/math';
import { coupledStepS, emptyLevelM, gravityMs2, noFlowM3s } from './constants';
import type { HydraulicState } from './hydraulic-engine';
import { closureReasons } from './link-closures';
import type { NetworkStructure } from './network-structure';
import { linkProperties, type SolverNetwork } from './solver';
import type { TankLinks } from './tank-links';

/**
 * A tank that is all but empty passes on what still flows in: its outlets are throttled until they take no more than that, and
 * pressure-driven demand settles on it. EPANET instead shuts the outlets until the next step and then lets a step's worth out at
 * once, so that a tank fed from above turns its whole town off and on, every few seconds where steps are cut.
 */
export interface PassingTanks {
  /** 1 for each tank that passes on what flows in. */
  readonly passing: Uint8Array;
  /** How long before it runs empty a tank with these flows begins to pass on, s; 0 for one that cannot, or does so already. */
  leadS(tankIx: number): number;
  /**
   * How long until the outlets of an empty tank that is filling can open again, s; Infinity where that is not waited for. EPANET keeps
   * them shut to the end of the step.
   */
  opensS(tankIx: number, inflowM3s: number): number;
  /**
   * After a solution: finds the tanks that must pass on, and throttles their outlets, solving again by `solve` (which also
   * reads). True when it has. The throttles stay until `release`, for other solutions of the same time.
   */
  fit(solve: () => void): boolean;
  /** After the last solution of a time: gives the outlets their own losses again. */
  release(): void;
}

/** Passing begins when a tank holds less than this much of its net outflow, and ends when it holds more than the longer time, s. */
const lastWaterS = 60;
/** Steps end a little before that. */
const leadOfStepS = 50;
const enoughWaterS = 900;
/**
 * The step after which outlets of an empty tank open again where what comes fills it above EPANET's tolerance by then, s; not twice within
 * the longest step, so that a tank for which no throttle fits is not turned on and off more often.
 */
const openingS = 60;
/**
 * Outlets of an empty tank take this share of what flows in, to these sides of it: never more than all of it. What so stays back they
 * are given later, so that in the long run they take all.
 */
const wantedShare = 0.985;
const shareTolerance = 0.014;
/** This share of what is held over the lowest level is given within the longest step, to these sides of it: never more than all. */
const givenShare = 0.8;
const givenTolerance = 0.2;
const mostFits = 12;
const boundsApart = 1.02;
/** Less than this, m3/s, or than this share of what outlets would take, is nothing to pass on but the solver's traces. */
const leastComingM3s = 1e-5;
const leastComingShare = 1e-3;
/** Head that the first throttle takes, m. */
const firstHeadM = 10;

export function createPassingTanks(
  network: SolverNetwork,
  structure: NetworkStructure,
  reasons: Uint8Array,
  state: HydraulicState,
  tankLinks: TankLinks,
): PassingTanks {
  const { tankNodeIx } = structure.index;
  const { links, isPipe, outflowM3s } = tankLinks;
  const passing = new Uint8Array(tankNodeIx.length);
  /** EPANET shuts outlets of a tank within its head tolerance of the lowest level; twice that is kept. */
  const reserveM3 = Float64Array.from(tankNodeIx, (_, i) => {
    const rangeM = structure.tankMaximumLevelM[i] - structure.tankMinimumLevelM[i];
    const rangeM3 = structure.tankMaximumM3[i] - structure.tankMinimumM3[i];
    return rangeM > 0 ? (2 * emptyLevelM * rangeM3) / rangeM : 0;
  });
  /** When a step was last ended early to open a tank's outlets, s. */
  const openedS = new Float64Array(tankNodeIx.length).fill(Number.NEGATIVE_INFINITY);
  /** Coefficient of the last throttle, 0 for none yet. */
  const throttle = new Float64Array(tankNodeIx.length);
  /** Loosest throttle that was too tight and tightest that was too loose, at this time. */
  const high = new Float64Array(tankNodeIx.length);
  const low = new Float64Array(tankNodeIx.length);
  /** Throttled pipes: the tank they are outlets of, and their own coefficient. */
  const throttled = new Map<number, { tankIx: number; own: number }>();

  /** What pipes take, and what is left for them of the inflow when pumps and valves have theirs. */
  function flowsOf(tankIx: number): { takenM3s: number; comingM3s: number } {
    let takenM3s = 0;
    let comingM3s = 0;
    for (const k of links[tankIx]) {
      const q = outflowM3s(tankIx, k);
      if (q > 0 && isPipe(k)) takenM3s += q;
      else comingM3s -= q;
    }
    return { takenM3s, comingM3s };
  }

  /** What a tank holds over its lowest level and that reserve. */
  const spareM3 = (tankIx: number) =>
    state.tankVolumeM3[tankIx] - structure.tankMinimumM3[tankIx] - reserveM3[tankIx];

  /** Outlets take more than what comes, and something does come. */
  function canPass(takenM3s: number, comingM3s: number): boolean {
    const leastM3s = Math.max(leastComingM3s, leastComingShare * takenM3s);
    return comingM3s > leastM3s && takenM3s - comingM3s > noFlowM3s;
  }

  function wantsToPass(tankIx: number): boolean {
    if (links[tankIx].length < 2) return false;
    const { takenM3s, comingM3s } = flowsOf(tankIx);
    if (!canPass(takenM3s, comingM3s)) return false;
    return spareM3(tankIx) < (takenM3s - comingM3s) * (passing[tankIx] === 1 ? enoughWaterS : lastWaterS);
  }

  /** Closed because its tank is empty, if at all. */
  const isHeldBySelf = (k: number) => reasons[k] === 0 || reasons[k] === closureReasons.tankEmpty;

  /** What is held over the lowest level, as a share of what flows in within the longest step. */
  function heldShare(tankIx: number, comingM3s: number): number {
    return Math.max(0, spareM3(tankIx)) / (coupledStepS * Math.max(comingM3s, noFlowM3s));
  }

  function setThrottle(tankIx: number, coefficient: number): void {
    for (const k of links[tankIx]) {
      const known = throttled.get(k);
      // a pipe between two tanks is an outlet of one of them
      if (known ? known.tankIx !== tankIx : !isPipe(k) || reasons[k] !== 0 || outflowM3s(tankIx, k) <= 0)
        continue;
      const own = known?.own ?? network.linkValue(linkProperties.minorLoss, k);
      if (!known) throttled.set(k, { tankIx, own });
      network.setLinkValue(linkProperties.minorLoss, k, own + coefficient);
    }
  }

  function firstThrottle(tankIx: number, comingM3s: number): number {
    let areaM2 = 0;
    for (const k of links[tankIx]) {
      if (!isPipe(k) || outflowM3s(tankIx, k) <= 0) continue;
      const diameterM = network.linkValue(linkProperties.diameter, k) * structure.units.diameterToM;
      areaM2 += (pi / 4) * diameterM * diameterM;
    }
    const speed = comingM3s / Math.max(areaM2, 1e-6);
    return (2 * gravityMs2 * firstHeadM) / (speed * speed);
  }

  function begin(tankIx: number): void {
    // what was found of one tank does not hold any more once another is throttled
    low.fill(0);
    high.fill(Number.POSITIVE_INFINITY);
    if (throttle[tankIx] === 0) throttle[tankIx] = firstThrottle(tankIx, flowsOf(tankIx).comingM3s);
    setThrottle(tankIx, throttle[tankIx]);
  }

  /** Sets a better throttle where the tank's outlets do not take what they shall; true where they do. */
  function improve(tankIx: number): boolean {
    const { takenM3s, comingM3s } = flowsOf(tankIx);
    const held = heldShare(tankIx, comingM3s);
    const wanted = wantedShare + givenShare * held;
    const share = takenM3s / Math.max(comingM3s, noFlowM3s);
    if (Math.abs(share - wanted) <= shareTolerance + givenTolerance * held) return true;
    const now = throttle[tankIx];
    if (share > wanted) low[tankIx] = Math.max(low[tankIx], now);
    else high[tankIx] = Math.min(high[tankIx], now);
    // bounds that meet were found while the throttle of another tank was another
    if (high[tankIx] < low[tankIx] * boundsApart) {
      low[tankIx] = 0;
      high[tankIx] = Number.POSITIVE_INFINITY;
    }
    // the loss grows with the square of the flow; where something else holds the flow back, bounds close in
    const ratio = Math.min(30, Math.max(1 / 30, share / wanted));
    let next = now * ratio * ratio;
    if (!(next > low[tankIx])) next = low[tankIx] * 1.5;
    if (!(next < high[tankIx]))
      next = low[tankIx] > 0 ? Math.sqrt(low[tankIx] * high[tankIx]) : high[tankIx] / 4;
    throttle[tankIx] = next;
    setThrottle(tankIx, next);
    return false;
  }

  /** Throttles tanks that now want to pass on, too; false where there is none. */
  function beginMore(): boolean {
    let any = false;
    for (let i = 0; i < passing.length; i++) {
      if (passing[i] === 1 || !wantsToPass(i)) continue;
      passing[i] = 1;
      begin(i);
      any = true;
    }
    return any;
  }

  function fit(solve: () => void): boolean {
    let count = 0;
    for (let i = 0; i < passing.length; i++) {
      passing[i] = wantsToPass(i) ? 1 : 0;
      count += passing[i];
    }
    if (count === 0) return false;
    for (let i = 0; i < passing.length; i++) if (passing[i] === 1) begin(i);
    for (let round = 0; round < mostFits; round++) {
      solve();
      // where one tank gives less, another is drawn on; what others take now says nothing yet
      if (beginMore()) continue;
      let allFit = true;
      for (let i = 0; i < passing.length; i++) if (passing[i] === 1) allFit = improve(i) && allFit;
      if (allFit) break;
    }
    return true;
  }

  return {
    passing,
    fit,
    release() {
      for (const [k, { own }] of throttled) network.setLinkValue(linkProperties.minorLoss, k, own);
      throttled.clear();
    },
    leadS(tankIx) {
      if (links[tankIx].length < 2 || passing[tankIx] === 1) return 0;
      const { takenM3s, comingM3s } = flowsOf(tankIx);
      return canPass(takenM3s, comingM3s) ? leadOfStepS + reserveM3[tankIx] / (takenM3s - comingM3s) : 0;
    },
    opensS(tankIx, inflowM3s) {
      const hasOpened = state.timeS > openedS[tankIx] && state.timeS < openedS[tankIx] + coupledStepS;
      const waits =
        !hasOpened &&
        inflowM3s > leastComingM3s &&
        spareM3(tankIx) < -0.5 * reserveM3[tankIx] &&
        inflowM3s * openingS > -spareM3(tankIx) &&
        links[tankIx].some((k) => isPipe(k) && state.linkOpen[k] === 0 && isHeldBySelf(k));
      if (!waits) return Number.POSITIVE_INFINITY;
      openedS[tankIx] = state.timeS;
      return openingS;
    },
  };
}
