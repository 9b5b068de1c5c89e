import { none } from '../../model/ids';
import type { RunRecord } from '../../model/run-record';

/** Hours that a feeder was off up to a time, parts of it by their share; undefined where the run does not know it. */
export function offHoursAt(
  { index, outages }: Pick<RunRecord, 'index' | 'outages'>,
  feederId: string,
  timeS: number,
): number | undefined {
  const wanted = index.feederIds.indexOf(feederId);
  if (wanted === none) return undefined;
  const { feederIx, fromS, toS, offShare } = outages;
  let seconds = 0;
  for (let i = 0; i < feederIx.length; i++) {
    if (feederIx[i] !== wanted || fromS[i] >= timeS) continue;
    seconds += offShare[i] * (Math.min(toS[i], timeS) - fromS[i]);
  }
  return seconds / 3600;
}
