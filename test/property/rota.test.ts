import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feeder } from '../../src/model/people';
import { feederStates } from '../../src/model/run-record';
import { createRandom } from '../../src/numerics/random';
import { branch, bus, generator } from '../builders/grid';
import { feeder, gridRegion, type StartedEngine, startEngine } from '../builders/power-engine';

const blockS = 10800;
const dayS = 86400;
const off: ReadonlySet<number> = new Set([feederStates.shed, feederStates.rota, feederStates.dark]);

/** Three buses; of two equal units one is lost at time 0, so that part of the load stays off for days. */
function startShort(feeders: Feeder[], leftShare: number): StartedEngine {
  const totalMw = feeders.reduce((sum, it) => sum + it.loadMw.residential, 0);
  const region = gridRegion(
    [bus('1', { type: 'reference' }), bus('2'), bus('3')],
    [branch('a', '1', '2'), branch('b', '2', '3'), branch('c', '1', '3')],
    [
      generator('left', '1', {
        outputMw: leftShare * totalMw,
        maxMw: leftShare * totalMw,
        rampMwPerMin: 1000,
      }),
      generator('lost', '1', { outputMw: (1 - leftShare) * totalMw, rampMwPerMin: 1000, maxMw: totalMw }),
    ],
    feeders,
  );
  const it = startEngine(region, {}, { 'power.restoreMarginShare': 0 });
  it.lose('generator:lost');
  return it;
}

/** Runs for some days; seconds that each feeder was off. */
function offTimesS(
  it: StartedEngine,
  horizonS: number,
  each: (timeS: number) => void = () => {},
): Float64Array {
  const { engine } = it;
  const sumS = new Float64Array(engine.index.feederIds.length);
  let nowS = 0;
  while (nowS < horizonS) {
    const nextS = Math.min(horizonS, engine.nextTimeS());
    for (let f = 0; f < sumS.length; f++) if (off.has(engine.state.feederState[f])) sumS[f] += nextS - nowS;
    if (nextS < horizonS) engine.advance(nextS);
    nowS = nextS;
    each(nowS);
  }
  return sumS;
}

describe('rota', () => {
  it('evens out the off-hours of equal feeders to one block, and spares critical ones', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.double({ min: 0.6, max: 0.97, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        (count, leftShare, days) => {
          const equal = Array.from({ length: count }, (_, i) => feeder(`f${i}`, String(1 + (i % 3)), 2));
          const run = startShort(
            [...equal, feeder('hospital', '2', 2, { tier: 1, critical: true })],
            leftShare,
          );
          const sumS = offTimesS(run, days * dayS, () => {
            expect(run.engine.state.balanceErrorMw).toBeLessThan(1e-9);
          });
          const hospitalS = sumS[count];
          const equalS = sumS.subarray(0, count);
          expect(run.kinds()).not.toContain('islandWentDark');
          expect(hospitalS).toBe(0);
          expect(Math.max(...equalS) - Math.min(...equalS)).toBeLessThanOrEqual(blockS);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes turns with events and a state of their own, and serves no less for it', () => {
    const feeders = ['a', 'b', 'c', 'd'].map((id) => feeder(id, '2', 10));
    const run = startShort(feeders, 0.8);
    run.runTo(blockS - 1);
    expect(['a', 'b', 'c', 'd'].map(run.feederState)).toEqual([2, 0, 0, 0]);
    const servedMw = run.servedMw();
    run.runTo(blockS);
    expect(run.servedMw()).toBe(servedMw);
    expect(['a', 'b', 'c', 'd'].map(run.feederState)).toEqual([0, feederStates.rota, 0, 0]);
    expect(run.events.slice(-2)).toEqual([
      { timeS: blockS, kind: 'feederRotatedOff', component: 'feeder', id: 'b', causeIx: 0, valueMw: 10 },
      { timeS: blockS, kind: 'feederRotatedOn', component: 'feeder', id: 'a', causeIx: 0, valueMw: 10 },
    ]);
    run.repair('generator:lost', 2 * blockS - 60);
    run.runTo(2 * blockS + 7200);
    expect(['a', 'b', 'c', 'd'].map(run.feederState)).toEqual([0, 0, 0, 0]);
  });

  it('takes turns within a tier only, by random sizes, and keeps every island in balance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const random = createRandom(seed, 'rota');
        const feeders = Array.from({ length: 20 }, (_, i) =>
          feeder(`f${i}`, String(1 + random.int(3)), 1 + 4 * random.next(), {
            tier: 4 + random.int(3),
            queue: 1 + random.int(6),
          }),
        );
        const run = startShort(feeders, 0.6 + 0.3 * random.next());
        const tiers = new Map(feeders.map((it) => [it.id, it.tier]));
        offTimesS(run, 3 * dayS, () => expect(run.engine.state.balanceErrorMw).toBeLessThan(1e-9));
        const turns = run.events.filter((it) => it.kind.startsWith('feederRotated'));
        for (const timeS of new Set(turns.map((it) => it.timeS))) {
          const here = turns.filter((it) => it.timeS === timeS);
          for (const tier of [4, 5, 6]) {
            const sumMw = (kind: string) =>
              here.reduce(
                (sum, it) => sum + (it.kind === kind && tiers.get(it.id) === tier ? (it.valueMw ?? 0) : 0),
                0,
              );
            const isOn = sumMw('feederRotatedOn') > 0;
            expect(sumMw('feederRotatedOff') > 0).toBe(isOn);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
