import { describe, expect, it } from 'vitest';
import { hardHours, headroomMw, stateAt, statesByHeadroom } from '../../src/generate/grid/dispatch';
import { checkSingleLosses } from '../../src/generate/grid/grid-check';
import { netCandidates } from '../../src/generate/grid/net-candidates';
import { distanceM } from '../../src/generate/land/plane';
import { spanningTree } from '../../src/generate/land/streets';
import { writeMatpower } from '../../src/io/matpower/write-matpower';
import { flowOf, gridOf } from '../builders/grid-flow';
import { type GridSample, gridSampleOf } from './grid-samples';

const samples = [
  { seed: 21, people: 50_000, land: 'coast', gridAge: 'old', season: 'winter' },
  { seed: 22, people: 400_000, land: 'mountain', gridAge: 'new', season: 'winter' },
  { seed: 23, people: 400_000, land: 'river', gridAge: 'mixed', season: 'summer' },
  { seed: 24, people: 1_000_000, land: 'coast', gridAge: 'new', season: 'summer' },
  { seed: 25, people: 2_000_000, land: 'coast', gridAge: 'mixed', season: 'winter' },
  { seed: 26, people: 2_000_000, land: 'mountain', gridAge: 'old', season: 'winter' },
  { seed: 27, people: 10_000_000, land: 'river', gridAge: 'mixed', season: 'winter' },
] as const;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Routes of one voltage between stations, by index of their ends among the stations that they join. */
function netOf({ plan }: GridSample, kv: number) {
  const circuits = plan.circuits.filter((it) => it.kv === kv && plan.sites[it.toIx].kind !== 'tie');
  const sites = [...new Set(circuits.flatMap((it) => [it.fromIx, it.toIx]))].sort((a, b) => a - b);
  const points = sites.map((ix) => plan.sites[ix].point);
  const routes = circuits.map((it): [number, number] => {
    const [a, b] = [sites.indexOf(it.fromIx), sites.indexOf(it.toIx)];
    return [Math.min(a, b), Math.max(a, b)];
  });
  return { points, routes };
}

