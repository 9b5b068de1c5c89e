import '../charts/curve.css';
import { memo, useMemo } from 'react';
import type { RunBand, RunRecord } from '../../model/run-record';
import type { FlowUnit } from '../../store/settings';
import type { EventSystem } from '../../words/event-sentence';
import { formatNumber } from '../charts/format-number';
import { nights, timeTicks } from '../charts/time-axis';
import { useSay } from '../kit/use-say';
import { type EventBin, type PlacedSign, placeSigns } from './event-bins';
import type { RowId, TimelineLayout } from './timeline-layout';
import {
  type BandShape,
  electricityRow,
  facilitiesRow,
  peopleRow,
  timeScale,
  waterRow,
} from './timeline-rows';

interface TimelineChartProps {
  record: RunRecord;
  band?: RunBand;
  layout: TimelineLayout;
  bins: readonly EventBin[];
  startLocal: string;
  flowUnit: FlowUnit;
  language: string;
}

const roleOf: Record<RowId, string> = {
  electricity: 'role-electricity',
  water: 'role-water',
  people: 'role-harm',
  facilities: 'role-plain',
};

/** The curves and event signs; does not render on scrubbing. */
export const TimelineChart = memo(function TimelineChart(props: TimelineChartProps) {
  const { record, band, layout, flowUnit, language } = props;
  const horizonS = record.timesS[record.timesS.length - 1] ?? 0;
  const x = timeScale(layout, horizonS);
  const rows = useMemo(
    () =>
      [
        electricityRow(record, layout, band),
        waterRow(record, layout, flowUnit),
        peopleRow(record, layout),
        facilitiesRow(record, layout),
      ].filter((it) => layout.shown.includes(it.id)),
    [record, band, layout, flowUnit],
  );
  const bottom = layout.rows.facilities.bottom;
  return (
    <g>
      {nights(props.startLocal, horizonS).map(({ fromS, toS }) => (
        <rect
          key={fromS}
          className="time-night"
          x={x(fromS)}
          width={x(toS) - x(fromS)}
          y={layout.rows.electricity.top - 4}
          height={bottom - layout.rows.electricity.top + 4}
        />
      ))}
      {timeTicks(horizonS, layout.right - layout.left, 64).map((timeS) => (
        <g key={timeS}>
          <line
            className="curve-grid"
            x1={x(timeS)}
            x2={x(timeS)}
            y1={layout.rows.electricity.top}
            y2={bottom}
          />
          <text
            className="curve-tick"
            x={x(timeS)}
            y={layout.axisY}
            textAnchor={timeS === 0 ? 'start' : 'middle'}
          >
            {timeS === 0 ? 'T' : `+${Math.round(timeS / 3600)} h`}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <g key={row.id} className={`time-row ${roleOf[row.id]}`}>
          {row.ticks.map((tick) => (
            <g key={tick.value}>
              <line className="curve-grid" x1={layout.left} x2={layout.right} y1={tick.y} y2={tick.y} />
              {layout.left > 20 && row.needed && (
                <text className="curve-tick" x={layout.left - 6} y={tick.y + 4} textAnchor="end">
                  {formatNumber(tick.value, language)}
                </text>
              )}
            </g>
          ))}
          <path className={row.band ? 'time-area time-gap' : 'time-area'} d={row.area} />
          {row.band && <BandEdges band={row.band} />}
          {row.inner?.map((it, i) => (
            <g key={it.curve} className={i === 0 ? 'time-inner' : 'time-inner time-innermost'}>
              <path className="time-area" d={it.area} />
              <path className="time-stroke" d={it.curve} />
            </g>
          ))}
          {row.needed && <path className="time-needed" d={row.needed} />}
          <path className="time-stroke" d={row.curve} />
          {row.band?.widest && layout.rows[row.id].bottom - layout.rows[row.id].top >= labelledPx && (
            <BandLabels band={row.band} layout={layout} />
          )}
        </g>
      ))}
      {placeSigns(props.bins, layout.eventsY).map((sign) => (
        <EventSign key={`${sign.system}-${sign.x}`} sign={sign} />
      ))}
    </g>
  );
});

/** A row lower than this has no room for labels on its curves, px. */
const labelledPx = 44;

/** What operators can change: the band between no operators and the best action, each edge a line of its own. */
function BandEdges({ band }: { band: BandShape }) {
  return (
    <>
      <path className="time-band" d={band.area} />
      {band.bare && <path className="time-bare" d={band.bare} />}
      <path className="time-best" d={band.best} />
    </>
  );
}

/** Room that a label needs outside the band, px; where there is less it stands inside. */
const labelPx = 14;

/** Names of the edges where they are furthest apart. */
function BandLabels({ band: { widest }, layout }: { band: BandShape; layout: TimelineLayout }) {
  const say = useSay();
  if (!widest) return null;
  const { top, bottom } = layout.rows.electricity;
  const { bestY, bareY } = widest;
  const anchor = widest.x > layout.right - 110 ? 'end' : 'start';
  const x = widest.x + (anchor === 'start' ? 5 : -5);
  const bestAt = bestY - top < labelPx ? bestY + 13 : bestY - 4;
  const bareAt = bottom - bareY < labelPx ? bareY - 5 : bareY + 12;
  // Where the band is too thin for both, its lower edge goes without.
  const hasBoth = bareAt - bestAt >= labelPx;
  return (
    <>
      <text className="time-band-label" x={x} y={bestAt} textAnchor={anchor}>
        {say('band.best')}
      </text>
      {hasBoth && (
        <text className="time-band-label" x={x} y={bareAt} textAnchor={anchor}>
          {say('band.bare')}
        </text>
      )}
    </>
  );
}

/** Signs differ by shape as well as colour: cross damage, bolt electricity, drop water, square facilities. */
function EventSign({ sign }: { sign: PlacedSign }) {
  return (
    <path
      className={`time-event event-${sign.system}`}
      transform={`translate(${Math.round(sign.x * 10) / 10} ${sign.y}) scale(0.8)`}
      d={eventShape[sign.system]}
    />
  );
}

const eventShape: Record<EventSystem, string> = {
  damage: 'M-3-3 3 3M3-3-3 3',
  electricity: 'M.8-4.5-3 .8H-.2L-.8 4.5 3-.8H.2Z',
  water: 'M0-4.5C2-2 3-.6 3 1.2A3 3 0 0 1-3 1.2C-3-.6-2-2 0-4.5Z',
  facilities: 'M-3-3H3V3H-3Z',
};
