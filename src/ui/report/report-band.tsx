import { useMemo } from 'react';
import type { OperatorPolicy } from '../../model/scenario';
import { useSettings } from '../../store/settings';
import { sayAvoided, sayBand } from '../band/band-words';
import { MetricValue } from '../kit/quantity';
import { useSay } from '../kit/use-say';
import { useHeldBand } from '../map/use-held';

/** What hangs on operators, with what each row means; says so where it was not worked out. */
export function ReportBand({ operators }: { operators: OperatorPolicy }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const band = useHeldBand();
  const words = useMemo(
    () => band && sayBand(band, operators, language, say),
    [band, operators, language, say],
  );
  return (
    <section>
      <h2>{say('band.title')}</h2>
      {!words && <p>{say('band.reportNone')}</p>}
      {words && (
        <>
          {words.sentences.map((it) => (
            <p key={it.key}>{it.text}</p>
          ))}
          <table className="report-table">
            <thead>
              <tr>
                <th>{say('band.who')}</th>
                <th className="numeric">{say('band.unserved')}</th>
                <th className="numeric">{say('band.avoided')}</th>
                <th className="report-definition">{say('report.meaning')}</th>
              </tr>
            </thead>
            <tbody>
              {words.rows.map((it) => (
                <tr key={it.key}>
                  <td className="report-metric">{it.name}</td>
                  <td className="numeric">
                    <MetricValue value={it.unservedMwh} unit="MWh" />
                  </td>
                  <td className="numeric">
                    {it.avoidedShare === undefined ? '' : sayAvoided(it.avoidedShare)}
                  </td>
                  <td className="report-definition">{it.definition}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
