import { cos, pi, sin } from '../../numerics/math';
import { type District, kMeans, nearestIx } from '../land/districts';
import type { Name } from '../land/names';
import { distanceM, isInside, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import { rangeBetween } from './equipment';
import { meanKwAll, winterPeakFactor } from './grid-constants';
import { bankFor, type GridPlan, type Part } from './grid-plan';
import { addSite, clearOfTowns, type Ground, namedAfter, nearestSettlement } from './place-sites';

/** Village substations above this multiple of their size are on 110 kV like those of towns. */
const ruralLimit = 1.7;
/** Town substations that feed the 35 kV network beside each village one, and the village ones they are laid out for. */
const sourcesPerRural = 2;
const ruralPerSource = 2;

/** Substations by clustered load: towns by district, villages in groups; the voltage by load. */
export function placeLoadSites(
  plan: GridPlan,
  ground: Ground,
  districtsOf: ReadonlyMap<string, District[]>,
): void {
  const { scale } = plan;
  for (const settlement of ground.settlements) {
    if (settlement.kind === 'village') continue;
    const districts = districtsOf.get(settlement.id) ?? [];
    const peakMw = (settlement.people * meanKwAll * winterPeakFactor) / 1000;
    const count = Math.max(1, Math.ceil(peakMw / scale.substationPeakMw));
    for (const { parts, point, number } of shareOut(districts, count)) {
      const place = nameByPlace(settlement, parts);
      const name = number === 1 ? place.name : `${place.name} ${number}`;
      const nameUk = number === 1 ? place.nameUk : `${place.nameUk} ${number}`;
      addSite(plan, { name, nameUk, kind: 'load', point, kvs: [110, 10], parts, settlement });
    }
  }
  placeVillageSites(plan, ground, districtsOf);
  plan.sites.forEach((site, ix) => {
    const high = site.kvs.includes(110) ? 110 : site.kvs[0];
    plan.banks.push(bankFor(ix, high, 10, rangeBetween(high), site.meanMw * winterPeakFactor, 2));
    if (high === 110 && site.kvs.includes(35))
      plan.banks.push(bankFor(ix, 110, 35, rangeBetween(110), ruralPerSource * scale.ruralPeakMw, 2));
  });
}

function placeVillageSites(
  plan: GridPlan,
  ground: Ground,
  districtsOf: ReadonlyMap<string, District[]>,
): void {
  const { scale } = plan;
  const villages = ground.settlements
    .filter((it) => it.kind === 'village')
    .flatMap((it) => districtsOf.get(it.id) ?? []);
  const peakOf = (group: readonly District[]) =>
    (group.reduce((sum, it) => sum + it.people, 0) * meanKwAll * winterPeakFactor) / 1000;
  const count = Math.max(1, Math.round(peakOf(villages) / scale.ruralPeakMw));
  const rural: Point[] = [];
  for (const group of groupDistricts(villages, count)) {
    const largest = group.reduce((a, b) => (b.people > a.people ? b : a));
    const isRural = scale.ruralKv !== undefined && peakOf(group) <= ruralLimit * scale.ruralPeakMw;
    const point = aside(largest.site, 900);
    if (isRural) rural.push(point);
    addSite(plan, {
      name: largest.name,
      nameUk: largest.nameUk,
      kind: 'load',
      point,
      kvs: [isRural ? 35 : 110, 10],
      parts: group.map(whole),
      settlement: largest.settlement,
    });
  }
  if (rural.length > 0) feedRural(plan, rural);
}

/** Town substations that also feed the 35 kV network: the two nearest to each village one. */
function feedRural(plan: GridPlan, rural: readonly Point[]): void {
  for (const point of rural) {
    const near = plan.sites
      .map((site, ix) => ({ ix, gapM: distanceM(site.point, point) }))
      .filter(({ ix }) => plan.sites[ix].kvs[0] === 110)
      .sort((a, b) => a.gapM - b.gapM || a.ix - b.ix)
      .slice(0, sourcesPerRural);
    for (const { ix } of near) plan.sites[ix].kvs = [110, 35, 10];
  }
}

/** Stations of the long-distance network in the middle of the load of their surroundings. */
export function placeGridStations(plan: GridPlan, ground: Ground): void {
  const { gridKvs, stationPeakMw, topStationPeakMw } = plan.scale;
  if (gridKvs.length === 0) return;
  const load = plan.sites.filter((it) => it.kind === 'load');
  const weights = load.map((it) => it.meanMw);
  const points = load.map((it) => it.point);
  const add = (centre: Point, kvs: number[]) => {
    const point = clearOfTowns(centre, ground, plan, true);
    const place = nearestSettlement(point, ground.settlements);
    const name = namedAfter(plan, place, `${kvs[0]}`, ` ${kvs[0]}`);
    const ix = addSite(plan, { ...name, kind: 'grid', point, kvs, parts: [] });
    plan.banks.push({
      siteIx: ix,
      highKv: kvs[0],
      lowKv: kvs[1],
      range: rangeBetween(kvs[0]),
      step: 0,
      count: 2,
    });
  };
  for (const centre of evenCentres(points, weights, Math.max(2, Math.round(plan.peakMw / stationPeakMw))))
    add(centre, [330, 110]);
  if (gridKvs.includes(750))
    for (const centre of evenCentres(
      points,
      weights,
      Math.max(3, Math.round(plan.peakMw / topStationPeakMw)),
    ))
      add(centre, [750, 330]);
}

/** Share of stations that lie by distance; the others divide the most loaded surroundings. */
const spreadShare = 0.5;

/** Centres of about even load: some by k-means, then the heaviest group is divided until there are enough. */
function evenCentres(points: readonly Point[], weights: readonly number[], count: number): Point[] {
  const groups: number[][] = [];
  const divide = (members: readonly number[], parts: number) => {
    const own = members.map((i) => points[i]);
    const centres = kMeans(
      own,
      parts,
      members.map((i) => weights[i]),
    );
    const made = centres.map((): number[] => []);
    members.forEach((i, k) => {
      made[nearestIx(own[k], centres)].push(i);
    });
    groups.push(...made.filter((it) => it.length > 0));
  };
  divide(
    points.map((_, i) => i),
    Math.max(2, Math.round(spreadShare * count)),
  );
  const weightOf = (group: readonly number[]) => group.reduce((sum, i) => sum + weights[i], 0);
  while (groups.length < count) {
    let heaviest = -1;
    groups.forEach((it, g) => {
      if (it.length > 1 && (heaviest < 0 || weightOf(it) > weightOf(groups[heaviest]))) heaviest = g;
    });
    if (heaviest < 0) break;
    const [group] = groups.splice(heaviest, 1);
    const before = groups.length;
    divide(group, 2);
    if (groups.length === before + 1) break;
  }
  return groups.map((group) => {
    const weight = weightOf(group);
    return {
      x: group.reduce((sum, i) => sum + weights[i] * points[i].x, 0) / weight,
      y: group.reduce((sum, i) => sum + weights[i] * points[i].y, 0) / weight,
    };
  });
}

interface Share {
  parts: Part[];
  point: Point;
  /** Within its district. */
  number: number;
}

/** `count` substations for a town: groups of near districts, or several in each where there are fewer districts. */
function shareOut(districts: readonly District[], count: number): Share[] {
  if (count <= districts.length)
    return groupDistricts(districts, count).map((group) => ({
      parts: group.map(whole),
      point: aside(weightedCentre(group), 350),
      number: 1,
    }));
  const people = districts.reduce((sum, it) => sum + it.people, 0);
  return districts.flatMap((district) => {
    const own = Math.max(1, Math.round((count * district.people) / people));
    return Array.from({ length: own }, (_, i) => ({
      parts: [{ district, people: shareOf(district.people, own, i) }],
      point: i === 0 ? aside(district.site, 350) : spreadIn(district, own, i),
      number: i + 1,
    }));
  });
}

/** The i-th of `count` nearly equal whole parts. */
function shareOf(total: number, count: number, i: number): number {
  return Math.floor((total * (i + 1)) / count) - Math.floor((total * i) / count);
}

/** A place for the i-th substation of a district: on rays to its edge, inside it. */
function spreadIn(district: District, count: number, i: number): Point {
  const angle = (2 * pi * i) / count + 0.5;
  for (let reach = 6000; reach > 100; reach *= 0.8) {
    const p = { x: district.site.x + reach * cos(angle), y: district.site.y + reach * sin(angle) };
    if (isInside(p, district.ring))
      return {
        x: district.site.x + 0.6 * (p.x - district.site.x),
        y: district.site.y + 0.6 * (p.y - district.site.y),
      };
  }
  return { x: district.site.x + 120 * cos(angle), y: district.site.y + 120 * sin(angle) };
}

function whole(district: District): Part {
  return { district, people: district.people };
}

/** Districts in groups of near neighbours with about equal people. */
function groupDistricts(districts: readonly District[], count: number): District[][] {
  if (districts.length === 0) return [];
  const sites = districts.map((it) => it.site);
  const weights = districts.map((it) => it.people);
  const centres = kMeans(sites, Math.min(count, districts.length), weights);
  const groups: District[][] = centres.map(() => []);
  for (const it of districts) groups[nearestIx(it.site, centres)].push(it);
  return groups.filter((it) => it.length > 0);
}

function nameByPlace(settlement: Settlement, parts: readonly Part[]): Name {
  if (parts.length === 0) return settlement;
  const { district } = parts.reduce((a, b) => (b.people > a.people ? b : a));
  return { name: district.name, nameUk: district.nameUk };
}

function weightedCentre(group: readonly District[]): Point {
  let x = 0;
  let y = 0;
  let people = 0;
  for (const it of group) {
    x += it.people * it.site.x;
    y += it.people * it.site.y;
    people += it.people;
  }
  return people > 0 ? { x: x / people, y: y / people } : group[0].site;
}

function aside(point: Point, stepM: number): Point {
  return { x: point.x + 0.8 * stepM, y: point.y + 0.6 * stepM };
}
