import { describe, expect, it } from 'vitest';
import { busStates, feederStates, generatorStates } from '../../../src/model/run-record';
import type { RestorationPolicy } from '../../../src/model/scenario';
import { branch, bus, generator } from '../../builders/grid';
import { feeder, gridRegion, type StartedEngine, startEngine } from '../../builders/power-engine';

const hourS = 3600;

/**
 * A - B - C in a row. A hydro unit of 40 MW at A, two steam units at C; the main unit at A is lost at 1000 s and all
 * goes dark.
 */
function row() {
  return gridRegion(
    [bus('A', { type: 'reference' }), bus('B'), bus('C')],
    [branch('ab', 'A', 'B'), branch('bc', 'B', 'C')],
    [
      generator('main', 'A', { outputMw: 180, maxMw: 200 }),
      generator('hydro', 'A', { outputMw: 10, maxMw: 40, technology: 'hydro' }),
      generator('coal', 'C', { outputMw: 20, maxMw: 100, technology: 'coal', crankingMw: 6 }),
      generator('oil', 'C', { outputMw: 10, maxMw: 20, technology: 'oilSteam' }),
    ],
    [
      ...['f1', 'f2', 'f3', 'f4', 'f5', 'f6'].map((id) => feeder(id, 'B', 1)),
      feeder('hospital', 'C', 3, { tier: 1, critical: true }),
      feeder('works', 'C', 211, { tier: 6 }),
    ],
  );
}

function timesOf(it: StartedEngine, kind: string): [string, number][] {
  return it.events.filter((e) => e.kind === kind).map((e) => [e.id, e.timeS]);
}

/** Kinds and ids from an event back to the first of its chain. */
function chain(it: StartedEngine, kind: string, id: string): string[] {
  const names: string[] = [];
  let ix: number | undefined = it.events.findIndex((e) => e.kind === kind && e.id === id);
  for (; ix !== undefined; ix = it.events[ix].causeIx)
    names.push(`${it.events[ix].kind} ${it.events[ix].id}`);
  return names;
}

function outputOf(it: StartedEngine, id: string): number {
  return it.engine.state.generatorOutputMw[it.engine.index.generatorIds.indexOf(id)];
}

