import { describe, expect, it } from 'vitest';
import { feederStates, generatorStates } from '../../../src/model/run-record';
import { branch, bus, generator } from '../../builders/grid';
import { feeder, gridRegion, startEngine } from '../../builders/power-engine';

/** Two units of 100 MW (5 % a minute: 2.5 MW in 30 s each) on one line; ten feeders of 10 MW. */
function twoUnits(outputA: number, outputB: number) {
  const feeders = Array.from({ length: 10 }, (_, i) => feeder(`f${i}`, 'B', 10));
  for (const [i, it] of feeders.entries()) {
    if (i === 0) it.critical = true;
    if (i === 9) it.tier = 6;
  }
  return gridRegion(
    [bus('A', { type: 'reference' }), bus('B')],
    [branch('l', 'A', 'B')],
    [generator('a', 'A', { outputMw: outputA }), generator('b', 'B', { outputMw: outputB })],
    feeders,
  );
}

function aggregate(loadMw: number, outputMw: number[]) {
  return gridRegion(
    [bus('A', { type: 'reference', loadMw })],
    [],
    outputMw.map((mw, i) => generator(`g${i}`, 'A', { outputMw: mw })),
  );
}

describe('rule stages', () => {
  it('uses the headroom of 30 s before it sheds', () => {
    const it = startEngine(aggregate(100, [50, 48, 2]));
    it.lose('generator:g2');
    expect(it.servedMw()).toBeCloseTo(100, 9);
    expect([...it.engine.state.generatorOutputMw].map((mw) => Number(mw.toFixed(6)))).toEqual([51, 49, 0]);
    expect(it.kinds()).toEqual(['componentLost']);
  });

  it('sheds a bus load in steps of 7.5 % and ramps the excess of the last step down', () => {
    const it = startEngine(aggregate(100, [60, 40]));
    it.lose('generator:g1');
    // 40 short, 2.5 of headroom, 37.5 left: five steps exactly.
    expect(it.servedMw()).toBeCloseTo(62.5, 9);
    const next = startEngine(aggregate(100, [61, 39]));
    next.lose('generator:g1');
    // 36.5 left: still five steps, 1 MW more than needed.
    expect(next.servedMw()).toBeCloseTo(62.5, 9);
    expect(next.engine.state.generatorOutputMw[0]).toBeCloseTo(62.5, 9);
  });

  it('gives an island up whose shortfall exceeds six steps', () => {
    const held = startEngine(aggregate(100, [52.6, 47.4]));
    held.lose('generator:g1');
    expect(held.servedMw()).toBeCloseTo(55, 6);
    const dark = startEngine(aggregate(100, [52.4, 47.6]));
    dark.lose('generator:g1');
    expect(dark.servedMw()).toBe(0);
    expect(dark.kinds()).toEqual(['componentLost', 'islandWentDark', 'islandStaysDark']);
    expect(dark.engine.state.generatorState[0]).toBe(generatorStates.tripped);
    expect(dark.feederState('bus:A')).toBe(feederStates.dark);
  });

  it('switches whole feeders: lower tiers first, critical ones last', () => {
    const it = startEngine(twoUnits(80, 20));
    it.lose('generator:b');
    // 17.5 left: three steps, 22.5 MW, so three feeders.
    expect(it.servedMw()).toBeCloseTo(70, 9);
    expect(it.feederState('f9')).toBe(feederStates.shed);
    expect(it.feederState('f0')).toBe(feederStates.served);
    expect(it.events.filter((e) => e.kind === 'feederShed').map((e) => e.id)).toEqual(['f9', 'f1', 'f2']);
    expect(it.engine.state.generatorOutputMw[0]).toBeCloseTo(70, 9);
  });

  it('tells the chain from the loss to the feeder', () => {
    const it = startEngine(twoUnits(80, 20));
    it.lose('generator:b');
    const shed = it.events.findIndex((e) => e.kind === 'feederShed');
    expect(it.engine.state.feederCauseIx[9]).toBe(shed);
    const load = it.events[shed].causeIx as number;
    expect(it.events[load]).toMatchObject({ kind: 'loadShed', component: 'island', id: 'A' });
    expect(it.events[load].valueMw).toBeCloseTo(30, 9);
    expect(it.events[it.events[load].causeIx as number]).toMatchObject({ kind: 'componentLost', id: 'b' });
  });

  it('restores feeders as units ramp, 60 s a step', () => {
    const it = startEngine(twoUnits(80, 20));
    it.lose('generator:b');
    expect(it.engine.nextTimeS()).toBe(60);
    it.runTo(3600);
    const times = it.events.filter((e) => e.kind === 'loadRestored').map((e) => e.timeS);
    // 5 MW a minute and 2 MW of margin: a feeder of 10 MW fits when 12 MW can be ramped. The last one never
    // does, since 2 MW of the unit's 100 stay free.
    expect(times.length).toBe(2);
    expect(times.every((timeS) => timeS % 60 === 0)).toBe(true);
    expect(it.servedMw()).toBeCloseTo(90, 9);
    // then, three hours after the loss, the rota
    expect(it.engine.nextTimeS()).toBe(10800);
  });

  it('restores a bus load by what is ramped each minute', () => {
    const it = startEngine(aggregate(90, [60, 30]));
    it.lose('generator:g1');
    const servedMw = it.servedMw();
    it.runTo(60);
    // 60 s at 5 MW a minute.
    expect(it.servedMw()).toBeCloseTo(servedMw + 5, 6);
    it.runTo(3600);
    expect(it.servedMw()).toBeCloseTo(90, 6);
    expect(it.feederState('bus:A')).toBe(feederStates.served);
  });

  it('ramps a surplus down, then trips the smallest unit', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference', loadMw: 20 }), bus('B', { loadMw: 60 })],
      [branch('l', 'A', 'B')],
      [generator('a', 'A', { outputMw: 50, minMw: 20 }), generator('b', 'A', { outputMw: 30, minMw: 10 })],
    );
    const it = startEngine(region);
    it.lose('branch:l');
    // 60 too much: 2.5 + 2.5 ramped, b (27.5) tripped, 47.5 against 20: a goes too, and nothing is left.
    expect(it.kinds()).toContain('generatorTripped');
    expect(it.events.filter((e) => e.kind === 'generatorTripped').map((e) => e.id)).toEqual(['b', 'a']);
    expect(it.servedMw()).toBe(0);
  });

  it('follows demand up and down without shedding while there is room', () => {
    const it = startEngine(aggregate(100, [50, 50]));
    const { engine } = it;
    for (const [timeS, mw] of [
      [900, 130],
      [1800, 60],
      [2700, 100],
    ]) {
      engine.setDemand(Float64Array.of(mw));
      engine.settle(timeS);
      expect(it.servedMw()).toBeCloseTo(mw, 9);
      expect(engine.state.balanceErrorMw).toBeLessThan(1e-9);
    }
    expect(it.events).toEqual([]);
  });

  it('sheds only what is missing when demand outgrows the units slowly', () => {
    const it = startEngine(aggregate(100, [50, 50]));
    it.engine.setDemand(Float64Array.of(230));
    it.engine.settle(3600);
    expect(it.servedMw()).toBeCloseTo(200, 6);
    expect(it.kinds()).toEqual(['loadShed']);
    it.engine.setDemand(Float64Array.of(150));
    it.engine.settle(7200);
    it.runTo(10_000);
    expect(it.servedMw()).toBeCloseTo(150, 6);
  });

  it('lowers a unit to what the weather leaves it', () => {
    const it = startEngine(aggregate(100, [50, 50]));
    it.engine.setAvailable(1, 20);
    it.engine.settle(900);
    expect(it.engine.state.generatorOutputMw[1]).toBeCloseTo(20, 9);
    expect(it.servedMw()).toBeCloseTo(100, 9);
  });
});
