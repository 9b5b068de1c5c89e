import { exp } from '../../numerics/math';
import type { Random } from '../../numerics/random';
import { districtName } from './district-names';
import type { Name } from './names';
import { clipByHalfPlane, distanceM, isInside, type Point } from './plane';
import type { Settlement } from './settlements';

/** A district: the served area of the map. */
export interface District extends Name {
  id: string;
  settlement: Settlement;
  people: number;
  site: Point;
  ring: Point[];
  floors: number;
}

const peoplePerDistrict = 6000;
const maxDistricts = 40;
const samplesPerDistrict = 80;

/** Voronoi cells of k-means centres of people, clipped to the built-up edge. */
export function divideSettlement(settlement: Settlement, random: Random): District[] {
  const count =
    settlement.kind === 'village'
      ? 1
      : Math.max(2, Math.min(maxDistricts, Math.round(settlement.people / peoplePerDistrict)));
  const samples = samplePeople(settlement, count * samplesPerDistrict, random);
  const sites = kMeans(samples, count);
  const cells = sites.map((site) => cellOf(site, sites, settlement.outline));
  const counts = countNearest(samples, sites);
  const people = counts.map((it) => Math.floor((settlement.people * it) / samples.length));
  people[0] += settlement.people - people.reduce((sum, it) => sum + it, 0);
  const order = sites
    .map((_, i) => i)
    .sort((a, b) => distanceM(sites[a], settlement.centre) - distanceM(sites[b], settlement.centre) || a - b);
  return order.map((siteIx, i) => ({
    ...(count === 1 ? { name: settlement.name, nameUk: settlement.nameUk } : districtName(settlement, i)),
    id: `${settlement.id}-area-${i + 1}`,
    settlement,
    people: people[siteIx],
    site: sites[siteIx],
    ring: cells[siteIx],
    floors: floorsAt(settlement, sites[siteIx]),
  }));
}

/** A place near the middle of a district, inside it. */
export function spotIn(district: District, spreadM: number, random: Random): Point {
  const spot = {
    x: district.site.x + spreadM * (random.next() - 0.5),
    y: district.site.y + spreadM * (random.next() - 0.5),
  };
  return isInside(spot, district.ring) ? spot : district.site;
}

/** Points spread over the built-up land, denser towards the centre. */
function samplePeople(settlement: Settlement, count: number, random: Random): Point[] {
  const reach = 1.35 * settlement.radiusM;
  const samples: Point[] = [];
  while (samples.length < count) {
    const p = {
      x: settlement.centre.x + (2 * random.next() - 1) * reach,
      y: settlement.centre.y + (2 * random.next() - 1) * reach,
    };
    const keep = exp((-1.1 * distanceM(p, settlement.centre)) / settlement.radiusM);
    if (random.next() < keep && isInside(p, settlement.outline)) samples.push(p);
  }
  return samples;
}

/** Lloyd's iterations from evenly picked samples; the same order of sums everywhere. */
export function kMeans(samples: readonly Point[], count: number, weights?: readonly number[]): Point[] {
  const sites = pickSpread(samples, count, weights);
  for (let round = 0; round < 12; round++) {
    const sums = sites.map(() => ({ x: 0, y: 0, weight: 0 }));
    samples.forEach((p, i) => {
      const weight = weights ? weights[i] : 1;
      const sum = sums[nearestIx(p, sites)];
      sum.x += weight * p.x;
      sum.y += weight * p.y;
      sum.weight += weight;
    });
    sums.forEach((sum, i) => {
      if (sum.weight > 0) sites[i] = { x: sum.x / sum.weight, y: sum.y / sum.weight };
    });
  }
  return sites;
}

/** Farthest-point starting sites, far counting by weight, so that no centre starts empty or on a hamlet. */
function pickSpread(samples: readonly Point[], count: number, weights?: readonly number[]): Point[] {
  const worth = (i: number) => (weights ? gaps[i] * weights[i] : gaps[i]);
  const picked = [samples[0]];
  const gaps = samples.map((p) => distanceM(p, samples[0]));
  while (picked.length < count) {
    let far = 0;
    for (let i = 1; i < gaps.length; i++) if (worth(i) > worth(far)) far = i;
    picked.push(samples[far]);
    samples.forEach((p, i) => {
      gaps[i] = Math.min(gaps[i], distanceM(p, samples[far]));
    });
  }
  return picked;
}

export function nearestIx(point: Point, sites: readonly Point[]): number {
  let best = 0;
  let bestM = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sites.length; i++) {
    const d = distanceM(point, sites[i]);
    if (d < bestM) {
      bestM = d;
      best = i;
    }
  }
  return best;
}

function countNearest(samples: readonly Point[], sites: readonly Point[]): number[] {
  const counts = sites.map(() => 0);
  for (const p of samples) counts[nearestIx(p, sites)]++;
  return counts;
}

function cellOf(site: Point, sites: readonly Point[], outline: readonly Point[]): Point[] {
  let ring = [...outline];
  for (const other of sites) {
    if (other === site) continue;
    const middle = { x: (site.x + other.x) / 2, y: (site.y + other.y) / 2 };
    ring = clipByHalfPlane(ring, middle, { x: other.x - site.x, y: other.y - site.y });
  }
  return ring;
}

function floorsAt(settlement: Settlement, site: Point): number {
  if (settlement.kind === 'village') return 1;
  const out = distanceM(site, settlement.centre) / settlement.radiusM;
  if (settlement.kind === 'town') return out < 0.5 ? 5 : 2;
  return out < 0.35 ? 9 : out < 0.75 ? 5 : 2;
}