describe('black start of a row with two steam units', () => {
  it('goes by hand: voltage, rings, cranking, start', () => {
    const it = startEngine(row());
    it.lose('generator:main', 1000);
    expect(it.servedMw()).toBe(0);
    expect(it.engine.nextTimeS()).toBe(1900);
    it.runTo(12 * hourS);
    // 15 min to know what is dark; hydro needs no time
    expect(timesOf(it, 'generatorBlackStarted')).toEqual([['hydro', 1900]]);
    // a ring every 5 min
    expect(timesOf(it, 'branchEnergised')).toEqual([
      ['ab', 2200],
      ['bc', 2500],
    ]);
    // oil: hot, 2 h, told at once. Coal: must stand for 8 h and starts in 3 h, so it is told 5 h after its stop.
    expect(timesOf(it, 'generatorCranked')).toEqual([
      ['oil', 2500],
      ['coal', 1000 + 5 * hourS],
    ]);
    expect(timesOf(it, 'generatorStarted')).toEqual([
      ['oil', 2500 + 2 * hourS],
      ['coal', 1000 + 8 * hourS],
    ]);
    expect(chain(it, 'generatorStarted', 'oil')).toEqual([
      'generatorStarted oil',
      'generatorCranked oil',
      'branchEnergised bc',
      'branchEnergised ab',
      // what is left of the dark part beside A
      'islandReenergised B',
      'generatorBlackStarted hydro',
      'islandWentDark A',
      'componentLost main',
    ]);
    expect(chain(it, 'feederRestored', 'hospital').slice(0, 3)).toEqual([
      'feederRestored hospital',
      'loadPickedUp C',
      'branchEnergised bc',
    ]);
  });

  it('draws cranking power from the hydro unit until the unit runs', () => {
    const it = startEngine(row());
    it.lose('generator:main', 1000);
    it.runTo(2500);
    // 8 % of 20 MW
    expect(outputOf(it, 'oil')).toBeCloseTo(-1.6, 12);
    expect(it.engine.state.generatorState[3]).not.toBe(generatorStates.running);
    expect(outputOf(it, 'hydro')).toBeCloseTo(it.servedMw() + 1.6, 9);
    expect(it.engine.state.balanceErrorMw).toBeLessThan(1e-9);
    it.runTo(1000 + 5 * hourS);
    expect(outputOf(it, 'coal')).toBe(-6);
    it.runTo(1000 + 8 * hourS);
    expect(outputOf(it, 'coal')).toBeGreaterThanOrEqual(0);
    expect(it.engine.state.generatorState[2]).toBe(generatorStates.running);
  });

  it('picks load up in steps of 2 MW, critical feeders first, larger ones alone', () => {
    const it = startEngine(row());
    it.lose('generator:main', 1000);
    it.runTo(3700);
    const picked = it.events
      .filter((e) => e.kind === 'feederRestored')
      .map((e) => [e.timeS, e.id, e.valueMw]);
    // From 2800 s on, half an hour after the loss, cold loads: 1.05 at 2100 s, so that two are above 2 MW.
    const cold = (timeS: number) => 1 + (0.3 * ((timeS - 1000) / hourS - 0.5)) / 0.5;
    expect(picked.slice(0, 5)).toEqual([
      [2200, 'f6', 1],
      [2200, 'f5', 1],
      [2500, 'hospital', 3],
      [2800, 'f4', 1],
      [2800, 'f3', 1],
    ]);
    expect(picked.slice(5).map(([timeS, id]) => [timeS, id])).toEqual([
      [3100, 'f2'],
      [3400, 'f1'],
    ]);
    expect(picked[5][2]).toBeCloseTo(cold(3100), 12);
    expect(picked[6][2]).toBeCloseTo(cold(3400), 12);
    // the works do not fit on the hydro unit
    expect(it.feederState('works')).toBe(feederStates.dark);
  });
});

it('lets load make way for a bus whose shunts do not fit, where a unit stands behind it', () => {
  const startWith = (coalMw: number) => {
    const it = startEngine(
      gridRegion(
        [bus('A', { type: 'reference' }), bus('B', { shuntMw: 2 })],
        [branch('ab', 'A', 'B')],
        [
          generator('hydro', 'A', { outputMw: 10, maxMw: 10, technology: 'hydro' }),
          generator('coal', 'B', { outputMw: 2, maxMw: coalMw, technology: 'coal', crankingMw: 0 }),
        ],
        [feeder('homes', 'A', 4), feeder('shops', 'A', 6, { tier: 6 })],
      ),
    );
    it.lose('branch:ab', 900);
    it.lose('generator:coal', 1000);
    it.repair('generator:coal', hourS);
    it.repair('branch:ab', 2 * hourS);
    it.runTo(30 * hourS);
    return it;
  };
  const it = startWith(50);
  expect(timesOf(it, 'branchEnergised').map(([id]) => id)).toEqual(['ab']);
  expect(timesOf(it, 'generatorStarted').map(([id]) => id)).toEqual(['coal']);
  expect(chain(it, 'feederShed', 'shops')).toEqual([
    'feederShed shops',
    'loadShed A',
    'componentRepaired ab',
  ]);
  expect(it.servedMw()).toBeCloseTo(10, 9);
  // a unit that brings less than the shunts draw is not worth it
  const small = startWith(2);
  expect(timesOf(small, 'branchEnergised')).toEqual([]);
  expect(timesOf(small, 'feederShed').every(([, timeS]) => timeS <= 1000)).toBe(true);
});

