import type { Random } from '../../numerics/random';
import { createCellHeap } from './cell-heap';
import { chainEdges, simplifyLine } from './chains';
import { cellAt, cellPoint, type Grid } from './height-grid';
import { distanceM, type Point } from './plane';
import { type RoadGround, surveyRoads } from './road-cost';
import type { Settlement } from './settlements';
import { gabrielEdges } from './streets';
import type { Terrain } from './terrain';

/** Slope at which a metre of road costs twice as much. */
const slopeDouble = 0.035;
const greatestSlopeFactor = 14;
/** A metre along a road that is there already. */
const onRoad = 0.55;
/** Ways leave the cells that they were found by, by up to this share of one. */
const straightenShare = 0.7;
const diagonal = 1.4142135623730951;

/**
 * Main roads: the towns joined along a Gabriel graph, each village to the nearest road, by the ways of least cost
 * over the ground; slopes and bridges cost, roads that are there already are followed.
 */
export function layRoads(terrain: Terrain, settlements: readonly Settlement[], random: Random): Point[][] {
  const ground = surveyRoads(terrain, random);
  const { grid } = ground;
  const network = createNetwork(ground);
  const cellOf = settlements.map((it) => cellAt(grid, it.centre));
  const towns = settlements.flatMap((it, i) => (it.kind === 'village' ? [] : [i]));
  const centres = towns.map((i) => settlements[i].centre);
  const links = gabrielEdges(centres)
    .map(([a, b]) => ({ from: towns[a], to: towns[b], lengthM: distanceM(centres[a], centres[b]) }))
    .sort((p, q) => p.lengthM - q.lengthM || p.from - q.from || p.to - q.to);
  for (const { from, to } of links) network.join(cellOf[from], (cell) => cell === cellOf[to], cellOf[to]);
  settlements.forEach((it, i) => {
    if (it.kind === 'village') network.join(cellOf[i], (cell) => network.hasRoad(cell));
  });
  const placeOf = new Map<number, Point>();
  const lanes: Point[][] = [];
  settlements.forEach(({ centre }, i) => {
    const other = placeOf.get(cellOf[i]);
    if (other) lanes.push([other, centre]);
    else placeOf.set(cellOf[i], centre);
  });
  return [...smoothWays(network.edges(), placeOf, grid), ...lanes];
}

interface Network {
  hasRoad(cell: number): boolean;
  /** Lays the cheapest road to the first cell that is an end; towards `aim` where there is but one. */
  join(from: number, isEnd: (cell: number) => boolean, aim?: number): void;
  /** Neighbouring cells with a road between them. */
  edges(): [number, number][];
}

function createNetwork({ grid, heightM, factor, bridgeM }: RoadGround): Network {
  const { columns, rows, cellM } = grid;
  const count = columns * rows;
  const degree = new Uint8Array(count);
  const laid = new Map<number, [number, number]>();
  const costM = new Float64Array(count);
  const before = new Int32Array(count);
  const done = new Uint8Array(count);
  const stepCost = (cell: number, next: number, wayM: number): number => {
    if (laid.has(Math.min(cell, next) * count + Math.max(cell, next))) return onRoad * wayM;
    const slope = Math.abs(heightM[next] - heightM[cell]) / wayM / slopeDouble;
    const bridge = degree[next] > 0 ? 0 : bridgeM[next];
    return wayM * factor[next] * Math.min(greatestSlopeFactor, 1 + slope * slope) + bridge;
  };
  return {
    hasRoad: (cell) => degree[cell] > 0,
    edges: () => [...laid.values()],
    join(from, isEnd, aim) {
      if (isEnd(from)) return;
      costM.fill(Number.POSITIVE_INFINITY);
      done.fill(0);
      before[from] = -1;
      costM[from] = 0;
      const heap = createCellHeap();
      const aimColumn = aim === undefined ? 0 : aim % columns;
      const aimRow = aim === undefined ? 0 : Math.floor(aim / columns);
      const leastLeftM = (column: number, row: number): number => {
        if (aim === undefined) return 0;
        const dx = column - aimColumn;
        const dy = row - aimRow;
        return onRoad * cellM * Math.sqrt(dx * dx + dy * dy);
      };
      heap.push(from, 0);
      let end = -1;
      for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
        if (done[cell]) continue;
        done[cell] = 1;
        if (cell !== from && isEnd(cell)) {
          end = cell;
          break;
        }
        const column = cell % columns;
        const row = (cell - column) / columns;
        for (let dr = -1; dr <= 1; dr++) {
          if (row + dr < 0 || row + dr >= rows) continue;
          for (let dc = -1; dc <= 1; dc++) {
            if (column + dc < 0 || column + dc >= columns) continue;
            const next = cell + dr * columns + dc;
            if (done[next]) continue;
            const wayM = dr !== 0 && dc !== 0 ? diagonal * cellM : cellM;
            const cost = costM[cell] + stepCost(cell, next, wayM);
            if (!(cost < costM[next])) continue;
            costM[next] = cost;
            before[next] = cell;
            heap.push(next, cost + leastLeftM(column + dc, row + dr));
          }
        }
      }
      for (let cell = end; cell >= 0 && before[cell] >= 0; cell = before[cell]) {
        const a = Math.min(cell, before[cell]);
        const b = Math.max(cell, before[cell]);
        if (laid.has(a * count + b)) continue;
        laid.set(a * count + b, [a, b]);
        degree[a]++;
        degree[b]++;
      }
    },
  };
}

/** Long ways through the network, drawn straighter and with their corners cut, but not at places and where ways meet. */
function smoothWays(
  edges: readonly [number, number][],
  placeOf: ReadonlyMap<number, Point>,
  grid: Grid,
): Point[][] {
  const cells = [...new Set(edges.flat())].sort((a, b) => a - b);
  const ixOf = new Map(cells.map((cell, i) => [cell, i]));
  const points = cells.map((cell) => placeOf.get(cell) ?? cellPoint(grid, cell));
  const isPlace = cells.map((cell) => placeOf.has(cell));
  const degree = new Uint8Array(cells.length);
  const numbered = edges.map(([a, b]): [number, number] => [ixOf.get(a)!, ixOf.get(b)!]);
  for (const [a, b] of numbered) {
    degree[a]++;
    degree[b]++;
  }
  return chainEdges(points, numbered).map((way) => {
    const line: Point[] = [points[way[0]]];
    let from = 0;
    for (let i = 1; i < way.length; i++) {
      if (i + 1 < way.length && degree[way[i]] === 2 && !isPlace[way[i]]) continue;
      const part = way.slice(from, i + 1).map((ix) => points[ix]);
      line.push(...roundCorners(roundCorners(simplifyLine(part, straightenShare * grid.cellM))).slice(1));
      from = i;
    }
    return line;
  });
}

/** Chaikin's corner cutting; both ends stay. */
function roundCorners(line: readonly Point[]): Point[] {
  const rounded = [line[0]];
  for (let i = 1; i + 1 < line.length; i++)
    rounded.push(between(line[i], line[i - 1], 0.25), between(line[i], line[i + 1], 0.25));
  rounded.push(line[line.length - 1]);
  return rounded;
}

function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
}
