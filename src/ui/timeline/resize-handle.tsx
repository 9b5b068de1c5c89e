import { useRef } from 'react';
import { useView } from '../../store/view';
import { useSay } from '../kit/use-say';
import { leastHeightPx, mostHeightPx } from './timeline-layout';

/** The upper edge of the time bar: drag it, or use the arrow keys. */
export function ResizeHandle() {
  const say = useSay();
  const heightPx = useView((state) => state.timelineHeightPx);
  const from = useRef<{ y: number; heightPx: number }>(undefined);
  const set = (wanted: number) =>
    useView.setState({
      timelineHeightPx: Math.min(mostHeightPx, Math.max(leastHeightPx, Math.round(wanted))),
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for a splitter
    <div
      className="time-resize"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={say('timeline.resize')}
      aria-valuemin={leastHeightPx}
      aria-valuemax={mostHeightPx}
      aria-valuenow={heightPx}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { y: event.clientY, heightPx };
      }}
      onPointerMove={(event) => {
        if (from.current && event.currentTarget.hasPointerCapture(event.pointerId)) {
          set(from.current.heightPx + from.current.y - event.clientY);
        }
      }}
      onPointerUp={() => {
        from.current = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        set(heightPx + (event.key === 'ArrowUp' ? 24 : -24));
      }}
    />
  );
}
