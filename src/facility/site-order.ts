import type { Facility } from '../model/facility';

/**
 * Whether a site's battery comes before its sets. As the battery itself says; else where there are solar modules to fill
 * it again and a first set that carries the need by itself, so that using the battery up never leaves the sets short.
 */
export function isBatteryFirst({ battery, solarKwp, backup }: Facility, neededKw: number): boolean {
  if (!battery || backup.length === 0) return false;
  return battery.beforeSets ?? ((solarKwp ?? 0) > 0 && backup[0].ratedKw >= neededKw);
}