describe('where voltage comes from', () => {
  /** A tie at A, hydro at C; the line between them is lost at 0 and repaired at 2 h. */
  function start(restoration: RestorationPolicy, hydroMw = 50): StartedEngine {
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B'), bus('C')],
      [branch('ab', 'A', 'B'), branch('bc', 'B', 'C')],
      [
        generator('tie', 'A', { outputMw: 60, maxMw: 200, technology: 'interconnection' }),
        generator('hydro', 'C', { outputMw: Math.min(5, hydroMw), maxMw: hydroMw, technology: 'hydro' }),
      ],
      ['1', '2', '3', '4', '5', '6', '7'].map((id) => feeder(id, 'C', 9)),
    );
    const it = startEngine(region, { restoration });
    it.lose('branch:ab', 0);
    it.runTo(2 * hourS - 1);
    return it;
  }

  it('both: the hydro unit brings its part up, which runs in step with the repaired line 10 min later', () => {
    const it = start('both');
    expect(timesOf(it, 'generatorBlackStarted')).toEqual([['hydro', 900]]);
    expect([...it.engine.state.busState]).toEqual([busStates.live, busStates.live, busStates.live]);
    it.repair('branch:ab', 2 * hourS);
    it.runTo(3 * hourS);
    expect(timesOf(it, 'branchSynchronised')).toEqual([['ab', 2 * hourS + 600]]);
    expect(timesOf(it, 'islandsRejoined')).toEqual([['A', 2 * hourS + 600]]);
    expect(chain(it, 'islandsRejoined', 'A').slice(0, 3)).toEqual([
      'islandsRejoined A',
      'branchSynchronised ab',
      'componentRepaired ab',
    ]);
  });

  it('neighbours: dark until the line is repaired, then ring by ring from there', () => {
    const it = start('neighbours');
    expect([...it.engine.state.busState]).toEqual([busStates.live, busStates.dead, busStates.dead]);
    expect(it.kinds()).toContain('islandStaysDark');
    it.repair('branch:ab', 2 * hourS);
    it.runTo(3 * hourS);
    expect(timesOf(it, 'branchEnergised')).toEqual([
      ['ab', 2 * hourS],
      ['bc', 2 * hourS + 300],
    ]);
    expect(timesOf(it, 'generatorBlackStarted')).toEqual([]);
  });

  it('own: a tie that feeds its part alone passes nothing on', () => {
    const it = start('own', 0);
    it.repair('branch:ab', 2 * hourS);
    it.runTo(10 * hourS);
    expect([...it.engine.state.busState]).toEqual([busStates.live, busStates.dead, busStates.dead]);
  });
});

describe('a dark part without a way back', () => {
  it('says so, once, and comes back when a unit that can start black is repaired', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B')],
      [branch('ab', 'A', 'B')],
      [
        generator('hydro', 'A', { outputMw: 60, maxMw: 80, technology: 'hydro' }),
        generator('coal', 'B', { outputMw: 10, maxMw: 50, technology: 'coal' }),
      ],
      [feeder('f', 'B', 35), feeder('g', 'A', 35)],
    );
    const it = startEngine(region);
    it.lose('generator:hydro', 100);
    it.runTo(50 * hourS);
    expect(it.servedMw()).toBe(0);
    expect(timesOf(it, 'islandStaysDark')).toEqual([['A', 100]]);
    expect(chain(it, 'islandStaysDark', 'A')[1]).toBe('islandWentDark A');
    it.repair('generator:hydro', 50 * hourS);
    it.runTo(51 * hourS);
    expect(timesOf(it, 'generatorBlackStarted')).toEqual([['hydro', 50 * hourS]]);
    // cold after 50 h: 60 h to start
    expect(timesOf(it, 'generatorCranked')).toEqual([['coal', 50 * hourS + 300]]);
    it.runTo(120 * hourS);
    expect(timesOf(it, 'generatorStarted')).toEqual([['coal', 110 * hourS + 300]]);
  });

  it('is told of no place without units, whose cause is plain', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B', { loadMw: 10 })],
      [branch('ab', 'A', 'B')],
      [generator('hydro', 'A', { outputMw: 10, technology: 'hydro' })],
    );
    const it = startEngine(region);
    it.lose('branch:ab', 0);
    expect(it.kinds()).toEqual(['componentLost', 'islandWentDark', 'generatorRampedDown']);
  });
});

