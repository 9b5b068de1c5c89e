import { createSimulationClient } from './simulation-client';
import { spawnSimulationWorker } from './spawn-worker';

/** The page's one simulation. Its worker starts with the first call. */
export const simulation = createSimulationClient(spawnSimulationWorker);
