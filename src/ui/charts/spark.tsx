import './people-chart.css';
import { scaleLinear } from 'd3-scale';
import { memo, useMemo } from 'react';
import { curvePath, type Values } from './curve-shapes';

interface SparkProps {
  timesS: Values;
  values: Values;
  /** Top of the scale; what lies above is drawn at the top. */
  most: number;
  /** A value to compare with, drawn as a line. */
  mark: number;
  /** Place of the time shown, 0 to 1. */
  atS: number;
}

const widthPx = 102;
const heightPx = 30;

/** A small curve on a scale that it shares with its neighbours; the figures stand in other columns. */
export const Spark = memo(function Spark({ timesS, values, most, mark, atS }: SparkProps) {
  const path = useMemo(() => {
    const end = timesS.length > 0 ? timesS[timesS.length - 1] : 1;
    const x = scaleLinear([0, Math.max(end, 1)], [1, widthPx - 1]);
    const capped = Array.from(values, (it) => Math.min(it, most));
    return curvePath(timesS, capped, x, yOf(most), 'line');
  }, [timesS, values, most]);
  const markY = yOf(most)(mark);
  const x = 1 + atS * (widthPx - 2);
  return (
    <svg className="spark" width={widthPx} height={heightPx} aria-hidden>
      <line className="spark-mark" x1={1} x2={widthPx - 1} y1={markY} y2={markY} />
      <path className="spark-line" d={path} />
      <line className="spark-now" x1={x} x2={x} y1={0} y2={heightPx} />
    </svg>
  );
});

function yOf(most: number): (value: number) => number {
  return scaleLinear([0, most], [heightPx - 2, 2]);
}
