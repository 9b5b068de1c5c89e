import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event';
import { branchStates, busStates, feederStates } from '../../src/model/run-record';
import type { BalanceRule, ProtectionRule } from '../../src/model/scenario';
import { createRandom } from '../../src/numerics/random';
import { feeder, gridRegion, type StartedEngine, startEngine } from '../builders/power-engine';
import { randomGrid } from '../builders/random-grid';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 3, max: 25 });
const protections = fc.constantFrom<ProtectionRule>('bands', 'thermal', 'integral');
const balances = fc.constantFrom<BalanceRule>('stages', 'uniform');

/** Half of the loads move to feeders, so that both kinds meet. */
function start(seed: number, size: number, protection: ProtectionRule, balance: BalanceRule): StartedEngine {
  const grid = randomGrid(seed, size);
  const feeders = grid.buses.flatMap((it, i) => {
    if (i % 2 === 0 || it.loadMw === 0) return [];
    const mw = it.loadMw / 2;
    it.loadMw = 0;
    return [
      feeder(`${it.id}-1`, it.id, mw, { critical: i % 3 === 0, tier: 1 + (i % 6) }),
      feeder(`${it.id}-2`, it.id, mw, { queue: 1 + (i % 6) }),
    ];
  });
  return startEngine(gridRegion(grid.buses, grid.branches, grid.generators, feeders), {
    protection,
    balance,
  });
}

/** A day of losses, repairs and changing demand; `check` runs after every step. */
function live(seed: number, it: StartedEngine, check: () => void): void {
  const random = createRandom(seed, 'life');
  const { index, state } = it.engine;
  const keys = [
    ...index.branchIds.map((id) => `branch:${id}`),
    ...index.generatorIds.map((id) => `generator:${id}`),
    ...index.busIds.map((id) => `bus:${id}`),
    ...index.feederIds.filter((id) => !id.startsWith('bus:')).map((id) => `feeder:${id}`),
  ];
  const lost: string[] = [];
  const baseMw = state.feederNeededMw.slice();
  for (let step = 1; step <= 40; step++) {
    const timeS = step * 900;
    it.runTo(timeS);
    check();
    const draw = random.next();
    if (draw < 0.4) {
      const key = keys[random.int(keys.length)];
      lost.push(key);
      it.lose(key, timeS);
    } else if (draw < 0.7 && lost.length > 0) {
      it.repair(lost.splice(random.int(lost.length), 1)[0], timeS);
    } else {
      const factor = 0.6 + 0.8 * random.next();
      it.engine.setDemand(baseMw.map((mw) => mw * factor));
      it.engine.settle(timeS);
    }
    check();
  }
  for (const key of lost) it.repair(key, 36_000);
  it.runTo(72_000);
  check();
}

/** One assertion for all, since a day has a million of them. */
function checkState(it: StartedEngine): void {
  const { state, index } = it.engine;
  const wrong: string[] = [];
  if (!(state.balanceErrorMw < 1e-9)) wrong.push(`balance ${state.balanceErrorMw}`);
  if (!(it.engine.nextTimeS() >= state.timeS)) wrong.push('acts in the past');
  for (let f = 0; f < index.feederIds.length; f++) {
    const served = state.feederServedMw[f];
    const need = state.feederNeededMw[f];
    const live = state.busState[index.feederBusIx[f]] === busStates.live;
    if (!(served >= 0 && served <= need * (1 + 1e-12))) wrong.push(`feeder ${f} gets ${served} of ${need}`);
    if (state.feederState[f] === feederStates.served && served !== need)
      wrong.push(`feeder ${f} is not served`);
    if (!live && served !== 0) wrong.push(`feeder ${f} is served by a dead bus`);
  }
  for (let k = 0; k < index.branchIds.length; k++) {
    const flow = state.branchFlowMw[k];
    if (!Number.isFinite(flow)) wrong.push(`branch ${k} carries ${flow}`);
    if (state.branchState[k] !== branchStates.live && flow !== 0)
      wrong.push(`dead branch ${k} carries ${flow}`);
  }
  if (!state.generatorOutputMw.every(Number.isFinite)) wrong.push('output');
  expect(wrong).toEqual([]);
}

function checkLog(events: RunEvent[]): void {
  const wrong = events.filter((event, i) => {
    if (event.causeIx === undefined) return false;
    const cause = events[event.causeIx];
    return !(event.causeIx >= 0 && event.causeIx < i && cause.timeS <= event.timeS);
  });
  expect(wrong).toEqual([]);
}

describe('grid engine', () => {
  it('keeps every island balanced and every cause before its effect', () => {
    fc.assert(
      fc.property(seeds, sizes, protections, balances, (seed, size, protection, balance) => {
        const it = start(seed, size, protection, balance);
        live(seed, it, () => checkState(it));
        checkLog(it.events);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(seeds, sizes, protections, balances, (seed, size, protection, balance) => {
        const texts = [0, 1].map(() => {
          const it = start(seed, size, protection, balance);
          const trace: number[] = [];
          live(seed, it, () =>
            trace.push(...it.engine.state.branchFlowMw, ...it.engine.state.feederServedMw),
          );
          return JSON.stringify([it.events, trace]);
        });
        expect(texts[0]).toBe(texts[1]);
      }),
      { numRuns: 20 },
    );
  });

  it('is not upset by settling again without a change', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const it = start(seed, size, 'bands', 'stages');
        const random = createRandom(seed, 'again');
        it.lose(`branch:${it.engine.index.branchIds[random.int(it.engine.index.branchIds.length)]}`, 100);
        const events = it.events.length;
        const served = it.engine.state.feederServedMw.slice();
        const flow = it.engine.state.branchFlowMw.slice();
        it.engine.settle(100);
        expect(it.events.length).toBe(events);
        expect(it.engine.state.feederServedMw).toEqual(served);
        it.engine.state.branchFlowMw.forEach((mw, k) => {
          expect(Math.abs(mw - flow[k])).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the tables', () => {
    fc.assert(
      fc.property(seeds, sizes, protections, (seed, size, protection) => {
        const outcome = [false, true].map((turned) => {
          const grid = randomGrid(seed, size);
          const order = <T>(items: T[]) => (turned ? items.reverse() : items);
          const region = gridRegion(order(grid.buses), order(grid.branches), order(grid.generators));
          const it = startEngine(region, { protection });
          const branchIds = [...it.engine.index.branchIds].sort();
          it.lose(`branch:${branchIds[seed % branchIds.length]}`, 100);
          it.lose(`generator:g0`, 200);
          it.runTo(7200);
          const { index, state } = it.engine;
          return new Map(index.feederIds.map((id, f) => [id, state.feederServedMw[f]]));
        });
        const gaps = [...outcome[0]].map(([id, mw]) => Math.abs(mw - (outcome[1].get(id) as number)));
        const servedMw = [...outcome[0].values()].reduce((sum, mw) => sum + mw, 1);
        expect(Math.max(0, ...gaps)).toBeLessThan(1e-9 * servedMw);
      }),
      { numRuns: 60 },
    );
  });
});
