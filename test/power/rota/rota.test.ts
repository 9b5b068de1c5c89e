import { describe, expect, it } from 'vitest';
import type { Feeder } from '../../../src/model/people';
import { feederStates } from '../../../src/model/run-record';
import type { PowerStart } from '../../../src/power/start-power';
import { branch, bus, generator } from '../../builders/grid';
import { feeder, gridRegion, type StartedEngine, startEngine } from '../../builders/power-engine';

const hourS = 3600;

/** Feeders at one bus behind a source of which a part is lost at time 0; `store` is energy beside it, MWh. */
function startShort(
  feeders: Feeder[],
  leftMw: number,
  parameters: Record<string, number> = {},
  part: Partial<PowerStart> = {},
  store = 0,
): StartedEngine {
  const totalMw = feeders.reduce((sum, it) => sum + it.loadMw.residential, 0);
  const units = [
    generator('left', '1', { outputMw: leftMw, maxMw: leftMw, rampMwPerMin: 1000 }),
    generator('lost', '1', {
      outputMw: totalMw - leftMw,
      maxMw: totalMw,
      rampMwPerMin: 1000,
      startHours: 0.1,
    }),
  ];
  if (store > 0)
    units.push(generator('store', '1', { technology: 'storage', maxMw: 10, energyMwh: store, minMw: 0 }));
  const region = gridRegion(
    [bus('1', { type: 'reference' }), bus('2')],
    [branch('a', '1', '2')],
    units,
    feeders,
  );
  const it = startEngine(region, {}, { 'power.restoreMarginShare': 0, ...parameters }, undefined, part);
  it.lose('generator:lost');
  return it;
}

function offIds({ engine }: StartedEngine): string[] {
  const off: readonly number[] = [feederStates.shed, feederStates.rota, feederStates.dark];
  return engine.index.feederIds.filter((_, f) => off.includes(engine.state.feederState[f]));
}

/** 48 feeders of 1 MW in six queues of eight, named `QUEUE-NUMBER`. */
function sixQueues(): Feeder[] {
  return Array.from({ length: 48 }, (_, i) =>
    feeder(`${1 + (i % 6)}-${Math.floor(i / 6)}`, '2', 1, { queue: 1 + (i % 6) }),
  );
}

describe('a rota', () => {
  it('keeps parts of a queue together from turn to turn, within the reserve it may leave', () => {
    // 34.5 of 48 MW: parts of 4 MW, 10 % of 48 MW may stay unused
    const run = startShort(sixQueues(), 34.5, { 'power.rotaSpareShare': 0.1 });
    const together = new Map<string, string>();
    const begin = 6 * hourS;
    run.runTo(begin);
    const sets: string[][] = [];
    for (let block = 0; block < 16; block++) {
      run.runTo(begin + block * 3 * hourS);
      const off = offIds(run);
      sets.push(off);
      expect(48 - off.length).toBeGreaterThan(34.5 - 0.1 * 48);
      expect(48 - off.length).toBeLessThanOrEqual(34.5);
    }
    for (const it of run.engine.index.feederIds)
      together.set(it, sets.map((set) => (set.includes(it) ? 'x' : '.')).join(''));
    const patternsOf = (queue: number) =>
      new Set([...together].filter(([id]) => id.startsWith(`${queue}-`)).map(([, pattern]) => pattern));
    const patterns = [1, 2, 3, 4, 5, 6].map((queue) => patternsOf(queue).size);
    // queues that the shedding at the start did not cut have two parts of four
    expect(patterns.filter((it) => it <= 2).length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...patterns)).toBeLessThanOrEqual(4);
  });

  it('uses all supply where no reserve is allowed', () => {
    const run = startShort(sixQueues(), 34.5, { 'power.rotaSpareShare': 0 });
    for (let block = 2; block < 16; block++) {
      run.runTo(block * 3 * hourS);
      expect(offIds(run)).toHaveLength(14);
    }
  });

  it('brings nobody back early for what was foreseen, and at once for what was not', () => {
    const demand = (timeS: number, outMw: Float64Array) => outMw.fill(timeS % (3 * hourS) < hourS ? 1 : 0.8);
    const neededMw = new Float64Array(48).fill(1);
    const run = startShort(sixQueues(), 34.5, {}, { forecast: demand, neededMw });
    run.runTo(3 * hourS);
    const off = offIds(run);
    expect(off.length).toBeGreaterThanOrEqual(14);
    run.engine.setDemand(new Float64Array(48).fill(0.8));
    run.engine.settle(4 * hourS);
    run.runTo(5 * hourS);
    expect(offIds(run)).toEqual(off);
    run.repair('generator:lost', 5 * hourS);
    run.runTo(5.5 * hourS);
    expect(offIds(run)).toEqual([]);
  });

  it('counts a store with what lasts through the block', () => {
    // it covers what it can from the start; of what is then left, about 7 MW last three hours
    const run = startShort(sixQueues(), 34.5, { 'power.rotaSpareShare': 0 }, {}, 120);
    run.runTo(3 * hourS);
    const off = offIds(run);
    expect(off.length).toBeLessThan(14);
    run.runTo(6 * hourS - 1);
    expect(offIds(run)).toEqual(off);
    expect(run.kinds().filter((it) => it === 'storageEmptied')).toEqual([]);
  });

  it('shares out each island on its own: a second one beside it changes nothing', () => {
    const one = (mark: string, queue: number) => ({
      buses: [bus(`${mark}1`, { type: 'reference' }), bus(`${mark}2`)],
      branches: [branch(`${mark}a`, `${mark}1`, `${mark}2`)],
      generators: [
        generator(`${mark}left`, `${mark}1`, { outputMw: 34.5, maxMw: 34.5, rampMwPerMin: 1000 }),
        generator(`${mark}lost`, `${mark}1`, { outputMw: 13.5, maxMw: 48, rampMwPerMin: 1000 }),
      ],
      feeders: sixQueues().map((it) => ({
        ...it,
        id: mark + it.id,
        busId: mark + it.busId,
        queue: ((it.queue ?? 0) + queue) % 7,
      })),
    });
    const a = one('a', 0);
    const b = one('b', 3);
    const alone = startEngine(gridRegion(a.buses, a.branches, a.generators, a.feeders));
    const both = startEngine(
      gridRegion(
        [...a.buses, ...b.buses],
        [...a.branches, ...b.branches],
        [...a.generators, ...b.generators],
        [...a.feeders, ...b.feeders],
      ),
    );
    for (const run of [alone, both]) run.lose('generator:alost');
    both.lose('generator:blost', hourS);
    for (let hour = 2; hour < 60; hour++) {
      for (const run of [alone, both]) run.runTo(hour * hourS);
      expect(offIds(both).filter((id) => id.startsWith('a'))).toEqual(offIds(alone));
    }
  });

  it('ends a day after the last shortage and starts anew with the next', () => {
    const run = startShort(sixQueues(), 34.5);
    run.runTo(4 * hourS);
    run.repair('generator:lost', 4 * hourS);
    run.runTo(40 * hourS);
    expect(offIds(run)).toEqual([]);
    expect(run.engine.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
    run.lose('generator:lost', 40 * hourS);
    run.runTo(45 * hourS);
    expect(offIds(run).length).toBeGreaterThanOrEqual(14);
    expect(run.events.filter((it) => it.timeS === 42 * hourS).map((it) => it.kind)).toContain(
      'feederRotatedOff',
    );
  });
});
