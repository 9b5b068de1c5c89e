import type { Feeder } from '../../model/people';
import type { Random } from '../../numerics/random';
import { spotIn } from '../land/districts';
import { roundTo, toLonLat } from '../land/plane';
import { meanKwPerPerson } from './grid-constants';
import type { GridPlan, Part, Site } from './grid-plan';
import { busId } from './grid-write';

const queueCount = 6;
/** Ordinary and industrial feeders of a substation, beside its two for priority loads. */
const leastOrdinary = 3;
const mostOrdinary = 14;
const mostIndustrial = 4;

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
    const feederMeanMw = feederSizeMw(site, plan.scale.feederMeanMw);
    for (const part of site.parts) {
      const ordinary = addOrdinary(part, feederMeanMw, random, nextQueue, add);
      // facilities are joined to the site that serves their district first
      if (plan.siteOfDistrict.get(part.district.id) === site) made.ordinaryOf.set(part.district.id, ordinary);
    }
    addIndustrial(site, plan.scale.industrialFeederMw, random, nextQueue, add);
  }
  return made;
}

type AddFeeder = (feeder: Omit<Feeder, 'id' | 'busId' | 'name' | 'nameUk'>) => Feeder;

function peopleOf(site: Site): number {
  return site.parts.reduce((sum, it) => sum + it.people, 0);
}

/** Annual mean of homes, shops and the rest of public buildings, kW a person. */
const ordinaryKw = meanKwPerPerson.residential + meanKwPerPerson.commercial + 0.2 * meanKwPerPerson.public;

/** A feeder's annual mean, MW: what is usual, or what keeps the number at the substation in its range. */
function feederSizeMw(site: Site, usualMw: number): number {
  const totalMw = (peopleOf(site) * ordinaryKw) / 1000;
  return Math.max(totalMw / mostOrdinary, Math.min(totalMw / leastOrdinary, usualMw));
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
function addOrdinary(
  part: Part,
  feederMeanMw: number,
  random: Random,
  nextQueue: () => number,
  add: AddFeeder,
): Feeder[] {
  const { district } = part;
  const { residential, commercial } = meanKwPerPerson;
  const publicKw = 0.2 * meanKwPerPerson.public;
  const mw = (part.people * ordinaryKw) / 1000;
  const count = Math.max(1, mw > 0 ? Math.round(mw / feederMeanMw) : 1);
  const weights = Array.from({ length: count }, () => 0.7 + 0.6 * random.next());
  const sum = weights.reduce((total, it) => total + it, 0);
  let left = part.people;
  return weights.map((weight, i) => {
    const people = i === count - 1 ? left : Math.floor((part.people * weight) / sum);
    left -= people;
    const mwOf = (kw: number) => roundTo((people * kw) / 1000, 4);
    const spot = spotIn(district, 700, random);
    return add({
      areaId: district.id,
      people,
      tier: 5,
      queue: nextQueue(),
      critical: false,
      loadMw: {
        residential: mwOf(residential),
        commercial: mwOf(commercial),
        industrial: 0,
        public: mwOf(publicKw),
      },
      lonLat: toLonLat(spot),
    });
  });
}

function addIndustrial(
  site: Site,
  feederMw: number,
  random: Random,
  nextQueue: () => number,
  add: AddFeeder,
): void {
  const mw = (peopleOf(site) * meanKwPerPerson.industrial) / 1000;
  const count = Math.max(1, Math.min(mostIndustrial, Math.round(mw / feederMw)));
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
