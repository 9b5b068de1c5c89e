import type { Coupling } from '../../model/coupling';
import type { Facility } from '../../model/facility';
import { waterId } from '../../model/ids';
import type { Random } from '../../numerics/random';
import type { FeederPlan } from '../grid/feeders';
import type { GridPlan, Site } from '../grid/grid-plan';
import { busId } from '../grid/grid-write';
import { type District, spotIn } from '../land/districts';
import { distanceM, type Point, roundTo, toLonLat } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { WatersPlan } from '../water/build-waters';
import type { PlanStation, StationKind } from '../water/water-plan';
import { makeSet, type SetQuality } from './backup-sets';
import { type FacilityRule, facilityRules } from './facility-rules';

export interface FacilityPlan {
  facilities: Facility[];
  couplings: Coupling[];
}

interface Surroundings {
  plan: GridPlan;
  feederPlan: FeederPlan;
  waters: WatersPlan;
  random: Random;
}

/** Every site that needs electricity or water for others' sake, with what it has for an outage. */
export function placeFacilities(
  districts: readonly District[],
  plan: GridPlan,
  feederPlan: FeederPlan,
  waters: WatersPlan,
  random: Random,
): FacilityPlan {
  const made: FacilityPlan = { facilities: [], couplings: [] };
  const around: Surroundings = { plan, feederPlan, waters, random };
  const places = new Map<Settlement, District[]>();
  for (const it of districts) places.set(it.settlement, [...(places.get(it.settlement) ?? []), it]);
  for (const { id, stations } of [...waters.networks, ...waters.zones.places])
    for (const station of stations) addStation(made, around, id, station, places.get(station.settlement)!);
  coupleValves(made, around, places);
  const people = districts.reduce((sum, it) => sum + it.people, 0);
  const thinning = Math.max(1, people / fullPeople);
  for (const rule of facilityRules) addByPeople(made, around, rule, thinning, districts);
  return made;
}

/** Up to so many people every site has its row; of larger regions one in so many, to keep them light to run. */
const fullPeople = 2_000_000;

const stationWords: Record<StationKind, [string, string]> = {
  works: ['water works', 'водопровідні споруди'],
  highLift: ['main pump station', 'головна насосна станція'],
  booster: ['booster pump station', 'підвищувальна насосна станція'],
  lifeline: ['lifeline pump station', 'насосна станція магістрального водоводу'],
};

function addStation(
  made: FacilityPlan,
  around: Surroundings,
  networkId: string,
  station: PlanStation,
  districts: readonly District[],
): void {
  const { settlement } = station;
  const district = nearestDistrict(districts, station.point);
  const words = stationWords[station.kind];
  const id = `${networkId}-${station.id}`;
  // nodes of the zones go by their own ids
  const elementId = (it: string) => (networkId.startsWith('zone-') ? it : waterId(networkId, it));
  const facility: Facility = {
    id,
    name: `${settlement.name} ${words[0]}${station.number > 1 ? ` ${station.number}` : ''}`,
    nameUk: `${settlement.nameUk}, ${words[1]}${station.number > 1 ? ` № ${station.number}` : ''}`,
    kind: station.kind === 'works' ? 'waterWorks' : 'pumpStation',
    areaId: district.id,
    lonLat: toLonLat(station.point),
    tier: 1,
    demandKw: roundTo(station.demandKw, 1),
    essentialKw: roundTo(station.demandKw, 1),
    people: station.people,
    backup: stationBackup(id, station, settlement.kind, around.random.fork(id)),
    pumpIds: station.pumpIds.map(elementId),
  };
  if (station.sourceId) facility.sourceIds = [elementId(station.sourceId)];
  made.facilities.push(facility);
  couple(made, around, facility, district, 'first');
}

function nearestDistrict(districts: readonly District[], point: Point): District {
  return districts.reduce((a, b) => (distanceM(b.site, point) < distanceM(a.site, point) ? b : a));
}

/** Valves that are driven by electricity, on the feeder of life support where they stand. */
function coupleValves(
  made: FacilityPlan,
  { plan, feederPlan, waters }: Surroundings,
  places: ReadonlyMap<Settlement, District[]>,
): void {
  for (const water of waters.networks)
    for (const { id, toIx, withoutPower } of water.valves) {
      if (!withoutPower) continue;
      const district = nearestDistrict(places.get(water.settlement)!, water.nodes[toIx].point);
      const site = plan.siteOfDistrict.get(district.id) as Site;
      made.couplings.push({
        id: `couple-${water.id}-${id}`,
        consumer: { kind: 'valve', id: waterId(water.id, id) },
        busId: busId(site, 10),
        feederId: feederPlan.prioritiesOf.get(site.id)!.first,
        withoutPower,
      });
    }
}

