import { rawLinkState } from './constants';
import { linkProperties, linkTypes, type SolverNetwork, solverOptions, solverStatistics } from './solver';

/** Other ways to a balanced solution, tried where EPANET's own way ends without one. */
export interface BalanceRetries {
  /** True where the last solution is not balanced within the trials allowed, or there is none (`code` from 100). */
  isUnbalanced(code: number): boolean;
  /** Where the solution of a time is balanced without a retry. */
  noteBalanced(): void;
  /** Solves the present time again in other ways until one balances; the code of the last. */
  retry(code: number): number;
  /** Whether the last `retry` ended balanced. */
  readonly balanced: boolean;
  /** After the solution is read: gives valves that a retry fixed open their settings again. */
  release(): void;
}

/** More trials than a file allows: once with flow changes damped from early on, once with every link checked at every trial. */
const ways = [
  { trials: 400, damping: 0.01 },
  { trials: 400, damping: 0.1, checkEvery: 1, checkUpTo: 400 },
];
/** After so many times in a row in which nothing helped, no more is tried until EPANET balances by itself. */
const givesUpAfter = 3;
/** Valves whose setting can leave EPANET's equations without a solution where no water moves (its error 110); the likeliest first. */
const settingValves = [[linkTypes.pbv], [linkTypes.prv, linkTypes.psv, linkTypes.fcv]];
const noSolution = 110;

/** `reasons`: links held closed for other reasons, which stay so. */
export function createBalanceRetries(
  network: SolverNetwork,
  linkType: Uint8Array,
  reasons: Uint8Array,
): BalanceRetries {
  const changed = [
    solverOptions.trials,
    solverOptions.checkFrequency,
    solverOptions.mostChecks,
    solverOptions.damping,
  ];
  const fixedOpen = new Map<number, number>();
  let failures = 0;
  let balanced = false;
  const trialsOver = () =>
    network.statistic(solverStatistics.iterations) > network.option(solverOptions.trials);

  function solveInWays(code: number): number {
    let last = code;
    for (const { trials, damping, checkEvery, checkUpTo } of ways) {
      network.setOption(solverOptions.trials, Math.max(trials, network.option(solverOptions.trials)));
      network.setOption(solverOptions.damping, damping);
      if (checkEvery !== undefined) network.setOption(solverOptions.checkFrequency, checkEvery);
      if (checkUpTo !== undefined) network.setOption(solverOptions.mostChecks, checkUpTo);
      last = network.solve();
      balanced = last < 100 && !trialsOver();
      if (balanced) break;
    }
    return last;
  }

  /** Fixes valves of these kinds that have a setting open; false when there is none. */
  function fixOpen(types: readonly number[]): boolean {
    let any = false;
    for (let k = 0; k < linkType.length; k++) {
      if (!types.includes(linkType[k]) || reasons[k] !== 0 || fixedOpen.has(k)) continue;
      const setting = network.linkValue(linkProperties.setting, k);
      // A valve without a setting is fixed open or closed by the file.
      if (setting === 0 || network.linkValue(linkProperties.rawState, k) === rawLinkState.closed) continue;
      fixedOpen.set(k, setting);
      network.setLinkValue(linkProperties.status, k, 1);
      any = true;
    }
    return any;
  }

  return {
    isUnbalanced: (code) => code >= 100 || trialsOver(),
    noteBalanced() {
      failures = 0;
    },
    get balanced() {
      return balanced;
    },
    retry(code) {
      balanced = false;
      if (failures >= givesUpAfter) return code;
      const own = changed.map((it) => network.option(it));
      let last = solveInWays(code);
      for (const types of settingValves) {
        if (last !== noSolution || !fixOpen(types)) continue;
        last = solveInWays(last);
      }
      for (let i = 0; i < changed.length; i++) network.setOption(changed[i], own[i]);
      failures = balanced ? 0 : failures + 1;
      return last;
    },
    release() {
      for (const [k, setting] of fixedOpen)
        if (reasons[k] === 0) network.setLinkValue(linkProperties.setting, k, setting);
      fixedOpen.clear();
    },
  };
}
