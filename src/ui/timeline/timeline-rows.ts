import { scaleLinear } from 'd3-scale';
import type { RunRecord } from '../../model/run-record';
import type { FlowUnit } from '../../store/settings';
import { bandPath, curvePath, largest, type Values } from '../charts/curve-shapes';
import { flowIn } from '../charts/format-flow';
import type { RowId, TimelineLayout } from './timeline-layout';

/** What a row draws: SVG paths, and its scale's ticks. */
export interface TimelineRow {
  id: RowId;
  /** The main curve: served, or people, or facilities. */
  curve: string;
  /** Area under the curve, for counts; area between needed and served otherwise. */
  area: string;
  /** Dashed curve of what is needed. */
  needed?: string;
  ticks: { value: number; y: number }[];
}

type TimedRecord = Pick<RunRecord, 'timesS' | 'series'>;

export function timeScale(layout: TimelineLayout, horizonS: number): (timeS: number) => number {
  return scaleLinear([0, Math.max(horizonS, 1)], [layout.left, layout.right]).clamp(true);
}

/** Electricity served and needed, MW. */
export function electricityRow(record: TimedRecord, layout: TimelineLayout): TimelineRow {
  const { electricityServedMw, electricityNeededMw } = record.series;
  return servedRow('electricity', record.timesS, electricityServedMw, electricityNeededMw, layout);
}

/** Water served and needed, in the unit of the settings. */
export function waterRow(record: TimedRecord, layout: TimelineLayout, unit: FlowUnit): TimelineRow {
  const { waterServedM3s, waterNeededM3s } = record.series;
  const served = waterServedM3s.map((it) => flowIn(unit, it));
  const needed = waterNeededM3s.map((it) => flowIn(unit, it));
  return servedRow('water', record.timesS, served, needed, layout);
}

/** People below 15 litres a day. */
export function peopleRow(record: TimedRecord, layout: TimelineLayout): TimelineRow {
  return countRow('people', record.timesS, record.series.peopleBelow15L, layout);
}

/** Facilities without power. */
export function facilitiesRow(record: TimedRecord, layout: TimelineLayout): TimelineRow {
  return countRow('facilities', record.timesS, record.series.facilitiesDark, layout);
}

function servedRow(
  id: RowId,
  timesS: Values,
  served: Values,
  needed: Values,
  layout: TimelineLayout,
): TimelineRow {
  const { top, bottom } = layout.rows[id];
  const x = timeScale(layout, lastOf(timesS));
  const y = scaleLinear([0, largest([served, needed], 0) || 1], [bottom, top]);
  const isTall = bottom - top > 48;
  const values = isTall ? y.ticks(3) : y.ticks(3).slice(-1);
  return {
    id,
    curve: curvePath(timesS, served, x, y, 'step'),
    area: bandPath(timesS, served, needed, x, y, 'step'),
    needed: curvePath(timesS, needed, x, y, 'step'),
    ticks: values.map((value) => ({ value, y: y(value) })),
  };
}

function countRow(id: RowId, timesS: Values, counts: Values, layout: TimelineLayout): TimelineRow {
  const { top, bottom } = layout.rows[id];
  const x = timeScale(layout, lastOf(timesS));
  const y = scaleLinear([0, largest([counts], 0) || 1], [bottom, top]);
  const zero = new Float64Array(counts.length);
  return {
    id,
    curve: curvePath(timesS, counts, x, y, 'step'),
    area: bandPath(timesS, zero, counts, x, y, 'step'),
    ticks: [{ value: 0, y: bottom }],
  };
}

function lastOf(timesS: Values): number {
  return timesS.length > 0 ? timesS[timesS.length - 1] : 0;
}
