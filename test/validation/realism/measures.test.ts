import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/model/grid';
import type { LonLat } from '../../../src/model/schema-parts';
import { branch, bus, generator } from '../../builders/grid';
import { measureGrid } from './grid-measures';
import { median, quantile, weightedQuantile } from './measures';
import { rows } from './published';
import { paretoExponent } from './samples';
import { clusteringOf, componentsOf, graphOf, levelGeometry, neighboursOf } from './substation-graph';
import { isInside, tableRows } from './table';

const edges = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }));

describe('figures of a graph', () => {
  it('counts parts and the neighbours that are joined themselves', () => {
    const triangle = neighboursOf(3, edges([0, 1], [1, 2], [2, 0]));
    expect(clusteringOf(triangle)).toBe(1);
    const square = neighboursOf(4, edges([0, 1], [1, 2], [2, 3], [3, 0]));
    expect(clusteringOf(square)).toBe(0);
    const withDiagonal = neighboursOf(4, edges([0, 1], [1, 2], [2, 3], [3, 0], [0, 2]));
    expect(clusteringOf(withDiagonal)).toBeCloseTo((2 * (2 / 3) + 2) / 4, 12);
    expect(componentsOf(neighboursOf(5, edges([0, 1], [2, 3])))).toBe(3);
  });

  it('lays routes beside the shortest tree and the Delaunay triangulation', () => {
    // a row of five, 1 degree of latitude apart, with one point aside of its middle
    const places: LonLat[] = [0, 1, 2, 3, 4].map((i) => [30, i] as LonLat);
    places.push([30.5, 2]);
    const routes = edges([0, 1], [1, 2], [2, 3], [3, 4], [2, 5], [0, 2], [0, 4]).map((it) => ({
      ...it,
      kv: 110,
      circuits: [branch('a', 'x', 'y')],
    }));
    const level = levelGeometry(places, routes);
    expect(level?.inTree).toBe(5);
    // 0-2 has the point 1 between its ends, 0-4 three of them, but all five see the point aside
    expect(level?.byHops).toEqual([5, 2, 0]);
    const degreeKm = (6371.0088 * Math.PI) / 180;
    expect(level?.treeKm).toBeCloseTo(4.5 * degreeKm, 0);
    expect(level?.straightKm).toBeCloseTo(10.5 * degreeKm, 0);
    // the point aside is half a degree from the middle, which halves what is nearest there
    expect(median(level?.overNearest ?? [])).toBeCloseTo(4 / 3, 2);
    expect(levelGeometry(places, routes.slice(0, 2))).toBeUndefined();
  });

  it('takes quantiles with and without weights', () => {
    expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3], 1), quantile([5], 0.9)]).toEqual([2.5, 3, 5]);
    const pipes = [
      { value: 100, weight: 8 },
      { value: 500, weight: 1 },
      { value: 300, weight: 1 },
    ];
    expect([0.5, 0.85, 1].map((it) => weightedQuantile(pipes, it))).toEqual([100, 300, 500]);
  });

  it('finds the exponent of places that follow a law of rank and size', () => {
    const sizesBy = (power: number) => Array.from({ length: 20 }, (_, i) => 1e6 * (i + 1) ** -power);
    expect(paretoExponent(sizesBy(1))).toBeCloseTo(1, 9);
    expect(paretoExponent(sizesBy(0.5))).toBeCloseTo(2, 9);
  });
});

