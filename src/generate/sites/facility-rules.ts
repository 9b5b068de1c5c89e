import type { FacilityKind } from '../../model/facility';
import type { Random } from '../../numerics/random';
import type { SettlementKind } from '../land/settlements';
import type { SetQuality } from './backup-sets';

export type RuledKind = Exclude<FacilityKind, 'waterWorks' | 'pumpStation' | 'other'>;

/** How many of a kind there are and what one of size 1 needs and has. Figures: parameters.md 2 and 3. */
export interface FacilityRule {
  kind: RuledKind;
  name: string;
  nameUk: string;
  peoplePerSite: number;
  places: SettlementKind[];
  tier: number;
  feeder: 'first' | 'second' | 'ordinary';
  size(random: Random): number;
  demandKw: number;
  essentialKw: number;
  /** Who is served or present, at size 1. */
  people: number;
  bedsPerSize?: number;
  waterM3Day: number;
  storedWaterH: number;
  backupChance: number;
  quality: SetQuality;
  battery?: { energyKwh: number; powerKw: number; startFill: number; refillH: number };
  /** Some have solar modules, rated at a share of the demand, with a battery for hours of the essential load. */
  solar?: { chance: number; shareOfDemand: number; batteryH: number };
}

const between = (low: number, high: number) => (random: Random) => low + (high - low) * random.next();

export const facilityRules: FacilityRule[] = [
  {
    // 1 kW, 0.8 kW essential and 0.4 m3 a day for each bed
    kind: 'hospital',
    name: 'hospital',
    nameUk: 'лікарня',
    peoplePerSite: 38_000,
    places: ['city', 'town'],
    tier: 1,
    feeder: 'first',
    size: between(1.2, 4.2),
    demandKw: 100,
    essentialKw: 80,
    people: 130,
    bedsPerSize: 100,
    waterM3Day: 40,
    storedWaterH: 8,
    backupChance: 0.9,
    quality: { tankH: 20, old: 0.25, changeover: 0.9 },
    solar: { chance: 0.25, shareOfDemand: 0.6, batteryH: 2 },
  },
  {
    kind: 'clinic',
    name: 'clinic',
    nameUk: 'амбулаторія',
    peoplePerSite: 11_000,
    places: ['city', 'town', 'village'],
    tier: 3,
    feeder: 'ordinary',
    size: between(0.6, 1.6),
    demandKw: 14,
    essentialKw: 6,
    people: 90,
    waterM3Day: 3,
    storedWaterH: 0,
    backupChance: 0.35,
    quality: { tankH: 10, old: 0.4, changeover: 0.4 },
    solar: { chance: 0.2, shareOfDemand: 0.7, batteryH: 4 },
  },
  {
    kind: 'sewageLift',
    name: 'sewage lift station',
    nameUk: 'каналізаційна насосна станція',
    peoplePerSite: 12_000,
    places: ['city', 'town'],
    tier: 2,
    feeder: 'second',
    size: between(0.6, 1.6),
    demandKw: 30,
    essentialKw: 30,
    people: 12_000,
    waterM3Day: 0,
    storedWaterH: 0,
    backupChance: 0.3,
    quality: { tankH: 10, old: 0.4, changeover: 0.6 },
  },
  {
    kind: 'boilerHouse',
    name: 'boiler house',
    nameUk: 'котельня',
    peoplePerSite: 11_000,
    places: ['city', 'town'],
    tier: 2,
    feeder: 'second',
    size: between(0.5, 2),
    demandKw: 180,
    essentialKw: 130,
    people: 8000,
    waterM3Day: 20,
    storedWaterH: 4,
    backupChance: 0.55,
    quality: { tankH: 10, old: 0.3, changeover: 0.7 },
  },
  {
    kind: 'telecom',
    name: 'telecom site',
    nameUk: 'вузол звʼязку',
    peoplePerSite: 6500,
    places: ['city', 'town', 'village'],
    tier: 2,
    feeder: 'ordinary',
    size: between(0.8, 1.3),
    demandKw: 3,
    essentialKw: 3,
    people: 6500,
    waterM3Day: 0,
    storedWaterH: 0,
    backupChance: 0.25,
    quality: { tankH: 72, old: 0.2, changeover: 1 },
    battery: { energyKwh: 12, powerKw: 5, startFill: 1, refillH: 9 },
  },
  {
    kind: 'shelter',
    name: 'heated shelter',
    nameUk: 'пункт обігріву',
    peoplePerSite: 9000,
    places: ['city', 'town', 'village'],
    tier: 3,
    feeder: 'ordinary',
    size: between(0.6, 1.6),
    demandKw: 8,
    essentialKw: 6,
    people: 150,
    waterM3Day: 1.5,
    storedWaterH: 24,
    backupChance: 0.75,
    quality: { tankH: 8, old: 0.5, changeover: 0.3 },
    solar: { chance: 0.1, shareOfDemand: 0.6, batteryH: 4 },
  },
  {
    kind: 'school',
    name: 'school',
    nameUk: 'школа',
    peoplePerSite: 8000,
    places: ['city', 'town', 'village'],
    tier: 4,
    feeder: 'ordinary',
    size: between(0.5, 1.6),
    demandKw: 40,
    essentialKw: 12,
    people: 600,
    waterM3Day: 4,
    storedWaterH: 0,
    backupChance: 0,
    quality: { tankH: 8, old: 0.5, changeover: 0.3 },
    solar: { chance: 0.1, shareOfDemand: 0.3, batteryH: 3 },
  },
];
