import type { Feeder } from '../../model/people';
import type { Random } from '../../numerics/random';
import { type District, spotIn } from '../land/districts';
import { roundTo, toLonLat } from '../land/plane';
import { meanKwPerPerson } from './grid-constants';
import type { GridPlan, Site } from './grid-plan';
import { busId } from './grid-write';

/** Annual mean of an ordinary 10 kV feeder (assumption), MW. */
const feederMeanMw = 0.95;
const queueCount = 6;

/** Feeders of a site for life support (first) and for heat, sewage and telecoms (second). */
export interface PriorityFeeders {
  first: string;
  second: string;
}

export interface FeederPlan {
  feeders: Feeder[];
  prioritiesOf: Map<string, PriorityFeeders>;
  /** Ordinary feeders by district id. */
  ordinaryOf: Map<string, Feeder[]>;
}

/** Feeders by district, one or two industrial ones and two priority ones a substation. */
export function layFeeders(plan: GridPlan, random: Random): FeederPlan {
  const made: FeederPlan = { feeders: [], prioritiesOf: new Map(), ordinaryOf: new Map() };
  let queue = 0;
  for (const site of plan.sites) {
    if (site.kind !== 'load') continue;
    const nextQueue = () => (queue++ % queueCount) + 1;
    let number = 0;
    const add = (feeder: Omit<Feeder, 'id' | 'busId' | 'name' | 'nameUk'>): Feeder => {
      number++;
      const whole: Feeder = {
        id: `F-${site.id}-${String(number).padStart(2, '0')}`,
        name: `${site.name}, feeder ${number}`,
        nameUk: `${site.nameUk}, фідер ${number}`,
        busId: busId(site, 10),
        ...feeder,
      };
      made.feeders.push(whole);
      return whole;
    };
    addPriorities(site, made, add);
    for (const district of site.districts)
      made.ordinaryOf.set(district.id, addOrdinary(district, random, nextQueue, add));
    addIndustrial(site, random, nextQueue, add);
  }
  return made;
}

type AddFeeder = (feeder: Omit<Feeder, 'id' | 'busId' | 'name' | 'nameUk'>) => Feeder;

function peopleOf(site: Site): number {
  return site.districts.reduce((sum, it) => sum + it.people, 0);
}

function addPriorities(site: Site, made: FeederPlan, add: AddFeeder): void {
  const publicMw = (peopleOf(site) * meanKwPerPerson.public) / 1000;
  const areaId = site.districts[0].id;
  const base = { areaId, people: 0, critical: true, lonLat: toLonLat(site.point) };
  const load = (mw: number) => ({ residential: 0, commercial: 0, industrial: 0, public: roundTo(mw, 4) });
  const first = add({ ...base, tier: 1, loadMw: load(0.5 * publicMw) });
  const second = add({ ...base, tier: 2, loadMw: load(0.3 * publicMw) });
  made.prioritiesOf.set(site.id, { first: first.id, second: second.id });
}

/** Homes and shops, and the fifth of public buildings that no priority feeder carries. */
function addOrdinary(district: District, random: Random, nextQueue: () => number, add: AddFeeder): Feeder[] {
  const { residential, commercial } = meanKwPerPerson;
  const publicKw = 0.2 * meanKwPerPerson.public;
  const mw = (district.people * (residential + commercial + publicKw)) / 1000;
  const count = Math.max(1, Math.round(mw / feederMeanMw));
  const weights = Array.from({ length: count }, () => 0.7 + 0.6 * random.next());
  const sum = weights.reduce((total, it) => total + it, 0);
  let left = district.people;
  return weights.map((weight, i) => {
    const people = i === count - 1 ? left : Math.floor((district.people * weight) / sum);
    left -= people;
    const share = district.people > 0 ? people / district.people : 0;
    const part = (kw: number) => roundTo((district.people * kw * share) / 1000, 4);
    const spot = spotIn(district, 700, random);
    return add({
      areaId: district.id,
      people,
      tier: 5,
      queue: nextQueue(),
      critical: false,
      loadMw: {
        residential: part(residential),
        commercial: part(commercial),
        industrial: 0,
        public: part(publicKw),
      },
      lonLat: toLonLat(spot),
    });
  });
}

function addIndustrial(site: Site, random: Random, nextQueue: () => number, add: AddFeeder): void {
  const mw = (peopleOf(site) * meanKwPerPerson.industrial) / 1000;
  const count = Math.max(1, Math.round(mw / 1.4));
  for (let i = 0; i < count; i++) {
    const district = site.districts[random.int(site.districts.length)];
    add({
      areaId: district.id,
      people: 0,
      tier: 6,
      queue: nextQueue(),
      critical: false,
      loadMw: { residential: 0, commercial: 0, industrial: roundTo(mw / count, 4), public: 0 },
      lonLat: toLonLat({
        x: site.point.x + 700 * (random.next() - 0.5),
        y: site.point.y + 700 * (random.next() - 0.5),
      }),
    });
  }
}
