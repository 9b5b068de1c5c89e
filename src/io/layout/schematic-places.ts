import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import { layoutNodes } from './layout-nodes';

/** Degrees across, by number of points: a few towns for a small grid, a large country for the largest. */
function extentDeg(count: number): number {
  return Math.min(8, Math.max(0.2, 0.04 * Math.sqrt(count)));
}

/**
 * Puts a drawing around longitude and latitude 0, in open sea, where nobody takes it for a map of a place.
 * Its shape is kept.
 */
export function placeDrawing(x: ArrayLike<number>, y: ArrayLike<number>): LonLat[] {
  let minX = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let ix = 0; ix < x.length; ix++) {
    minX = Math.min(minX, x[ix]);
    maxX = Math.max(maxX, x[ix]);
    minY = Math.min(minY, y[ix]);
    maxY = Math.max(maxY, y[ix]);
  }
  const across = Math.max(maxX - minX, maxY - minY);
  const scale = across > 0 ? extentDeg(x.length) / across : 0;
  const places: LonLat[] = [];
  for (let ix = 0; ix < x.length; ix++)
    places.push([
      roundDeg((x[ix] - (minX + maxX) / 2) * scale),
      roundDeg((y[ix] - (minY + maxY) / 2) * scale),
    ]);
  return places;
}

/** About a metre; keeps project files short. */
function roundDeg(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/**
 * Gives every bus a place. A grid without any coordinates is drawn and the map marked as schematic; where some
 * buses have coordinates, the others go next to their neighbours. A grid with all of them comes back as it is.
 */
export function withPlaces(region: Region): Region {
  const { buses } = region.grid;
  const placed = buses.filter((bus) => bus.lonLat).length;
  if (placed === buses.length) return region;
  if (placed > 0) return { ...region, grid: { ...region.grid, buses: besideNeighbours(region) } };
  const { fromIx, toIx } = branchEnds(region);
  const { x, y } = layoutNodes(buses.length, fromIx, toIx);
  const places = placeDrawing(x, y);
  return {
    ...region,
    grid: { ...region.grid, buses: buses.map((bus, ix) => ({ ...bus, lonLat: places[ix] })) },
    baseMap: { ...region.baseMap, schematic: true },
  };
}

function branchEnds({ grid }: Region): { fromIx: number[]; toIx: number[] } {
  const ixOf = new Map(grid.buses.map((bus, ix) => [bus.id, ix]));
  const fromIx: number[] = [];
  const toIx: number[] = [];
  for (const { fromBusId, toBusId } of [...grid.branches, ...grid.dcLines]) {
    const from = ixOf.get(fromBusId);
    const to = ixOf.get(toBusId);
    if (from === undefined || to === undefined) continue;
    fromIx.push(from);
    toIx.push(to);
  }
  return { fromIx, toIx };
}

/** Places spread from the buses that have one; what no branch reaches goes to the middle of all. */
function besideNeighbours(region: Region): Region['grid']['buses'] {
  const { buses } = region.grid;
  const { fromIx, toIx } = branchEnds(region);
  const places = buses.map((bus) => bus.lonLat);
  for (let isSpreading = true; isSpreading; ) {
    isSpreading = false;
    const sums = new Map<number, { lon: number; lat: number; count: number }>();
    const take = (to: number, from: number) => {
      const place = places[from];
      if (places[to] || !place) return;
      const sum = sums.get(to) ?? { lon: 0, lat: 0, count: 0 };
      sums.set(to, { lon: sum.lon + place[0], lat: sum.lat + place[1], count: sum.count + 1 });
    };
    for (let edge = 0; edge < fromIx.length; edge++) {
      take(fromIx[edge], toIx[edge]);
      take(toIx[edge], fromIx[edge]);
    }
    for (const [ix, { lon, lat, count }] of sums) {
      const nudge = 0.002 * (1 + (ix % 5));
      places[ix] = [roundDeg(lon / count + nudge), roundDeg(lat / count - nudge / 2)];
      isSpreading = true;
    }
  }
  const known = places.filter((it) => it !== undefined);
  const middle: LonLat = [
    roundDeg(known.reduce((sum, it) => sum + it[0], 0) / known.length),
    roundDeg(known.reduce((sum, it) => sum + it[1], 0) / known.length),
  ];
  return buses.map((bus, ix) => ({ ...bus, lonLat: places[ix] ?? middle }));
}
