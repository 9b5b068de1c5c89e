import { branchStates, busStates, frameRow, type RunRecord } from './run-record';

/** What makes the DC flow of a recorded time doubtful: branches near their rating, and how little of the need is served. */
export interface DcDoubt {
  /** Live branches loaded at or above the threshold. */
  heavyCount: number;
  /** Served over needed power; 1 where nothing is needed. */
  servedShare: number;
  /** False where no bus is live: there is nothing to doubt. */
  isLive: boolean;
}

/** Reads the doubt of one frame; `heavyLoading` is a fraction of the rule's rating. */
export function doubtAt(
  record: Pick<RunRecord, 'layout' | 'frames' | 'index' | 'series'>,
  frameIx: number,
  heavyLoading: number,
): DcDoubt {
  const state = frameRow(record, 'branchState', frameIx);
  const loading = frameRow(record, 'branchLoading', frameIx);
  // A frame holds single precision: the threshold is rounded as its loadings are.
  const threshold = Math.fround(heavyLoading);
  let heavyCount = 0;
  for (let k = 0; k < loading.length; k++)
    if (state[k] === branchStates.live && loading[k] >= threshold) heavyCount++;
  const needed = record.series.electricityNeededMw[frameIx];
  return {
    heavyCount,
    servedShare: needed > 0 ? record.series.electricityServedMw[frameIx] / needed : 1,
    isLive: frameRow(record, 'busState', frameIx).includes(busStates.live),
  };
}
