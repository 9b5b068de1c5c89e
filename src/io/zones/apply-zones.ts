import type { Coupling } from '../../model/coupling';
import type { Facility } from '../../model/facility';
import { findIn } from '../../model/look-up';
import type { Area } from '../../model/people';
import type { Region } from '../../model/region';
import type { Imported } from '../../model/result';
import type { SupplyNode } from '../../model/water';
import { findBus } from '../couplings/find-named';
import { createIssueList, type IssueList } from '../issue-list';
import type { ZoneRow } from './read-zone-rows';
import type { ReadZones } from './zones-file';

/** Tier of a station, and of a zone that names none. */
const stationTier = 2;

/**
 * The region with the supply zones of a table added. A zone without an area gets one of its own, so that its people are
 * counted; a row with a bus or feeder is joined to the grid, through a station of its own where it names kW.
 */
export function applyZones(region: Region, { file, zones, rows }: ReadZones): Imported<Region> {
  const issues = createIssueList(file);
  const areas = new Map<string, Area>(region.areas.map((it) => [it.id, it]));
  const facilities: Facility[] = [];
  const couplings: Coupling[] = [];
  const nodes = zones.nodes.map((node, ix): SupplyNode => {
    const row = rows[ix];
    const areaId = node.kind === 'zone' ? (row.area ?? node.id) : undefined;
    if (areaId !== undefined) countIn(areas, areaId, node, row, region);
    if (row.bus === undefined && row.feeder === undefined) {
      if (row.kw !== undefined || row.backupKw !== undefined || row.fuelL !== undefined)
        issues.add('warning', 'zones.kwWithoutBus', { id: node.id }, { line: row.line, id: node.id });
    } else joinNode(node, row);
    return areaId === undefined ? node : { ...node, areaId };
  });

  function joinNode(node: SupplyNode, row: ZoneRow): void {
    const { id, kind } = node;
    const where = { line: row.line, id };
    if (kind === 'zone' || kind === 'reservoir') {
      issues.add('warning', 'zones.needsNoPower', { id }, where);
      return;
    }
    const place = findPlace(region, row, issues);
    if (!place) return;
    const supplies = kind === 'station' ? { pumpIds: [id] } : { sourceIds: [id] };
    if (row.kw === undefined) {
      if (row.backupKw !== undefined) issues.add('warning', 'zones.backupWithoutKw', { id }, where);
      const consumer = { kind: kind === 'station' ? ('pump' as const) : ('treatment' as const), id };
      couplings.push({ id: `zones-${id}`, consumer, ...place });
      return;
    }
    const facilityId = findIn(region.facilities, id) ? `${id}-station` : id;
    facilities.push({
      id: facilityId,
      ...(node.name === undefined ? {} : { name: node.name }),
      kind: kind === 'station' ? 'pumpStation' : 'waterWorks',
      ...(node.lonLat ? { lonLat: node.lonLat } : {}),
      tier: stationTier,
      demandKw: row.kw,
      essentialKw: row.kw,
      people: 0,
      backup: row.backupKw ? [setOf(id, row.backupKw, row.fuelL ?? 0)] : [],
      ...supplies,
    });
    if (row.backupKw && row.fuelL === undefined)
      issues.add('warning', 'zones.backupWithoutFuel', { id }, where);
    couplings.push({ id: `zones-${id}`, consumer: { kind: 'facility', id: facilityId }, ...place });
  }

  const before = region.supplyZones ?? { nodes: [], links: [] };
  return {
    value: {
      ...region,
      supplyZones: { nodes: [...before.nodes, ...nodes], links: [...before.links, ...zones.links] },
      areas: [...areas.values()],
      facilities: [...region.facilities, ...facilities],
      couplings: [...region.couplings, ...couplings],
    },
    issues: issues.finish(),
  };
}

/** Adds a zone to its area. People of an area that was there before are left as they are. */
function countIn(
  areas: Map<string, Area>,
  areaId: string,
  node: SupplyNode,
  row: ZoneRow,
  region: Region,
): void {
  if (findIn(region.areas, areaId)) return;
  const earlier = areas.get(areaId);
  const people = (earlier?.people ?? 0) + (node.people ?? 0);
  const name = (row.area ?? node.id) === node.id ? node.name : undefined;
  areas.set(areaId, {
    id: areaId,
    ...(name === undefined ? {} : { name }),
    ...(node.lonLat ? { centre: node.lonLat } : {}),
    ...earlier,
    people,
  });
}

function findPlace(
  region: Region,
  { id, line, bus, feeder }: ZoneRow,
  issues: IssueList,
): { busId: string; feederId?: string } | undefined {
  const where = { line, id };
  const found = bus === undefined ? undefined : findBus(bus, region.grid.buses);
  if (bus !== undefined && !found) {
    issues.add('warning', 'zones.noSuchBus', { id, bus }, where);
    return undefined;
  }
  const named = feeder === undefined ? undefined : findIn(region.feeders, feeder);
  if (feeder !== undefined && (!named || (found && named.busId !== found.id))) {
    issues.add('warning', 'zones.noSuchFeeder', { id, feeder }, where);
    return undefined;
  }
  if (named) return { busId: named.busId, feederId: named.id };
  return found && { busId: found.id };
}

function setOf(id: string, ratedKw: number, fuelL: number): Facility['backup'][number] {
  return { id: `${id}-set`, ratedKw, tankL: fuelL, fuelL };
}