describe.each(samples)('grid of $people people, $land, $gridAge, seed $seed', (options) => {
  const sample = gridSampleOf(options);
  const { plan, region, terrain, settlements, feeders } = sample;
  const { grid } = region;
  const states = [
    ...hardHours.map((it) => stateAt(plan, grid, it)),
    ...statesByHeadroom(plan, grid, options.season),
  ];
  const check = checkSingleLosses(grid, states, (it) => headroomMw(plan, it));
  const lineIx = grid.branches.flatMap((it, k) => (it.kind === 'transformer' ? [] : [k]));

  it('has the voltages and the number of buses of its size', () => {
    const kvs = new Set(plan.circuits.map((it) => it.kv));
    const wanted =
      options.people < 150_000 ? [110, 35] : options.people > 5e6 ? [750, 330, 110] : [330, 110, 35];
    expect([...kvs].sort((a, b) => b - a)).toEqual(wanted);
    const [least, most] =
      options.people > 5e6 ? [1700, 2300] : [options.people / 8000, 30 + options.people / 4500];
    expect(grid.buses.length).toBeGreaterThan(least);
    expect(grid.buses.length).toBeLessThan(most);
    const busesPerSite = grid.buses.length / plan.sites.length;
    expect(busesPerSite).toBeGreaterThan(1.7);
    expect(busesPerSite).toBeLessThan(3.5);
    const loadShare = plan.sites.filter((it) => it.kind === 'load').length / plan.sites.length;
    expect(loadShare).toBeGreaterThan(options.people < 150_000 ? 0.55 : 0.75);
    expect(loadShare).toBeLessThan(0.95);
  });

  it('is one island that carries winter and summer with any one branch or unit out', () => {
    const bare = flowOf({ ...region, feeders: [] });
    expect(bare.angles.some(Number.isNaN)).toBe(false);
    expect(check.strandedMw).toBe(0);
    expect(Math.max(...check.afterLoss)).toBeLessThan(0.97);
    expect(Math.max(...check.intact)).toBeLessThan(0.8);
    expect(Math.max(...lineIx.map((k) => check.intact[k]))).toBeLessThanOrEqual(0.72);
    for (const { outputMw, busLoadMw } of states) {
      const sum = (values: Float64Array) => values.reduce((total, it) => total + it, 0);
      expect(sum(outputMw)).toBeCloseTo(sum(busLoadMw), 6);
      outputMw.forEach((it, g) => {
        expect(it).toBeGreaterThanOrEqual(-1e-9);
        expect(it).toBeLessThanOrEqual(plan.units[g].maxMw + 1e-9);
      });
    }
  });

  it('has lines loaded as usual, few of them double and none beside each other', () => {
    const middle = median(lineIx.map((k) => check.intact[k]));
    expect(middle).toBeGreaterThan(options.people < 150_000 ? 0.05 : 0.18);
    expect(middle).toBeLessThan(0.4);
    const pairs = plan.circuits.map((it) => `${it.kv} ${it.fromIx} ${it.toIx}`);
    const turned = plan.circuits.map((it) => `${it.kv} ${it.toIx} ${it.fromIx}`);
    expect(new Set([...pairs, ...turned]).size).toBe(2 * pairs.length);
    expect(Math.max(...plan.circuits.map((it) => it.count))).toBeLessThanOrEqual(3);
    const double = plan.circuits.filter((it) => it.count > 1).length;
    expect(double).toBeLessThan(0.3 * plan.circuits.length);
    expect(Math.max(...plan.banks.map((it) => it.count))).toBeLessThanOrEqual(4);
  });

  it('meshes its 110 kV as real grids are meshed', () => {
    const { points, routes } = netOf(sample, 110);
    const degree = (2 * routes.length) / points.length;
    expect(degree).toBeGreaterThan(2.25);
    expect(degree).toBeLessThan(2.8);
    if (points.length < 25) return;
    const candidates = netCandidates(points, (_a, _b, lengthM) => lengthM);
    const orders = new Map(candidates.map((it) => [`${it.a} ${it.b}`, it.order]));
    const share = (order: number) =>
      routes.filter(([a, b]) => orders.get(`${a} ${b}`) === order).length / routes.length;
    expect(share(1)).toBeGreaterThan(0.64);
    expect(share(1)).toBeLessThan(0.84);
    expect(share(2)).toBeGreaterThan(0.14);
    expect(share(2)).toBeLessThan(0.33);
    const tree = spanningTree(
      points.length,
      candidates.filter((it) => it.order === 1).map((it): [number, number] => [it.a, it.b]),
      points,
    );
    const treeKeys = new Set(tree.map(([a, b]) => `${a} ${b}`));
    const inTree = routes.filter(([a, b]) => treeKeys.has(`${a} ${b}`)).length / routes.length;
    expect(inTree).toBeGreaterThan(0.38);
    expect(inTree).toBeLessThan(0.62);
    const lengthOf = (of: readonly [number, number][]) =>
      of.reduce((sum, [a, b]) => sum + distanceM(points[a], points[b]), 0);
    const stretch = lengthOf(routes) / lengthOf(tree);
    expect(stretch).toBeGreaterThan(1.4);
    expect(stretch).toBeLessThan(2.3);
  });

  it('has plants by their resource, and reserve', () => {
    const siteOf = (unitClass: string) =>
      plan.units.filter((it) => it.class === unitClass).map((it) => plan.sites[it.siteIx].point);
    for (const it of siteOf('hydro')) expect(terrain.nearestRiver(it).distanceM).toBeLessThan(50);
    for (const it of [...siteOf('wind'), ...siteOf('solar')]) {
      expect(terrain.isDry(it, 100)).toBe(true);
      for (const town of settlements) expect(distanceM(town.centre, it)).toBeGreaterThan(0.8 * town.radiusM);
    }
    const nuclear = siteOf('nuclear');
    expect(nuclear.length).toBeGreaterThanOrEqual(options.people > 1.5e6 ? 2 : 0);
    if (options.people < 1.5e6) expect(nuclear).toEqual([]);
    for (const it of nuclear)
      for (const town of settlements.filter(({ kind }) => kind !== 'village'))
        expect(distanceM(town.centre, it)).toBeGreaterThan(town.radiusM + 3000);
    const capacity = (classes: string[]) =>
      plan.units.filter((it) => classes.includes(it.class)).reduce((sum, it) => sum + it.maxMw, 0);
    const largestTie = Math.max(...plan.units.filter((it) => it.class === 'tie').map((it) => it.maxMw));
    const firm = capacity(['thermal', 'nuclear', 'tie']) + 0.85 * capacity(['hydro']) - largestTie;
    expect(firm / plan.peakMw).toBeGreaterThan(1.13);
    expect(firm / plan.peakMw).toBeLessThan(1.32);
    expect(grid.generators.some((it) => it.technology === 'hydro' && it.blackStart)).toBe(true);
  });

  it('has a usual number of feeders at each substation, whose people and load add up', () => {
    const counts = new Map<string, number>();
    for (const it of region.feeders) counts.set(it.busId, (counts.get(it.busId) ?? 0) + 1);
    const loadSites = plan.sites.filter((it) => it.kind === 'load');
    expect(counts.size).toBe(loadSites.length);
    for (const it of counts.values()) {
      expect(it).toBeGreaterThanOrEqual(6);
      expect(it).toBeLessThanOrEqual(22);
    }
    expect(region.feeders.length).toBeLessThan(7000);
    expect(region.feeders.reduce((sum, it) => sum + it.people, 0)).toBe(options.people);
    const siteMw = loadSites.reduce((sum, it) => sum + it.meanMw, 0);
    const feederMw = region.feeders.reduce(
      (sum, { loadMw: it }) => sum + it.residential + it.commercial + it.industrial + it.public,
      0,
    );
    expect(feederMw).toBeCloseTo(siteMw, 0);
    // what a district's facilities are joined to hangs on the substation that they name
    const busOf = new Map(region.feeders.map((it) => [it.id, it.busId]));
    for (const [districtId, own] of feeders.ordinaryOf) {
      expect(own.length).toBeGreaterThan(0);
      for (const it of own) expect(busOf.get(it.id)).toBe(`${plan.siteOfDistrict.get(districtId)?.id}-10`);
    }
  });

  it('gives every site a name and a place of its own', () => {
    expect(new Set(plan.sites.map((it) => it.name)).size).toBe(plan.sites.length);
    expect(new Set(plan.sites.map(({ point: { x, y } }) => `${x} ${y}`)).size).toBe(plan.sites.length);
    for (const it of plan.sites) expect(it.nameUk).not.toMatch(/[A-Za-z]/);
  });

  it('reads back from MATPOWER with the same flows', () => {
    const { text, issues } = writeMatpower(region, {
      name: 'made',
      handling: 'TLP:CLEAR',
      coordinates: false,
    });
    expect(issues.filter((it) => it.severity !== 'info')).toEqual([]);
    const [ours, theirs] = [flowOf(region), flowOf(gridOf('made.m', text))];
    expect(theirs.status).toBe('solved');
    expect(theirs.flows).toHaveLength(ours.flows.length);
    ours.flows.forEach((it, k) => {
      expect(theirs.flows[k]).toBeCloseTo(it, 5);
    });
  });
});

