/** Metrics by the system they tell of, in the order of display; names and definitions are `metric.NAME` and `metric.NAME.definition`. */
export const metricsBySystem = {
  electricity: {
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
  },
  water: {
    unservedWater: 'm3',
    waterServiceAvailability: '1',
    waterResilience: '1',
    litresPerPersonDay: 'L',
    personHoursBelow15L: 'person-h',
    personHoursBelow7L5: 'person-h',
    personHoursBelow3L: 'person-h',
    personHoursOnDryFloors: 'person-h',
    personHoursWithUnsafeWater: 'person-h',
    waterFromPoints: 'm3',
    waterFromTankers: 'm3',
    waterTo50: 'h',
    waterTo90: 'h',
    waterTo99: 'h',
  },
  facilities: {
    essentialFacilityHoursLost: 'facility-h',
    facilityHoursBelowNeed: 'facility-h',
    facilityHoursDark: 'facility-h',
    facilityHoursOnBackup: 'facility-h',
    facilityHoursOnBattery: 'facility-h',
    facilityHoursWithoutWater: 'facility-h',
    fuelUsed: 'L',
    fuelSaved: 'L',
    sunUsed: 'kWh',
  },
} as const;
export type MetricSystem = keyof typeof metricsBySystem;
export const metricSystems = Object.keys(metricsBySystem) as MetricSystem[];

type UnionKeys<T> = T extends unknown ? keyof T : never;
export type MetricName = UnionKeys<(typeof metricsBySystem)[MetricSystem]>;

/** Unit of every metric, in the order of display. */
export const metricUnits = Object.assign(
  {},
  metricsBySystem.electricity,
  metricsBySystem.water,
  metricsBySystem.facilities,
) as Record<MetricName, string>;
export const metricNames = Object.keys(metricUnits) as MetricName[];

/** What a run can be measured by; a row of the table is one of them. */
export const measureKinds = ['region', 'area', 'town', 'facility', 'tier', 'system', 'junction'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Why a metric has no value; in words `metric.absent.REASON`. */
export const absentReasons = [
  'noTime',
  'notKept',
  'noLoad',
  'noPeople',
  'noInterruption',
  'nobodyOff',
  'noWaterNeed',
  'noWaterUsers',
  'noWaterPoints',
  'noFacilities',
  'noEssential',
  'waterNotModelled',
  'notBack',
] as const;
export type AbsentReason = (typeof absentReasons)[number];

/** A span of time, s from the start. */
export interface TimeSpan {
  fromS: number;
  toS: number;
}

/** One row: what was measured and its values; a metric without a value has a reason. */
export interface MetricTableRow {
  /** Id of the area, town, facility, network or junction; number of the tier; absent for what lies in none of the rows. */
  id?: string;
  name: string;
  values: Partial<Record<MetricName, number>>;
  absent: Partial<Record<MetricName, AbsentReason>>;
}

/** The metrics of a run over a window, by row. */
export interface MetricTable {
  by: MeasureKind;
  /** The window, cut to the run. */
  span: TimeSpan;
  /** Metrics with a value in at least one row, in the order of display. */
  names: MetricName[];
  rows: MetricTableRow[];
}

/** Unit of a metric in a table: hours of facilities are plain hours where a row is one facility. */
export function unitIn(by: MeasureKind, name: MetricName): string {
  const unit = metricUnits[name];
  return by === 'facility' && unit === 'facility-h' ? 'h' : unit;
}
