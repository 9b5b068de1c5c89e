import { noFlowM3s } from './constants';
import type { HydraulicState } from './hydraulic-engine';
import { linkProperties, type SolverNetwork, solverOptions } from './solver';

/**
 * Tells whether a solution that EPANET calls unbalanced is balanced where water is. EPANET sums its error over all links, so that a part
 * which hangs on closed links only, whose heads have no value and whose flows are traces, keeps it from ending in a drained network.
 */
export interface FedBalance {
  /**
   * After a solution that is read: takes two more trials by `solve` (which also reads), with the states of all links checked. True where
   * no link changed its state and the flows of those that are fed moved by no more than the file's accuracy, EPANET's own measure.
   */
  settles(solve: () => number): boolean;
}

/** More than these trials would only go on turning. */
const moreTrials = 2;

export function createFedBalance(network: SolverNetwork, state: HydraulicState): FedBalance {
  const linkCount = state.linkFlowM3s.length;
  const flowBefore = new Float64Array(linkCount);
  const rawBefore = new Float64Array(linkCount);
  const raw = new Float64Array(linkCount);
  const options = [
    [solverOptions.trials, moreTrials],
    [solverOptions.unbalanced, 0],
    [solverOptions.checkFrequency, 1],
    [solverOptions.mostChecks, moreTrials],
  ] as const;

  /** The state holds no flow in links that nothing feeds. */
  function isSettled(): boolean {
    const accuracy = network.option(solverOptions.accuracy);
    let movedM3s = 0;
    let flowM3s = 0;
    for (let k = 0; k < linkCount; k++) {
      if (raw[k] !== rawBefore[k]) return false;
      movedM3s += Math.abs(state.linkFlowM3s[k] - flowBefore[k]);
      flowM3s += Math.abs(state.linkFlowM3s[k]);
    }
    return movedM3s <= Math.max(noFlowM3s, accuracy * flowM3s);
  }

  return {
    settles(solve) {
      // a file that asks for more than the accuracy has its way
      if (network.option(solverOptions.headError) > 0 || network.option(solverOptions.flowChange) > 0)
        return false;
      flowBefore.set(state.linkFlowM3s);
      network.readLinks(linkProperties.rawState, rawBefore);
      const own = options.map(([option]) => network.option(option));
      for (const [option, value] of options) network.setOption(option, value);
      const code = solve();
      for (const [i, [option]] of options.entries()) network.setOption(option, own[i]);
      network.readLinks(linkProperties.rawState, raw);
      return code < 100 && isSettled();
    },
  };
}
