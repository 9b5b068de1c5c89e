import type { MeasuredRun } from '../model/measured-run';
import type { TimeSpan } from '../model/metric-table';
import { frameRow } from '../model/run-record';
import type { MeasureRows } from './measure-rows';
import { hoursToService } from './service-times';

/** Times to 50, 90 and 99 % of service of one row, h; undefined where it has not come back. */
export type ServiceTimes = (number | undefined)[];

const levels = [0.5, 0.9, 0.99];

/** By recorded times: of the power of each row's feeders. */
export function timePower(
  run: MeasuredRun,
  { feederRow, rows }: MeasureRows,
  span: TimeSpan,
): ServiceTimes[] {
  const frameCount = run.timesS.length;
  const needed = new Float64Array(rows.length * frameCount);
  const served = new Float64Array(rows.length * frameCount);
  for (let i = 0; i < frameCount; i++) {
    const neededMw = frameRow(run, 'feederNeededMw', i);
    const servedMw = frameRow(run, 'feederServedMw', i);
    for (let f = 0; f < feederRow.length; f++) {
      if (feederRow[f] < 0) continue;
      const at = feederRow[f] * frameCount + i;
      needed[at] += neededMw[f];
      served[at] += servedMw[f];
    }
  }
  return listTimes(run.timesS, needed, served, rows.length, span);
}

/** By recorded times: of the water of each row's nodes. */
export function timeWater(run: MeasuredRun, { drawn, rows }: MeasureRows, span: TimeSpan): ServiceTimes[] {
  const frameCount = run.timesS.length;
  const needed = new Float64Array(rows.length * frameCount);
  const served = new Float64Array(rows.length * frameCount);
  for (let i = 0; i < frameCount; i++) {
    const neededM3s = frameRow(run, 'nodeDemandM3s', i);
    const deliveredM3s = frameRow(run, 'nodeDeliveredM3s', i);
    for (let k = 0; k < drawn.row.length; k++) {
      const node = drawn.nodeIx[k];
      if (drawn.row[k] < 0 || neededM3s[node] <= 0) continue;
      const at = drawn.row[k] * frameCount + i;
      needed[at] += drawn.share[k] * neededM3s[node];
      served[at] += drawn.share[k] * deliveredM3s[node];
    }
  }
  return listTimes(run.timesS, needed, served, rows.length, span);
}

function listTimes(
  timesS: Float64Array,
  needed: Float64Array,
  served: Float64Array,
  rowCount: number,
  span: TimeSpan,
): ServiceTimes[] {
  const frameCount = timesS.length;
  return Array.from({ length: rowCount }, (_, r) => {
    const of = (values: Float64Array) => values.subarray(r * frameCount, (r + 1) * frameCount);
    return levels.map((level) => hoursToService(timesS, of(needed), of(served), level, span));
  });
}