/** The city's stations are too large for the sets there are; a town's works often has one, a village's seldom. */
function stationBackup(id: string, station: PlanStation, place: 'city' | 'town' | 'village', random: Random) {
  const quality: SetQuality = { tankH: place === 'city' ? 8 : 14, old: 0.3, changeover: 0.8 };
  const chance = place === 'city' ? (station.kind === 'booster' ? 1 : 0) : place === 'town' ? 0.5 : 0.2;
  if (random.next() >= chance) return [];
  // a set that carries about half of the pumps
  const wantedKw = place === 'village' ? station.demandKw : 0.55 * station.demandKw;
  return [makeSet(`${id}-set`, wantedKw, quality, random)];
}

/** One facility of a kind for every so many people, in the districts whose turn it is. */
function addByPeople(
  made: FacilityPlan,
  around: Surroundings,
  rule: FacilityRule,
  thinning: number,
  districts: readonly District[],
): void {
  const random = around.random.fork(rule.kind);
  let owed = 0.5;
  const numbers = new Map<string, number>();
  for (const district of districts) {
    if (!rule.places.includes(district.settlement.kind)) continue;
    owed += district.people / (rule.peoplePerSite * thinning);
    for (; owed >= 1; owed--) {
      const number = (numbers.get(district.settlement.id) ?? 0) + 1;
      numbers.set(district.settlement.id, number);
      addOne(made, around, rule, district, number, random.fork(`${district.id} ${number}`));
    }
  }
}

function addOne(
  made: FacilityPlan,
  around: Surroundings,
  rule: FacilityRule,
  district: District,
  number: number,
  random: Random,
): void {
  const { settlement } = district;
  const size = rule.size(random);
  const id = `${rule.kind}-${settlement.id.replace('place-', '')}-${number}`;
  const point = spotIn(district, 900, random);
  const demandKw = roundTo(rule.demandKw * size, 1);
  const essentialKw = roundTo(rule.essentialKw * size, 1);
  const facility: Facility = {
    id,
    name: `${settlement.name} ${rule.name} ${number}`,
    nameUk: `${settlement.nameUk}, ${rule.nameUk} № ${number}`,
    kind: rule.kind,
    areaId: district.id,
    lonLat: toLonLat(point),
    tier: rule.tier,
    demandKw,
    essentialKw,
    people: Math.round(rule.people * size),
    backup: [],
  };
  if (rule.bedsPerSize) facility.beds = Math.round(rule.bedsPerSize * size);
  if (random.next() < rule.backupChance) {
    facility.backup = [makeSet(`${id}-set`, essentialKw, rule.quality, random)];
  }
  if (rule.battery) facility.battery = { ...rule.battery };
  const node = rule.waterM3Day > 0 ? nearestNode(around.waters, district, point) : undefined;
  if (node) {
    facility.waterNodeId = node;
    facility.waterM3Day = roundTo(rule.waterM3Day * size, 1);
    if (rule.storedWaterH > 0)
      facility.storedWaterM3 = roundTo((rule.waterM3Day * size * rule.storedWaterH) / 24, 1);
  }
  if (rule.solar && random.next() < rule.solar.chance) addModules(facility, rule.solar);
  made.facilities.push(facility);
  couple(made, around, facility, district, rule.feeder);
}

/** Modules, and a battery that gives the essential load and fills up in 5 h of mains. */
function addModules(
  facility: Facility,
  { shareOfDemand, batteryH }: { shareOfDemand: number; batteryH: number },
): void {
  const { demandKw, essentialKw } = facility;
  facility.solarKwp = Math.max(1, Math.round(shareOfDemand * demandKw));
  facility.battery = {
    energyKwh: Math.max(1, Math.round(batteryH * essentialKw)),
    powerKw: Math.max(1, Math.ceil(essentialKw)),
    startFill: 0.9,
    refillH: 5,
  };
}

/** The junction or supply zone that a facility in a district drinks from. */
function nearestNode({ networks, zones }: WatersPlan, district: District, point: Point): string | undefined {
  const { settlement } = district;
  const zone = zones.places.find((it) => it.settlement === settlement);
  if (zone) return zone.zoneOfDistrict.get(district.id);
  const water = networks.find((it) => it.settlements.includes(settlement));
  if (!water) return undefined;
  let best: string | undefined;
  let bestM = Number.POSITIVE_INFINITY;
  for (const node of water.nodes) {
    const d = distanceM(node.point, point);
    if (node.users.length === 0 || d >= bestM) continue;
    bestM = d;
    best = node.id;
  }
  return best === undefined ? undefined : waterId(water.id, best);
}

/** Joins a facility to its district's substation, on the feeder of its class, and adds its load there. */
function couple(
  made: FacilityPlan,
  around: Surroundings,
  facility: Facility,
  district: District,
  feeder: FacilityRule['feeder'],
): void {
  const site = around.plan.siteOfDistrict.get(district.id) as Site;
  const priorities = around.feederPlan.prioritiesOf.get(site.id)!;
  const ordinary = around.feederPlan.ordinaryOf.get(district.id) ?? [];
  const feederId =
    feeder === 'first'
      ? priorities.first
      : feeder === 'second'
        ? priorities.second
        : ordinary[made.facilities.length % ordinary.length].id;
  made.couplings.push({
    id: `couple-${facility.id}`,
    consumer: { kind: 'facility', id: facility.id },
    busId: busId(site, 10),
    feederId,
  });
}
