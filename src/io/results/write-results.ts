import {
  facilityPowerStates,
  facilityWaterStates,
  frameRow,
  type RunRecord,
  seriesNames,
} from '../../model/run-record';
import type { SourceFile } from '../read-file';
import { type ExportMark, formatCsv, markLines, toCsvBytes } from '../table/write-table';

const secondsPerHour = 3600;

/**
 * A run as CSV files: totals over time, the event log, facilities and areas. Each is headed by the handling
 * mark, the run, its seed and the time of export. Components are named by id; no table holds coordinates.
 */
export function writeResults(record: RunRecord, mark: ExportMark): SourceFile[] {
  const { identity } = record;
  const head = markLines(mark, {
    Run: identity.runId,
    Scenario: identity.scenarioId,
    Region: identity.regionRevision,
    Seed: identity.seed,
    Engine: identity.engineVersion,
  });
  const file = (name: string, [header, rows]: Table): SourceFile => ({
    name: `run-${identity.runId.replace(/[^\w-]+/g, '_')}-${name}.csv`,
    bytes: toCsvBytes(formatCsv(head, header, rows)),
  });
  return [
    file('series', seriesTable(record)),
    file('events', eventTable(record)),
    file('facilities', facilityTable(record)),
    file('areas', areaTable(record)),
  ];
}

type Cell = string | number | undefined;
type Table = [header: string[], rows: Cell[][]];

function seriesTable({ timesS, series }: RunRecord): Table {
  const rows = Array.from(timesS, (timeS, ix): Cell[] => [
    timeS,
    timeS / secondsPerHour,
    ...seriesNames.map((name) => series[name][ix]),
  ]);
  return [['timeS', 'timeH', ...seriesNames], rows];
}

function eventTable({ events }: RunRecord): Table {
  const rows = events.map((event, ix): Cell[] => [
    ix,
    event.timeS,
    event.kind,
    event.component,
    event.id,
    event.causeIx,
    event.loading,
    event.valueMw,
    Object.entries(event.values ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join('; '),
  ]);
  const header = ['index', 'timeS', 'event', 'component', 'id', 'causeIndex', 'loading', 'valueMw', 'values'];
  return [header, rows];
}

/** Hours in each state of power and water. */
function facilityTable(record: RunRecord): Table {
  const { facilityIds } = record.index;
  const powerH = hoursByCode(record, 'facilityPower', Object.values(facilityPowerStates));
  const waterH = hoursByCode(record, 'facilityWater', Object.values(facilityWaterStates));
  const rows = facilityIds.map((id, ix): Cell[] => [
    id,
    ...powerH.map((hours) => hours[ix]),
    ...waterH.map((hours) => hours[ix]),
  ]);
  const header = [
    'facility',
    ...Object.keys(facilityPowerStates).map((state) => `power_${state}_h`),
    ...Object.keys(facilityWaterStates).map((state) => `water_${state}_h`),
  ];
  return [header, rows];
}

/** Thresholds of litres per person per day, as the metrics use them. */
const litreLevels = [15, 7.5, 3];

function areaTable(record: RunRecord): Table {
  const { areaIds } = record.index;
  const totalH = weights(record).reduce((sum, it) => sum + it, 0);
  const power = summarise(record, 'areaPowerShare');
  const water = summarise(record, 'areaWaterShare');
  const litres = summarise(record, 'areaLitresPerPersonDay');
  const rows = areaIds.map((id, ix): Cell[] => [
    id,
    totalH,
    power.mean[ix],
    power.least[ix],
    water.mean[ix],
    water.least[ix],
    litres.least[ix],
    ...litreLevels.map((level) => hoursBelow(record, ix, level)),
  ]);
  const header = [
    'area',
    'hours',
    'powerShareMean',
    'powerShareLeast',
    'waterShareMean',
    'waterShareLeast',
    'litresPerPersonDayLeast',
    ...litreLevels.map((level) => `below_${level}_L_h`),
  ];
  return [header, rows];
}

/** Hours that each frame stands for: to the next frame; the last one for none. */
function weights({ timesS }: RunRecord): Float64Array {
  return Float64Array.from(timesS, (timeS, ix) =>
    ix + 1 < timesS.length ? (timesS[ix + 1] - timeS) / secondsPerHour : 0,
  );
}

function hoursByCode(
  record: RunRecord,
  field: 'facilityPower' | 'facilityWater',
  codes: readonly number[],
): Float64Array[] {
  const count = record.index.facilityIds.length;
  const hours = codes.map(() => new Float64Array(count));
  weights(record).forEach((weightH, frameIx) => {
    const row = frameRow(record, field, frameIx);
    for (let ix = 0; ix < count; ix++) {
      const at = codes.indexOf(row[ix]);
      if (at >= 0) hours[at][ix] += weightH;
    }
  });
  return hours;
}

function summarise(
  record: RunRecord,
  field: 'areaPowerShare' | 'areaWaterShare' | 'areaLitresPerPersonDay',
): { mean: Float64Array; least: Float64Array } {
  const count = record.index.areaIds.length;
  const mean = new Float64Array(count);
  const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const hours = weights(record);
  const totalH = hours.reduce((sum, it) => sum + it, 0);
  hours.forEach((weightH, frameIx) => {
    const row = frameRow(record, field, frameIx);
    for (let ix = 0; ix < count; ix++) {
      mean[ix] += totalH > 0 ? (row[ix] * weightH) / totalH : 0;
      least[ix] = Math.min(least[ix], row[ix]);
    }
  });
  return { mean, least };
}

function hoursBelow(record: RunRecord, areaIx: number, litres: number): number {
  let hours = 0;
  weights(record).forEach((weightH, frameIx) => {
    if (frameRow(record, 'areaLitresPerPersonDay', frameIx)[areaIx] < litres) hours += weightH;
  });
  return hours;
}
