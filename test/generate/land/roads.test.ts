import { describe, expect, it } from 'vitest';
import { chainEdges, simplifyLine } from '../../../src/generate/land/chains';
import { distanceM, distanceToLineM, type Point } from '../../../src/generate/land/plane';
import { layRoads } from '../../../src/generate/land/roads';
import { placeSettlements } from '../../../src/generate/land/settlements';
import { createTerrain } from '../../../src/generate/land/terrain';
import { lands } from '../../../src/generate/options';
import { createRandom } from '../../../src/numerics/random';

describe.each(lands)('roads of a %s', (land) => {
  const terrain = createTerrain(land, 400_000, createRandom(3, 'terrain'));
  const places = placeSettlements(400_000, terrain, createRandom(3, 'places'));
  const roads = layRoads(terrain, places, createRandom(3, 'roads'));

  it('join every place to every other', () => {
    const key = (p: Point) => `${Math.round(p.x)} ${Math.round(p.y)}`;
    const group = new Map<string, string>();
    const rootOf = (at: string): string => {
      const up = group.get(at) ?? at;
      return up === at ? at : rootOf(up);
    };
    for (const line of roads) {
      for (const p of line) group.set(rootOf(key(p)), rootOf(key(line[0])));
    }
    const first = rootOf(key(places[0].centre));
    for (const it of places) expect(rootOf(key(it.centre))).toBe(first);
  });

  it('stay on land and are not much longer than they need be', () => {
    for (const line of roads) {
      for (const p of line) expect(terrain.inlandM(p)).toBeGreaterThan(-300);
    }
    const lengthM = roads.flatMap((line) => line.slice(1).map((p, i) => distanceM(p, line[i])));
    const totalM = lengthM.reduce((sum, it) => sum + it, 0);
    // about 0.7 x the root of area x places joins them at best (Steiner); loops between towns come on top
    const areaM2 = 4 * terrain.halfWidthM * terrain.halfHeightM;
    expect(totalM).toBeLessThan(2 * Math.sqrt(areaM2 * places.length));
  });

  it('cross the main river less often than straight ways between neighbouring towns would wind over it', () => {
    const { line } = terrain.rivers[0];
    let crossings = 0;
    for (const road of roads) {
      for (let i = 1; i < road.length; i++) {
        for (let k = 1; k < line.length; k++)
          if (cross(road[i - 1], road[i], line[k - 1], line[k])) crossings++;
      }
    }
    expect(crossings).toBeGreaterThan(0);
    expect(crossings).toBeLessThanOrEqual(places.length);
  });
});

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

describe('chainEdges', () => {
  it('has each edge once and goes straight on at crossings', () => {
    // a cross of five points: two ways through the middle
    const points = [
      { x: 0, y: 0 },
      { x: -1, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: -1 },
      { x: 0, y: 1 },
    ];
    const ways = chainEdges(points, [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ]);
    expect(ways).toEqual([
      [2, 0, 1],
      [4, 0, 3],
    ]);
  });
});

describe('simplifyLine', () => {
  it('keeps ends and stays within the tolerance', () => {
    const random = createRandom(2, 'line');
    const line = Array.from({ length: 200 }, (_, i) => ({ x: 10 * i, y: 30 * random.next() }));
    const kept = simplifyLine(line, 12);
    expect(kept[0]).toEqual(line[0]);
    expect(kept.at(-1)).toEqual(line.at(-1));
    expect(kept.length).toBeLessThan(line.length);
    for (const p of line) expect(distanceToLineM(p, kept)).toBeLessThanOrEqual(12);
  });
});
