import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid';
import { generatorStates } from '../../src/model/run-record';
import { createRandom } from '../../src/numerics/random';
import { feeder, gridRegion, type StartedEngine, startEngine } from '../builders/power-engine';
import { randomGrid } from '../builders/random-grid';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 3, max: 30 });
const hourS = 3600;
const pickupShare = 0.05;

/** A random grid; with feeders, all loads move to feeders of different tiers and sizes. */
function regionOf(seed: number, size: number, withFeeders: boolean, rename = (id: string) => id) {
  const grid = randomGrid(seed, size);
  const random = createRandom(seed, 'energising');
  // one unit at least that starts black
  grid.generators[0].technology = random.next() < 0.5 ? 'hydro' : 'diesel';
  const feeders = !withFeeders
    ? []
    : grid.buses.flatMap((it) => {
        const parts = it.loadMw > 0 ? 1 + random.int(6) : 0;
        const mw = it.loadMw;
        it.loadMw = 0;
        return Array.from({ length: parts }, (_, i) =>
          feeder(`${it.id}-${i}`, it.id, (mw / parts) * (0.8 + 0.4 * random.next()), {
            critical: random.next() < 0.2,
            tier: 1 + random.int(6),
          }),
        );
      });
  renameAll(grid, rename);
  for (const it of feeders) it.busId = rename(it.busId);
  return gridRegion(grid.buses, grid.branches, grid.generators, feeders);
}

function renameAll(grid: Grid, rename: (id: string) => string): void {
  for (const it of grid.buses) it.id = rename(it.id);
  for (const it of grid.branches) {
    it.id = rename(it.id);
    it.fromBusId = rename(it.fromBusId);
    it.toBusId = rename(it.toBusId);
  }
  for (const it of grid.generators) {
    it.id = rename(it.id);
    it.busId = rename(it.busId);
  }
}

/** All units are lost at 100 s, and some branches; units and branches come back one by one over the hours that follow. */
function blackout(seed: number, it: StartedEngine, rename: (id: string) => string, each: () => void): void {
  const random = createRandom(seed, 'blackout');
  const { index } = it.engine;
  const unitKeys = Array.from(
    { length: index.generatorIds.length },
    (_, g) => `generator:${rename(`g${g}`)}`,
  );
  const branchKeys = Array.from({ length: 1 + random.int(4) }, () => random.int(index.branchIds.length));
  const lost = [...unitKeys, ...[...new Set(branchKeys)].map((k) => `branch:${rename(`l${k}`)}`)];
  const backS = new Map(lost.map((key) => [key, Math.floor(hourS * (0.2 + 8 * random.next()))]));
  const stepTo = (timeS: number) => {
    for (let next = it.engine.nextTimeS(); next <= timeS; next = it.engine.nextTimeS()) {
      it.engine.advance(next);
      each();
    }
  };
  for (const key of lost) it.lose(key, 100);
  each();
  for (const [key, timeS] of [...backS].sort((a, b) => a[1] - b[1])) {
    stepTo(timeS);
    it.repair(key, timeS);
    each();
  }
  stepTo(48 * hourS);
}

