import { X } from 'lucide-react';
import { useRef } from 'react';
import { setMeasure, useView } from '../../store/view';
import { formatRunTime } from '../charts/time-axis';
import { IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { isWholeRun, moveEdge, windowStepS } from './time-window';
import type { TimelineLayout } from './timeline-layout';
import { timeScale } from './timeline-rows';

const leapS = 6 * 3600;

interface TimelineBrushProps {
  layout: TimelineLayout;
  endS: number;
}

/** The window that metrics are measured in, where it is not the whole run: its ground, its two edges, and the way out. */
export function TimelineBrush({ layout, endS }: TimelineBrushProps) {
  const say = useSay();
  const fromS = useView((state) => state.measure.fromS);
  const toS = useView((state) => state.measure.toS) ?? endS;
  if (isWholeRun({ fromS, toS }, endS) || toS <= fromS) return null;
  const x = timeScale(layout, endS);
  const [left, right] = [x(fromS), x(toS)];
  const top = layout.rows.electricity.top - 4;
  const height = layout.eventsY + 11 - top;
  const words = { from: formatRunTime(fromS), to: formatRunTime(toS) };
  return (
    <fieldset className="time-window" aria-label={say('timeline.window', words)}>
      <div className="time-window-ground" style={{ left, width: right - left, top, height }} />
      <BrushEdge edge="from" at={left} {...{ top, height, layout, endS, fromS, toS }} />
      <BrushEdge edge="to" at={right} {...{ top, height, layout, endS, fromS, toS }} />
      <span className="time-window-clear" style={{ left: Math.min(right, layout.right) - 27, top: top + 1 }}>
        <IconButton
          side="top"
          label={say('timeline.windowClear', words)}
          icon={<X />}
          onClick={() => setMeasure({ fromS: 0, toS: undefined })}
        />
      </span>
    </fieldset>
  );
}

interface BrushEdgeProps extends TimelineBrushProps {
  edge: 'from' | 'to';
  at: number;
  top: number;
  height: number;
  fromS: number;
  toS: number;
}

/** One edge: drag it, or use the arrow keys, Page keys, Home and End. */
function BrushEdge({ edge, at, top, height, layout, endS, fromS, toS }: BrushEdgeProps) {
  const say = useSay();
  const dragging = useRef(false);
  const valueS = edge === 'from' ? fromS : toS;
  const move = (wantedS: number) => setMeasure(closedWindow(moveEdge({ fromS, toS }, edge, wantedS, endS)));
  return (
    <div
      className="time-window-edge"
      role="slider"
      tabIndex={0}
      aria-label={say(edge === 'from' ? 'timeline.windowFrom' : 'timeline.windowTo')}
      aria-valuemin={edge === 'from' ? 0 : fromS + windowStepS}
      aria-valuemax={edge === 'from' ? toS - windowStepS : endS}
      aria-valuenow={valueS}
      aria-valuetext={formatRunTime(valueS)}
      style={{ left: at - 12, top, height }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={(event) => {
        if (!dragging.current) return;
        event.stopPropagation();
        const plot = event.currentTarget.closest('.time-plot')?.getBoundingClientRect();
        const share = (event.clientX - (plot?.left ?? 0) - layout.left) / (layout.right - layout.left);
        move(share * endS);
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
      onKeyDown={(event) => {
        const wantedS = keyTime(event.key, valueS, event.shiftKey, endS);
        if (wantedS === undefined) return;
        event.preventDefault();
        move(wantedS);
      }}
    />
  );
}

function keyTime(key: string, valueS: number, isLeap: boolean, endS: number): number | undefined {
  const step = isLeap ? leapS : windowStepS;
  if (key === 'ArrowRight' || key === 'ArrowUp') return valueS + step;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return valueS - step;
  if (key === 'PageUp') return valueS + leapS;
  if (key === 'PageDown') return valueS - leapS;
  if (key === 'Home') return 0;
  return key === 'End' ? endS : undefined;
}

/** An absent end must overwrite the one that was there. */
export function closedWindow({ fromS, toS }: { fromS: number; toS?: number }) {
  return { fromS, toS };
}
