import type { Region } from '../region';
import type { WaterNames } from './check-water';
import { checkIds, checkNamed, type Findings } from './findings';

/** Ids that consumers may name. */
export interface Names {
  busIds: Set<string>;
  water: WaterNames;
}

/** Feeders, areas, users of water and facilities name what is there. */
export function checkConsumers(region: Region, { busIds, water }: Names, findings: Findings): void {
  const areaIds = checkIds('area', region.areas, ['region', 'areas'], findings);
  const hasArea = (id: string) => areaIds.has(id);
  checkIds('feeder', region.feeders, ['region', 'feeders'], findings);
  region.feeders.forEach(({ id, busId, areaId }, ix) => {
    const at = (field: string) => ['region', 'feeders', ix, field];
    const hasBus = (it: string) => busIds.has(it);
    checkNamed(busId, hasBus, { kind: 'feeder', id, names: 'bus', path: at('busId') }, findings);
    checkNamed(areaId, hasArea, { kind: 'feeder', id, names: 'area', path: at('areaId') }, findings);
  });
  region.waterUsers.forEach(({ nodeId, areaId }, ix) => {
    const at = (field: string) => ['region', 'waterUsers', ix, field];
    const naming = { kind: 'group of water users', id: nodeId };
    checkNamed(nodeId, water.hasNode, { ...naming, names: 'water node', path: at('nodeId') }, findings);
    checkNamed(areaId, hasArea, { ...naming, names: 'area', path: at('areaId') }, findings);
  });
  checkFacilities(region, hasArea, water, findings);
}

function checkFacilities(
  region: Region,
  hasArea: (id: string) => boolean,
  water: WaterNames,
  findings: Findings,
): void {
  checkIds('facility', region.facilities, ['region', 'facilities'], findings);
  region.facilities.forEach((facility, ix) => {
    const { id } = facility;
    const at = (...rest: (string | number)[]) => ['region', 'facilities', ix, ...rest];
    const naming = { kind: 'facility', id };
    checkNamed(facility.areaId, hasArea, { ...naming, names: 'area', path: at('areaId') }, findings);
    checkNamed(
      facility.waterNodeId,
      water.hasNode,
      { ...naming, names: 'water node', path: at('waterNodeId') },
      findings,
    );
    facility.pumpIds?.forEach((pumpId, pumpIx) => {
      checkNamed(pumpId, water.hasPump, { ...naming, names: 'pump', path: at('pumpIds', pumpIx) }, findings);
    });
    facility.sourceIds?.forEach((sourceId, sourceIx) => {
      checkNamed(
        sourceId,
        water.hasReservoir,
        { ...naming, names: 'reservoir', path: at('sourceIds', sourceIx) },
        findings,
      );
    });
    if (facility.essentialKw > facility.demandKw)
      findings.add('warning', 'region.essentialAboveDemand', { id }, at('essentialKw'), id);
    checkIds('backup set', facility.backup, at('backup'), findings);
    facility.backup.forEach((set, setIx) => {
      if (set.fuelL > set.tankL)
        findings.add('warning', 'region.fuelAboveTank', { id: set.id }, at('backup', setIx, 'fuelL'), id);
    });
  });
}

/** Couplings name a consumer, a bus and a feeder of that bus, and each consumer once. */
export function checkCouplings(region: Region, { busIds, water }: Names, findings: Findings): void {
  checkIds('coupling', region.couplings, ['region', 'couplings'], findings);
  const facilityIds = new Set(region.facilities.map((it) => it.id));
  const pointIds = new Set(region.waterPoints?.map((it) => it.id));
  const busOfFeeder = new Map(region.feeders.map((it) => [it.id, it.busId]));
  const exists = {
    pump: water.hasPump,
    valve: water.hasValve,
    treatment: water.hasReservoir,
    facility: (id: string) => facilityIds.has(id),
    waterPoint: (id: string) => pointIds.has(id),
  };
  const stationOf = new Map<string, string>();
  for (const { id, pumpIds = [], sourceIds = [] } of region.facilities) {
    for (const pumpId of pumpIds) stationOf.set(`pump:${pumpId}`, id);
    for (const sourceId of sourceIds) stationOf.set(`treatment:${sourceId}`, id);
  }
  const seen = new Set<string>();
  region.couplings.forEach(({ id, consumer, busId, feederId }, ix) => {
    const at = (...rest: string[]) => ['region', 'couplings', ix, ...rest];
    const naming = { kind: 'coupling', id };
    checkNamed(
      consumer.id,
      exists[consumer.kind],
      { ...naming, names: consumer.kind, path: at('consumer', 'id') },
      findings,
    );
    checkNamed(busId, (it) => busIds.has(it), { ...naming, names: 'bus', path: at('busId') }, findings);
    checkNamed(
      feederId,
      (it) => busOfFeeder.has(it),
      { ...naming, names: 'feeder', path: at('feederId') },
      findings,
    );
    const feederBusId = feederId === undefined ? undefined : busOfFeeder.get(feederId);
    if (feederId !== undefined && feederBusId !== undefined && feederBusId !== busId)
      findings.add(
        'error',
        'region.feederElsewhere',
        { id, feederId, feederBusId, busId },
        at('feederId'),
        id,
      );
    const key = `${consumer.kind}:${consumer.id}`;
    const station = stationOf.get(key);
    if (station !== undefined)
      findings.add('warning', 'region.followsStation', { ...consumer, station }, at('consumer'), id);
    if (seen.has(key))
      findings.add(
        'error',
        'region.coupledTwice',
        { kind: consumer.kind, id: consumer.id },
        at('consumer'),
        id,
      );
    seen.add(key);
  });
}

/** Crews, stock and tankers have a depot that is there; tankers fill where there is something to fill at. */
export function checkDepots(region: Region, findings: Findings): void {
  region.tankers.forEach(({ id, fillAt }, ix) => {
    const rows = fillAt?.kind === 'facility' ? region.facilities : region.supplyZones?.nodes;
    const names = fillAt?.kind === 'facility' ? 'facility' : 'supply zone';
    const path = ['region', 'tankers', ix, 'fillAt', 'id'];
    checkNamed(
      fillAt?.id,
      (it) => rows?.some((row) => row.id === it) ?? false,
      { kind: 'tanker', id, names, path },
      findings,
    );
  });
  const depotIds = checkIds('depot', region.depots, ['region', 'depots'], findings);
  const hasDepot = (id: string) => depotIds.has(id);
  const lists = { crew: 'crews', stock: 'stock', tanker: 'tankers' } as const;
  for (const [kind, list] of Object.entries(lists)) {
    checkIds(kind, region[list], ['region', list], findings);
    region[list].forEach(({ id, depotId }, ix) => {
      const path = ['region', list, ix, 'depotId'];
      checkNamed(depotId, hasDepot, { kind, id, names: 'depot', path }, findings);
    });
  }
}
