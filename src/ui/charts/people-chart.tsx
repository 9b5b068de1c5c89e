import './people-chart.css';
import type { RunReader } from '../../client/run-reader';
import { useSettings } from '../../store/settings';
import { subscribeTime, useView } from '../../store/view';
import { Tip } from '../kit/button';
import { MetricValue, Quantity } from '../kit/quantity';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { Curve } from './curve';
import { isEver, litreCounts, litreLines, otherCounts, otherLines } from './people-lines';

const cursor = { now: () => useView.getState().timeS, subscribe: subscribeTime };

interface PeopleChartProps {
  reader: RunReader;
  widthPx?: number;
}

/** People below 15, 7.5 and 3 L a day over the run, at the cursor, and their person-hours in the whole run. */
export function PeopleChart({ reader, widthPx = 290 }: PeopleChartProps) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const timeS = useTimeS();
  const { record } = reader;
  const { series, sums, timesS } = record;
  const frameIx = reader.frameIx(timeS);
  const last = timesS.length - 1;
  const others = otherLines(record, say);
  const isShort = isEver(series.peopleBelow15L);
  const rows = [
    ...litreCounts
      .filter((it) => it.litres === 15 || isEver(series[it.series]))
      .map((it) => ({
        ...it,
        label: say('people.row', { litres: it.litres }),
        tip: say(`people.rowTip.${it.role}`),
      })),
    ...otherCounts
      .filter((it) => isEver(series[it.series]))
      .map((it) => ({
        ...it,
        role: it.name,
        label: say(`people.${it.name}`),
        tip: say(`people.${it.name}Tip`),
      })),
  ];
  if (!isShort && others.length === 0) return <p className="muted people-none">{say('people.never')}</p>;
  return (
    <figure className="people-chart">
      {isShort && (
        <>
          <figcaption>{say('people.title')}</figcaption>
          <Curve
            title={say('people.title')}
            unit={say('people.unit')}
            timesS={timesS}
            lines={litreLines(record, say)}
            widthPx={widthPx}
            heightPx={104}
            labelPx={14}
            labelsAtPeaks
            cursor={cursor}
            language={language}
          />
        </>
      )}
      <table className="people-now">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say('people.title')}</span>
            </th>
            <th scope="col">{say('people.now')}</th>
            <th scope="col">{say('people.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((it) => (
            <tr key={it.series}>
              <th scope="row">
                <svg width="18" height="8" aria-hidden className={`role-${it.role}`}>
                  <line className="curve-stroke" x1="0" x2="18" y1="4" y2="4" />
                </svg>
                <Tip text={it.tip} side="right">
                  <button type="button" className="defined">
                    {it.label}
                  </button>
                </Tip>
              </th>
              <td>
                <Quantity value={Math.round(series[it.series][frameIx])} />
              </td>
              <td>
                <MetricValue value={sums[it.sum][last]} unit="person-h" bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
