import { createFacilityClocks, type FacilityClocks } from '../facility/facility-clocks';
import { createFacilityPower, type FacilityPower } from '../facility/facility-power';
import { createFacilitySun, type FacilitySun } from '../facility/facility-sun';
import { createFacilityWater, type FacilityWater } from '../facility/facility-water';
import { createFuelRounds, type FuelRounds } from '../facility/fuel-rounds';
import { warnOfSets } from '../facility/set-warnings';
import { none, splitWaterId } from '../model/ids';
import type { LocalStart } from '../model/local-time';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { Issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import type { Scenario } from '../model/scenario';
import type { PowerEngine } from '../power/power-engine';
import type { HydraulicEngine } from '../water/hydraulic-engine';
import { type AreaHours, createAreaHours } from './area-hours';
import { type AreaPower, createAreaPower } from './area-power';
import { type AreaWater, createAreaWater, listGroups, type WaterGroups } from './area-water';
import { type Cooling, createCooling } from './cooling';
import { createFacilityRecorder, type FacilityRecorder } from './facility-log';
import { createFeederEnergy, type FeederEnergy } from './feeder-energy';
import { listSteps } from './frame-times';
import type { GridDrive } from './grid-drive';
import { createNodeVolumes, type NodeVolumes } from './node-volumes';
import { createOutageLog, type OutageLog } from './outage-log';
import { createPeopleWater, type PeopleWater } from './people-water';
import { createRepairWork, type RepairWork } from './repair-work';
import { createRates, createSums, type Rates, type Sums } from './run-sums';
import { createStations, type Stations } from './stations';
import { findSupplyPoints, type SupplyPoint } from './supply-points';
import { createValvePower, type ValvePower } from './valve-power';
import { createWaterLosses, type WaterLosses } from './water-losses';
import { createWaterSide, type WaterSide } from './water-side';
import { createWaterSupplies, type WaterSupplies } from './water-supplies';

/** Everything that a coupled run moves, joined up. */
export interface Parts {
  power: PowerEngine;
  facilityPower: FacilityPower;
  facilitySun: FacilitySun;
  facilityWater: FacilityWater;
  fuelRounds: FuelRounds;
  clocks: FacilityClocks;
  repairWork: RepairWork;
  water: WaterSide;
  cooling: Cooling;
  supplies: WaterSupplies;
  losses: WaterLosses;
  stations: Stations;
  groups: WaterGroups;
  areaWater: AreaWater;
  areaPower: AreaPower;
  peopleWater: PeopleWater;
  outages: OutageLog;
  facilityLog: FacilityRecorder;
  feederEnergy: FeederEnergy;
  areaHours: AreaHours;
  /** By network. */
  nodeVolumes: NodeVolumes[];
  rates: Rates;
  sums: Sums;
  drive: GridDrive;
  /** Supply points by facility; undefined for facilities that are not joined to the grid. */
  facilityPoints: (SupplyPoint[] | undefined)[];
  /** Pumps and sources that are joined to the grid themselves. */
  directSupplies: { number: number; points: SupplyPoint[] }[];
  /** Valves that are joined to the grid. */
  valvePower: ValvePower;
  /** Network and node that a facility drinks from, -1 for none. */
  facilityNetIx: Int32Array;
  facilityNodeIx: Int32Array;
  feederPeople: Float64Array;
  /** Area that a facility lies in, -1 for none. */
  facilityAreaIx: Int32Array;
  /** Outdoor temperature by hour, °C. */
  temperatureC: readonly number[];
  /** Tier 1 and 2 facilities. */
  essential: number[];
  fuelL: Float64Array;
}

export interface PartsOptions {
  region: Region;
  scenario: Scenario;
  start: LocalStart;
  read: ParameterReader;
  engines: { power: PowerEngine; networks: readonly { id: string; engine: HydraulicEngine }[] };
  drive: GridDrive;
  log: EventSink;
  onIssue: (issue: Issue) => void;
}

export function createParts(options: PartsOptions): Parts {
  const { region, scenario, start, read, drive, log, onIssue } = options;
  const { power, networks } = options.engines;
  const { facilities } = region;
  const water = createWaterSide(networks, log);
  const supplies = createWaterSupplies(water, read('station.restartS'), log);
  const stations = createStations(region, water, supplies, read);
  const groups = listGroups(region, water);
  const points = findSupplyPoints(region.couplings, power.index);
  const feeders = new Map(region.feeders.map((it) => [it.id, it]));
  const feederPeople = Float64Array.from(power.index.feederIds, (id) => feeders.get(id)?.people ?? 0);
  const netIxOf = new Map(water.nets.map((net, ix) => [net.id, ix]));
  // a pump and a reservoir may have the same id
  const ofStation = new Set(
    facilities.flatMap(({ pumpIds = [], sourceIds = [] }) => [
      ...pumpIds.map((id) => `pump:${id}`),
      ...sourceIds.map((id) => `treatment:${id}`),
    ]),
  );

  const directSupplies: Parts['directSupplies'] = [];
  for (const [key, list] of points) {
    const kind = key.slice(0, key.indexOf(':'));
    const id = key.slice(kind.length + 1);
    if ((kind !== 'pump' && kind !== 'treatment') || ofStation.has(key)) continue;
    const number = kind === 'pump' ? supplies.pump(id) : supplies.source(id);
    if (number !== none) directSupplies.push({ number, points: list });
  }

  const facilityNetIx = new Int32Array(facilities.length).fill(none);
  const facilityNodeIx = new Int32Array(facilities.length).fill(none);
  facilities.forEach(({ waterNodeId }, f) => {
    const { networkId, elementId } = splitWaterId(waterNodeId ?? '');
    const netIx = netIxOf.get(networkId) ?? none;
    if (netIx === none) return;
    facilityNodeIx[f] = water.nets[netIx].engine.index.nodeIds.indexOf(elementId);
    if (facilityNodeIx[f] !== none) facilityNetIx[f] = netIx;
  });

  const startOfDayS = start.timeOfDayS;
  const facilityPower = createFacilityPower({
    facilities,
    scenario,
    read,
    startOfDayS,
    log,
    neededKw: stations.neededKw,
    loadKw: stations.loadKw,
  });

  const facilitySun = createFacilitySun(region, scenario, start, read);
  for (const it of facilitySun.issues) onIssue(it);
  for (const it of warnOfSets(facilities, facilityPower.neededKw, scenario, read)) onIssue(it);

  const facilityWater = createFacilityWater(facilities, facilityNetIx, read, log);
  const areaWater = createAreaWater(region, water, groups, read, log);
  const areaPower = createAreaPower(region, power.index.feederIds);
  const outages = createOutageLog(feederPeople);
  const stepCount = listSteps(scenario.horizonS).length - 1;
  const service = { region, scenario, water, groups, areaWater, areaPower, outages, power, facilityPower };
  const peopleWater = createPeopleWater({
    ...service,
    facilityWater,
    stepCount,
    read,
    startOfDayS,
    log,
    onIssue,
  });

  const cooling = createCooling(region.grid.generators, power, water, read, log, onIssue);
  keepFromPeople(groups, water, cooling);

  return {
    power,
    facilityPower,
    facilitySun,
    fuelRounds: createFuelRounds({ region, power: facilityPower, read, startOfDayS, log, onIssue }),
    repairWork: createRepairWork(region, read, log),
    clocks: createFacilityClocks(facilities, read, log),
    facilityWater,
    water,
    cooling,
    supplies,
    losses: createWaterLosses(water, read, log),
    stations,
    groups,
    areaWater,
    areaPower,
    peopleWater,
    outages,
    facilityLog: createFacilityRecorder(facilities.length),
    feederEnergy: createFeederEnergy(feederPeople.length),
    areaHours: createAreaHours(groups, region.areas.length),
    nodeVolumes: water.nets.map(createNodeVolumes),
    rates: createRates(),
    sums: createSums(),
    drive,
    facilityPoints: facilities.map((it) => points.get(`facility:${it.id}`)),
    directSupplies,
    valvePower: createValvePower(region, water, points, log),
    facilityNetIx,
    facilityNodeIx,
    feederPeople,
    facilityAreaIx: Int32Array.from(facilities, (it) => region.areas.findIndex(({ id }) => id === it.areaId)),
    temperatureC: scenario.weather.temperatureC,
    essential: facilities.flatMap((it, f) => (it.tier <= 2 ? [f] : [])),
    fuelL: new Float64Array(facilities.length),
  };
}

/** What a unit draws at a node without demand of its own is not the people's, who would else drink it. */
function keepFromPeople({ count, netIx, nodeIx, share }: WaterGroups, water: WaterSide, { units }: Cooling) {
  for (const { net, nodeIx: cooled, drawM3s } of units)
    for (let g = 0; g < count && drawM3s !== undefined; g++)
      if (water.nets[netIx[g]] === net && nodeIx[g] === cooled) share[g] = 0;
}
