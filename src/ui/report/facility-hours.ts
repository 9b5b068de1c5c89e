import type { RunReader } from '../../client/run-reader';
import { backupCarriers } from '../../model/measured-run';
import { facilityPowerStates, facilityWaterStates, type RunRecord } from '../../model/run-record';
import { localClock } from '../charts/time-axis';

/** Hours a facility spent in each bad state, and what its sets burnt. */
export interface FacilityHours {
  id: string;
  darkH: number;
  backupH: number;
  dryH: number;
  fuelL: number;
  /** Litres that a day on its sets takes, at the mean load of the run; absent where they did not run. */
  fuelLPerDay?: number;
}

const { dark, lost } = facilityPowerStates;
const secondsOfDay = 86_400;

/** One row for each facility the run knows, in the given order; exact over the events in between. */
export function facilityHours(reader: RunReader, ids: readonly string[]): FacilityHours[] {
  const columns = ids.map((id) => reader.column('facilityIds', id));
  const rowOf = new Map(columns.map((column, i) => [column, i]));
  const rows = ids.map((id): FacilityHours => ({ id, darkH: 0, backupH: 0, dryH: 0, fuelL: 0 }));
  const burningH = new Float64Array(ids.length);
  const { facilityIx, fromS, toS, power, carrier, water, fuelL } = reader.record.facilityLog;
  for (let i = 0; i < facilityIx.length; i++) {
    const place = rowOf.get(facilityIx[i]);
    if (place === undefined) continue;
    const row = rows[place];
    const hours = (toS[i] - fromS[i]) / 3600;
    if (power[i] === dark || power[i] === lost) row.darkH += hours;
    if (carrier[i] !== backupCarriers.none) row.backupH += hours;
    if (water[i] === facilityWaterStates.none) row.dryH += hours;
    if (fuelL[i] > 0) burningH[place] += hours;
    row.fuelL += fuelL[i];
  }
  for (const [i, row] of rows.entries())
    if (burningH[i] > 0) row.fuelLPerDay = (24 * row.fuelL) / burningH[i];
  return rows.filter((_, i) => columns[i] >= 0);
}

/** Diesel burnt at all sites, by local day of the run. */
export function fuelByDay(
  { facilityLog, timesS }: Pick<RunRecord, 'facilityLog' | 'timesS'>,
  startLocal: string,
): { date: string; litres: number }[] {
  const endS = timesS.at(-1) ?? 0;
  const firstS = -localClock(startLocal, 0).hourOfDay * 3600;
  const days: { date: string; litres: number }[] = [];
  for (let fromS = firstS; fromS < endS; fromS += secondsOfDay)
    days.push({ date: localClock(startLocal, Math.max(0, fromS)).date, litres: 0 });
  for (let i = 0; i < facilityLog.facilityIx.length; i++) {
    const litres = facilityLog.fuelL[i];
    if (litres <= 0) continue;
    const fromS = facilityLog.fromS[i];
    const toS = facilityLog.toS[i];
    for (let d = Math.floor((fromS - firstS) / secondsOfDay); d < days.length; d++) {
      const dayS = firstS + d * secondsOfDay;
      if (dayS >= toS) break;
      const seconds = Math.min(toS, dayS + secondsOfDay) - Math.max(fromS, dayS);
      days[d].litres += (litres * seconds) / (toS - fromS);
    }
  }
  return days;
}