describe('units on a path', () => {
  it('make load that is not critical give way where there is no room to crank them', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B')],
      [branch('ab', 'A', 'B')],
      [
        generator('hydro', 'A', { outputMw: 60, maxMw: 60, technology: 'hydro' }),
        generator('gas', 'B', { outputMw: 30, maxMw: 80, technology: 'gasTurbine', crankingMw: 4 }),
      ],
      [feeder('b', 'B', 31), ...['1', '2', '3', '4', '5', '6'].map((id) => feeder(id, 'A', 9.9))],
    );
    const it = startEngine(region);
    it.lose('bus:B', 0);
    it.repair('bus:B', 2 * hourS);
    expect(it.events.filter((e) => e.kind === 'loadShed' && e.timeS === 2 * hourS)).toHaveLength(1);
    it.runTo(2 * hourS + 60);
    expect(timesOf(it, 'generatorCranked')).toEqual([['gas', 2 * hourS + 60]]);
    it.runTo(6 * hourS);
    expect(it.kinds()).toContain('generatorStarted');
    expect(it.engine.state.balanceErrorMw).toBeLessThan(1e-9);
  });

  it('nuclear comes back two days after the loss of grid, not before a day of steady supply', () => {
    const startedS = (backH: number) => {
      const region = gridRegion(
        [bus('A', { type: 'reference', loadMw: 50 }), bus('B', { loadMw: 200 })],
        [branch('ab', 'A', 'B')],
        [
          generator('hydro', 'A', { outputMw: 150, maxMw: 300, technology: 'hydro' }),
          generator('n', 'B', { outputMw: 100, maxMw: 100, minMw: 99, technology: 'nuclear' }),
        ],
      );
      const it = startEngine(region);
      it.lose('branch:ab', 0);
      it.repair('branch:ab', backH * hourS);
      it.runTo(200 * hourS);
      it.engine.setDemand(Float64Array.of(50, 201));
      it.engine.settle(200 * hourS);
      expect(outputOf(it, 'n')).toBeGreaterThan(98);
      return timesOf(it, 'generatorStarted')[0][1];
    };
    expect(startedS(1)).toBe(48 * hourS);
    expect(startedS(60)).toBe(84 * hourS);
  });
});

describe('switching', () => {
  /** A live bus with six dark ones around it; a critical feeder is two branches away behind the last. */
  it('goes first towards critical feeders where more is due than can be switched', () => {
    const arms = ['1', '2', '3', '4', '5', '6'];
    const region = gridRegion(
      [bus('hub', { type: 'reference' }), bus('0'), ...arms.map((id) => bus(id)), bus('far')],
      [branch('in', 'hub', '0'), ...arms.map((id) => branch(`to${id}`, '0', id)), branch('last', '6', 'far')],
      [generator('hydro', 'hub', { outputMw: 20, maxMw: 200, technology: 'hydro' })],
      [
        ...arms.map((id, i) => feeder(`f${id}`, id, 1 + i / 10)),
        feeder('hospital', 'far', 1, { critical: true, tier: 1 }),
      ],
    );
    const it = startEngine(region, {}, { 'power.switchingsPerStep': 2 });
    it.lose('branch:in', 0);
    it.repair('branch:in', hourS);
    it.runTo(2 * hourS);
    const at = (k: number) => hourS + 300 * k;
    expect(timesOf(it, 'branchEnergised')).toEqual([
      ['in', at(0)],
      ['to6', at(1)],
      ['to5', at(1)],
      ['last', at(2)],
      ['to4', at(2)],
      ['to3', at(3)],
      ['to2', at(3)],
      ['to1', at(4)],
    ]);
  });
});
