import type { MeasuredRun } from '../model/measured-run';
import type { TimeSpan } from '../model/metric-table';
import { frameRow } from '../model/run-record';
import type { MeasureRows } from './measure-rows';
import { createServiceTimes, type ServiceTimes } from './service-times';

const levels = [0.5, 0.9, 0.99];

/** Times to 50, 90 and 99 % of the power of each row's feeders, by recorded times. */
export function timePower(run: MeasuredRun, { feederRow, rows }: MeasureRows, span: TimeSpan): ServiceTimes {
  return follow(run, rows.length, span, (i, needed, served) => {
    const neededMw = frameRow(run, 'feederNeededMw', i);
    const servedMw = frameRow(run, 'feederServedMw', i);
    for (let f = 0; f < feederRow.length; f++) {
      const row = feederRow[f];
      if (row < 0) continue;
      needed[row] += neededMw[f];
      served[row] += servedMw[f];
    }
  });
}

/** As `timePower`, of the water of each row's nodes. */
export function timeWater(run: MeasuredRun, { drawn, rows }: MeasureRows, span: TimeSpan): ServiceTimes {
  const { row, nodeIx, share } = drawn;
  return follow(run, rows.length, span, (i, needed, served) => {
    const neededM3s = frameRow(run, 'nodeDemandM3s', i);
    const deliveredM3s = frameRow(run, 'nodeDeliveredM3s', i);
    for (let k = 0; k < row.length; k++) {
      const wanted = neededM3s[nodeIx[k]];
      if (wanted <= 0) continue;
      needed[row[k]] += share[k] * wanted;
      served[row[k]] += share[k] * deliveredM3s[nodeIx[k]];
    }
  });
}

function follow(
  { timesS }: MeasuredRun,
  rowCount: number,
  span: TimeSpan,
  read: (frameIx: number, needed: Float64Array, served: Float64Array) => void,
): ServiceTimes {
  const times = createServiceTimes(rowCount, levels, span);
  const needed = new Float64Array(rowCount);
  const served = new Float64Array(rowCount);
  for (let i = 0; i < timesS.length; i++) {
    if (timesS[i] < span.fromS || timesS[i] > span.toS) continue;
    needed.fill(0);
    served.fill(0);
    read(i, needed, served);
    times.note(timesS[i], needed, served);
  }
  return times;
}