describe('figures of a grid', () => {
  // two substations of two buses, one of one, joined in a ring with a double line
  const grid: Grid = {
    baseMva: 100,
    buses: [
      bus('a110', { baseKv: 110 }),
      bus('a10', { baseKv: 10 }),
      bus('b330', { baseKv: 330 }),
      bus('b110', { baseKv: 110 }),
      bus('c110', { baseKv: 110 }),
    ],
    branches: [
      branch('t1', 'a110', 'a10', {
        kind: 'transformer',
        reactancePu: 0.5,
        resistancePu: 0.02,
        ratingAMw: 20,
      }),
      branch('t2', 'b330', 'b110', {
        kind: 'transformer',
        reactancePu: 0.1,
        resistancePu: 0.01,
        ratingAMw: 100,
      }),
      branch('l1', 'a110', 'b110', { reactancePu: 0.121, resistancePu: 0.0605, lengthKm: 20, ratingAMw: 80 }),
      branch('l2', 'a110', 'b110', { reactancePu: 0.121, resistancePu: 0.0605, lengthKm: 20, ratingAMw: 80 }),
      branch('l3', 'b110', 'c110', { reactancePu: 0.121, resistancePu: 0.0605, lengthKm: 40, ratingAMw: 0 }),
      branch('l4', 'c110', 'a110', { inService: false }),
    ],
    generators: [
      generator('g1', 'b330', { maxMw: 30, technology: 'coal' }),
      generator('g2', 'b330', { maxMw: 10, technology: 'coal' }),
      generator('g3', 'c110', { maxMw: 50, technology: 'interconnection' }),
    ],
    dcLines: [],
  };
  const loads = new Map([
    ['a10', 10],
    ['c110', 20],
    ['b110', 0],
  ]);
  const graph = graphOf(grid);
  const found = measureGrid({ grid, loads, intact: Float64Array.of(0.1, 0.2, 0.3, 0.4, 9, 0) });

  it('joins buses to substations and circuits to routes', () => {
    expect(graph.count).toBe(3);
    expect(graph.routes.map((it) => it.circuits.map(({ id }) => id))).toEqual([['l1', 'l2'], ['l3']]);
    expect(graph.places).toBeUndefined();
  });

  it('tells of proportions and parameters', () => {
    expect(found).toMatchObject({ degree: 4 / 3, cyclesPerNode: 0, busesPerSubstation: 5 / 3 });
    expect(found).toMatchObject({
      loadSubstationShare: 2 / 3,
      plantSubstationShare: 1 / 3,
      unitsPerPlant: 2,
    });
    expect(found).toMatchObject({ loadPerBusMw: 15, capacityOverLoad: 3, ownCapacityOverLoad: 40 / 30 });
    expect(found.ohmPerKm110).toBeCloseTo((0.121 * 121) / 20, 12);
    expect(found.xOverR110).toBeCloseTo(2, 12);
    expect(found.ratingMva110).toBe(80);
    expect(found.transformerX).toBeCloseTo(0.1, 12);
    expect(found.transformerXOverR).toBeCloseTo(17.5, 12);
    // the branch without a limit is left out
    expect(found.intactMost).toBe(0.4);
    expect(found.highVoltageShare).toBeCloseTo(1 / 3, 12);
  });
});

describe('the table', () => {
  it('says which regions lie inside, and compares as it writes', () => {
    const row = rows.find((it) => it.name === 'degree');
    if (!row) throw new Error('no row');
    expect([2.2999, 2.3, 2.8, 2.81].map((it) => isInside(it, row))).toEqual([true, true, true, false]);
    const [first] = tableRows([{ degree: 2.4 }, { degree: 2.6 }, { degree: 3 }], []);
    expect(first).toMatchObject({ ours: '2.60 (2.40 - 3.00)', published: '2.30 - 2.80' });
    expect(first.verdict).toMatch(/^2 of 3 inside/);
    expect(tableRows([{ degree: 2.4 }], [{ label: 'X', measures: { degree: 2 } }])[0]).toMatchObject({
      ours: '2.40 (all)',
      cases: 'X 2.00',
      verdict: 'inside',
    });
  });

  it('names each figure once and says how each range was read', () => {
    expect(new Set(rows.map((it) => it.name)).size).toBe(rows.length);
    for (const { published } of rows) {
      if (!published) continue;
      expect(published.least).toBeLessThan(published.most);
      expect(published.source).toMatch(/^[\da-m]\b/);
    }
  });
});