/** Checks the present state and what was picked up since event `from`. */
function faultsOf(it: StartedEngine, region: ReturnType<typeof regionOf>, from: number): string[] {
  const { state, index } = it.engine;
  const { generators } = region.grid;
  const faults: string[] = [];
  if (!(state.balanceErrorMw < 1e-9)) faults.push(`balance ${state.balanceErrorMw}`);
  const busIx = new Map(index.busIds.map((id, b) => [id, b]));
  const islandOf = (busId: string) => state.busIslandIx[busIx.get(busId) as number];
  const onlineMw = new Map<number, number>();
  generators.forEach((unit, g) => {
    const island = islandOf(unit.busId);
    if (state.generatorState[g] === generatorStates.running)
      onlineMw.set(island, (onlineMw.get(island) ?? 0) + unit.maxMw);
  });
  const servedMw = new Map<number, number>();
  index.feederIds.forEach((_, f) => {
    const island = state.busIslandIx[index.feederBusIx[f]];
    servedMw.set(island, (servedMw.get(island) ?? 0) + state.feederServedMw[f]);
    if (state.feederServedMw[f] > state.feederNeededMw[f] * (1 + 1e-12)) faults.push(`feeder ${f} gets more`);
  });
  for (const [island, mw] of servedMw)
    if (mw > (onlineMw.get(island) ?? 0) + 1e-6) faults.push(`island ${island} serves ${mw}`);
  const picked = new Map<number, { mw: number; feeders: number; parts: number }>();
  it.events.slice(from).forEach((event, k) => {
    if (event.kind !== 'loadPickedUp') return;
    const island = islandOf(event.id);
    const now = picked.get(island) ?? { mw: 0, feeders: 0, parts: 0 };
    now.mw += event.valueMw ?? 0;
    now.parts++;
    now.feeders += it.events.filter((e) => e.kind === 'feederRestored' && e.causeIx === from + k).length;
    picked.set(island, now);
  });
  for (const [island, { mw, feeders, parts }] of picked) {
    const mostMw = pickupShare * (onlineMw.get(island) ?? 0);
    if (mw > mostMw + 1e-9 && !(feeders === 1 && parts === 1))
      faults.push(`island ${island} picks up ${mw} in ${feeders} feeders, ${mostMw} at most`);
  }
  return faults;
}

describe('re-energising random grids', () => {
  it('keeps to pick-up limits, to what is on line, and to the balance', () => {
    let pickups = 0;
    fc.assert(
      fc.property(seeds, sizes, fc.boolean(), (seed, size, withFeeders) => {
        const region = regionOf(seed, size, withFeeders);
        const it = startEngine(region);
        const faults: string[] = [];
        let from = 0;
        const lastS = new Map<string, number>();
        blackout(
          seed,
          it,
          (id) => id,
          () => {
            faults.push(...faultsOf(it, region, from));
            for (const e of it.events.slice(from)) {
              if (e.kind !== 'loadPickedUp') continue;
              pickups++;
              const before = lastS.get(e.id);
              if (before !== undefined && e.timeS > before && e.timeS < before + 300)
                faults.push(`${e.id} at ${before} and ${e.timeS}`);
              lastS.set(e.id, e.timeS);
            }
            from = it.events.length;
          },
        );
        expect(faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(pickups).toBeGreaterThan(500);
  });

  it('goes the same way whatever buses, branches and units are called', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const names = new Map<string, string>();
        const random = createRandom(seed, 'names');
        const renamed = (id: string) => {
          const known = names.get(id) ?? `${Math.floor(random.next() * 1e12)}`;
          names.set(id, known);
          return known;
        };
        const traces = [(id: string) => id, renamed].map((rename) => {
          const region = regionOf(seed, size, false, rename);
          const it = startEngine(region);
          const buses = Array.from({ length: size }, (_, b) => `bus:${rename(`b${b}`)}`);
          const trace: number[] = [];
          blackout(seed, it, rename, () => {
            const at = new Map(
              it.engine.index.feederIds.map((id, f) => [id, it.engine.state.feederServedMw[f]]),
            );
            trace.push(it.engine.state.timeS, ...buses.map((id) => at.get(id) ?? 0));
          });
          return trace;
        });
        expect(traces[1].length).toBe(traces[0].length);
        expect(Math.max(...traces[0].map((mw, i) => Math.abs(mw - traces[1][i])))).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('brings all back that is whole again, where some unit starts black', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const region = regionOf(seed, size, false);
        for (const it of region.grid.branches) it.ratingAMw = 0;
        const it = startEngine(region);
        const wholeMw = it.servedMw();
        blackout(
          seed,
          it,
          (id) => id,
          () => undefined,
        );
        it.runTo(400 * hourS);
        expect(it.servedMw()).toBeGreaterThanOrEqual(wholeMw * 0.97);
      }),
      { numRuns: 40 },
    );
  });
});