describe('choices of a grid', () => {
  it('has the same bytes for the same options', () => {
    const made = () => JSON.stringify(gridSampleOf({ seed: 22, people: 400_000, land: 'mountain' }).region);
    expect(made()).toBe(made());
  });

  it('shares its plants as the mix asks', () => {
    const mix = { hydro: 1, thermal: 2, nuclear: 3, solar: 2, wind: 2 };
    for (const people of [50_000, 400_000, 2_000_000]) {
      const { plan } = gridSampleOf({ seed: 25, people, mix });
      const own = plan.units.filter((it) => it.class !== 'tie' && it.class !== 'storage');
      const total = own.reduce((sum, it) => sum + it.maxMw, 0);
      for (const [kind, parts] of Object.entries(mix)) {
        const units = own.filter((it) => it.class === kind);
        const share = units.reduce((sum, it) => sum + it.maxMw, 0) / total;
        expect(share, `${kind} of ${people}`).toBeGreaterThan(parts / 10 - 0.025);
        expect(share, `${kind} of ${people}`).toBeLessThan(parts / 10 + 0.025);
        if (kind === 'nuclear') expect(units.length).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it.each(['hydro', 'thermal', 'nuclear', 'solar', 'wind'] as const)('is secure with %s alone', (kind) => {
    const none = { hydro: 0, thermal: 0, nuclear: 0, solar: 0, wind: 0 };
    for (const people of [50_000, 400_000, 2_000_000]) {
      const gridAge = 'old';
      const { plan, region } = gridSampleOf({ seed: 25, people, gridAge, mix: { ...none, [kind]: 1 } });
      const states = hardHours.map((it) => stateAt(plan, region.grid, it));
      const check = checkSingleLosses(region.grid, states, (it) => headroomMw(plan, it));
      expect(check.strandedMw).toBe(0);
      expect(Math.max(...check.afterLoss)).toBeLessThan(0.97);
      const local = plan.units.filter((it) => it.class !== 'tie' && it.class !== 'storage');
      expect(new Set(local.map((it) => it.class))).toEqual(new Set([kind]));
    }
  });

  it('is less meshed, closer to its limits and with less reserve where it is old', () => {
    const [old, mixed, young] = (['old', 'mixed', 'new'] as const).map((gridAge) => {
      const { plan, region } = gridSampleOf({ seed: 25, people: 2_000_000, gridAge });
      const states = hardHours.map((it) => stateAt(plan, region.grid, it));
      const check = checkSingleLosses(region.grid, states, (it) => headroomMw(plan, it));
      const lines = region.grid.branches.flatMap((it, k) => (it.kind === 'line' ? [k] : []));
      return {
        routes: plan.circuits.length,
        loading: median(lines.map((k) => check.intact[k])),
        worst: Math.max(...check.afterLoss),
        tieMw: plan.units.filter((it) => it.class === 'tie').reduce((sum, it) => sum + it.maxMw, 0),
      };
    });
    expect(old.routes).toBeLessThanOrEqual(mixed.routes);
    expect(mixed.routes).toBeLessThan(young.routes);
    expect(old.loading).toBeGreaterThan(young.loading);
    expect(old.worst).toBeGreaterThan(young.worst);
    expect(old.tieMw).toBeLessThan(mixed.tieMw);
    expect(mixed.tieMw).toBeLessThan(young.tieMw);
  });
});
