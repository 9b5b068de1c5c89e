import type { WaterUsers } from '../../model/people';
import type { SupplyLink, SupplyNode, SupplyZones } from '../../model/water';
import type { Random } from '../../numerics/random';
import { homeM3Day, leakShare, pumpEfficiency, pumpingFactor, treatmentKwhM3, workM3Day } from '../constants';
import type { District } from '../land/districts';
import { type Point, roundSignificant, toLonLat } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import type { PlanStation, StationKind } from './water-plan';
import { isByRiver, riverIntake, siteAtLevel, tankSearch, wellField } from './water-sites';

/** Supply zones of the places without a hydraulic network. */
export interface ZonesPlan {
  supply: SupplyZones;
  places: ZonePlace[];
  users: WaterUsers[];
}

/** One place: its stations, by ids of the zones' nodes, and the zone that each of its districts draws from. */
export interface ZonePlace {
  id: string;
  settlement: Settlement;
  stations: PlanStation[];
  zoneOfDistrict: Map<string, string>;
}

const dayS = 86_400;
const storedHours = { city: 9, town: 9, village: 8 } as const;
const sourceFactor = 1.7;
const linkFactor = 4;
/** Lifts from source to tank, m. */
const wellLiftM = 75;
const riverLiftM = 60;
const boosterLiftM = 45;
const houseKw = 1;
/** Towns of so many districts with so much between the lowest and the highest have an upper zone behind a booster. */
const upperDistricts = 4;
const upperSpanM = 22;
/** Of five places in the mountains these drink from springs above them. */
const springTurns = [0, 2, 3];

const words = {
  spring: ['spring', 'джерело'],
  wells: ['wells', 'свердловини'],
  river: ['intake', 'водозабір'],
  treatment: ['treatment', 'водопідготовка'],
  station: ['pumps', 'насоси'],
  tank: ['tank', 'резервуар'],
  zone: ['supply zone', 'зона водопостачання'],
  booster: ['booster', 'підвищувальні насоси'],
  upperTank: ['upper tank', 'верхній резервуар'],
  upperZone: ['upper supply zone', 'верхня зона водопостачання'],
} as const;

export function layZones(
  settlements: readonly Settlement[],
  districtsOf: ReadonlyMap<string, readonly District[]>,
  terrain: Terrain,
  random: Random,
): ZonesPlan {
  const made: ZonesPlan = { supply: { nodes: [], links: [] }, places: [], users: [] };
  settlements.forEach((it, turn) => {
    const districts = districtsOf.get(it.id)!;
    made.places.push(layPlace(made, it, districts, turn, terrain, random.fork(it.id)));
  });
  return made;
}

