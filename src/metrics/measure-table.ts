import type { MeasuredRun } from '../model/measured-run';
import {
  type AbsentReason,
  type MeasureKind,
  type MetricName,
  type MetricTable,
  type MetricTableRow,
  metricNames,
  type TimeSpan,
} from '../model/metric-table';
import type { SumName } from '../model/run-record';
import { measureEnergy } from './measure-energy';
import { measureFacilities } from './measure-facilities';
import { measureInterruptions } from './measure-interruptions';
import { measurePeople } from './measure-people';
import { listRows, type MeasureRows } from './measure-rows';
import { timePower, timeWater } from './measure-service';
import { measureWater } from './measure-water';
import { type ServiceTimes, sumAt } from './service-times';
import { cutToRun } from './time-window';

/** Puts a value, or the reason that there is none. */
type Put = (row: number, name: MetricName, value: number | undefined, reason: AbsentReason) => void;

/** The whole of a run. */
export function wholeOf({ timesS }: Pick<MeasuredRun, 'timesS'>): TimeSpan {
  return { fromS: 0, toS: timesS.length > 0 ? timesS[timesS.length - 1] : 0 };
}

/**
 * The metrics of a run over a window, by district, facility, tier and so on. The window is cut to the run; of one
 * without length integrals are 0 and means absent. What cannot be worked out is absent with its reason, never 0 or NaN.
 */
export function measureTable(
  run: MeasuredRun,
  by: MeasureKind,
  wanted: TimeSpan = wholeOf(run),
): MetricTable {
  const span = cutToRun(wanted, run.timesS);
  const table = listRows(run, by);
  const made = table.rows.map(
    ({ id, name }): MetricTableRow => ({
      ...(id === undefined ? {} : { id }),
      name,
      values: {},
      absent: {},
    }),
  );
  const put: Put = (row, name, value, reason) => {
    if (value !== undefined && Number.isFinite(value)) made[row].values[name] = value;
    else made[row].absent[name] = reason;
  };
  const { measures } = table;
  if (measures.electricity) putElectricity(run, table, span, put);
  if (measures.water) putWater(run, table, span, put);
  if (measures.facilities) putFacilities(run, table, by, span, put);
  if (table.isRegion) putRegionSums(run, span, put);
  const { restRow } = table;
  const isSpare = (row: number) => by === 'junction' || (by !== 'region' && row === restRow);
  const rows = made.filter((it, r) => !isSpare(r) || holdsSomething(it));
  for (const row of rows)
    for (const name of metricNames)
      if (row.values[name] === undefined && row.absent[name] === undefined) row.absent[name] = 'notKept';
  return {
    by,
    span,
    names: metricNames.filter((name) => rows.some((it) => it.values[name] !== undefined)),
    rows,
  };
}

/** What lies in no area is a row only where it is more than pipes without demand, and so is a junction. */
function holdsSomething({ values }: MetricTableRow): boolean {
  return Object.keys(values).length > 0;
}

function hoursOf({ fromS, toS }: TimeSpan): number {
  return (toS - fromS) / 3600;
}

function putElectricity(run: MeasuredRun, table: MeasureRows, span: TimeSpan, put: Put): void {
  const hours = hoursOf(span);
  const energy = measureEnergy(run, table, span);
  const times = timePower(run, table, span);
  for (const [r, it] of measureInterruptions(run, table, span).entries()) {
    const hasLoad = it.feederCount > 0;
    const load = (value: number) => (hasLoad ? value : undefined);
    put(r, 'unservedEnergy', load(Math.max(0, energy.unserved[r])), 'noLoad');
    put(
      r,
      'electricityResilience',
      load(Math.min(1, energy.shareH[r] / hours)),
      hasLoad ? 'noTime' : 'noLoad',
    );
    const { people } = it;
    const reason = hasLoad ? 'noPeople' : 'noLoad';
    const some = (value: number | undefined) => (people > 0 ? value : undefined);
    put(r, 'personHoursWithoutElectricity', some(it.personHoursOff), reason);
    put(r, 'customerHoursInterrupted', some(it.sustainedPersonHours / run.places.peoplePerCustomer), reason);
    put(r, 'saidi', some(it.sustainedPersonHours / people), reason);
    put(r, 'saifi', some(it.interrupted / people), reason);
    put(
      r,
      'caidi',
      it.interrupted > 0 ? it.sustainedPersonHours / it.interrupted : undefined,
      people > 0 ? 'noInterruption' : reason,
    );
    put(r, 'offHoursGini', some(it.gini), reason);
    put(r, 'offHoursWorstDecile', some(it.worstDecile), people > 0 ? 'nobodyOff' : reason);
    putTimes(
      r,
      ['electricityTo50', 'electricityTo90', 'electricityTo99'],
      times,
      hours,
      hasLoad,
      'noLoad',
      put,
    );
  }
}

