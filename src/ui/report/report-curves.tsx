import type { RunReader } from '../../client/run-reader';
import type { OperatorPolicy } from '../../model/scenario';
import { useSettings } from '../../store/settings';
import { bandLines } from '../band/band-lines';
import { Curve, type CurveLine } from '../charts/curve';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { litreLines, otherLines } from '../charts/people-lines';
import { useSay } from '../kit/use-say';
import { useHeldBand } from '../map/use-held';

const thousands = (values: Float64Array) => values.map((it) => it / 1000);
const widthPx = 330;
const heightPx = 150;

/** Electricity, water, people and facilities over time; dashes and labels tell lines apart without colour. */
export function ReportCurves({ reader, operators }: { reader: RunReader; operators: OperatorPolicy }) {
  const say = useSay();
  const band = useHeldBand();
  const language = useSettings((state) => state.language);
  const flowUnit = useSettings((state) => state.flowUnit);
  const { series, timesS } = reader.record;
  const flow = (values: Float64Array) => values.map((it) => flowIn(flowUnit, it));
  const charts: { title: string; unit: string; lines: CurveLine[]; labelsAtPeaks?: boolean }[] = [
    {
      title: say('report.electricity'),
      unit: 'MW',
      lines: [
        ...(band
          ? bandLines(band, operators, say)
          : [
              {
                label: say('map.figure.served'),
                values: series.electricityServedMw,
                role: 'electricity' as const,
              },
            ]),
        { label: say('map.figure.needed'), values: series.electricityNeededMw, role: 'need' },
      ],
    },
    {
      title: say('report.water'),
      unit: flowUnitLabel(flowUnit),
      lines: [
        { label: say('map.figure.served'), values: flow(series.waterServedM3s), role: 'water' },
        { label: say('map.figure.needed'), values: flow(series.waterNeededM3s), role: 'need' },
      ],
    },
    {
      title: say('report.people'),
      unit: say('report.peopleUnit'),
      lines: [
        { label: say('report.noPower'), values: thousands(series.peopleWithoutPower), role: 'electricity' },
        ...otherLines(reader.record, say, 0.001),
      ],
    },
    {
      title: say('people.title'),
      unit: say('report.peopleUnit'),
      lines: litreLines(reader.record, say, 0.001),
      labelsAtPeaks: true,
    },
    {
      title: say('results.facilities'),
      unit: say('report.facilitiesUnit'),
      lines: [
        { label: say('report.dark'), values: series.facilitiesDark, role: 'plain' },
        { label: say('report.onBackup'), values: series.facilitiesOnBackup, role: 'backup' },
      ],
    },
  ];
  return (
    <section>
      <h2>{say('report.curves')}</h2>
      <div className="report-curves">
        {charts
          .filter((it) => it.lines.some((line) => Array.from(line.values).some((value) => value > 0)))
          .map((it) => (
            <figure key={it.title}>
              <figcaption>
                {it.title}, {it.unit}
              </figcaption>
              <Curve
                title={it.title}
                unit={it.unit}
                timesS={timesS}
                lines={it.lines}
                labelsAtPeaks={it.labelsAtPeaks}
                labelPx={it.labelsAtPeaks ? 14 : undefined}
                widthPx={widthPx}
                heightPx={heightPx}
                language={language}
              />
            </figure>
          ))}
      </div>
    </section>
  );
}
