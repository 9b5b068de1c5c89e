import { type PlainBranch, solveFlowsMw } from './skyline-flow';

/**
 * A second, naive telling of DCSIMSEP's rules, written from the `model_notes` of its reference runs and sharing no code with
 * the engine: everything is searched anew at every step, nothing is kept but outputs, loads and relay states. Where the notes
 * are silent it follows the tool (`rebalance.m`): units that stand at 0 are not tripped, those that ramped down ramp up again
 * from there, loads that feed in are reduced like the others, and an island that they outweigh stops.
 */
export interface PlainGrid {
  baseMva: number;
  loadMw: number[];
  branches: PlainBranch[];
  units: { bus: number; outputMw: number; minMw: number; maxMw: number; inService: boolean }[];
}

export interface RelayRun {
  /** In order of time, those that trip together by place. Times count from the loss. */
  trips: { branch: number; timeS: number }[];
  servedMw: number;
  loadMw: number[];
  outputMw: number[];
  flowMw: number[];
  endS: number;
  islandCount: number;
}

const relayTimeS = 15;
const longestStepS = 60;
const rampPerMinute = 0.05;
const leastRampMw = 1;
/** The runs of the tool show 5 % of Pmax + 1e-4 MW; the notes leave this out. */
const rampMarginMw = 1e-4;
const balancedMw = 1e-9;
/** Outputs nearer than this are equal: the first in the table is then the smallest. */
const equalMw = 1e-6;
/** A relay this near to its threshold, as a share of it, is due too. */
const tie = 1e-8;

export function runRelays(grid: PlainGrid, lost: readonly number[], endS: number): RelayRun {
  const { branches, units, baseMva } = grid;
  const busCount = grid.loadMw.length;
  const on = branches.map((it) => it.inService);
  const loadMw = [...grid.loadMw];
  const outputMw = units.map((it) => (it.inService ? it.outputMw : 0));
  const running = units.map((it) => it.inService);
  const state = branches.map(() => 0);
  const trips: RelayRun['trips'] = [];

  const solve = () => {
    const injection = loadMw.map((it) => -it);
    units.forEach((it, ix) => {
      injection[it.bus] += outputMw[ix];
    });
    return solveFlowsMw(busCount, branches, on, baseMva, injection);
  };
  const balance = () => {
    for (const island of islandsOf(busCount, branches, on)) {
      balanceByRules(island, grid, loadMw, outputMw, running);
    }
  };

  balance();
  for (const ix of lost) on[ix] = false;
  balance();
  let flow = solve();
  let timeS = 0;
  while (timeS < endS) {
    const excess = branches.map((it, ix) =>
      on[ix] && it.ratingMw > 0 ? Math.abs(flow[ix]) - it.ratingMw : Number.NEGATIVE_INFINITY,
    );
    if (!excess.some((it) => it > balancedMw)) break;
    let stepS = Math.min(longestStepS, endS - timeS);
    branches.forEach((it, ix) => {
      if (excess[ix] <= 0) return;
      stepS = Math.min(stepS, Math.max(0, (0.5 * relayTimeS * it.ratingMw - state[ix]) / excess[ix]));
    });
    timeS += stepS;
    const due: number[] = [];
    branches.forEach((it, ix) => {
      if (!on[ix] || it.ratingMw <= 0) return;
      state[ix] = Math.max(0, state[ix] + excess[ix] * stepS);
      if (state[ix] >= 0.5 * relayTimeS * it.ratingMw * (1 - tie)) due.push(ix);
    });
    if (due.length === 0) continue;
    for (const ix of due) {
      on[ix] = false;
      trips.push({ branch: ix, timeS });
    }
    balance();
    flow = solve();
  }
  balance();
  return {
    trips,
    servedMw: loadMw.reduce((sum, it) => sum + it, 0),
    loadMw,
    outputMw,
    flowMw: solve(),
    endS: timeS,
    islandCount: islandsOf(busCount, branches, on).length,
  };
}

