import type { MeasuredRun } from '../model/measured-run';
import type { TimeSpan } from '../model/metric-table';
import { frameRow } from '../model/run-record';
import { offHours } from './interruptions';
import type { MeasureRows } from './measure-rows';
import { listIntervals } from './time-window';

/** Of each row within the window: what was needed, what was missing, and the integral of served over needed. */
export interface Served {
  needed: Float64Array;
  unserved: Float64Array;
  /** Hours. */
  shareH: Float64Array;
}

export function createServed(rowCount: number): Served {
  const zeros = () => new Float64Array(rowCount);
  return { needed: zeros(), unserved: zeros(), shareH: zeros() };
}

/** Adds one interval of `hours` and clears it; the share is that of its energy, unless `shareH` is known for the one row. */
export function addInterval(
  total: Served,
  needed: Float64Array,
  unserved: Float64Array,
  hours: number,
  shareH?: number,
): void {
  for (let r = 0; r < needed.length; r++) {
    total.needed[r] += needed[r];
    total.unserved[r] += unserved[r];
    const share = needed[r] > 0 ? 1 - unserved[r] / needed[r] : 1;
    total.shareH[r] += shareH ?? hours * Math.max(0, Math.min(1, share));
    needed[r] = 0;
    unserved[r] = 0;
  }
}

/**
 * Energy of the feeders of each row, MWh; of the region by its sums, which have all digits. The recordings are exact over the events between them; in an interval that the
 * window cuts, the missing energy is parted by the times off of each feeder, the needed energy by time.
 */
export function measureEnergy(
  run: MeasuredRun,
  { feederRow, rows, isRegion }: MeasureRows,
  span: TimeSpan,
): Served {
  const total = createServed(rows.length);
  const needed = new Float64Array(rows.length);
  const unserved = new Float64Array(rows.length);
  const { timesS, outages, sums } = run;
  const { first, last, partOf } = listIntervals(timesS, span);
  for (let i = first; i <= last; i++) {
    const part = partOf(i);
    const neededMwh = frameRow(run, 'feederNeededMwh', i);
    const unservedMwh = frameRow(run, 'feederUnservedMwh', i);
    const whole = { fromS: timesS[i - 1], toS: timesS[i] };
    const cut = { fromS: Math.max(span.fromS, whole.fromS), toS: Math.min(span.toS, whole.toS) };
    const isCut = part < 1;
    const offH = isCut ? offHours(outages, whole) : undefined;
    const cutOffH = isCut ? offHours(outages, cut) : undefined;
    for (let f = 0; f < feederRow.length; f++) {
      const row = feederRow[f];
      if (row < 0) continue;
      needed[row] += part * neededMwh[f];
      const missingPart = offH && cutOffH && offH[f] > 0 ? cutOffH[f] / offH[f] : part;
      unserved[row] += missingPart * unservedMwh[f];
    }
    const isKept = isRegion && !isCut;
    if (isKept) {
      needed[0] = grown(sums.electricityNeededMwh, i);
      unserved[0] = needed[0] - grown(sums.electricityServedMwh, i);
    }
    const shareH = isKept ? grown(sums.electricityShareH, i) : undefined;
    addInterval(total, needed, unserved, (cut.toS - cut.fromS) / 3600, shareH);
  }
  return total;
}

/** What a running integral grew by in one interval. */
export function grown(sums: Float64Array, frameIx: number): number {
  return sums[frameIx] - sums[frameIx - 1];
}
