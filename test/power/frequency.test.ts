import { describe, expect, it } from 'vitest';
import { busStates, generatorStates } from '../../src/model/run-record';
import { branch, bus, generator } from '../builders/grid';
import { feeder, gridRegion, startEngine } from '../builders/power-engine';

/** Ten feeders of 10 MW, the first seven critical; two units of 100 MW, 5 MW a minute each. */
function tenFeeders() {
  const feeders = Array.from({ length: 10 }, (_, i) => feeder(`f${i}`, 'A', 10, { critical: i < 7 }));
  return gridRegion(
    [bus('A', { type: 'reference' })],
    [],
    [generator('a', 'A', { outputMw: 60 }), generator('b', 'A', { outputMw: 40 })],
    feeders,
  );
}

describe('under-frequency shedding', () => {
  it('comes to critical feeders only when the others are off, and brings them back first', () => {
    const it = startEngine(tenFeeders());
    it.lose('generator:b');
    // 40 short, 2.5 of headroom: five steps, 37.5 MW, so four whole feeders of which only three are not critical
    const shed = it.events.filter((e) => e.kind === 'feederShed').map((e) => e.id);
    expect(shed).toHaveLength(4);
    expect([...shed.slice(0, 3)].sort()).toEqual(['f7', 'f8', 'f9']);
    expect(Number(shed[3][1])).toBeLessThan(7);
    expect(it.servedMw()).toBeCloseTo(60, 9);
    it.runTo(3600);
    // a has 2.5 MW at once and 5 more a minute; a feeder and 2 % of 100 MW need 12: after 2, 4 and 6 minutes. The
    // fourth would leave less than 2 of the unit's 100 MW free.
    const back = it.events.filter((e) => e.kind === 'feederRestored');
    expect(back.map((e) => e.timeS)).toEqual([120, 240, 360]);
    expect(back[0].id).toBe(shed[3]);
    expect(it.servedMw()).toBeCloseTo(90, 9);
    expect(it.engine.state.generatorOutputMw[0]).toBeCloseTo(90, 9);
  });

  it('collapses beyond the stages of the setting, whatever is critical', () => {
    const held = startEngine(tenFeeders(), {}, { 'power.shedSteps': 5 });
    held.lose('generator:b');
    expect(held.engine.state.busState[0]).toBe(busStates.live);
    const given = startEngine(tenFeeders(), {}, { 'power.shedSteps': 4 });
    given.lose('generator:b');
    expect(given.engine.state.busState[0]).toBe(busStates.dead);
    expect(given.events.map((e) => e.kind).slice(0, 2)).toEqual(['componentLost', 'islandWentDark']);
  });
});

describe('a surplus island', () => {
  it('ramps down for 30 s, then trips its smallest units, equal ones by id, and keeps what is left within its range', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference', loadMw: 48 }), bus('B', { loadMw: 62 })],
      [branch('l', 'A', 'B')],
      [
        generator('a', 'A', { outputMw: 50, minMw: 20 }),
        generator('c', 'A', { outputMw: 30, minMw: 10 }),
        generator('b', 'A', { outputMw: 30, minMw: 10 }),
      ],
    );
    const it = startEngine(region);
    it.lose('branch:l');
    // 62 too much: 2.5 down each, then b and c at 27.5 each; a has come down to 47.5 and goes up to 48
    const tripped = it.events.filter((e) => e.kind === 'generatorTripped');
    expect(tripped.map((e) => [e.id, e.valueMw])).toEqual([
      ['b', 27.5],
      ['c', 27.5],
    ]);
    expect([...it.engine.state.generatorOutputMw]).toEqual([48, 0, 0]);
    expect(it.servedMw()).toBeCloseTo(48, 9);
  });
});

describe('a least output', () => {
  it('is kept when demand falls: the smallest unit goes, and comes back when it may and load is short', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference', loadMw: 70 })],
      [],
      [
        generator('a', 'A', { outputMw: 50, minMw: 40, rampMwPerMin: 100 }),
        generator('b', 'A', { outputMw: 20, minMw: 10 }),
      ],
    );
    const it = startEngine(region);
    const { engine } = it;
    engine.setDemand(Float64Array.of(55));
    engine.settle(900);
    // 15 down over room of 10 each
    expect([...engine.state.generatorOutputMw]).toEqual([42.5, 12.5]);
    engine.setDemand(Float64Array.of(45));
    engine.settle(1800);
    expect([...engine.state.generatorOutputMw]).toEqual([45, 0]);
    expect(it.events.map((e) => [e.kind, e.id])).toEqual([['generatorTripped', 'b']]);
    engine.setDemand(Float64Array.of(120));
    engine.settle(2700);
    expect(it.servedMw()).toBeCloseTo(100, 9);
    // an hour from hot after it was tripped at 1800
    expect(engine.nextTimeS()).toBe(5400);
    it.runTo(5400);
    expect(it.events.find((e) => e.kind === 'generatorStarted')).toMatchObject({ id: 'b', timeS: 5400 });
    expect(engine.state.generatorState[1]).toBe(generatorStates.running);
  });

  it('is reached by a unit after its start as far as others make room', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference', loadMw: 50 }), bus('B')],
      [branch('l', 'A', 'B')],
      [
        generator('h', 'A', { technology: 'hydro', outputMw: 20 }),
        generator('u', 'B', { outputMw: 30, minMw: 20, maxMw: 40, startHours: 1.5 }),
      ],
    );
    const it = startEngine(region);
    const { engine } = it;
    it.lose('bus:B');
    expect([...engine.state.generatorOutputMw]).toEqual([50, 0]);
    it.repair('bus:B', 3600);
    it.runTo(20_000);
    const started = it.events.find((e) => e.kind === 'generatorStarted' && e.id === 'u');
    const startS = started?.timeS ?? Number.NaN;
    expect(startS).toBeGreaterThanOrEqual(3600 + 1.5 * 3600);
    // time enough at 2 MW a minute: it is brought to 20, and no further
    engine.settle(20_000);
    expect(engine.state.generatorOutputMw[1]).toBeCloseTo(20, 9);
    expect(engine.state.generatorOutputMw[0]).toBeCloseTo(30, 9);
    expect(it.servedMw()).toBeCloseTo(50, 9);
  });
});
