import { simulation } from '../client/simulation';
import type { GenerateOptions, GenerateStep } from '../model/generate-options';
import { type Issue, ok, type Result } from '../model/result';
import { keepPrevious } from './autosave';
import { showProject } from './open-project';

let count = 0;

export interface RegionInTheMaking {
  /** `made` when the new region is shown in place of the open project, `stopped` after `stop`. */
  outcome: Promise<Result<'made' | 'stopped', Issue[]>>;
  stop(): void;
}

/** Makes an invented region in the worker and shows it; the project that was open is kept as the previous one. */
export function makeRegion(
  options: GenerateOptions,
  onStep: (step: GenerateStep) => void,
): RegionInTheMaking {
  const runKey = `generate-${++count}`;
  let isStopped = false;
  const make = async (): Promise<Result<'made' | 'stopped', Issue[]>> => {
    const reply = await simulation.generate(runKey, options, onStep);
    if (isStopped) return ok('stopped');
    if (!reply.ok) return reply;
    await keepPrevious();
    showProject(reply.value, undefined, false);
    return ok('made');
  };
  return {
    outcome: make(),
    stop() {
      isStopped = true;
      void simulation.cancel(runKey);
    },
  };
}
