import type { MeasuredRun } from '../model/measured-run';
import type { TimeSpan } from '../model/metric-table';
import { frameRow } from '../model/run-record';
import { addInterval, createServed, grown, type Served } from './measure-energy';
import type { MeasureRows, NodeParts } from './measure-rows';
import { listIntervals } from './time-window';

/** Water of each row within the window, m3. */
export interface MeasuredWater extends Served {
  /** What reached the people of the row. */
  usedM3: Float64Array;
  people: Float64Array;
}

/**
 * Volumes are those of the hydraulic steps between two recordings, and read linearly where the window cuts in between.
 */
export function measureWater(run: MeasuredRun, table: MeasureRows, span: TimeSpan): MeasuredWater {
  const { timesS, sums } = run;
  const { rows, drawn, used, usersPeople, isRegion } = table;
  const total = createServed(rows.length);
  const needed = new Float64Array(rows.length);
  const unserved = new Float64Array(rows.length);
  const usedM3 = new Float64Array(rows.length);
  const people = new Float64Array(rows.length);
  for (let g = 0; g < used.row.length; g++) if (used.row[g] >= 0) people[used.row[g]] += usersPeople[g];
  const { first, last, partOf } = listIntervals(timesS, span);
  for (let i = first; i <= last; i++) {
    const part = partOf(i);
    const neededM3 = frameRow(run, 'nodeNeededM3', i);
    const deliveredM3 = frameRow(run, 'nodeDeliveredM3', i);
    for (let k = 0; k < drawn.row.length; k++) {
      const row = drawn.row[k];
      if (row < 0) continue;
      const node = drawn.nodeIx[k];
      const weight = part * drawn.share[k];
      needed[row] += weight * neededM3[node];
      unserved[row] += weight * (neededM3[node] - deliveredM3[node]);
    }
    const shareH = isRegion && part === 1 ? grown(sums.waterShareH, i) : undefined;
    addInterval(total, needed, unserved, (part * (timesS[i] - timesS[i - 1])) / 3600, shareH);
    addUsed(used, deliveredM3, part, usedM3);
  }
  return { ...total, usedM3, people };
}

function addUsed(used: NodeParts, deliveredM3: ArrayLike<number>, part: number, out: Float64Array): void {
  for (let g = 0; g < used.row.length; g++)
    if (used.row[g] >= 0) out[used.row[g]] += part * used.share[g] * deliveredM3[used.nodeIx[g]];
}
