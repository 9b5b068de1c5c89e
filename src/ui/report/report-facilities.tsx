import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { Facility } from '../../model/facility';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { facilityHours } from './facility-hours';

const mostRows = 60;

/** Facilities by hours of unmet need, most first; those that lost nothing are left out. */
export function ReportFacilities({
  reader,
  facilities,
}: {
  reader: RunReader;
  facilities: readonly Facility[];
}) {
  const say = useSay();
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
  if (rows.length === 0) return null;
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
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <tr key={it.id}>
              <td>{nameOf({ kind: 'facility', id: it.id })}</td>
              <td>{say(`map.facility.${it.facility.kind}`)}</td>
              <td className="numeric">{it.facility.tier}</td>
              <td className="numeric">
                <Quantity value={it.darkH} />
              </td>
              <td className="numeric">
                <Quantity value={it.backupH} />
              </td>
              <td className="numeric">
                <Quantity value={it.dryH} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p>{say('report.moreFacilities', { count: rows.length - shown.length })}</p>
      )}
    </section>
  );
}
