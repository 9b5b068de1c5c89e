import type { Coupling } from '../../model/coupling';
import type { WaterPoint } from '../../model/water-point';
import type { Random } from '../../numerics/random';
import type { FeederPlan } from '../grid/feeders';
import type { GridPlan, Site } from '../grid/grid-plan';
import { busId } from '../grid/grid-write';
import { type District, spotIn } from '../land/districts';
import { toLonLat } from '../land/plane';
import { makeSet, type SetQuality } from './backup-sets';

const peoplePerPoint = 50_000;
const wellPumpKw = 3;
/** 7 m3/h: enough for its taps. */
const wellM3s = 0.002;
const wellTaps = 8;
const storeM3 = 10;
const storeTaps = 4;
/** People that one hand pump serves (Sphere 2018). */
const peoplePerHandPump = 500;
const villagesWithPump = 2;
const quality: SetQuality = { tankH: 12, old: 0.3, changeover: 0.3 };

/**
 * Public water points in districts of towns, spread evenly over them: a well, a well with a set, a store that tankers fill, and so on
 * round; and a hand pump each in some villages.
 */
export function placeWaterPoints(
  districts: readonly District[],
  plan: GridPlan,
  { ordinaryOf }: FeederPlan,
  random: Random,
): { waterPoints: WaterPoint[]; couplings: Coupling[] } {
  const couplings: Coupling[] = [];
  const inTowns = districts.filter((it) => it.settlement.kind !== 'village');
  const people = inTowns.reduce((sum, it) => sum + it.people, 0);
  const count = Math.min(inTowns.length, Math.max(3, Math.round(people / peoplePerPoint)));
  const waterPoints = Array.from({ length: count }, (_, i): WaterPoint => {
    const district = inTowns[Math.floor(((i + 0.5) * inTowns.length) / count)];
    const base = pointIn(district, random.fork(district.id));
    if (i % 3 === 2) return { ...base, kind: 'store', taps: storeTaps, storeM3, startFill: 1 };
    const site = plan.siteOfDistrict.get(district.id) as Site;
    couplings.push({
      id: `couple-${base.id}`,
      consumer: { kind: 'waterPoint', id: base.id },
      busId: busId(site, 10),
      feederId: ordinaryOf.get(district.id)?.[0].id,
    });
    const well = { ...base, kind: 'well' as const, taps: wellTaps, pumpKw: wellPumpKw, capacityM3s: wellM3s };
    if (i % 3 === 0) return well;
    return { ...well, backup: [makeSet(`${base.id}-set`, wellPumpKw, quality, random.fork(base.id))] };
  });
  const villages = districts.filter((it) => it.settlement.kind === 'village').slice(0, villagesWithPump);
  for (const it of villages)
    waterPoints.push({
      ...pointIn(it, random.fork(it.id)),
      kind: 'well',
      taps: 1,
      peoplePerTap: peoplePerHandPump,
    });
  return { waterPoints, couplings };
}

function pointIn(district: District, random: Random) {
  return {
    id: `point-${district.id}`,
    name: `${district.name} water point`,
    nameUk: `${district.nameUk}, пункт роздачі води`,
    areaIds: [district.id],
    lonLat: toLonLat(spotIn(district, 600, random)),
  };
}
