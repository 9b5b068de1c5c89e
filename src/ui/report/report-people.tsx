import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { Area } from '../../model/people';
import { isEver, litreCounts, otherCounts } from '../charts/people-lines';
import { formatRunTime } from '../charts/time-axis';
import { MetricValue, Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { areaRows, litreLevel } from '../tables/area-rows';

const mostAreas = 40;

/** How many people were short of water, when and for how long, and the areas by their lowest litres. */
export function ReportPeople({ reader, areas }: { reader: RunReader; areas: readonly Area[] }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { series, sums, timesS } = reader.record;
  const last = timesS.length - 1;
  const counts = [
    ...litreCounts.map((it) => ({ ...it, label: say('report.belowLitres', { litres: it.litres }) })),
    ...otherCounts.map((it) => ({ ...it, label: capital(say(`people.${it.name}`)) })),
  ].filter((it) => isEver(series[it.series]));
  const low = useMemo(
    () =>
      areaRows(reader, areas, (id) => nameOf({ kind: 'area', id }), 0)
        .filter((it) => it.litres !== undefined && litreLevel(it.litres) !== 'normal')
        .sort((a, b) => (a.litres ?? 0) - (b.litres ?? 0) || b.people - a.people),
    [reader, areas, nameOf],
  );
  if (areas.length === 0) return null;
  return (
    <section>
      <h2>{say('report.peopleWater')}</h2>
      {counts.length === 0 ? (
        <p>{say('people.never')}</p>
      ) : (
        <table className="report-table">
          <thead>
            <tr>
              <th>{say('report.peopleShort')}</th>
              <th className="numeric">{say('report.most')}</th>
              <th className="numeric">{say('report.mostAt')}</th>
              <th className="numeric">{say('report.personHours')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map((it) => {
              const at = largestAt(series[it.series]);
              return (
                <tr key={it.series}>
                  <td>{it.label}</td>
                  <td className="numeric">
                    <Quantity value={Math.round(series[it.series][at])} />
                  </td>
                  <td className="numeric">{formatRunTime(timesS[at])}</td>
                  <td className="numeric">
                    <MetricValue value={sums[it.sum][last]} unit="person-h" bare />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {low.length > 0 && (
        <>
          <h3>{say('report.lowestByArea')}</h3>
          <p>{say('report.levels')}</p>
          <table className="report-table">
            <thead>
              <tr>
                <th>{say('results.area')}</th>
                <th className="numeric">{say('areas.people')}</th>
                <th className="numeric">{say('report.lowest')}</th>
                <th>{say('report.lowestAt')}</th>
                <th className="numeric">{say('report.hoursBelow15')}</th>
              </tr>
            </thead>
            <tbody>
              {low.slice(0, mostAreas).map((it) => (
                <tr key={it.id}>
                  <td>{it.name}</td>
                  <td className="numeric">
                    <Quantity value={it.people} />
                  </td>
                  <td className="numeric">
                    <Quantity value={Math.round((it.litres ?? 0) * 10) / 10} unit="L" />
                  </td>
                  <td className="report-time">
                    {formatRunTime(it.timeS)} ·{' '}
                    {say(`areas.level.${litreLevel(it.litres ?? 0) ?? 'critical'}`)}
                  </td>
                  <td className="numeric">
                    <Quantity value={Math.round(it.below15H * 10) / 10} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {low.length > mostAreas && <p>{say('report.moreAreas', { count: low.length - mostAreas })}</p>}
        </>
      )}
    </section>
  );
}

function largestAt(values: Float64Array): number {
  let at = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[at]) at = i;
  return at;
}

/** As the first word of a row. */
function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
