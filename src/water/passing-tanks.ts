import { pi } from '../numerics/math';
import { gravityMs2, noFlowM3s } from './constants';
import type { HydraulicState } from './hydraulic-engine';
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
  /** How long before it runs empty a tank with these flows begins to pass on, s; 0 for one that cannot. */
  leadS(tankIx: number): number;
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
/** Outlets take this share of what flows in, to these sides of it: never more than all of it. */
const wantedShare = 0.985;
const shareTolerance = 0.014;
const mostFits = 12;
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
  /** Coefficient of the throttle that last fitted, 0 for none. */
  const throttle = new Float64Array(tankNodeIx.length);
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

  /** Outlets take more than what comes, and something does come. */
  function canPass(takenM3s: number, comingM3s: number): boolean {
    const leastM3s = Math.max(leastComingM3s, leastComingShare * takenM3s);
    return comingM3s > leastM3s && takenM3s - comingM3s > noFlowM3s;
  }

  function wantsToPass(tankIx: number): boolean {
    if (links[tankIx].length < 2) return false;
    const { takenM3s, comingM3s } = flowsOf(tankIx);
    if (!canPass(takenM3s, comingM3s)) return false;
    const spareM3 = state.tankVolumeM3[tankIx] - structure.tankMinimumM3[tankIx];
    return spareM3 < (takenM3s - comingM3s) * (passing[tankIx] === 1 ? enoughWaterS : lastWaterS);
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

  function fit(solve: () => void): boolean {
    const chosen: number[] = [];
    for (let i = 0; i < passing.length; i++) {
      const wants = wantsToPass(i);
      passing[i] = wants ? 1 : 0;
      if (wants) chosen.push(i);
    }
    if (chosen.length === 0) return false;
    /** Loosest throttle that was too tight and tightest that was too loose. */
    const low = new Float64Array(chosen.length);
    const high = new Float64Array(chosen.length).fill(Number.POSITIVE_INFINITY);
    const now = Float64Array.from(chosen, (i) => throttle[i] || firstThrottle(i, flowsOf(i).comingM3s));
    for (const [c, i] of chosen.entries()) setThrottle(i, now[c]);
    for (let round = 0; round < mostFits; round++) {
      solve();
      let allFit = true;
      for (const [c, i] of chosen.entries()) {
        const { takenM3s, comingM3s } = flowsOf(i);
        const share = takenM3s / Math.max(comingM3s, noFlowM3s);
        if (Math.abs(share - wantedShare) <= shareTolerance) continue;
        allFit = false;
        if (share > wantedShare) low[c] = Math.max(low[c], now[c]);
        else high[c] = Math.min(high[c], now[c]);
        // the loss grows with the square of the flow; where something else holds the flow back, bounds close in
        const ratio = Math.min(30, Math.max(1 / 30, share / wantedShare));
        let next = now[c] * ratio * ratio;
        if (!(next > low[c])) next = low[c] * 1.5;
        if (!(next < high[c])) next = low[c] > 0 ? Math.sqrt(low[c] * high[c]) : high[c] / 4;
        now[c] = next;
        setThrottle(i, next);
      }
      if (allFit) break;
    }
    for (const [c, i] of chosen.entries()) throttle[i] = now[c];
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
      if (links[tankIx].length < 2) return 0;
      const { takenM3s, comingM3s } = flowsOf(tankIx);
      return canPass(takenM3s, comingM3s) ? leadOfStepS : 0;
    },
  };
}
