import { useEffect, useRef } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { RunBand, RunRecord } from '../../model/run-record';
import type { FlowUnit } from '../../store/settings';
import { setPlaying, setTime, subscribeTime, useView } from '../../store/view';
import { frameAt } from '../charts/curve-shapes';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { formatNumber } from '../charts/format-number';
import { formatDay, formatRunTime, localClock } from '../charts/time-axis';
import { type Say, useSay } from '../kit/use-say';
import type { RowId, TimelineLayout } from './timeline-layout';
import { timeScale } from './timeline-rows';

interface CursorProps {
  reader: RunReader;
  band?: RunBand;
  layout: TimelineLayout;
  startLocal: string;
  flowUnit: FlowUnit;
  language: string;
}

/** The line of the cursor and the figures under it, written by subscription; the drawing's name says them. */
export function TimelineCursor({ reader, band, layout, flowUnit, language }: CursorProps) {
  const say = useSay();
  const mark = useRef<SVGLineElement>(null);
  const figures = useRef<Partial<Record<RowId, SVGTSpanElement | null>>>({});
  const edges = useRef<SVGTextElement>(null);
  const { timesS } = reader.record;
  const endS = timesS[timesS.length - 1] ?? 0;
  useEffect(() => {
    const x = timeScale(layout, endS);
    const move = (timeS: number) => {
      const at = String(Math.round(x(timeS) * 10) / 10);
      mark.current?.setAttribute('x1', at);
      mark.current?.setAttribute('x2', at);
      const texts = figuresAt(reader, timeS, flowUnit, language, say);
      for (const id of layout.shown) {
        const node = figures.current[id];
        if (node && node.textContent !== texts[id]) node.textContent = texts[id];
      }
      const operators = band && bandAt(band, timeS, language, say);
      if (edges.current && operators) edges.current.textContent = operators;
      const said = layout.shown.map((id) => `${say(`timeline.${id}`)} ${texts[id]}`);
      if (operators) said.splice(1, 0, operators);
      const name = say('timeline.figuresAt', { time: formatRunTime(timeS), figures: said.join('; ') });
      mark.current?.ownerSVGElement?.setAttribute('aria-label', name);
    };
    move(useView.getState().timeS);
    return subscribeTime(move);
  }, [reader, band, layout, endS, flowUnit, language, say]);
  const titles: Record<RowId, string> = {
    electricity: say('timeline.electricity'),
    water: say('timeline.water'),
    people: say('timeline.people'),
    facilities: say('timeline.facilities'),
  };
  const isWide = layout.left > 20;
  const { top, bottom } = layout.rows.electricity;
  return (
    <g>
      {band && isWide && (
        <text
          ref={edges}
          className="time-label time-edges"
          x={layout.right + 10}
          y={Math.round((top + bottom) / 2) + 11}
        />
      )}
      {layout.shown.map((id) => {
        const { top, bottom } = layout.rows[id];
        return (
          <text
            key={id}
            className={`time-label label-${id}`}
            x={layout.right + 10}
            y={Math.round((top + bottom) / 2) + (band && isWide && id === 'electricity' ? -3 : 4)}
          >
            {isWide && <tspan className="time-label-title">{titles[id]} </tspan>}
            <tspan
              ref={(node) => {
                figures.current[id] = node;
              }}
            />
          </text>
        );
      })}
      <line ref={mark} className="time-cursor" y1={layout.rows.electricity.top - 4} y2={layout.axisY - 12} />
    </g>
  );
}

/** The rows' figures at a time, as they stand beside the curves. */
export function figuresAt(
  reader: RunReader,
  timeS: number,
  flowUnit: FlowUnit,
  language: string,
  say: Say,
): Record<RowId, string> {
  const frame = reader.frameIx(timeS);
  const { series } = reader.record;
  const number = (value: number) => formatNumber(value, language);
  const flow = (m3s: number) => number(flowIn(flowUnit, m3s));
  return {
    electricity: say('timeline.of', {
      served: number(series.electricityServedMw[frame]),
      needed: number(series.electricityNeededMw[frame]),
      unit: 'MW',
    }),
    water: say('timeline.of', {
      served: flow(series.waterServedM3s[frame]),
      needed: flow(series.waterNeededM3s[frame]),
      unit: flowUnitLabel(flowUnit),
    }),
    people: peopleAt(series, frame, language, say),
    facilities: say('timeline.facilitiesDark', {
      dark: number(series.facilitiesDark[frame]),
      backup: number(series.facilitiesOnBackup[frame]),
    }),
  };
}

/** People below 15 L, and the fewest litres below which there are any of them. */
function peopleAt(series: RunRecord['series'], frame: number, language: string, say: Say): string {
  const count = (values: Float64Array) => Math.round(values[frame]);
  const people = formatNumber(count(series.peopleBelow15L), language);
  const below3 = count(series.peopleBelow3L);
  const below7 = count(series.peopleBelow7L5);
  if (below7 === 0) return say('timeline.peopleBelow15L', { people });
  return say('timeline.peopleBelowLess', {
    people,
    litres: below3 > 0 ? 3 : 7.5,
    less: formatNumber(below3 > 0 ? below3 : below7, language),
  });
}

/** The edges of the band at a time, MW; one figure where they are the same. */
export function bandAt(band: RunBand, timeS: number, language: string, say: Say): string {
  const at = frameAt(band.timesS, timeS);
  const bare = formatNumber(band.bareServedMw[at], language);
  const best = formatNumber(band.bestServedMw[at], language);
  return say(bare === best ? 'timeline.bandShut' : 'timeline.band', { bare, best });
}

/** The slider under the axis: keyboard and pointer; its thumb is the cursor's handle. */
export function TimelineSlider({ reader, layout, startLocal, language }: CursorProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const { timesS } = reader.record;
  const endS = timesS[timesS.length - 1] ?? 0;
  useEffect(() => {
    const move = (timeS: number) => {
      if (!input.current) return;
      const { date, time } = localClock(startLocal, timeS);
      input.current.value = String(timeS);
      input.current.setAttribute(
        'aria-valuetext',
        say('timeline.cursorValue', {
          time: formatRunTime(timeS),
          clock: `${formatDay(date, language)} ${time}`,
        }),
      );
    };
    move(useView.getState().timeS);
    return subscribeTime(move);
  }, [startLocal, language, say]);
  return (
    <input
      ref={input}
      type="range"
      className="time-slider"
      aria-label={say('timeline.cursor')}
      min={0}
      max={endS}
      step={900}
      defaultValue={useView.getState().timeS}
      style={{ left: layout.left - 8, width: layout.right - layout.left + 16 }}
      onInput={(event) => {
        setPlaying(false);
        setTime(Number(event.currentTarget.value));
      }}
    />
  );
}
