import { backupCarriers, type MeasuredRun } from '../model/measured-run';
import type { TimeSpan } from '../model/metric-table';
import { facilityPowerStates, facilityWaterStates } from '../model/run-record';
import type { MeasureRows } from './measure-rows';

/** Hours and litres of the facilities of each row within the window, exact over events. */
export interface MeasuredFacilities {
  count: Float64Array;
  essentialCount: Float64Array;
  /** Tiers 1 and 2: integral of the share of essential power not served. */
  essentialLostH: Float64Array;
  belowNeedH: Float64Array;
  darkH: Float64Array;
  onBackupH: Float64Array;
  onBatteryH: Float64Array;
  withoutWaterH: Float64Array;
  fuelL: Float64Array;
  /** Facilities whose water is modelled. */
  waterCount: Float64Array;
  /** Integral of the share of water served over the facilities whose water is modelled, h. */
  waterShareH: Float64Array;
  waterNeededM3: Float64Array;
  waterUnservedM3: Float64Array;
}

const { dark, lost } = facilityPowerStates;
const { notModelled, low, none: noWater } = facilityWaterStates;
const essentialTier = 2;
const wholeShare = 1 - 1e-9;

export function measureFacilities(run: MeasuredRun, table: MeasureRows, span: TimeSpan): MeasuredFacilities {
  const { facilityRow, rows } = table;
  const { facilityTier, facilityWaterM3Day } = run.places;
  const { facilityIx, fromS, toS, power, powerShare, carrier, water, waterShare, fuelL } = run.facilityLog;
  const zeros = () => new Float64Array(rows.length);
  const out: MeasuredFacilities = {
    count: zeros(),
    essentialCount: zeros(),
    essentialLostH: zeros(),
    belowNeedH: zeros(),
    darkH: zeros(),
    onBackupH: zeros(),
    onBatteryH: zeros(),
    withoutWaterH: zeros(),
    fuelL: zeros(),
    waterCount: zeros(),
    waterShareH: zeros(),
    waterNeededM3: zeros(),
    waterUnservedM3: zeros(),
  };
  for (let f = 0; f < facilityRow.length; f++) {
    if (facilityRow[f] < 0) continue;
    out.count[facilityRow[f]]++;
    if (facilityTier[f] <= essentialTier) out.essentialCount[facilityRow[f]]++;
  }
  for (let i = 0; i < facilityIx.length; i++) {
    const f = facilityIx[i];
    const row = facilityRow[f];
    if (row < 0) continue;
    if (fromS[i] === 0 && water[i] !== notModelled) out.waterCount[row]++;
    const seconds = Math.min(toS[i], span.toS) - Math.max(fromS[i], span.fromS);
    if (seconds <= 0) continue;
    const hours = seconds / 3600;
    if (facilityTier[f] <= essentialTier) out.essentialLostH[row] += hours * (1 - powerShare[i]);
    if (powerShare[i] < wholeShare || water[i] === low || water[i] === noWater) out.belowNeedH[row] += hours;
    if (power[i] === dark || power[i] === lost) out.darkH[row] += hours;
    if (carrier[i] !== backupCarriers.none) out.onBackupH[row] += hours;
    if (carrier[i] === backupCarriers.battery) out.onBatteryH[row] += hours;
    out.fuelL[row] += (fuelL[i] * seconds) / (toS[i] - fromS[i]);
    if (water[i] === notModelled) continue;
    if (water[i] === noWater) out.withoutWaterH[row] += hours;
    out.waterShareH[row] += hours * waterShare[i];
    const neededM3 = (facilityWaterM3Day[f] * hours) / 24;
    out.waterNeededM3[row] += neededM3;
    out.waterUnservedM3[row] += neededM3 * (1 - waterShare[i]);
  }
  return out;
}
