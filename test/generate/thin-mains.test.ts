import { describe, expect, it } from 'vitest';
import { distanceM, type Point } from '../../src/generate/land/plane';
import { layDeadEnds, thinMains } from '../../src/generate/water/thin-mains';
import { createRandom } from '../../src/numerics/random';

const side = 6;
const points: Point[] = Array.from({ length: side * side }, (_, i) => ({
  x: 100 * (i % side),
  // rows of unlike height, so that no two streets are the same length
  y: 110 * Math.floor(i / side) + 3 * (i % side) * (i % side),
}));
const streets = points.flatMap((_, i): [number, number][] => {
  const own: [number, number][] = [];
  if (i % side < side - 1) own.push([i, i + 1]);
  if (i + side < points.length) own.push([i, i + side]);
  return own;
});

/** Shortest way between two crossings by Floyd and Warshall. */
function waysM(mains: readonly [number, number][]): number[][] {
  const m = points.map((_, i) => points.map((__, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)));
  for (const [a, b] of mains) {
    m[a][b] = distanceM(points[a], points[b]);
    m[b][a] = m[a][b];
  }
  for (let k = 0; k < points.length; k++)
    for (let i = 0; i < points.length; i++)
      for (let j = 0; j < points.length; j++) m[i][j] = Math.min(m[i][j], m[i][k] + m[k][j]);
  return m;
}

describe('mains of a grid of streets', () => {
  const { through, others } = thinMains(points, streets);

  it('go through in some streets and not in others', () => {
    expect([...through, ...others].sort()).toEqual([...streets].sort());
    expect(through.length).toBeGreaterThanOrEqual(points.length - 1);
    expect(others.length).toBeGreaterThan(0);
  });

  it('leave no way between neighbours more than three times as long as their street', () => {
    const m = waysM(through);
    for (const [a, b] of streets)
      expect(m[a][b]).toBeLessThanOrEqual(3 * distanceM(points[a], points[b]) + 1e-9);
  });

  it('end within the longest of the other streets, nearer to neither crossing than a tenth', () => {
    const ends = layDeadEnds(points, others, 5, createRandom(1, 'ends'));
    const longest = [...others]
      .map(([a, b]) => distanceM(points[a], points[b]))
      .sort((p, q) => q - p)
      .slice(0, 5);
    expect(ends).toHaveLength(Math.min(5, others.length));
    for (const [k, { fromIx, end }] of ends.entries()) {
      const share = distanceM(points[fromIx], end) / longest[k];
      expect(share).toBeGreaterThanOrEqual(0.5);
      expect(share).toBeLessThanOrEqual(0.9);
    }
  });
});
