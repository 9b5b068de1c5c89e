import type { ParameterReader } from '../model/parameters';
import type { DamageState } from '../model/scenario';
import { exp, log } from '../numerics/math';
import type { Random } from '../numerics/random';
import type { RepairClass } from './repair-class';

/** Standard normal quantile of 0.9. */
const z90 = 1.2815515655446004;

/** Median time to repair, whole seconds. A component taken out undamaged takes the median of `minor`. */
export function medianRepairS(read: ParameterReader, repairClass: RepairClass, damage: DamageState): number {
  return Math.round(hours(read, repairClass, damage, 'p50') * 3600);
}

/**
 * One draw of the time to repair, whole seconds: lognormal with the table's P50 and P90, so
 * `P50 exp(z ln(P90/P50) / z90)`. Takes one normal draw from `random`.
 */
export function drawRepairS(
  random: Random,
  read: ParameterReader,
  repairClass: RepairClass,
  damage: DamageState,
): number {
  const p50 = hours(read, repairClass, damage, 'p50');
  const p90 = Math.max(p50, hours(read, repairClass, damage, 'p90'));
  const z = random.normal();
  return p50 > 0 ? Math.round(p50 * exp((z * log(p90 / p50)) / z90) * 3600) : 0;
}

function hours(
  read: ParameterReader,
  repairClass: RepairClass,
  damage: DamageState,
  quantile: string,
): number {
  return read(`repair.${repairClass}.${damage === 'none' ? 'minor' : damage}.${quantile}H`);
}
