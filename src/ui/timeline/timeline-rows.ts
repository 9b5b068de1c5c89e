import { scaleLinear } from 'd3-scale';
import type { RunBand, RunRecord } from '../../model/run-record';
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
  band?: BandShape;
  /** Counts that are part of the main one, on its scale: people with fewer litres still. */
  inner?: { area: string; curve: string }[];
}

/** From no operators to the best action. */
export interface BandShape {
  area: string;
  /** Absent where the main curve is the same. */
  bare?: string;
  best: string;
  /** Where the band is widest, for the labels of its edges; absent where it has no width to speak of. */
  widest?: { x: number; bareY: number; bestY: number };
}

type TimedRecord = Pick<RunRecord, 'timesS' | 'series'>;

export function timeScale(layout: TimelineLayout, horizonS: number): (timeS: number) => number {
  return scaleLinear([0, Math.max(horizonS, 1)], [layout.left, layout.right]).clamp(true);
}

/** Electricity served and needed, MW, and what operators can change where that is known and something. */
export function electricityRow(record: TimedRecord, layout: TimelineLayout, band?: RunBand): TimelineRow {
  const { electricityServedMw, electricityNeededMw } = record.series;
  const { timesS } = record;
  const row = servedRow('electricity', timesS, electricityServedMw, electricityNeededMw, layout);
  if (!band) return row;
  const { top, bottom } = layout.rows.electricity;
  const x = timeScale(layout, lastOf(timesS));
  const y = scaleLinear([0, largest([electricityServedMw, electricityNeededMw], 0) || 1], [bottom, top]);
  const { bareServedMw, chosenServedMw, bestServedMw } = band;
  const isBare = chosenServedMw.every((mw, i) => Math.abs(mw - bareServedMw[i]) < sameMw);
  const at = widestAt(bareServedMw, bestServedMw);
  const isWide = bestServedMw[at] - bareServedMw[at] > sameMw;
  if (isBare && !isWide) return row;
  return {
    ...row,
    band: {
      area: bandPath(timesS, bareServedMw, bestServedMw, x, y, 'step'),
      bare: isBare ? undefined : curvePath(timesS, bareServedMw, x, y, 'step'),
      best: curvePath(timesS, bestServedMw, x, y, 'step'),
      widest: isWide
        ? { x: x(timesS[at]), bareY: y(bareServedMw[at]), bestY: y(bestServedMw[at]) }
        : undefined,
    },
  };
}

/** Curves closer than this are one, MW. */
const sameMw = 0.05;

function widestAt(low: Values, high: Values): number {
  let at = 0;
  for (let i = 1; i < low.length; i++) if (high[i] - low[i] > high[at] - low[at]) at = i;
  return at;
}

/** Water served and needed, in the unit of the settings. */
export function waterRow(record: TimedRecord, layout: TimelineLayout, unit: FlowUnit): TimelineRow {
  const { waterServedM3s, waterNeededM3s } = record.series;
  const served = waterServedM3s.map((it) => flowIn(unit, it));
  const needed = waterNeededM3s.map((it) => flowIn(unit, it));
  return servedRow('water', record.timesS, served, needed, layout);
}

/** People below 15 litres a day, and among them those below 7.5 and 3. */
export function peopleRow(record: TimedRecord, layout: TimelineLayout): TimelineRow {
  const { peopleBelow15L, peopleBelow7L5, peopleBelow3L } = record.series;
  const { timesS } = record;
  const { top, bottom } = layout.rows.people;
  const x = timeScale(layout, lastOf(timesS));
  const y = scaleLinear([0, largest([peopleBelow15L], 0) || 1], [bottom, top]);
  const zero = new Float64Array(timesS.length);
  const inner = [peopleBelow7L5, peopleBelow3L]
    .filter((it) => it.some((people) => people > 0))
    .map((it) => ({
      area: bandPath(timesS, zero, it, x, y, 'step'),
      curve: curvePath(timesS, it, x, y, 'step'),
    }));
  return { ...countRow('people', timesS, peopleBelow15L, layout), inner };
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
