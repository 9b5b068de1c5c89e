import { describe, expect, it } from 'vitest';
import { isInside } from '../../../src/generate/land/plane';
import { placeSettlements } from '../../../src/generate/land/settlements';
import { createTerrain, type Terrain } from '../../../src/generate/land/terrain';
import { lands } from '../../../src/generate/options';
import { createRandom } from '../../../src/numerics/random';

const cases = lands.flatMap((land) => [
  { land, seed: 1, people: 50_000 },
  { land, seed: 2, people: 400_000 },
  { land, seed: 3, people: 2_000_000 },
]);

const gridM = (terrain: Terrain) => terrain.halfWidthM / 20;

describe.each(cases)('$land of seed $seed with $people people', ({ land, seed, people }) => {
  const terrain = createTerrain(land, people, createRandom(seed, 'terrain'));
  const { rivers, lakes, halfWidthM, halfHeightM } = terrain;
  const inLake = (p: { x: number; y: number }) => lakes.some((it) => isInside(p, it.ring));

  it('has a main river, tributaries and, on a coast alone, a sea', () => {
    expect(rivers.length).toBeGreaterThanOrEqual(4);
    expect(terrain.hasSea).toBe(land === 'coast');
    expect(terrain.shore.length > 0).toBe(land === 'coast');
    const north = { x: 0, y: halfHeightM };
    expect(terrain.inlandM(north) === Number.POSITIVE_INFINITY).toBe(land !== 'coast');
    expect(terrain.coastPoint(0, 500) === undefined).toBe(land !== 'coast');
    if (land === 'coast') expect(terrain.inlandM(terrain.coastPoint(0, 500)!)).toBeCloseTo(500, 6);
    expect(Math.max(...rivers.map((it) => it.widthsM.at(-1)!))).toBe(rivers[0].widthsM.at(-1));
  });

  it('lets every river fall and widen from source to mouth', () => {
    for (const { line, levelM, widthsM, toOutletM } of rivers) {
      expect(levelM.length).toBe(line.length);
      for (let i = 1; i < line.length; i++) {
        expect(levelM[i]).toBeLessThanOrEqual(levelM[i - 1]);
        expect(widthsM[i]).toBeGreaterThanOrEqual(widthsM[i - 1] - 1e-9);
        expect(toOutletM[i]).toBeLessThan(toOutletM[i - 1]);
      }
    }
  });

  it('ends every river in another one, in the sea or at the edge', () => {
    for (const river of rivers) {
      const mouth = river.line.at(-1)!;
      const others = rivers
        .filter((it) => it !== river)
        .flatMap((it) => it.line.map((p, i) => ({ p, it, i })));
      const joined = others.filter(
        ({ p }) => Math.abs(p.x - mouth.x) < 1e-6 && Math.abs(p.y - mouth.y) < 1e-6,
      );
      for (const { it, i } of joined) expect(it.levelM[i]).toBeLessThanOrEqual(river.levelM.at(-1)! + 1e-9);
      const edgeM = Math.min(halfWidthM - Math.abs(mouth.x), halfHeightM - Math.abs(mouth.y));
      const isAtSea = terrain.inlandM(mouth) < 1000;
      expect(joined.length > 0 || isAtSea || edgeM < 1500).toBe(true);
    }
  });

  it('has its rivers at the bottom of their valleys', () => {
    let lower = 0;
    let count = 0;
    for (const { line, levelM } of rivers) {
      for (let i = 2; i + 2 < line.length; i += 5) {
        const [a, b, p] = [line[i - 2], line[i + 2], line[i]];
        if (inLake(p) || terrain.inlandM(p) < 1500) continue;
        const length = Math.hypot(b.x - a.x, b.y - a.y);
        const offM = halfWidthM / 50;
        const side = (s: number) => ({
          x: p.x - (s * offM * (b.y - a.y)) / length,
          y: p.y + (s * offM * (b.x - a.x)) / length,
        });
        count++;
        // beside a bend lies what the river itself reaches further down
        const below = line.findIndex((q, k) => k > i && Math.hypot(q.x - p.x, q.y - p.y) > offM);
        const leastM = levelM[below < 0 ? line.length - 1 : below];
        if (terrain.heightM(side(1)) > leastM && terrain.heightM(side(-1)) > leastM) lower++;
        // the ground at the water is as high as the water, to within what the valley falls across a cell
        expect(Math.abs(terrain.heightM(p) - levelM[i])).toBeLessThan(land === 'mountain' ? 60 : 12);
      }
    }
    expect(count).toBeGreaterThan(50);
    expect(lower / count).toBeGreaterThan(0.9);
  });

  it('stands as high as such land does', () => {
    let high = Number.NEGATIVE_INFINITY;
    let overRiver = Number.NEGATIVE_INFINITY;
    for (let i = 0; i <= 40; i++) {
      for (let k = 0; k <= 40; k++) {
        const p = { x: (i / 20 - 1) * halfWidthM, y: (k / 20 - 1) * halfHeightM };
        const h = terrain.heightM(p);
        expect(Number.isFinite(h)).toBe(true);
        if (terrain.inlandM(p) > 0) expect(h).toBeGreaterThan(0);
        high = Math.max(high, h);
        overRiver = Math.max(overRiver, h - rivers[0].levelM[0]);
      }
    }
    const [least, most] = { coast: [80, 600], river: [60, 350], mountain: [600, 2600] }[land];
    expect(land === 'coast' ? high : overRiver).toBeGreaterThan(least);
    expect(land === 'coast' ? high : overRiver).toBeLessThan(most);
  });

  it('has level lakes inside the frame, on its rivers, with beds below and shores above them', () => {
    if (land === 'mountain' || people > 50_000) expect(lakes.length).toBeGreaterThan(0);
    for (const lake of lakes) {
      for (const p of lake.ring) {
        expect(Math.abs(p.x)).toBeLessThan(halfWidthM);
        expect(Math.abs(p.y)).toBeLessThan(halfHeightM);
      }
      const on = rivers.flatMap((it) =>
        it.line.flatMap((p, i) => (isInside(p, lake.ring) ? [it.levelM[i]] : [])),
      );
      expect(on).toContain(lake.levelM);
      const middle = lake.ring.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
      const spot = { x: middle.x / lake.ring.length, y: middle.y / lake.ring.length };
      if (isInside(spot, lake.ring)) {
        expect(terrain.isOpenWater(spot)).toBe(true);
        expect(terrain.isDry(spot, 0)).toBe(false);
        expect(terrain.nearWater(spot).distanceM).toBe(0);
      }
    }
  });

  it('names rivers and lakes apart', () => {
    const names = [...rivers, ...lakes].map((it) => it.nameUk);
    expect(new Set(names).size).toBe(names.length);
  });

  it('finds the nearest river as a search of all of them does', () => {
    const random = createRandom(9, 'points');
    for (let i = 0; i < 60; i++) {
      const p = {
        x: (2 * random.next() - 1) * halfWidthM,
        y: (2 * random.next() - 1) * halfHeightM,
      };
      const spot = terrain.nearestRiver(p);
      const least = Math.min(
        ...rivers.map((it) => Math.min(...it.line.map((q) => Math.hypot(q.x - p.x, q.y - p.y)))),
      );
      expect(spot.distanceM).toBeLessThanOrEqual(least + 1e-6);
      expect(spot.distanceM).toBeGreaterThan(least - 0.75 * gridM(terrain));
      expect(spot.levelM).toBe(spot.river.levelM[spot.vertexIx]);
    }
  });

  it('puts cities and towns on ground that two or three pressure zones of water can serve', () => {
    const places = placeSettlements(people, terrain, createRandom(seed, 'places'));
    const reliefs = places
      .filter((it) => it.kind !== 'village')
      .map((it) => {
        const heights = [it.centre, ...it.outline].map((p) => terrain.heightM(p));
        return Math.max(...heights) - Math.min(...heights);
      });
    expect(Math.max(...reliefs)).toBeLessThan(80);
    const byRank = [...reliefs].sort((a, b) => a - b);
    expect(byRank[Math.floor(byRank.length / 2)]).toBeLessThan(36);
    for (const it of places) {
      expect(terrain.inlandM(it.centre)).toBeGreaterThan(0);
      expect(inLake(it.centre)).toBe(false);
    }
  });
});

describe('createTerrain', () => {
  it('gives the same land for the same seed and another one for another', () => {
    const heights = (seed: number) => {
      const terrain = createTerrain('river', 50_000, createRandom(seed, 'terrain'));
      return Array.from({ length: 30 }, (_, i) => terrain.heightM({ x: 900 * (i - 15), y: 700 * (15 - i) }));
    };
    expect(heights(4)).toEqual(heights(4));
    expect(heights(5)).not.toEqual(heights(4));
  });
});
