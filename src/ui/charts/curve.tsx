import './curve.css';
import { scaleLinear } from 'd3-scale';
import { useEffect, useRef } from 'react';
import {
  bandPath,
  type CurveShape,
  curvePath,
  frameAt,
  largest,
  smallest,
  spreadLabels,
  type Values,
} from './curve-shapes';
import { formatNumber } from './format-number';
import { timeTicks } from './time-axis';

/** What a line stands for; sets its colour, and its width and dashes so that it reads in grey too. */
export type CurveRole =
  | 'electricity'
  | 'best'
  | 'bare'
  | 'water'
  | 'harm'
  | 'below15'
  | 'below7'
  | 'below3'
  | 'dryFloors'
  | 'unsafe'
  | 'backup'
  | 'need'
  | 'plain';

export interface CurveLine {
  label: string;
  values: Values;
  role: CurveRole;
  /** P10 and P90, drawn as a band behind the line. */
  band?: { low: Values; high: Values };
  /** Fills the area under the line. */
  filled?: boolean;
}

/** A time shared between charts: read it, hear of its changes. */
export interface TimeCursor {
  now(): number;
  subscribe(listener: (timeS: number) => void): () => void;
}

export interface CurveProps {
  /** Said to screen readers and shown above the chart. */
  title: string;
  unit: string;
  timesS: Values;
  lines: readonly CurveLine[];
  shape?: CurveShape;
  widthPx?: number;
  heightPx?: number;
  /** Room for the labels at the ends of the curves; absent: what the longest needs. */
  labelPx?: number;
  /** Labels stand at the peaks of their curves and give no figure, where a table beside the chart does. */
  labelsAtPeaks?: boolean;
  /** A live cursor, or for print a fixed time. */
  cursor?: TimeCursor | number;
  language?: string;
}

const margin = { top: 10, bottom: 18 };
const leastLeftPx = 40;

/** A small chart of one unit over the run's time. Labels stand at the ends of the curves. */
export function Curve(props: CurveProps) {
  const { timesS, lines, unit, title, labelsAtPeaks } = props;
  const widthPx = props.widthPx ?? 328;
  const heightPx = props.heightPx ?? 120;
  const language = props.language ?? 'en';
  const shape = props.shape ?? 'step';
  const horizonS = timesS.length > 0 ? timesS[timesS.length - 1] : 0;
  const bottom = heightPx - margin.bottom;
  const rows = lines.flatMap((it) => (it.band ? [it.values, it.band.high] : [it.values]));
  const most = largest(rows, 0);
  // Storage takes power as well as it gives it.
  const least = smallest(lines.map((it) => it.values));
  const right = widthPx - (props.labelPx ?? labelRoom(lines, formatNumber(most, language)));
  const y = scaleLinear([least, most || (least < 0 ? 0 : 1)], [bottom, margin.top]).nice(3);
  const yTicks = y.ticks(3);
  const tickSigns = Math.max(...yTicks.map((it) => formatNumber(it, language).length));
  const left = Math.max(leastLeftPx, Math.ceil(tickSigns * signPx) + 8);
  const x = scaleLinear([0, Math.max(horizonS, 1)], [left, right]);
  const peaks = labelsAtPeaks ? lines.map((it) => peakOf(it.values)) : undefined;
  const ends = lines.map((it, i) => y(peaks ? peaks[i].value : lastFinite(it.values)));
  const labels = spreadLabels(ends, 13, margin.top + 2, bottom);
  /** Beside the peak, on the side that has room. */
  const labelAt = (i: number): { x: number; textAnchor: 'start' | 'end' } => {
    if (!peaks) return { x: right + 5, textAnchor: 'start' };
    const after = x(timesS[Math.min(peaks[i].to + 1, timesS.length - 1)]);
    return after < right - 70
      ? { x: after + 5, textAnchor: 'start' }
      : { x: x(timesS[peaks[i].from]) - 5, textAnchor: 'end' };
  };
  const labelNodes = useRef<(SVGTextElement | null)[]>([]);
  const mark = useRef<SVGLineElement>(null);
  const { cursor } = props;

  // The cursor moves its own nodes by subscription; React does not render on scrubbing.
  useEffect(() => {
    if (cursor === undefined) return;
    const move = (timeS: number) => {
      const at = String(x(Math.min(timeS, horizonS)));
      mark.current?.setAttribute('x1', at);
      mark.current?.setAttribute('x2', at);
      if (labelsAtPeaks) return;
      const frame = frameAt(timesS, timeS);
      lines.forEach((it, i) => {
        const node = labelNodes.current[i];
        if (node) node.textContent = `${it.label} ${formatNumber(it.values[frame], language)}`;
      });
    };
    if (typeof cursor === 'number') {
      move(cursor);
      return;
    }
    move(cursor.now());
    return cursor.subscribe(move);
  });

  return (
    <svg
      className="curve"
      role="img"
      aria-label={`${title}, ${unit}`}
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
    >
      {yTicks.map((value) => (
        <g key={value}>
          <line className="curve-grid" x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text className="curve-tick" x={left - 6} y={y(value) + 4} textAnchor="end">
            {formatNumber(value, language)}
          </text>
        </g>
      ))}
      {timeTicks(horizonS, right - left, 56).map((timeS) => (
        <g key={timeS}>
          <line className="curve-grid" x1={x(timeS)} x2={x(timeS)} y1={margin.top} y2={bottom} />
          <text className="curve-tick" x={x(timeS)} y={heightPx - 4} textAnchor="middle">
            {timeS === 0 ? 'T' : `+${Math.round(timeS / 3600)}`}
          </text>
        </g>
      ))}
      {lines.map((it) => (
        <g key={it.label} className={`curve-line role-${it.role}`}>
          {it.band && (
            <path className="curve-band" d={bandPath(timesS, it.band.low, it.band.high, x, y, shape)} />
          )}
          {it.filled && (
            <path
              className="curve-fill"
              d={bandPath(timesS, new Float64Array(timesS.length), it.values, x, y, shape)}
            />
          )}
          <path className="curve-stroke" d={curvePath(timesS, it.values, x, y, shape)} />
        </g>
      ))}
      {lines.map((it, i) => (
        <text
          key={it.label}
          className={`curve-label role-${it.role}`}
          {...labelAt(i)}
          y={labels[i] + 4}
          ref={(node) => {
            labelNodes.current[i] = node;
          }}
        >
          {it.label}
        </text>
      ))}
      {props.cursor !== undefined && <line ref={mark} className="curve-cursor" y1={margin.top} y2={bottom} />}
    </svg>
  );
}

/** Width of a sign of a label, a little over the mean, px. */
const signPx = 6.4;
const leastLabelPx = 96;

/** Room for the longest label with its figure, px. */
function labelRoom(lines: readonly CurveLine[], figure: string): number {
  const signs = Math.max(...lines.map((it) => it.label.length)) + 1 + Math.max(4, figure.length);
  return Math.max(leastLabelPx, Math.ceil(signs * signPx) + 6);
}

/** The largest value and the first stretch of frames that come close to it. */
function peakOf(values: Values): { value: number; from: number; to: number } {
  let from = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[from]) from = i;
  const value = values.length > 0 ? values[from] : 0;
  let to = from;
  while (to + 1 < values.length && values[to + 1] >= value * 0.9) to++;
  while (from > 0 && values[from - 1] >= value * 0.9) from--;
  return { value, from, to };
}

function lastFinite(values: Values): number {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i])) return values[i];
  return 0;
}
