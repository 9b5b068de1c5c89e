import { type ParameterReader, readParameters } from '../model/parameters';
import { frameRow, type RunRecord, type SumName } from '../model/run-record';
import { giniOfHours, worstDecileRatio } from './fairness';
import { listInterruptions, offHours, type TimeSpan } from './interruptions';
import { hoursToService, sumAt } from './service-times';

/** A run's metrics in the order of display; label and definition are `metric.NAME` and `metric.NAME.definition`. */
export const metricUnits = {
  unservedEnergy: 'MWh',
  personHoursWithoutElectricity: 'person-h',
  customerHoursInterrupted: 'customer-h',
  saidi: 'h',
  saifi: '1',
  caidi: 'h',
  electricityResilience: '1',
  electricityTo50: 'h',
  electricityTo90: 'h',
  electricityTo99: 'h',
  offHoursGini: '1',
  offHoursWorstDecile: '1',
  unservedWater: 'm3',
  waterServiceAvailability: '1',
  waterResilience: '1',
  waterTo50: 'h',
  waterTo90: 'h',
  waterTo99: 'h',
  personHoursBelow15L: 'person-h',
  personHoursBelow7L5: 'person-h',
  personHoursBelow3L: 'person-h',
  essentialFacilityHoursLost: 'facility-h',
  facilityHoursOnBackup: 'facility-h',
  fuelUsed: 'L',
} as const;
export type MetricName = keyof typeof metricUnits;
export type Metrics = Partial<Record<MetricName, { value: number; unit: string }>>;

/**
 * The metrics of a run over a span (by default all of it). A metric that cannot be worked out is left out: SAIDI
 * without people on feeders, CAIDI without an interruption, water and facilities where there are none, a time to service that has
 * not come by the end.
 */
export function measureRun(
  record: RunRecord,
  span: TimeSpan = { fromS: 0, toS: record.timesS[record.timesS.length - 1] },
  read: ParameterReader = readParameters(),
): Metrics {
  const { timesS, sums } = record;
  const grown = (name: SumName) =>
    sumAt(timesS, sums[name], span.toS) - sumAt(timesS, sums[name], span.fromS);
  const hours = (span.toS - span.fromS) / 3600;
  const waterNeededM3 = grown('waterNeededM3');
  const waterServedM3 = grown('waterServedM3');
  const hasWater = waterNeededM3 > 0;
  const values: Partial<Record<MetricName, number | undefined>> = {
    unservedEnergy: grown('electricityNeededMwh') - grown('electricityServedMwh'),
    ...interruptionMetrics(record, span, read),
    electricityResilience: hours > 0 ? grown('electricityShareH') / hours : undefined,
    unservedWater: hasWater ? Math.max(0, waterNeededM3 - waterServedM3) : undefined,
    waterServiceAvailability: hasWater ? waterServedM3 / waterNeededM3 : undefined,
    waterResilience: hasWater && hours > 0 ? grown('waterShareH') / hours : undefined,
    ...serviceTimes(record, span, hasWater),
  };
  if (record.outages.feederPeople.some((it) => it > 0))
    values.personHoursWithoutElectricity = grown('personHoursWithoutPower');
  if (hasWaterUsers(record)) {
    values.personHoursBelow15L = grown('personHoursBelow15L');
    values.personHoursBelow7L5 = grown('personHoursBelow7L5');
    values.personHoursBelow3L = grown('personHoursBelow3L');
  }
  if (record.index.facilityIds.length > 0) {
    values.essentialFacilityHoursLost = grown('essentialFacilityHoursLost');
    values.facilityHoursOnBackup = grown('facilityHoursOnBackup');
    values.fuelUsed = grown('fuelL');
  }
  const metrics: Metrics = {};
  for (const name of Object.keys(metricUnits) as MetricName[]) {
    const value = values[name];
    if (value !== undefined && Number.isFinite(value)) metrics[name] = { value, unit: metricUnits[name] };
  }
  return metrics;
}

/** True where the people of some area draw from a network. */
function hasWaterUsers(record: RunRecord): boolean {
  return frameRow(record, 'areaLitresPerPersonDay', 0).some((it: number) => !Number.isNaN(it));
}

/** IEEE 1366 indices over sustained interruptions, and fairness of off-hours. */
function interruptionMetrics(
  { outages }: RunRecord,
  span: TimeSpan,
  read: ParameterReader,
): Partial<Record<MetricName, number | undefined>> {
  const people = outages.feederPeople.reduce((sum, it) => sum + it, 0);
  if (people === 0) return {};
  const perCustomer = read('metrics.peoplePerCustomer');
  const sustainedS = read('metrics.sustainedS');
  const sustained = listInterruptions(outages, span).filter((it) => it.toS - it.fromS > sustainedS);
  const interrupted = sustained.reduce((sum, it) => sum + it.people, 0);
  const personHours = sustained.reduce((sum, it) => sum + it.personHours, 0);
  const hours = offHours(outages, span);
  return {
    customerHoursInterrupted: personHours / perCustomer,
    saidi: personHours / people,
    saifi: interrupted / people,
    caidi: interrupted > 0 ? personHours / interrupted : undefined,
    offHoursGini: giniOfHours(hours, outages.feederPeople),
    offHoursWorstDecile: worstDecileRatio(hours, outages.feederPeople),
  };
}

function serviceTimes(
  { timesS, series }: RunRecord,
  span: TimeSpan,
  hasWater: boolean,
): Partial<Record<MetricName, number | undefined>> {
  const power = (level: number) =>
    hoursToService(timesS, series.electricityNeededMw, series.electricityServedMw, level, span);
  const water = (level: number) =>
    hasWater ? hoursToService(timesS, series.waterNeededM3s, series.waterServedM3s, level, span) : undefined;
  return {
    electricityTo50: power(0.5),
    electricityTo90: power(0.9),
    electricityTo99: power(0.99),
    waterTo50: water(0.5),
    waterTo90: water(0.9),
    waterTo99: water(0.99),
  };
}
