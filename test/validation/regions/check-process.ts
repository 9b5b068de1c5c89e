import { type CheckSettings, checkSample } from './check-region';
import type { Sample } from './sample-options';

/** A process of `run.ts`: checks one region for each message and sends its report back. */
process.on('message', async ({ sample, settings }: { sample: Sample; settings: CheckSettings }) => {
  process.send?.(await checkSample(sample, settings));
});
