import Flatbush from 'flatbush';
import type { Consumer } from '../model/consumers';
import { distanceKm } from '../model/geo-distance';
import type { Bus } from '../model/grid';
import type { Feeder } from '../model/people';
import type { Region } from '../model/region';
import type { LonLat } from '../model/schema-parts';

/** A bus near a consumer, and the feeder it would follow where the bus has feeders. */
export interface BusSuggestion {
  busId: string;
  feederId?: string;
  distanceKm: number;
}

/** Of buses this near to one another the one with the lower voltage is offered first, km. */
const samePlaceKm = 0.05;

/**
 * The buses nearest to a consumer, nearest first. Empty where the consumer or the grid has no place, and on a
 * schematic map, whose distances mean nothing.
 */
export function suggestBuses(region: Region, consumer: Consumer, most = 5): BusSuggestion[] {
  const { lonLat } = consumer;
  if (!lonLat || region.baseMap.schematic) return [];
  const index = indexOf(region);
  if (!index) return [];
  const [x, y] = flat(lonLat, index.latDeg);
  return index.tree
    .neighbors(x, y, most)
    .map((ix) => ({ bus: index.buses[ix], km: distanceKm(lonLat, index.buses[ix].lonLat as LonLat) }))
    .sort((a, b) => (Math.abs(a.km - b.km) < samePlaceKm ? a.bus.baseKv - b.bus.baseKv : a.km - b.km))
    .map(({ bus, km }) => ({
      busId: bus.id,
      feederId: feederFor(region.feeders, bus.id, consumer)?.id,
      distanceKm: km,
    }));
}

interface BusIndex {
  buses: Bus[];
  tree: Flatbush;
  latDeg: number;
}

const indices = new WeakMap<readonly Bus[], BusIndex>();

/** Buses that serve load, if any do: a consumer does not hang on a bus that only passes power on. */
function indexOf({ grid, feeders }: Region): BusIndex | undefined {
  const known = indices.get(grid.buses);
  if (known) return known;
  const placed = grid.buses.filter((it) => it.lonLat && it.type !== 'isolated');
  const fed = new Set(feeders.map((it) => it.busId));
  const serving = placed.filter((it) => it.loadMw > 0 || fed.has(it.id));
  const buses = serving.length > 0 ? serving : placed;
  if (buses.length === 0) return undefined;
  const latDeg = buses.reduce((sum, it) => sum + (it.lonLat as LonLat)[1], 0) / buses.length;
  const tree = new Flatbush(buses.length);
  for (const bus of buses) {
    const [x, y] = flat(bus.lonLat as LonLat, latDeg);
    tree.add(x, y, x, y);
  }
  tree.finish();
  const made = { buses, tree, latDeg };
  indices.set(grid.buses, made);
  return made;
}

/** Degrees on a plane that is true to scale at a latitude. */
function flat([lon, lat]: LonLat, latDeg: number): [number, number] {
  return [lon * Math.cos((latDeg * Math.PI) / 180), lat];
}

/** Of a bus's feeders: that of the consumer's own area, else the nearest, else none. */
function feederFor(feeders: readonly Feeder[], busId: string, consumer: Consumer): Feeder | undefined {
  const own = feeders.filter((it) => it.busId === busId);
  const sameArea = own.find((it) => it.areaId !== undefined && it.areaId === consumer.areaId);
  if (sameArea) return sameArea;
  const { lonLat } = consumer;
  const placed = own.filter((it) => it.lonLat);
  if (!lonLat || placed.length === 0) return undefined;
  return placed.reduce((best, it) =>
    distanceKm(lonLat, it.lonLat as LonLat) < distanceKm(lonLat, best.lonLat as LonLat) ? it : best,
  );
}
