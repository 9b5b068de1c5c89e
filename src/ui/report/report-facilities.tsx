import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { Facility } from '../../model/facility';
import { useSettings } from '../../store/settings';
import { formatNumber } from '../charts/format-number';
import { formatDay } from '../charts/time-axis';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { facilityHours, fuelByDay } from './facility-hours';

const mostRows = 60;
/** Hours as a reader wants them. */
const tenths = (hours: number) => Math.round(hours * 10) / 10;

/** Facilities by hours of unmet need, most first; those that lost nothing are left out. */
export function ReportFacilities({
  reader,
  facilities,
  startLocal,
}: {
  reader: RunReader;
  facilities: readonly Facility[];
  startLocal: string;
}) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const nameOf = useNameOf();
  const rows = useMemo(() => {
    const byId = new Map(facilities.map((it) => [it.id, it]));
    return facilityHours(
      reader,
      facilities.map((it) => it.id),
    )
      .filter((it) => it.darkH + it.backupH + it.dryH > 0)
      .map((it) => ({ ...it, facility: byId.get(it.id) as Facility }))
      .sort(
        (a, b) =>
          a.facility.tier - b.facility.tier || b.darkH - a.darkH || b.dryH - a.dryH || b.backupH - a.backupH,
      );
  }, [reader, facilities]);
  const days = useMemo(() => fuelByDay(reader.record, startLocal), [reader, startLocal]);
  if (rows.length === 0) return null;
  const totalL = days.reduce((sum, it) => sum + it.litres, 0);
  const shown = rows.slice(0, mostRows);
  return (
    <section>
      <h2>{say('results.facilities')}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th>{say('tables.name')}</th>
            <th>{say('tables.kind')}</th>
            <th className="numeric">{say('report.tier')}</th>
            <th className="numeric">{say('report.hoursDark')}</th>
            <th className="numeric">{say('report.hoursBackup')}</th>
            <th className="numeric">{say('report.hoursDry')}</th>
            <th className="numeric">{say('report.fuel')}</th>
            <th className="numeric">{say('report.fuelPerDay')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <tr key={it.id}>
              <td>{nameOf({ kind: 'facility', id: it.id })}</td>
              <td>{say(`map.facility.${it.facility.kind}`)}</td>
              <td className="numeric">{it.facility.tier}</td>
              <td className="numeric">
                <Quantity value={tenths(it.darkH)} />
              </td>
              <td className="numeric">
                <Quantity value={tenths(it.backupH)} />
              </td>
              <td className="numeric">
                <Quantity value={tenths(it.dryH)} />
              </td>
              <td className="numeric">{it.fuelL > 0 ? <Quantity value={Math.round(it.fuelL)} /> : '–'}</td>
              <td className="numeric">
                {it.fuelLPerDay === undefined ? '–' : <Quantity value={Math.round(it.fuelLPerDay)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {totalL >= 1 && (
        <p>
          {say('report.fuelByDay', {
            days: days
              .filter((it) => it.litres >= 0.5)
              .map((it) =>
                say('report.fuelOfDay', {
                  day: formatDay(it.date, language),
                  litres: formatNumber(Math.round(it.litres), language),
                }),
              )
              .join('; '),
            total: formatNumber(Math.round(totalL), language),
          })}
        </p>
      )}
      {rows.length > shown.length && (
        <p>{say('report.moreFacilities', { count: rows.length - shown.length })}</p>
      )}
    </section>
  );
}
