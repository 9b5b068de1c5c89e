import type { Generator as Unit } from '../model/grid';
import { waterId } from '../model/ids';
import type { Feeder } from '../model/people';
import { type Project, projectOf } from '../model/project';
import type { Region } from '../model/region';
import { createRandom } from '../numerics/random';
import { type FeederPlan, layFeeders } from './grid/feeders';
import { fitBanks } from './grid/fit-banks';
import { buildGrid } from './grid/grid-build';
import type { GridPlan } from './grid/grid-plan';
import { busId } from './grid/grid-write';
import { drawBaseMap } from './land/base-map';
import { type District, divideSettlement } from './land/districts';
import { closedRing, distanceM, roundTo, toLonLat } from './land/plane';
import { placeSettlements } from './land/settlements';
import { layStreets, type StreetGraph } from './land/streets';
import { createTerrain } from './land/terrain';
import {
  defaultOptions,
  type GenerateOptions,
  type GenerateStep,
  leastPeople,
  mostPeople,
  plantKinds,
} from './options';
import { type FacilityPlan, placeFacilities } from './sites/facilities';
import { stationResponse } from './sites/response';
import { placeWaterPoints } from './sites/water-points';
import { regionNote } from './stories/region-note';
import { tellScenarios } from './stories/scenarios';
import { buildWaters, usersOf } from './water/build-waters';
import { crossingCount } from './water/water-choice';
import { writeInp } from './water/water-inp';
import type { WaterPlan } from './water/water-plan';

/** From so many people on a district is called a region. */
const regionFrom = 1_000_000;
/** Storeys from which blocks lift water themselves: mains give 22 m at the least. */
const boostedFrom = 6;

/** How a place is called by its size and waters. */
const extents = {
  region: { en: 'region', uk: 'край (вигаданий)' },
  valley: { en: 'valley', uk: 'долина (вигадана)' },
  district: { en: 'district', uk: 'округа (вигадана)' },
};

/**
 * An invented region with its land, towns, grid, water networks, facilities and scenarios. The same options give the
 * same bytes on every machine. Throws on people outside `leastPeople` … `mostPeople`.
 */
