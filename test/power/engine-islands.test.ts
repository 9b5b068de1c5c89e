import { describe, expect, it } from 'vitest';
import { branchStates, busStates, feederStates, generatorStates } from '../../src/model/run-record';
import { awaitReclosing, createRecloser, forgetTrips } from '../../src/power/protection/reclose';
import { branch, bus, generator } from '../builders/grid';
import { feeder, gridRegion, startEngine } from '../builders/power-engine';

const noColdLoad = { 'power.coldLoad1h': 1, 'power.coldLoad2h': 1, 'power.coldLoad4h': 1 };

/** A - B - C in a row; the unit at A feeds both feeders, a small one at C cannot. */
function row() {
  return gridRegion(
    [bus('A', { type: 'reference' }), bus('B'), bus('C')],
    [branch('ab', 'A', 'B'), branch('bc', 'B', 'C')],
    [
      generator('a', 'A', { outputMw: 60, maxMw: 200, technology: 'hydro' }),
      generator('c', 'C', { outputMw: 10, maxMw: 12, technology: 'gasTurbine' }),
    ],
    [feeder('fb', 'B', 20), feeder('fc', 'C', 50)],
  );
}

describe('islands of the engine', () => {
  it('lets a part without enough supply go dark and takes it back after repair', () => {
    const it = startEngine(row());
    it.lose('branch:bc', 100);
    const { state } = it.engine;
    expect(state.busState[2]).toBe(busStates.dead);
    expect(state.branchState[1]).toBe(branchStates.lost);
    expect(it.feederState('fc')).toBe(feederStates.dark);
    expect(state.generatorState[1]).toBe(generatorStates.tripped);
    expect(it.servedMw()).toBeCloseTo(20, 9);
    const dark = it.events.findIndex((e) => e.kind === 'islandWentDark');
    expect(state.busCauseIx[2]).toBe(dark);
    expect(it.events[dark].id).toBe('C');
    expect(it.events[it.events[dark].causeIx as number]).toMatchObject({ kind: 'islandFormed', causeIx: 0 });

    it.repair('branch:bc', 5000);
    expect(state.busState[2]).toBe(busStates.live);
    expect(state.busCauseIx[2]).toBe(-1);
    // Out for 4900 s, the feeder draws more than its 50 MW at first.
    expect(it.servedMw()).toBeCloseTo(20 + 50 * (1.3 + 0.4 * (4900 / 3600 - 1)), 9);
    const back = it.events.find((e) => e.kind === 'feederRestored');
    expect(back).toMatchObject({ id: 'fc', timeS: 5000 });
    // The gas turbine would be hot and ready after a quarter of an hour, but stands for 2.2 h at least.
    it.runTo(10_000);
    expect(it.events.find((e) => e.kind === 'generatorStarted')).toMatchObject({ id: 'c', timeS: 8020 });
    expect(state.generatorState[1]).toBe(generatorStates.running);
  });

  it('holds an island that its own unit can carry and rejoins it', () => {
    const region = row();
    region.grid.generators[1] = generator('c', 'C', { outputMw: 48, maxMw: 80, technology: 'hydro' });
    const it = startEngine(region);
    it.lose('branch:bc', 0);
    expect(it.servedMw()).toBeCloseTo(70, 9);
    expect(it.engine.state.balanceErrorMw).toBeLessThan(1e-9);
    expect(it.engine.state.busIslandIx[0]).not.toBe(it.engine.state.busIslandIx[2]);
    it.repair('branch:bc', 600);
    expect(it.engine.state.busIslandIx[0]).not.toBe(it.engine.state.busIslandIx[2]);
    it.runTo(1200);
    expect(it.engine.state.busIslandIx[0]).toBe(it.engine.state.busIslandIx[2]);
    expect(it.kinds()).toEqual([
      'componentLost',
      'islandFormed',
      'generatorRampedDown',
      'componentRepaired',
      'branchSynchronised',
      'islandsRejoined',
    ]);
  });

  it('stops all at a lost bus and brings it back', () => {
    const it = startEngine(row(), {}, noColdLoad);
    it.lose('bus:B', 0);
    const { state } = it.engine;
    expect(state.busState[1]).toBe(busStates.lost);
    expect([...state.branchState]).toEqual([branchStates.dead, branchStates.dead]);
    expect(it.feederState('fb')).toBe(feederStates.dark);
    expect(it.servedMw()).toBe(0);
    it.repair('bus:B', 1000);
    it.runTo(4000);
    expect(it.servedMw()).toBeCloseTo(70, 9);
    expect(state.busState[1]).toBe(busStates.live);
  });

  it('comes back from a repaired unit that suffices, and not from one that does not', () => {
    const it = startEngine(row(), {}, noColdLoad);
    it.lose('generator:a', 0);
    expect(it.servedMw()).toBe(0);
    it.lose('generator:c', 10);
    it.repair('generator:c', 1000);
    expect(it.servedMw()).toBe(0);
    it.repair('generator:a', 2000);
    it.runTo(4000);
    expect(it.servedMw()).toBeCloseTo(70, 9);
    expect(it.kinds()).toContain('islandReenergised');
  });

  it('drops a lost feeder and nothing else', () => {
    const it = startEngine(row());
    it.lose('feeder:fb', 0);
    expect(it.feederState('fb')).toBe(feederStates.lost);
    expect(it.servedMw()).toBeCloseTo(50, 9);
    it.repair('feeder:fb', 100);
    it.runTo(300);
    expect(it.servedMw()).toBeCloseTo(70, 9);
    const [restored, feederBack] = it.events.slice(-2);
    expect([restored.kind, feederBack.kind]).toEqual(['loadPickedUp', 'feederRestored']);
    expect(it.events[restored.causeIx ?? -1]).toMatchObject({ kind: 'componentRepaired', id: 'fb' });
  });

  it('counts losing twice as losing once', () => {
    const it = startEngine(row());
    it.lose('branch:bc', 0);
    const before = it.events.length;
    it.lose('branch:bc', 10);
    expect(it.events.length).toBe(before + 1);
  });

  it('is dead without any unit, and says nothing more', () => {
    const it = startEngine(gridRegion([bus('A', { loadMw: 5 })], [], []));
    expect(it.servedMw()).toBe(0);
    expect(it.engine.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
    expect(it.events).toEqual([]);
  });
});

describe('protection in the engine', () => {
  /** Two lines from the unit to the load: 40 MW each on ratings of 60. */
  function pair(ratingAMw = 60) {
    return gridRegion(
      [bus('A', { type: 'reference' }), bus('B')],
      [branch('one', 'A', 'B', { ratingAMw }), branch('two', 'A', 'B', { ratingAMw })],
      [generator('a', 'A', { outputMw: 80, maxMw: 200, technology: 'hydro' })],
      Array.from({ length: 8 }, (_, i) => feeder(`f${i}`, 'B', 10)),
    );
  }

  it('trips the other line after 15 min at 133 %, with loading and time above rating', () => {
    const it = startEngine(pair());
    it.lose('branch:one', 100);
    it.runTo(1000);
    const trip = it.events.find((e) => e.kind === 'branchTripped');
    expect(trip).toMatchObject({ timeS: 1000, id: 'two', values: { aboveRatingS: 900 } });
    expect(trip?.loading).toBeCloseTo(80 / 60, 9);
    expect(it.servedMw()).toBe(0);
    const alarm = it.events[trip?.causeIx as number];
    expect(alarm.kind).toBe('branchAlarmed');
    expect(it.events[alarm.causeIx as number]).toMatchObject({ kind: 'componentLost', id: 'one' });
  });

  it('recloses after 30 min and restores what the line carries below 90 %', () => {
    const it = startEngine(pair(), {}, noColdLoad);
    it.lose('branch:one', 100);
    it.runTo(20_000);
    expect(it.events.find((e) => e.kind === 'branchReclosed')).toMatchObject({ timeS: 2800, id: 'two' });
    // 54 MW fit below 90 % of 60.
    expect(it.servedMw()).toBeCloseTo(50, 9);
    expect(it.events.filter((e) => e.kind === 'branchTripped').length).toBe(1);
    it.repair('branch:one', 30_000);
    it.runTo(40_000);
    expect(it.servedMw()).toBeCloseTo(80, 9);
  });

  it('waits twice as long after each further trip of the same branch, until it is repaired', () => {
    const recloser = createRecloser(2);
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      awaitReclosing(recloser, 1, 100, 1800);
      waits.push((recloser.dueS[1] - 100) / 1800);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64]);
    forgetTrips(recloser, 1);
    expect(recloser.dueS[1]).toBe(Number.POSITIVE_INFINITY);
    awaitReclosing(recloser, 1, 100, 1800);
    expect(recloser.dueS[1]).toBe(1900);
    expect(recloser.dueS[0]).toBe(Number.POSITIVE_INFINITY);
  });

  it('gives a branch above its rating before the loss that loading as rating, with a warning', () => {
    const it = startEngine(pair(30));
    expect(it.events[0]).toMatchObject({ kind: 'ratingRaised', id: 'one' });
    expect(it.events[0].valueMw).toBeCloseTo(40, 9);
    expect(it.engine.state.branchLoading[0]).toBeCloseTo(1, 6);
    expect(it.engine.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes a rating of 0 as no limit', () => {
    const it = startEngine(pair(0));
    it.lose('branch:one', 0);
    expect(it.engine.state.branchLoading[1]).toBe(0);
    expect(it.engine.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
  });

  it('trips by temperature under the rule thermal', () => {
    const it = startEngine(pair(), { protection: 'thermal' });
    it.lose('branch:one', 0);
    const ratio = ((80 / 60) ** 2 - (40 / 60) ** 2) / ((80 / 60) ** 2 - 1);
    expect(it.engine.nextTimeS()).toBeCloseTo(Math.log(ratio) / 0.00291878, 3);
  });

  it('does not live on sun, wind or storage alone, unless one is marked as able to start it', () => {
    const region = (blackStart: boolean) =>
      gridRegion(
        [bus('A', { type: 'reference', loadMw: 40 }), bus('B', { loadMw: 20 })],
        [branch('ab', 'A', 'B')],
        [
          generator('a', 'A', { outputMw: 40 }),
          generator('sun', 'B', { technology: 'solar', outputMw: 10 }),
          generator('store', 'B', { technology: 'storage', outputMw: 10, energyMwh: 100, blackStart }),
        ],
      );
    const alone = startEngine(region(false));
    alone.lose('branch:ab');
    expect(alone.engine.state.busState[1]).toBe(busStates.dead);
    expect(alone.engine.state.generatorOutputMw[1]).toBe(0);
    const formed = startEngine(region(true));
    formed.lose('branch:ab');
    expect(formed.engine.state.busState[1]).toBe(busStates.live);
    expect(formed.servedMw()).toBeCloseTo(60, 9);
  });
});
