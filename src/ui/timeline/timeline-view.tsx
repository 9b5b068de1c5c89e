import './timeline.css';
import { type PointerEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useRuns } from '../../store/runs';
import { useSettings } from '../../store/settings';
import { hover, setMeasure, setPlaying, setTime, showComponent, useView } from '../../store/view';
import { summariseBand } from '../band/band-summary';
import { frameAt } from '../charts/curve-shapes';
import { useSay } from '../kit/use-say';
import { useHeldBand, useHeldRun } from '../map/use-held';
import { binEvents, binsNear } from './event-bins';
import { EventCard } from './event-card';
import { ResizeHandle } from './resize-handle';
import { isWholeRun, windowBetween } from './time-window';
import { closedWindow, TimelineBrush } from './timeline-brush';
import { TimelineChart } from './timeline-chart';
import { TimelineControls } from './timeline-controls';
import { TimelineCursor, TimelineSlider } from './timeline-cursor';
import { layoutTimeline, rowsOf } from './timeline-layout';
import { timeScale } from './timeline-rows';
import { usePlayback } from './use-playback';
import { useWidth } from './use-width';

const plainStepS = 900;

/** The time bar: controls, curves over the run, event signs, and the cursor that everything shares. */
export function TimelineView() {
  const say = useSay();
  // The curves of a new answer are worked out in small pieces while the rest of the page shows it.
  const reader = useDeferredValue(useHeldRun());
  const held = useHeldBand();
  const band = useMemo(() => {
    const isOurs = held && reader && held.timesS.length === reader.record.timesS.length;
    return isOurs && summariseBand(held).widthMw > 0 ? held : undefined;
  }, [held, reader]);
  const region = useProject((state) => projectOfState(state)?.region);
  const startLocal = useProject((state) => scenarioOfState(state)?.startLocal) ?? '2026-01-01T00:00';
  const language = useSettings((state) => state.language);
  const flowUnit = useSettings((state) => state.flowUnit);
  const heightPx = useView((state) => state.timelineHeightPx);
  const isRunning = useRuns((state) => state.status === 'running');
  const plot = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(plot);
  const shown = useMemo(() => (region ? rowsOf(region) : undefined), [region]);
  const layout = useMemo(() => layoutTimeline(widthPx, heightPx, shown), [widthPx, heightPx, shown]);
  const record = reader?.record;
  const timesS = record?.timesS;
  const endS = timesS && timesS.length > 0 ? timesS[timesS.length - 1] : 0;
  usePlayback(endS);

  const bins = useMemo(
    () => (record ? binEvents(record.events, timeScale(layout, endS), 8) : []),
    [record, layout, endS],
  );
  const [near, setNear] = useState<{ x: number; eventIxs: number[] }>();
  useEffect(() => {
    if (record) setNear(undefined);
  }, [record]);

  const step = (direction: 1 | -1) => {
    const { timeS } = useView.getState();
    setPlaying(false);
    if (!timesS) return setTime(timeS + direction * plainStepS);
    const at = frameAt(timesS, timeS);
    const isBetween = timesS[at] < timeS;
    const next = direction === 1 ? at + 1 : isBetween ? at : at - 1;
    setTime(timesS[Math.min(Math.max(next, 0), timesS.length - 1)]);
  };

  const pointAt = (event: PointerEvent) => {
    const edge = plot.current?.getBoundingClientRect();
    return { x: event.clientX - (edge?.left ?? 0), y: event.clientY - (edge?.top ?? 0) };
  };
  const timeAt = (event: PointerEvent) =>
    ((pointAt(event).x - layout.left) / (layout.right - layout.left)) * endS;
  const brushFromS = useRef<number>(undefined);
  const brush = (event: PointerEvent) => {
    if (brushFromS.current === undefined) return;
    setMeasure(closedWindow(windowBetween(brushFromS.current, timeAt(event), endS)));
  };
  const scrub = (event: PointerEvent) => {
    setPlaying(false);
    const timeS = Math.round(timeAt(event) / plainStepS) * plainStepS;
    setTime(Math.min(endS, Math.max(0, timeS)));
  };
  const look = (event: PointerEvent) => {
    const { x, y } = pointAt(event);
    const found = Math.abs(y - layout.eventsY) < 11 ? binsNear(bins, x, 5) : [];
    const eventIxs = found.flatMap((bin) => bin.eventIxs).sort((a, b) => a - b);
    if (eventIxs.length === 0) {
      if (near) hover(undefined);
      setNear(undefined);
      return;
    }
    const first = record?.events[eventIxs[0]];
    if (first) hover({ kind: first.component, id: first.id });
    setNear({ x: found[0].x, eventIxs });
  };

  return (
    <div className="time-bar" style={{ height: heightPx }}>
      <ResizeHandle />
      <TimelineControls
        startLocal={startLocal}
        language={language}
        endS={endS}
        onStep={step}
        reader={reader}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider and the window's edges are its keyboard */}
      <div
        ref={plot}
        className="time-plot"
        onPointerDown={(event) => {
          if (!reader || isControl(event.target)) return;
          const event0 = near && record?.events[near.eventIxs[0]];
          if (event0) {
            setTime(event0.timeS);
            showComponent({ kind: event0.component, id: event0.id });
            return;
          }
          event.currentTarget.setPointerCapture(event.pointerId);
          if (event.shiftKey) brushFromS.current = timeAt(event);
          else scrub(event);
        }}
        onPointerUp={() => {
          brushFromS.current = undefined;
        }}
        onPointerCancel={() => {
          brushFromS.current = undefined;
        }}
        onDoubleClick={() => {
          if (!isWholeRun(useView.getState().measure, endS)) setMeasure({ fromS: 0, toS: undefined });
        }}
        onPointerMove={(event) => {
          if (brushFromS.current !== undefined) brush(event);
          else if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
          else look(event);
        }}
        onPointerLeave={() => {
          if (near) hover(undefined);
          setNear(undefined);
        }}
      >
        {reader && record && region ? (
          <>
            <svg width={widthPx} height={heightPx} role="img" aria-label={say('timeline.describe')}>
              <TimelineChart
                record={record}
                band={band}
                layout={layout}
                bins={bins}
                startLocal={startLocal}
                flowUnit={flowUnit}
                language={language}
              />
            </svg>
            {/* Painted by itself: the curves are not painted again when the cursor moves, which names it anew. */}
            <svg
              className="time-moving"
              width={widthPx}
              height={heightPx}
              role="img"
              aria-label={say('timeline.cursor')}
            >
              <TimelineCursor {...{ reader, band, layout, startLocal, flowUnit, language }} />
            </svg>
            <TimelineSlider {...{ reader, layout, startLocal, flowUnit, language }} />
            <TimelineBrush layout={layout} endS={endS} />
            {near && (
              <EventCard
                events={near.eventIxs.map((ix) => record.events[ix])}
                x={Math.min(near.x, layout.right - 100)}
              />
            )}
          </>
        ) : (
          <p className="time-empty muted">{say(isRunning ? 'timeline.running' : 'timeline.noRun')}</p>
        )}
      </div>
    </div>
  );
}

/** The slider, and what stands on the window's edges, take the pointer themselves. */
function isControl(at: EventTarget): boolean {
  return at instanceof HTMLInputElement || (at as Element).closest('button, [role="slider"]') !== null;
}
