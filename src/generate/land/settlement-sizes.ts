import { pi, pow } from '../../numerics/math';

export type SettlementKind = 'city' | 'town' | 'village';

export interface SettlementSize {
  kind: SettlementKind;
  people: number;
  radiusM: number;
}

/** Share of people in cities and towns; the rest live in villages (assumption). */
export const urbanShare = 0.85;
/**
 * Rank-size law of cities and towns: people = those of the first / rank^1.07. Zipf's law is 1; over 73 countries Soo,
 * Regional Science and Urban Economics 35, 2005, finds 0.6-1.4 (as the inverse of his Pareto exponents).
 */
export const rankExponent = 1.07;
/** From this size on a place is a city, besides the first. */
export const cityFromPeople = 100_000;
/** People per km2 of built-up land (assumption). */
const densities: Record<SettlementKind, number> = { city: 3600, town: 2500, village: 1100 };
/** Mean size of a village with what lies around it (assumption). */
const villagePeople = 4300;

/** Places of a region from the largest to the smallest; people add up exactly. */
export function settlementSizes(people: number): SettlementSize[] {
  const townCount = Math.round(3 + 3 * pow(people / 400_000, 0.95));
  const weights = Array.from({ length: townCount }, (_, i) => 1 / pow(i + 1, rankExponent));
  const weightSum = weights.reduce((sum, it) => sum + it, 0);
  const towns = weights.map((it) => Math.round((people * urbanShare * it) / weightSum / 10) * 10);
  const rest = people - towns.reduce((sum, it) => sum + it, 0);
  const villageCount = Math.max(4, Math.round(pow(rest / villagePeople, 0.92)));
  const spread = Array.from({ length: villageCount }, (_, i) => 1.6 - (1.2 * i) / (villageCount - 1));
  const spreadSum = spread.reduce((sum, it) => sum + it, 0);
  const villages = spread.map((it) => Math.round((rest * it) / spreadSum));
  villages[0] += rest - villages.reduce((sum, it) => sum + it, 0);
  return [
    ...towns.map((it, i) => sized(i === 0 || it >= cityFromPeople ? 'city' : 'town', it)),
    ...villages.map((it) => sized('village', it)),
  ];
}

function sized(kind: SettlementKind, people: number): SettlementSize {
  return { kind, people, radiusM: 1000 * Math.sqrt(people / densities[kind] / pi) };
}
