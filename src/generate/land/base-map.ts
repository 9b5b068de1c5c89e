import type { BaseMap } from '../../model/base-map';
import type { Random } from '../../numerics/random';
import type { WaterPlan } from '../water/water-plan';
import { closedRing, distanceM, type Point, toLonLat } from './plane';
import type { Settlement } from './settlements';
import { delaunayEdges, type StreetGraph, spanningTree } from './streets';
import type { Terrain } from './terrain';

/** Main roads keep this far from the sea. */
const shoreGapM = 500;
/** Sea and land beyond the region's frame that are drawn. */
const marginM = 12_000;
/** Open sea shown south of the shore. */
const seaViewM = 9000;
/** Sea, rivers, built-up land, roads and places, for drawing only. */
export function drawBaseMap(
  terrain: Terrain,
  settlements: readonly Settlement[],
  streetsOf: ReadonlyMap<string, StreetGraph>,
  waters: readonly WaterPlan[],
  random: Random,
): BaseMap {
  const { shore } = terrain;
  const south = terrain.hasSea ? Math.min(...shore.map((it) => it.y)) - seaViewM : -terrain.halfHeightM;
  const deep = south - 2 * marginM;
  const sea =
    shore.length > 0
      ? [
          { x: shore[0].x, y: deep },
          { x: shore[shore.length - 1].x, y: deep },
        ]
      : [];
  sea.push(...[...shore].reverse());
  return {
    bounds: [
      toLonLat({ x: -terrain.halfWidthM, y: south }),
      toLonLat({ x: terrain.halfWidthM, y: terrain.halfHeightM }),
    ],
    sea: terrain.hasSea ? [[closedRing(sea)]] : [],
    builtUp: settlements.map((it) => ({
      name: it.name,
      nameUk: it.nameUk,
      polygon: [closedRing(it.outline)],
    })),
    rivers: terrain.rivers.map((river) => ({
      name: river.name,
      nameUk: river.nameUk,
      widthM: river.widthM,
      line: river.line.map(toLonLat),
    })),
    roads: [
      ...mainRoads(terrain, settlements, random),
      ...localRoads(settlements, streetsOf),
      ...serviceRoads(waters),
    ],
    places: settlements.map((it) => ({
      id: it.id,
      name: it.name,
      nameUk: it.nameUk,
      people: it.people,
      lonLat: toLonLat(it.centre),
    })),
  };
}

function mainRoads(terrain: Terrain, settlements: readonly Settlement[], random: Random): BaseMap['roads'] {
  const points = settlements.map((it) => it.centre);
  const offered = delaunayEdges(points);
  const tree = spanningTree(points.length, offered, points);
  const keys = new Set(tree.map(([a, b]) => `${a} ${b}`));
  const extra = offered.filter(
    ([a, b]) =>
      !keys.has(`${a} ${b}`) && settlements[a].kind !== 'village' && settlements[b].kind !== 'village',
  );
  return [...tree, ...extra].map(([a, b]) => ({
    class: 'main' as const,
    line: bent(terrain, points[a], points[b], random),
  }));
}

/** A winding way that keeps off the sea. */
function bent(terrain: Terrain, from: Point, to: Point, random: Random): BaseMap['roads'][number]['line'] {
  const length = distanceM(from, to);
  const count = Math.max(2, Math.ceil(length / 4000));
  const line = [toLonLat(from)];
  for (let i = 1; i < count; i++) {
    const t = i / count;
    const off = 0.14 * (length / count) * (random.next() - 0.5) * 2;
    const p = {
      x: from.x + t * (to.x - from.x) - (off * (to.y - from.y)) / length,
      y: from.y + t * (to.y - from.y) + (off * (to.x - from.x)) / length,
    };
    line.push(toLonLat({ x: p.x, y: p.y + Math.max(0, shoreGapM - terrain.inlandM(p)) }));
  }
  line.push(toLonLat(to));
  return line;
}

function localRoads(
  settlements: readonly Settlement[],
  streetsOf: ReadonlyMap<string, StreetGraph>,
): BaseMap['roads'] {
  return settlements.flatMap((it) => {
    const streets = streetsOf.get(it.id);
    if (!streets) return [];
    return streets.edges.map(([a, b]) => ({
      class: 'local' as const,
      line: [toLonLat(streets.points[a]), toLonLat(streets.points[b])],
    }));
  });
}

/** A way to each works outside the streets. */
function serviceRoads(waters: readonly WaterPlan[]): BaseMap['roads'] {
  return waters.flatMap((it) => {
    const works = it.stations[0];
    return [{ class: 'local' as const, line: [toLonLat(works.point), toLonLat(it.settlement.centre)] }];
  });
}