/** Brings every island of the intact grid into balance at once: within Pmin and Pmax, then by the same rules without ramp limits. */
export function balanceIntact(grid: PlainGrid): void {
  const { units } = grid;
  for (const it of units) it.outputMw = Math.min(it.maxMw, Math.max(it.minMw, it.outputMw));
  const outputMw = units.map((it) => (it.inService ? it.outputMw : 0));
  const running = units.map((it) => it.inService);
  const on = grid.branches.map((it) => it.inService);
  for (const island of islandsOf(grid.loadMw.length, grid.branches, on)) {
    const own = units.map((_, ix) => ix).filter((ix) => running[ix] && island.includes(units[ix].bus));
    const limit = (pick: 'minMw' | 'maxMw') => units.map((it) => it[pick]);
    const rate = units.map((it) => Math.max(1, it.maxMw));
    const wantedMw = island.reduce((sum, bus) => sum + grid.loadMw[bus], 0);
    ramp(wantedMw, own, outputMw, rate, limit('maxMw'), limit('minMw'));
    balanceByRules(island, grid, grid.loadMw, outputMw, running);
  }
  units.forEach((it, ix) => {
    it.outputMw = outputMw[ix];
    it.inService = running[ix];
  });
}

/**
 * Ramps together, each at its own rate, for at most a minute from where it was; then trips the smallest while there is too
 * much, lets the others ramp back, and takes the rest off all loads by one factor.
 */
function balanceByRules(
  island: number[],
  grid: PlainGrid,
  loadMw: number[],
  outputMw: number[],
  running: boolean[],
): void {
  const inside = new Set(island);
  let own = grid.units.map((_, ix) => ix).filter((ix) => running[ix] && inside.has(grid.units[ix].bus));
  const wantedMw = island.reduce((sum, bus) => sum + loadMw[bus], 0);
  const givenMw = () => own.reduce((sum, ix) => sum + outputMw[ix], 0);
  const clear = () => {
    for (const bus of island) loadMw[bus] = 0;
    own.forEach(stop);
  };
  const stop = (ix: number) => {
    outputMw[ix] = 0;
    running[ix] = false;
  };
  if (own.length === 0) {
    clear();
    return;
  }
  if (Math.abs(givenMw() - wantedMw) <= balancedMw) return;
  if (wantedMw <= 0) {
    clear();
    return;
  }
  const rate = grid.units.map((it) => Math.max(leastRampMw, rampPerMinute * (it.maxMw + rampMarginMw)));
  const up = grid.units.map((it, ix) => Math.min(outputMw[ix] + rate[ix], Math.max(outputMw[ix], it.maxMw)));
  const down = grid.units.map((it, ix) =>
    Math.max(outputMw[ix] - rate[ix], Math.min(outputMw[ix], it.minMw)),
  );

  ramp(wantedMw, own, outputMw, rate, up, down);
  while (givenMw() - wantedMw > equalMw) {
    const turning = own.filter((ix) => outputMw[ix] > 0);
    if (turning.length === 0) {
      clear();
      return;
    }
    const leastMw = Math.min(...turning.map((ix) => outputMw[ix]));
    const smallest = turning.find((ix) => outputMw[ix] <= leastMw + equalMw)!;
    stop(smallest);
    own = own.filter((ix) => ix !== smallest);
  }
  ramp(wantedMw, own, outputMw, rate, up, down);
  const factor = givenMw() / wantedMw;
  if (factor < 1) for (const bus of island) loadMw[bus] *= factor;
}

/** Bisects the minutes (negative: down) for which all move from where they are, each stopping at its own limit. */
function ramp(
  wantedMw: number,
  own: number[],
  outputMw: number[],
  rate: number[],
  up: number[],
  down: number[],
): void {
  const from = [...outputMw];
  const at = (ix: number, minutes: number) =>
    Math.min(up[ix], Math.max(down[ix], from[ix] + minutes * rate[ix]));
  const sumAt = (minutes: number) => own.reduce((sum, ix) => sum + at(ix, minutes), 0);
  let low = -2;
  let high = 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) < wantedMw) low = middle;
    else high = middle;
  }
  for (const ix of own) outputMw[ix] = at(ix, high);
}

function islandsOf(busCount: number, branches: readonly PlainBranch[], on: readonly boolean[]): number[][] {
  const near: number[][] = Array.from({ length: busCount }, () => []);
  branches.forEach((it, ix) => {
    if (!on[ix]) return;
    near[it.from].push(it.to);
    near[it.to].push(it.from);
  });
  const seen = new Array<boolean>(busCount).fill(false);
  const islands: number[][] = [];
  for (let start = 0; start < busCount; start++) {
    if (seen[start]) continue;
    const island = [start];
    seen[start] = true;
    for (const bus of island) {
      for (const next of near[bus]) {
        if (seen[next]) continue;
        seen[next] = true;
        island.push(next);
      }
    }
    islands.push(island);
  }
  return islands;
}
