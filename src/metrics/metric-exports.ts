import { type ExportMark, formatCsv, markLines } from '../io/table/write-table';
import type { SheetCell, SheetToWrite } from '../io/table/write-workbook';
import type { MeasuredRun } from '../model/measured-run';
import {
  type MeasureKind,
  type MetricTable,
  measureKinds,
  metricNames,
  metricUnits,
  type TimeSpan,
  unitIn,
} from '../model/metric-table';
import { say } from '../words/catalogue';
import { sayRow } from '../words/metric-rows';
import { measureTable } from './measure-table';
import type { ResultTable } from './result-tables';

/** The table of one kind of rows and the definitions, as CSV headed by its mark, run, seed and window. No coordinates. */
export function tabulateMetrics(
  run: MeasuredRun,
  by: MeasureKind,
  span: TimeSpan,
  mark: ExportMark,
): ResultTable[] {
  const table = measureTable(run, by, span);
  const [header, ...rows] = rowsOf(table);
  const head = markLines(mark, headOf(run, table.span));
  const [definitionHeader, ...definitions] = definitionRows();
  return [
    { name: `metrics-${by}.csv`, text: formatCsv(head, header.map(String), rows) },
    { name: 'metric-definitions.csv', text: formatCsv(head, definitionHeader.map(String), definitions) },
  ];
}

/** All kinds of rows that the run has, a sheet each, between one about the run and one of definitions. */
export function workbookOfMetrics(run: MeasuredRun, span: TimeSpan, mark: ExportMark): SheetToWrite[] {
  const tables = measureKinds
    .map((by) => measureTable(run, by, span))
    .filter(({ by, rows }) => by === 'region' || rows.some(({ id }) => id !== undefined));
  const about: SheetCell[][] = [
    [say('measure.about.handling'), mark.handling],
    [say('measure.about.project'), mark.projectName],
    ...Object.entries(headOf(run, tables[0].span)),
    [say('measure.about.exported'), mark.exportedAt],
    [say('measure.about.empty')],
  ];
  return [
    { name: say('measure.sheet.about'), rows: about, headRows: 0, widths: [24, 48] },
    ...tables.map((table): SheetToWrite => {
      const rows = rowsOf(table);
      return {
        name: say(`measure.sheet.${table.by}`),
        rows: [[mark.handling], ...rows],
        headRows: 2,
        widths: rows[0].map((_, c) => (c === 0 ? 28 : 16)),
      };
    }),
    {
      name: say('measure.sheet.definitions'),
      rows: definitionRows(),
      headRows: 1,
      widths: [36, 32, 12, 120],
    },
  ];
}

/** Name and id of each row, then its values; a unit in each title. */
function rowsOf({ by, names, rows }: MetricTable): SheetCell[][] {
  const titles = names.map((name) => {
    const unit = unitIn(by, name);
    return unit === '1' ? say(`metric.${name}`) : `${say(`metric.${name}`)}, ${unit}`;
  });
  return [
    [say(`measure.row.${by}`), say('measure.column.id'), ...titles],
    ...rows.map((row) => [sayRow(by, row), row.id, ...names.map((name) => row.values[name])]),
  ];
}

function definitionRows(): SheetCell[][] {
  return [
    [
      say('measure.column.metric'),
      say('measure.column.key'),
      say('measure.column.unit'),
      say('measure.column.definition'),
    ],
    ...metricNames.map((name) => [
      say(`metric.${name}`),
      name,
      metricUnits[name],
      say(`metric.${name}.definition`),
    ]),
  ];
}

function headOf({ identity }: MeasuredRun, span: TimeSpan): Record<string, string | number> {
  return {
    [say('measure.about.run')]: identity.runId,
    [say('measure.about.fingerprint')]: identity.fingerprint,
    [say('measure.about.scenario')]: identity.scenarioId,
    [say('measure.about.seed')]: identity.seed,
    [say('measure.about.fromH')]: span.fromS / 3600,
    [say('measure.about.toH')]: span.toS / 3600,
  };
}
