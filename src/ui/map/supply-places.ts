import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import type { SupplyNode, SupplyZones } from '../../model/water';
import { boxOf } from './box-of';

/** Where a node of the supply zones is drawn. */
export interface SupplyPlace {
  lonLat: LonLat;
  /** `near`: beside its area, its power supply or its neighbours; `drawn`: nowhere that is known. */
  from: 'stated' | 'near' | 'drawn';
}

/** What a place can be guessed from. */
export type SupplySurroundings = Pick<
  Region,
  'areas' | 'facilities' | 'couplings' | 'grid' | 'supplyZones' | 'baseMap'
>;

/** Step between two nodes that have nowhere to be, degrees; some 5 km. */
const stepDeg = 0.05;
/** Distance from what a place was guessed from, degrees; some 500 m. */
const besideDeg = 0.006;

/**
 * A place for every node: its own, else by its area, else by the site or bus that powers it, else between its
 * neighbours. What is left is a drawing in columns from sources to zones, south of all else.
 */
export function placeSupply(region: SupplySurroundings): Map<string, SupplyPlace> {
  const places = new Map<string, SupplyPlace>();
  const { supplyZones } = region;
  if (!supplyZones) return places;
  // Places on the ground say nothing in a drawing of a grid.
  const isDrawing = region.baseMap.schematic === true && region.grid.buses.length > 0;
  for (const { id, lonLat } of supplyZones.nodes)
    if (lonLat && !isDrawing) places.set(id, { lonLat, from: 'stated' });
  const taken = new Map<string, number>();
  for (const node of supplyZones.nodes) {
    if (places.has(node.id)) continue;
    const near = nearOf(region, node);
    if (near) places.set(node.id, { lonLat: beside(near, taken), from: 'near' });
  }
  spread(supplyZones, places, taken);
  drawRest(region, supplyZones, places);
  return places;
}

/** A known place that a node belongs to. */
function nearOf({ areas, facilities, couplings, grid }: SupplySurroundings, node: SupplyNode) {
  const area = areas.find((it) => it.id === node.areaId);
  const box = area?.polygon && boxOf([{ type: 'Polygon', coordinates: area.polygon }]);
  const ofArea = area?.centre ?? (box && middleOfBox(box));
  if (ofArea) return ofArea;
  const site = facilities.find(
    (it) => (it.pumpIds?.includes(node.id) || it.sourceIds?.includes(node.id)) && it.lonLat,
  );
  if (site) return site.lonLat;
  const coupling = couplings.find(({ consumer }) => consumer.kind !== 'facility' && consumer.id === node.id);
  return coupling && grid.buses.find((it) => it.id === coupling.busId)?.lonLat;
}

function middleOfBox([[west, south], [east, north]]: [LonLat, LonLat]): LonLat {
  return [(west + east) / 2, (south + north) / 2];
}

/** The first beside a place lies on it, the next around it. */
function beside(place: LonLat, taken: Map<string, number>): LonLat {
  const key = `${place[0].toFixed(4)} ${place[1].toFixed(4)}`;
  const count = taken.get(key) ?? 0;
  taken.set(key, count + 1);
  if (count === 0) return place;
  const angle = count * 2.4;
  const reach = besideDeg * Math.sqrt(count);
  return [place[0] + reach * Math.cos(angle) * 1.5, place[1] + reach * Math.sin(angle)];
}

/** From neighbour to neighbour: what lies between placed nodes goes to their middle. */
function spread(zones: SupplyZones, places: Map<string, SupplyPlace>, taken: Map<string, number>): void {
  const neighbours = neighboursOf(zones);
  for (let isSpreading = true; isSpreading; ) {
    const found: [string, LonLat][] = [];
    for (const { id } of zones.nodes) {
      if (places.has(id)) continue;
      const ends = [...(neighbours.get(id) ?? [])].flatMap((it) => {
        const place = places.get(it);
        return place ? [place.lonLat] : [];
      });
      if (ends.length === 0) continue;
      const lon = ends.reduce((sum, it) => sum + it[0], 0) / ends.length;
      const lat = ends.reduce((sum, it) => sum + it[1], 0) / ends.length;
      // Beside a single neighbour, not under it.
      found.push([id, ends.length === 1 ? [lon - 5 * besideDeg, lat + 2 * besideDeg] : [lon, lat]]);
    }
    for (const [id, place] of found) places.set(id, { lonLat: beside(place, taken), from: 'near' });
    isSpreading = found.length > 0;
  }
}

function neighboursOf({ links }: SupplyZones): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const join = (a: string, b: string) => neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
  for (const { fromId, toId } of links) {
    join(fromId, toId);
    join(toId, fromId);
  }
  return neighbours;
}

/** Columns by the number of links from a source, rows in the order of the table. */
function drawRest(region: SupplySurroundings, zones: SupplyZones, places: Map<string, SupplyPlace>): void {
  const rest = zones.nodes.filter((it) => !places.has(it.id));
  if (rest.length === 0) return;
  const columns = columnsOf(zones);
  const corner = freeCorner(region, places);
  const rows = new Map<number, number>();
  for (const { id } of rest) {
    const column = columns.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    // Rows stand a little aside from column to column, so that a link does not run under a node.
    const lat = corner[1] - (row + (column % 2) * 0.4) * stepDeg;
    places.set(id, { lonLat: [corner[0] + column * 2 * stepDeg, lat], from: 'drawn' });
  }
}

/** Most links from a node that nothing feeds; a ring ends after as many rounds as there are nodes. */
function columnsOf({ nodes, links }: SupplyZones): Map<string, number> {
  const columns = new Map(nodes.map((it) => [it.id, 0]));
  for (let round = 0; round < Math.min(nodes.length, mostColumns); round++) {
    let moved = false;
    for (const { fromId, toId } of links) {
      const next = (columns.get(fromId) ?? 0) + 1;
      if (next > (columns.get(toId) ?? 0) && next < mostColumns) {
        columns.set(toId, next);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return columns;
}

const mostColumns = 12;

/** North-west corner of the drawing: south of everything that has a place. */
function freeCorner(region: SupplySurroundings, places: Map<string, SupplyPlace>): LonLat {
  const known: LonLat[] = [
    ...[...places.values()].map((it) => it.lonLat),
    ...region.grid.buses.flatMap((it) => (it.lonLat ? [it.lonLat] : [])),
    ...(region.baseMap.bounds ?? []),
  ];
  if (known.length === 0) return [0, 0];
  const west = Math.min(...known.map((it) => it[0]));
  const south = Math.min(...known.map((it) => it[1]));
  return [west, south - 2 * stepDeg];
}
