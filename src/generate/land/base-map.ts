import type { BaseMap } from '../../model/base-map';
import type { Random } from '../../numerics/random';
import type { WaterPlan } from '../water/water-plan';
import { chainEdges, simplifyLine } from './chains';
import { closedRing, type Point, toLonLat } from './plane';
import { sampleRelief } from './relief';
import { layRoads } from './roads';
import type { Settlement } from './settlements';
import type { StreetGraph } from './streets';
import type { River, Terrain } from './terrain';

/** Sea beyond the region's frame that is drawn. */
const marginM = 24_000;
/** Open sea shown south of the shore. */
const seaViewM = 9000;
/** Lines keep to within this of what was laid out, in a region of 400,000 people. */
const toleranceM = 25;
/** A river is drawn in stretches, each at least so much wider than the one before. */
const widening = 1.4;

/** Sea, rivers, lakes, relief, built-up land, roads and places, for drawing only. */
export function drawBaseMap(
  terrain: Terrain,
  settlements: readonly Settlement[],
  streetsOf: ReadonlyMap<string, StreetGraph>,
  waters: readonly WaterPlan[],
  random: Random,
): BaseMap {
  const { shore, halfWidthM, halfHeightM } = terrain;
  const finestM = toleranceM * Math.max(1, halfWidthM / 46_000);
  const south = terrain.hasSea ? Math.min(...shore.map((it) => it.y)) - seaViewM : -halfHeightM;
  const southWest = { x: -halfWidthM, y: south };
  const northEast = { x: halfWidthM, y: halfHeightM };
  return {
    bounds: [toLonLat(southWest), toLonLat(northEast)],
    sea: terrain.hasSea ? [[closedRing(seaRing(shore, south - marginM))]] : [],
    lakes: terrain.lakes.map(({ name, nameUk, ring }) => ({ name, nameUk, polygon: [closedRing(ring)] })),
    relief: sampleRelief(terrain, southWest, northEast),
    builtUp: settlements.map((it) => ({
      name: it.name,
      nameUk: it.nameUk,
      polygon: [closedRing(it.outline)],
    })),
    rivers: terrain.rivers.flatMap((it) => stretchesOf(it, finestM)),
    roads: [
      ...layRoads(terrain, settlements, random).map((line) => ({
        class: 'main' as const,
        line: simplifyLine(line, finestM).map(toLonLat),
      })),
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

function seaRing(shore: readonly Point[], south: number): Point[] {
  const [west, east] = [shore[0].x, shore[shore.length - 1].x];
  return [{ x: west, y: south }, { x: east, y: south }, ...[...shore].reverse()];
}

/** A river in parts that widen downstream, all under its name. */
function stretchesOf(river: River, finestM: number): BaseMap['rivers'] {
  const { name, nameUk, line, widthsM } = river;
  const stretches: BaseMap['rivers'] = [];
  let from = 0;
  for (let i = 1; i < line.length; i++) {
    const isLast = i === line.length - 1;
    if (!isLast && widthsM[i] < widening * widthsM[from]) continue;
    const part = simplifyLine(line.slice(from, i + 1), finestM);
    const widthM = Math.round(0.5 * (widthsM[from] + widthsM[isLast ? i : i - 1]));
    stretches.push({ name, nameUk, widthM, line: part.map(toLonLat) });
    from = i;
  }
  return stretches;
}

function localRoads(
  settlements: readonly Settlement[],
  streetsOf: ReadonlyMap<string, StreetGraph>,
): BaseMap['roads'] {
  return settlements.flatMap((it) => {
    const streets = streetsOf.get(it.id);
    if (!streets) return [];
    return chainEdges(streets.points, streets.edges).map((way) => ({
      class: 'local' as const,
      line: way.map((ix) => toLonLat(streets.points[ix])),
    }));
  });
}

/** A way to each works outside the streets. */
function serviceRoads(waters: readonly WaterPlan[]): BaseMap['roads'] {
  return waters.flatMap((it) => {
    const works = it.stations[0];
    if (!works) return [];
    return [{ class: 'local' as const, line: [toLonLat(works.point), toLonLat(it.settlement.centre)] }];
  });
}
