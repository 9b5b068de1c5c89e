import { memo, useMemo } from 'react';
import type { RunRecord } from '../../model/run-record';
import type { FlowUnit } from '../../store/settings';
import { formatNumber } from '../charts/format-number';
import { nights, timeTicks } from '../charts/time-axis';
import type { EventBin } from './event-bins';
import type { RowId, TimelineLayout } from './timeline-layout';
import { electricityRow, facilitiesRow, peopleRow, timeScale, waterRow } from './timeline-rows';

interface TimelineChartProps {
  record: RunRecord;
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
  const { record, layout, flowUnit, language } = props;
  const horizonS = record.timesS[record.timesS.length - 1] ?? 0;
  const x = timeScale(layout, horizonS);
  const rows = useMemo(
    () => [
      electricityRow(record, layout),
      waterRow(record, layout, flowUnit),
      peopleRow(record, layout),
      facilitiesRow(record, layout),
    ],
    [record, layout, flowUnit],
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
          <text className="curve-tick" x={x(timeS)} y={layout.axisY} textAnchor="middle">
            {timeS === 0 ? 'T' : `+${Math.round(timeS / 3600)} h`}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <g key={row.id} className={`time-row ${roleOf[row.id]}`}>
          {row.ticks.map((tick) => (
            <g key={tick.value}>
              <line className="curve-grid" x1={layout.left} x2={layout.right} y1={tick.y} y2={tick.y} />
              {layout.left > 20 && (row.needed || tick.value > 0) && (
                <text className="curve-tick" x={layout.left - 6} y={tick.y + 4} textAnchor="end">
                  {formatNumber(tick.value, language)}
                </text>
              )}
            </g>
          ))}
          <path className="time-area" d={row.area} />
          {row.needed && <path className="time-needed" d={row.needed} />}
          <path className="time-stroke" d={row.curve} />
        </g>
      ))}
      {props.bins.map((bin) => (
        <EventSign key={`${bin.system}-${bin.x}`} bin={bin} y={layout.eventsY} />
      ))}
    </g>
  );
});

/** Signs differ by shape as well as colour: cross damage, bolt electricity, drop water, square facilities. */
function EventSign({ bin, y }: { bin: EventBin; y: number }) {
  return (
    <path
      className={`time-event event-${bin.system}`}
      transform={`translate(${Math.round(bin.x * 10) / 10} ${y + eventOffset[bin.system]})`}
      d={eventShape[bin.system]}
    />
  );
}

/** Systems stand a little apart, so that events of one moment do not hide each other. */
const eventOffset: Record<EventBin['system'], number> = {
  damage: -4,
  electricity: 0,
  water: 3,
  facilities: 6,
};

const eventShape: Record<EventBin['system'], string> = {
  damage: 'M-3 -3 3 3M3 -3 -3 3',
  electricity: 'M0.5 -4 -2.500 0.500H0L-0.500 4 2.500 -0.500H0Z',
  water:
    'M0 -4C1.800 -1.500 2.600 -0.500 2.600 1.200A2.600 2.600 0 0 1 -2.600 1.200C-2.600 -0.500 -1.800 -1.500 0 -4Z',
  facilities: 'M-2.400 -2.400H2.400V2.400H-2.400Z',
};
