import profiles from '../../data/demand-profiles.json';
import type { ParameterReader } from './parameters';
import { type Sector, sectors } from './people';

/**
 * Load of a sector over its annual mean: 24 h profile (linear between full hours) x weekday x temperature. The swing
 * over day and week can be made smaller or larger; at most 2, which no shape turns below 0.
 * The temperature response is `1 + h max(0, Th - T) + c max(0, T - Tc)`, divided by its own mean over the year
 * so that the annual mean stays the annual mean. Shapes and sources: `data/demand-profiles.json`.
 */
export type DemandFactors = Record<Sector, number>;

/** Where the shapes come from, and how sure they are. */
export const profileSource: Readonly<{ confidence: string; source: string }> = profiles;

/** `weekday` counts from Monday = 0; `timeOfDayS` from local midnight; both may run past their range. */
export function demandFactors(
  timeOfDayS: number,
  weekday: number,
  temperatureC: number,
  read: ParameterReader,
): DemandFactors {
  const days = Math.floor(timeOfDayS / 86400);
  const hour = (timeOfDayS - days * 86400) / 3600;
  const day = (((weekday + days) % 7) + 7) % 7;
  const heatingK = Math.max(0, read('demand.heatingThresholdC') - temperatureC);
  const coolingK = Math.max(0, temperatureC - read('demand.coolingThresholdC'));
  const meanHeatingK = read('demand.meanHeatingK');
  const meanCoolingK = read('demand.meanCoolingK');
  const daySwing = read('demand.daySwing');
  const weekSwing = read('demand.weekSwing');
  const factors = {} as DemandFactors;
  for (const sector of sectors) {
    const heating = read(`demand.${sector}HeatingPerK`);
    const cooling = read(`demand.${sector}CoolingPerK`);
    factors[sector] =
      (swung(hourlyShare(profiles.hourly[sector], hour), daySwing) *
        swung(profiles.weekdayFromMonday[sector][day], weekSwing) *
        (1 + heating * heatingK + cooling * coolingK)) /
      (1 + heating * meanHeatingK + cooling * meanCoolingK);
  }
  return factors;
}

/** A share with so much of its departure from 1, never below 0. */
function swung(share: number, swing: number): number {
  return Math.max(0, 1 + swing * (share - 1));
}

function hourlyShare(shares: number[], hour: number): number {
  const from = Math.floor(hour) % 24;
  const part = hour - Math.floor(hour);
  return shares[from] * (1 - part) + shares[(from + 1) % 24] * part;
}
