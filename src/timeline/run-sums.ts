import { type SumName, sumNames } from '../model/run-record';
import type { PowerState } from '../power/power-engine';
import type { OutageLog } from './outage-log';

/** What goes on at the present time, summed over the region. */
export interface Rates {
  neededMw: number;
  servedMw: number;
  peopleOff: number;
  peopleOnDryFloors: number;
  peopleWithUnsafeWater: number;
  /** Tier 1 and 2 facilities: sum of the share of essential power not served. */
  essentialLost: number;
}

/** Integrals that grow between the stops of the clock. */
export type Sums = Record<SumName, number>;

export function createSums(): Sums {
  return Object.fromEntries(sumNames.map((name) => [name, 0])) as Sums;
}

export function createRates(): Rates {
  return {
    neededMw: 0,
    servedMw: 0,
    peopleOff: 0,
    peopleOnDryFloors: 0,
    peopleWithUnsafeWater: 0,
    essentialLost: 0,
  };
}

/** Adds `seconds` at the rates that held. */
export function growSums(sums: Sums, rates: Rates, seconds: number): void {
  const hours = seconds / 3600;
  sums.electricityNeededMwh += rates.neededMw * hours;
  sums.electricityServedMwh += rates.servedMw * hours;
  sums.electricityShareH += (rates.neededMw > 0 ? rates.servedMw / rates.neededMw : 1) * hours;
  sums.personHoursWithoutPower += rates.peopleOff * hours;
  sums.personHoursOnDryFloors += rates.peopleOnDryFloors * hours;
  sums.personHoursWithUnsafeWater += rates.peopleWithUnsafeWater * hours;
  sums.essentialFacilityHoursLost += rates.essentialLost * hours;
}

/** Reads the rates that hold from now on. `essential` lists the tier 1 and 2 facilities. */
export function readRatesInto(
  out: Rates,
  power: PowerState,
  outages: OutageLog,
  feederPeople: Float64Array,
  facilityShare: Float64Array,
  essential: readonly number[],
): void {
  let needed = 0;
  let served = 0;
  let off = 0;
  for (let f = 0; f < feederPeople.length; f++) {
    needed += power.feederNeededMw[f];
    served += power.feederServedMw[f];
    off += outages.offShare[f] * feederPeople[f];
  }
  let lost = 0;
  for (const f of essential) lost += 1 - facilityShare[f];
  out.neededMw = needed;
  out.servedMw = served;
  out.peopleOff = off;
  out.essentialLost = lost;
}
