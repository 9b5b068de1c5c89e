import type { BroughtSupply } from '../model/deadlock';
import type { ComponentRef } from '../model/ids';
import { type Language, say } from './catalogue';

/** What opens a ring as a phrase without a full stop: one supply, or two that are needed together. */
export function sayOpener(
  supplies: readonly BroughtSupply[],
  nameOf: (ref: ComponentRef) => string,
  language: Language = 'en',
): string {
  const [first, second] = supplies.map((it) => saySupply(it, nameOf(it.component), language));
  if (second === undefined) return first ?? '';
  return say('deadlock.and', { first, second: second.charAt(0).toLowerCase() + second.slice(1) }, language);
}

function saySupply(supply: BroughtSupply, name: string, language: Language): string {
  return say(`deadlock.opener.${supply.kind}`, { name, need: sayNeed(supply, language) }, language);
}

function sayNeed({ powerKw, fuelLPerDay, waterM3PerH }: BroughtSupply, language: Language): string {
  if (fuelLPerDay !== undefined)
    return say('deadlock.need.fuel', { litres: String(Math.ceil(fuelLPerDay)) }, language);
  if (powerKw !== undefined) return say('deadlock.need.kw', { kw: roundUp(powerKw) }, language);
  if (waterM3PerH !== undefined) return say('deadlock.need.water', { m3: roundUp(waterM3PerH) }, language);
  return '';
}

/** A need is never said too small: to a tenth below 10, to a whole number above. */
function roundUp(value: number): string {
  const tenths = Math.ceil(value * 10 - 1e-6) / 10;
  return value < 10 ? String(tenths) : String(Math.ceil(value - 1e-6));
}
