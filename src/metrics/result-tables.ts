import { type ExportMark, formatCsv, markLines } from '../io/table/write-table';
import {
  type FrameField,
  facilityPowerStates,
  facilityWaterStates,
  frameRow,
  type RunBand,
  type RunRecord,
  seriesNames,
} from '../model/run-record';
import { tabulateDeadlocks } from './deadlock-table';
import { tabulateSchedule } from './schedule-tables';

/** One exported table. */
export interface ResultTable {
  name: string;
  text: string;
}

type Row = (string | number | undefined)[];

/**
 * A run as CSV tables: its series, its events, its facilities and its areas over time, its metrics, its outage schedule
 * and its band where there is one. Each is headed by its mark with run id and seed. No coordinates.
 */
export function tabulateRun(record: RunRecord, mark: ExportMark, band?: RunBand): ResultTable[] {
  const { runId, fingerprint, scenarioId, seed } = record.identity;
  const head = markLines(mark, { Run: runId, Fingerprint: fingerprint, Scenario: scenarioId, Seed: seed });
  return [
    { name: 'series.csv', text: formatCsv(head, ['timeS', ...seriesNames], seriesRows(record)) },
    { name: 'events.csv', text: formatCsv(head, eventColumns, eventRows(record)) },
    { name: 'facilities.csv', text: formatCsv(head, facilityColumns, facilityRows(record)) },
    { name: 'areas.csv', text: formatCsv(head, areaColumns, areaRows(record)) },
    { name: 'metrics.csv', text: formatCsv(head, ['metric', 'value', 'unit'], metricRows(record)) },
    ...tabulateDeadlocks(record.deadlocks, head),
    ...(record.schedule ? tabulateSchedule(record.schedule, head) : []),
    ...(band ? [{ name: 'band.csv', text: formatCsv(head, bandColumns, bandRows(band)) }] : []),
  ];
}

const eventColumns = ['ix', 'timeS', 'kind', 'component', 'id', 'causeIx', 'loading', 'valueMw', 'values'];
const facilityColumns = ['timeS', 'facilityId', 'power', 'powerShare', 'fuelL', 'water', 'storedWaterM3'];
const bandColumns = [
  'timeS',
  'bareServedMw',
  'chosenServedMw',
  'bestServedMw',
  'bareUnservedMwh',
  'chosenUnservedMwh',
  'bestUnservedMwh',
] as const;
const areaColumns = ['timeS', 'areaId', 'powerShare', 'waterShare', 'litresPerPersonDay'];

function* seriesRows({ timesS, series }: RunRecord): Generator<Row> {
  for (let i = 0; i < timesS.length; i++) yield [timesS[i], ...seriesNames.map((name) => series[name][i])];
}

function* eventRows({ events }: RunRecord): Generator<Row> {
  for (const [ix, it] of events.entries()) {
    const values = Object.entries(it.values ?? {}).map(([name, value]) => `${name}=${value}`);
    yield [ix, it.timeS, it.kind, it.component, it.id, it.causeIx, it.loading, it.valueMw, values.join('; ')];
  }
}

function* facilityRows(record: RunRecord): Generator<Row> {
  for (let i = 0; i < record.timesS.length; i++) {
    const row = (field: FrameField) => frameRow(record, field, i);
    const power = row('facilityPower');
    const share = row('facilityPowerShare');
    const fuelL = row('facilityFuelL');
    const water = row('facilityWater');
    const storedM3 = row('facilityStoredWaterM3');
    for (const [f, id] of record.index.facilityIds.entries())
      yield [
        record.timesS[i],
        id,
        nameOfCode(facilityPowerStates, power[f]),
        share[f],
        fuelL[f],
        nameOfCode(facilityWaterStates, water[f]),
        storedM3[f],
      ];
  }
}

function* areaRows(record: RunRecord): Generator<Row> {
  for (let i = 0; i < record.timesS.length; i++) {
    const power = frameRow(record, 'areaPowerShare', i);
    const water = frameRow(record, 'areaWaterShare', i);
    const litres = frameRow(record, 'areaLitresPerPersonDay', i);
    for (const [a, id] of record.index.areaIds.entries())
      yield [record.timesS[i], id, power[a], water[a], litres[a]];
  }
}

function* bandRows(band: RunBand): Generator<Row> {
  for (let i = 0; i < band.timesS.length; i++)
    yield bandColumns.map((name) => (name === 'timeS' ? band.timesS[i] : band[name][i]));
}

function* metricRows({ metrics }: RunRecord): Generator<Row> {
  for (const [name, { value, unit }] of Object.entries(metrics)) yield [name, value, unit];
}

/** The name of a state code, for tables. */
export function nameOfCode(codes: Readonly<Record<string, number>>, code: number): string {
  return Object.keys(codes).find((name) => codes[name] === code) ?? String(code);
}
