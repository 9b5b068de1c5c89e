import { describe, expect, it } from 'vitest';
import { layoutNodes } from '../../src/io/layout/layout-nodes';
import { withPlaces } from '../../src/io/layout/schematic-places';
import { emptyRegion } from '../../src/model/region';
import { branch, bus } from '../builders/grid';

function distance(x: Float64Array, y: Float64Array, a: number, b: number): number {
  return Math.sqrt((x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2);
}

/** A square mesh of side x side nodes. */
function mesh(side: number): { fromIx: number[]; toIx: number[] } {
  const fromIx: number[] = [];
  const toIx: number[] = [];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const node = row * side + column;
      const others = [column + 1 < side ? node + 1 : node, row + 1 < side ? node + side : node];
      for (const other of others.filter((it) => it !== node)) {
        fromIx.push(node);
        toIx.push(other);
      }
    }
  return { fromIx, toIx };
}

describe('a drawing of a graph', () => {
  it('keeps neighbours near and others apart', () => {
    const side = 40;
    const { fromIx, toIx } = mesh(side);
    const { x, y } = layoutNodes(side * side, fromIx, toIx);
    const edges = fromIx.map((from, ix) => distance(x, y, from, toIx[ix])).sort((a, b) => a - b);
    const median = edges[edges.length >> 1];
    expect(edges[0]).toBeGreaterThan(0.1 * median);
    expect(edges[edges.length - 1]).toBeLessThan(6 * median);
    const corners = [0, side - 1, side * side - side, side * side - 1];
    for (const a of corners)
      for (const b of corners) if (a < b) expect(distance(x, y, a, b)).toBeGreaterThan(10 * median);
  });

  it('is the same every time', () => {
    const { fromIx, toIx } = mesh(12);
    expect(layoutNodes(144, fromIx, toIx)).toEqual(layoutNodes(144, fromIx, toIx));
  });

  it('puts parts beside each other, none on another', () => {
    // Three triangles and two single nodes.
    const { x, y } = layoutNodes(11, [0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 0, 4, 5, 3, 7, 8, 6]);
    for (let a = 0; a < 11; a++)
      for (let b = 0; b < a; b++) expect(distance(x, y, a, b), `${a} and ${b}`).toBeGreaterThan(0.3);
  });

  it.each([
    ['nothing', 0, [], []],
    ['one node', 1, [], []],
    ['a loop and parallel edges', 2, [0, 0, 1], [0, 1, 0]],
    [
      'a star of 500',
      501,
      Array.from({ length: 500 }, () => 0),
      Array.from({ length: 500 }, (_, ix) => ix + 1),
    ],
  ])('takes %s', (_, count, fromIx, toIx) => {
    const { x, y } = layoutNodes(count, fromIx, toIx);
    expect(x).toHaveLength(count);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
  });

  it('of 70,000 nodes ends', () => {
    const side = 265;
    const { fromIx, toIx } = mesh(side);
    const { x } = layoutNodes(side * side, fromIx, toIx);
    expect(x.every(Number.isFinite)).toBe(true);
  });
});

describe('a grid without coordinates', () => {
  const region = emptyRegion('r');
  const buses = [bus('1'), bus('2'), bus('3')];
  const branches = [branch('1', '1', '2'), branch('2', '2', '3')];

  it('is drawn in open sea and marked as schematic', () => {
    const placed = withPlaces({ ...region, grid: { ...region.grid, buses, branches } });
    expect(placed.baseMap.schematic).toBe(true);
    for (const { lonLat } of placed.grid.buses)
      for (const degrees of lonLat ?? [99]) expect(Math.abs(degrees)).toBeLessThan(4);
    expect(new Set(placed.grid.buses.map((it) => it.lonLat?.join())).size).toBe(3);
  });

  it('for some buses puts them beside their neighbours on the map', () => {
    const [first, ...others] = buses;
    const known = [{ ...first, lonLat: [30, 50] as [number, number] }, ...others];
    const placed = withPlaces({ ...region, grid: { ...region.grid, buses: known, branches } });
    expect(placed.baseMap.schematic).toBeUndefined();
    expect(placed.grid.buses[0].lonLat).toEqual([30, 50]);
    for (const { lonLat } of placed.grid.buses) {
      expect(lonLat?.[0]).toBeCloseTo(30, 1);
      expect(lonLat?.[1]).toBeCloseTo(50, 1);
    }
  });

  it('but with all of them stays as it is', () => {
    const all = {
      ...region,
      grid: { ...region.grid, buses: buses.map((it) => ({ ...it, lonLat: [1, 2] as [number, number] })) },
    };
    expect(withPlaces(all)).toBe(all);
  });
});