export function generateRegion(options: Partial<GenerateOptions> = {}): Project {
  const steps = generateInSteps(options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** As `generateRegion`, stopping before each step of `generateSteps` to tell which one comes. */
export function* generateInSteps(
  options: Partial<GenerateOptions> = {},
): Generator<GenerateStep, Project, undefined> {
  const given = { ...defaultOptions, ...options };
  const { seed, people, land, season } = given;
  if (!(people >= leastPeople && people <= mostPeople)) throw new RangeError('people out of range');
  const random = createRandom(seed, 'generate');
  yield 'land';
  const terrain = createTerrain(land, people, random.fork('terrain'));
  yield 'towns';
  const settlements = placeSettlements(people, terrain, random.fork('settlements'));
  const districtsOf = new Map<string, District[]>();
  const streetsOf = new Map<string, StreetGraph>();
  for (const it of settlements) {
    districtsOf.set(it.id, divideSettlement(it, random.fork(`districts ${it.id}`)));
    streetsOf.set(it.id, layStreets(it, crossingCount(it), random.fork(`streets ${it.id}`)));
  }
  yield 'water';
  const waters = buildWaters(settlements, districtsOf, streetsOf, terrain, random.fork('water'));
  yield 'grid';
  const { plan, grid } = buildGrid(settlements, districtsOf, terrain, given, random.fork('grid'));
  yield 'sites';
  const districts = settlements.flatMap((it) => districtsOf.get(it.id)!);
  const feederPlan = layFeeders(plan, random.fork('feeders'));
  const sites = placeFacilities(districts, plan, feederPlan, waters, random.fork('facilities'));
  const { waterPoints, couplings } = placeWaterPoints(
    districts,
    plan,
    feederPlan,
    random.fork('water points'),
  );
  fitPriorityLoads(plan, feederPlan, sites);
  fitBanks(plan, grid, feederPlan.feeders);
  coolThermalUnits(grid.generators, waters.networks);

  yield 'map';
  const baseMap = drawBaseMap(terrain, settlements, streetsOf, waters.networks, random.fork('map'));
  const city = settlements[0];
  const hasLifeline = waters.networks.some((it) => it.bypassValveId !== undefined);
  const extent = people >= regionFrom ? extents.region : hasLifeline ? extents.valley : extents.district;
  const region: Region = {
    id: ['synthetic', seed, people, ...unusual(given)]
      .join('-')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, ''),
    name: `${city.name} ${extent.en} (invented)`,
    nameUk: `${city.nameUk}, ${extent.uk}`,
    synthetic: true,
    timeZone: 'Europe/Kyiv',
    origin: ['generated', `seed ${seed}`, `${people} people`, ...unusual(given)].join(', '),
    grid,
    feeders: feederPlan.feeders,
    areas: districts.map((it) => ({
      id: it.id,
      name: it.name,
      nameUk: it.nameUk,
      townId: it.settlement.id,
      people: it.people,
      polygon: [closedRing(it.ring)],
      centre: toLonLat(it.site),
      floors: it.floors,
      ...(it.floors >= boostedFrom ? { boosters: true } : {}),
    })),
    waterNetworks: waters.networks.map((it) => ({
      id: it.id,
      name: `${it.settlement.name} water`,
      nameUk: `${it.settlement.nameUk}, водопровід`,
      inp: writeInp(it),
      placement: { kind: 'lonLat' as const },
    })),
    ...(waters.zones.supply.nodes.length > 0 ? { supplyZones: waters.zones.supply } : {}),
    waterUsers: usersOf(waters),
    waterPoints,
    facilities: sites.facilities,
    couplings: [...sites.couplings, ...couplings],
    ...stationResponse(settlements, people, grid),
    baseMap,
  };
  yield 'scenarios';
  const around = { plan, grid, settlements, waters: waters.networks, seed, people, land, season };
  const project = projectOf({ ...region, ...regionNote(around) }, tellScenarios(around, region));
  return { ...project, handling: 'TLP:CLEAR' };
}

/** Choices that are not the default ones, in words. */
function unusual({ land, gridAge, season, mix }: GenerateOptions): string[] {
  const words: string[] = [];
  if (land !== defaultOptions.land) words.push(land);
  if (gridAge !== defaultOptions.gridAge) words.push(`${gridAge} grid`);
  if (season !== defaultOptions.season) words.push(season);
  if (mix) {
    const sum = plantKinds.reduce((total, it) => total + mix[it], 0);
    const shares = plantKinds.map((it) => [it, roundTo((100 * mix[it]) / sum, 1)] as const);
    words.push(shares.flatMap(([it, share]) => (share > 0 ? [`${it} ${share} %`] : [])).join(' + '));
  }
  return words;
}

/** Share of its demand that a facility draws on the annual mean. */
const facilityMeanShare = 0.75;

/** Priority feeders carry at least their facilities; industry gives way so that a substation's load stays. */
function fitPriorityLoads(plan: GridPlan, feederPlan: FeederPlan, sites: FacilityPlan): void {
  const demandKw = new Map(sites.facilities.map((it) => [it.id, it.demandKw]));
  const drawnMw = new Map<string, number>();
  for (const it of sites.couplings) {
    if (it.feederId === undefined) continue;
    const mw = (facilityMeanShare * (demandKw.get(it.consumer.id) ?? 0)) / 1000;
    drawnMw.set(it.feederId, (drawnMw.get(it.feederId) ?? 0) + mw);
  }
  for (const site of plan.sites) {
    if (site.kind !== 'load') continue;
    const own = feederPlan.feeders.filter((it) => it.busId === busId(site, 10));
    for (const it of own) {
      if (it.critical) it.loadMw.public = roundTo(Math.max(it.loadMw.public, drawnMw.get(it.id) ?? 0), 4);
    }
    const total = own.reduce((sum, it) => sum + meanMw(it), 0);
    const industry = own.filter((it) => it.loadMw.industrial > 0);
    const industryMw = industry.reduce((sum, it) => sum + it.loadMw.industrial, 0);
    const factor = Math.max(0.1, (industryMw + site.meanMw - total) / industryMw);
    for (const it of industry) it.loadMw.industrial = roundTo(it.loadMw.industrial * factor, 4);
  }
}

function meanMw(feeder: Feeder): number {
  const { residential, commercial, industrial, public: civic } = feeder.loadMw;
  return residential + commercial + industrial + civic;
}

/** Make-up water of the thermal units comes from the mains of the port that the plant stands by. */
function coolThermalUnits(generators: Unit[], waters: readonly WaterPlan[]): void {
  const water = waters.find((it) => it.settlement.kind === 'town') ?? waters[0];
  const [first] = generators.filter((it) => it.technology === 'combinedCycle');
  for (const unit of generators) {
    if (unit.technology !== 'combinedCycle' || !unit.lonLat) continue;
    const [lon, lat] = unit.lonLat;
    // plants further off stand by a river or the sea
    if (lon !== first.lonLat?.[0] || lat !== first.lonLat[1]) continue;
    let best = water.nodes[0];
    let bestM = Number.POSITIVE_INFINITY;
    for (const node of water.nodes) {
      if (node.users.length === 0) continue;
      const [x, y] = toLonLat(node.point);
      const d = distanceM({ x: x * 0.7, y }, { x: lon * 0.7, y: lat });
      if (d >= bestM) continue;
      bestM = d;
      best = node;
    }
    unit.coolingNodeId = waterId(water.id, best.id);
    unit.coolingM3s = roundTo(unit.maxMw * 1.5e-4, 4);
  }
}