function putTimes(
  row: number,
  names: readonly MetricName[],
  times: ServiceTimes,
  hours: number,
  isServed: boolean,
  reason: AbsentReason,
  put: Put,
): void {
  for (const [k, name] of names.entries()) {
    const back = isServed && hours > 0 ? times.hours(row, k) : undefined;
    put(row, name, back, !isServed ? reason : hours > 0 ? 'notBack' : 'noTime');
  }
}

function putWater(run: MeasuredRun, table: MeasureRows, span: TimeSpan, put: Put): void {
  const hours = hoursOf(span);
  const water = measureWater(run, table, span);
  const times = timeWater(run, table, span);
  for (let r = 0; r < table.rows.length; r++) {
    const needed = water.needed[r];
    const hasNeed = needed > 0;
    const reason = hours > 0 ? 'noWaterNeed' : 'noTime';
    const unserved = Math.max(0, water.unserved[r]);
    put(r, 'unservedWater', hasNeed ? unserved : undefined, reason);
    put(r, 'waterServiceAvailability', hasNeed ? 1 - unserved / needed : undefined, reason);
    put(r, 'waterResilience', hasNeed ? Math.min(1, water.shareH[r] / hours) : undefined, reason);
    putTimes(r, ['waterTo50', 'waterTo90', 'waterTo99'], times, hours, hasNeed, reason, put);
    const people = water.people[r];
    const litres = people > 0 && hours > 0 ? (water.usedM3[r] * 1000 * 24) / (people * hours) : undefined;
    put(r, 'litresPerPersonDay', litres, people > 0 ? 'noTime' : 'noWaterUsers');
  }
  if (!table.measures.people) return;
  for (const { name, hours: personHours } of measurePeople(run, table, span))
    for (let r = 0; r < table.rows.length; r++)
      put(r, name, water.people[r] > 0 ? personHours[r] : undefined, 'noWaterUsers');
}

/** What is kept of the region alone. */
function putRegionSums({ timesS, sums, index }: MeasuredRun, { fromS, toS }: TimeSpan, put: Put): void {
  const grown = (name: SumName) => sumAt(timesS, sums[name], toS) - sumAt(timesS, sums[name], fromS);
  const hasPoints = index.waterPointIds.length > 0;
  put(0, 'waterFromPoints', hasPoints ? grown('waterPointM3') : undefined, 'noWaterPoints');
  put(0, 'waterFromTankers', grown('waterNeededM3') > 0 ? grown('tankerWaterM3') : undefined, 'noWaterNeed');
  const hasFacilities = index.facilityIds.length > 0;
  put(0, 'sunUsed', hasFacilities ? grown('facilitySunKwh') : undefined, 'noFacilities');
  put(0, 'fuelSaved', hasFacilities ? grown('fuelSavedL') : undefined, 'noFacilities');
}

function putFacilities(
  run: MeasuredRun,
  table: MeasureRows,
  by: MeasureKind,
  span: TimeSpan,
  put: Put,
): void {
  const hours = hoursOf(span);
  const all = measureFacilities(run, table, span);
  for (let r = 0; r < table.rows.length; r++) {
    const some = (value: number) => (all.count[r] > 0 ? value : undefined);
    put(
      r,
      'essentialFacilityHoursLost',
      all.essentialCount[r] > 0 ? all.essentialLostH[r] : undefined,
      all.count[r] > 0 ? 'noEssential' : 'noFacilities',
    );
    put(r, 'facilityHoursBelowNeed', some(all.belowNeedH[r]), 'noFacilities');
    put(r, 'facilityHoursDark', some(all.darkH[r]), 'noFacilities');
    put(r, 'facilityHoursOnBackup', some(all.onBackupH[r]), 'noFacilities');
    put(r, 'facilityHoursOnBattery', some(all.onBatteryH[r]), 'noFacilities');
    put(
      r,
      'facilityHoursWithoutWater',
      all.waterCount[r] > 0 ? all.withoutWaterH[r] : undefined,
      all.count[r] > 0 ? 'waterNotModelled' : 'noFacilities',
    );
    put(r, 'fuelUsed', some(all.fuelL[r]), 'noFacilities');
    if (by !== 'facility') continue;
    const isModelled = all.waterCount[r] > 0;
    const reason = isModelled ? (hours > 0 ? 'noWaterNeed' : 'noTime') : 'waterNotModelled';
    const needed = all.waterNeededM3[r];
    put(r, 'unservedWater', isModelled && needed > 0 ? all.waterUnservedM3[r] : undefined, reason);
    put(
      r,
      'waterServiceAvailability',
      isModelled ? Math.min(1, all.waterShareH[r] / hours) : undefined,
      reason,
    );
  }
}
