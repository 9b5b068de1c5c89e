import type { LpSolver } from '../src/power/lp-solver';
import type { HydraulicSolver } from '../src/water/solver';
import { createOpenWater } from './open-water';
import type { SessionParts } from './session';

/**
 * The parts of a session on any machine; how the libraries' bytes are found is told by the caller. Without the solver
 * of operators' programs, scenarios where they redispatch are refused.
 */
export function createSessionParts(
  loadSolver: () => Promise<HydraulicSolver>,
  loadLpSolver?: () => Promise<LpSolver>,
): SessionParts {
  return {
    loadSolver,
    loadLpSolver,
    openWater: createOpenWater(loadSolver),
    nowMs: () => performance.now(),
    pause,
  };
}

/** A message to oneself: unlike a timer, it is not slowed down when it is sent often. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
