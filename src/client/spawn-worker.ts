import type { Endpoint } from 'comlink';

/** A worker as the client needs it: a message port, a way to end it and to hear that it died. */
export interface SpawnedWorker {
  endpoint: Endpoint;
  terminate(): void;
  onDeath(listener: (reason: string) => void): void;
}

/** Starts the browser's simulation worker. */
export function spawnSimulationWorker(): SpawnedWorker {
  const worker = new Worker(new URL('../../workers/simulation.worker.ts', import.meta.url), {
    type: 'module',
    name: 'simulation',
  });
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(listener) {
      worker.addEventListener('error', (event) => listener(event.message || 'error'));
      worker.addEventListener('messageerror', () => listener('messageerror'));
    },
  };
}