function layPlace(
  made: ZonesPlan,
  settlement: Settlement,
  districts: readonly District[],
  turn: number,
  terrain: Terrain,
  random: Random,
): ZonePlace {
  const id = `zone-${settlement.id.replace('place-', '')}`;
  const place: ZonePlace = { id, settlement, stations: [], zoneOfDistrict: new Map() };
  const { centre, radiusM } = settlement;
  const { lower, upper } = splitByHeight(settlement, districts, terrain);
  const perPersonM3s = (homeM3Day + workM3Day * (0.7 + 0.6 * random.next())) / dayS;
  const grossM3s = (of: readonly District[]) => (peopleIn(of) * perPersonM3s) / (1 - leakShare);
  const upperM3s = grossM3s(upper);
  const meanM3s = grossM3s(lower) + upperM3s;

  const add = (word: keyof typeof words, kind: SupplyNode['kind'], at: Point, more: Partial<SupplyNode>) => {
    const node: SupplyNode = {
      id: `${id}-${word === 'river' ? 'intake' : word}`,
      name: `${settlement.name} ${words[word][0]}`,
      nameUk: `${settlement.nameUk}, ${words[word][1]}`,
      kind,
      ...more,
      lonLat: toLonLat(at),
    };
    made.supply.nodes.push(node);
    return node.id;
  };
  const join = (fromId: string, toId: string, flowM3s: number) => {
    const link: SupplyLink = {
      id: `${fromId}~${toId.slice(id.length + 1)}`,
      fromId,
      toId,
      capacityM3s: round(linkFactor * flowM3s),
    };
    made.supply.links.push(link);
  };
  const addTank = (word: 'tank' | 'upperTank', of: readonly District[], m3s: number) => {
    const floorM = Math.max(...of.map((it) => terrain.heightM(it.site))) + 27;
    const site = siteAtLevel(terrain, of[0].site, tankSearch(radiusM), floorM);
    const volumeM3 = round(storedHours[settlement.kind] * 3600 * m3s);
    return add(word, 'reservoir', site, { volumeM3, startFill: 0.85 });
  };
  const addZone = (word: 'zone' | 'upperZone', of: readonly District[]) => {
    const people = peopleIn(of);
    const demandM3s = round(people * perPersonM3s);
    const zoneId = add(word, 'zone', of[0].site, { demandM3s, leakShare, people });
    for (const it of of) {
      place.zoneOfDistrict.set(it.id, zoneId);
      made.users.push({ nodeId: zoneId, areaId: it.id, people: it.people });
    }
    return zoneId;
  };
  const addStation = (
    kind: StationKind,
    point: Point,
    pumpIds: string[],
    kw: number,
    people: number,
    sourceId?: string,
  ) => {
    const station: PlanStation = {
      id: kind,
      kind,
      number: 1,
      settlement,
      point,
      pumpIds,
      people,
      demandKw: kw + houseKw,
    };
    if (sourceId) station.sourceId = sourceId;
    place.stations.push(station);
  };

  const people = settlement.people;
  let at: string;
  if (terrain.land === 'mountain' && springTurns.includes(turn % 5)) {
    const level = Math.max(...lower.map((it) => terrain.heightM(it.site))) + 45;
    const site = siteAtLevel(terrain, centre, { leastM: 1.2 * radiusM, mostM: 2 * radiusM + 8000 }, level);
    at = add('spring', 'source', site, { capacityM3s: round(sourceFactor * meanM3s) });
  } else {
    const byRiver = settlement.kind !== 'village' && isByRiver(settlement, terrain);
    const site = byRiver ? riverIntake(centre, radiusM, terrain) : wellField(centre, radiusM, terrain);
    const sourceId = add(byRiver ? 'river' : 'wells', 'source', site, {
      capacityM3s: round(sourceFactor * meanM3s),
    });
    at = sourceId;
    if (byRiver) {
      const works = add('treatment', 'treatment', site, { capacityM3s: round(sourceFactor * meanM3s) });
      join(at, works, meanM3s);
      at = works;
    }
    const stationId = add('station', 'station', site, { capacityM3s: round(pumpingFactor * meanM3s) });
    join(at, stationId, meanM3s);
    const treatKw = treatmentKwhM3 * 3600 * meanM3s;
    const kw = liftKw(pumpingFactor * meanM3s, byRiver ? riverLiftM : wellLiftM) + treatKw;
    addStation('works', site, [stationId], kw, people, at);
    at = stationId;
  }
  const tankId = addTank('tank', lower, meanM3s - 0.5 * upperM3s);
  join(at, tankId, meanM3s);
  join(tankId, addZone('zone', lower), meanM3s);
  if (upper.length > 0) {
    const boosterId = add('booster', 'station', upper[0].site, {
      capacityM3s: round(pumpingFactor * upperM3s),
    });
    join(tankId, boosterId, upperM3s);
    const upperTankId = addTank('upperTank', upper, upperM3s);
    join(boosterId, upperTankId, upperM3s);
    join(upperTankId, addZone('upperZone', upper), upperM3s);
    addStation(
      'booster',
      upper[0].site,
      [boosterId],
      liftKw(pumpingFactor * upperM3s, boosterLiftM),
      peopleIn(upper),
    );
  }
  return place;
}

function splitByHeight(
  { kind }: Settlement,
  districts: readonly District[],
  terrain: Terrain,
): { lower: District[]; upper: District[] } {
  if (kind === 'village' || districts.length < upperDistricts) return { lower: [...districts], upper: [] };
  const heights = districts.map((it) => terrain.heightM(it.site));
  const low = Math.min(...heights);
  const high = Math.max(...heights);
  if (high - low < upperSpanM) return { lower: [...districts], upper: [] };
  const split = (low + high) / 2;
  return {
    lower: districts.filter((_, i) => heights[i] <= split),
    upper: districts.filter((_, i) => heights[i] > split),
  };
}

function peopleIn(districts: readonly District[]): number {
  return districts.reduce((sum, it) => sum + it.people, 0);
}

function liftKw(flowM3s: number, headM: number): number {
  return (9.81 * flowM3s * headM) / pumpEfficiency;
}

const round = (value: number) => roundSignificant(value, 4);
