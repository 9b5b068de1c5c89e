import { describe, expect, it } from 'vitest';
import { generatorStates } from '../../src/model/run-record';
import { branch, bus, generator } from '../builders/grid';
import { feeder, gridRegion, type StartedEngine, startEngine } from '../builders/power-engine';

const hourS = 3600;

/** A coal unit and a hydro unit that both run, with load for both. */
function pair() {
  return startEngine(
    gridRegion(
      [bus('A', { type: 'reference' }), bus('B')],
      [branch('ab', 'A', 'B')],
      [
        generator('coal', 'A', { outputMw: 60, maxMw: 100, technology: 'coal', crankingMw: 6 }),
        generator('hydro', 'B', { outputMw: 40, maxMw: 150, technology: 'hydro', rampMwPerMin: 20 }),
      ],
      Array.from({ length: 10 }, (_, i) => feeder(`f${i}`, 'B', 10)),
    ),
  );
}

function hold(it: StartedEngine, held: boolean, timeS: number): number {
  it.runTo(timeS);
  const kind = held ? 'generatorStopped' : 'coolingReturned';
  it.events.push({ timeS, kind, component: 'generator', id: 'coal' });
  const eventIx = it.events.length - 1;
  it.engine.setHeld(0, held, eventIx);
  it.engine.settle(timeS);
  return eventIx;
}

describe('a unit that is kept out of service', () => {
  it('stops at once, which sheds load in steps, and is the cause of it', () => {
    const it = pair();
    const stopIx = hold(it, true, 1000);
    expect(it.engine.state.generatorState[0]).toBe(generatorStates.tripped);
    // 60 MW short, 10 MW in 30 s: 50 % of the load is seven steps, one more than there are
    expect(it.events.find((e) => e.kind === 'islandWentDark')?.causeIx).toBe(stopIx);
  });

  it('does not start while it is held, and starts as from cold with cranking power once it is let go', () => {
    const it = pair();
    hold(it, true, 1000);
    it.runTo(20 * hourS);
    expect(it.engine.state.generatorState[0]).toBe(generatorStates.tripped);
    expect(it.events.some((e) => e.kind === 'generatorCranked')).toBe(false);
    const backIx = hold(it, false, 20 * hourS);
    const cranked = it.events.find((e) => e.kind === 'generatorCranked');
    expect(cranked).toMatchObject({ timeS: 20 * hourS, id: 'coal', causeIx: backIx, valueMw: 6 });
    it.runTo(40 * hourS);
    expect(it.engine.state.generatorState[0]).toBe(generatorStates.running);
    const started = it.events.find((e) => e.kind === 'generatorStarted');
    // warm after 8 h: 5 h
    expect(started?.timeS).toBeGreaterThan(20 * hourS + 3 * hourS);
    expect(it.servedMw()).toBeCloseTo(100, 6);
  });

  it('keeps a black-start unit from starting too', () => {
    const it = startEngine(
      gridRegion(
        [bus('A', { type: 'reference', loadMw: 50 })],
        [],
        [generator('gas', 'A', { outputMw: 50, technology: 'gasTurbine', blackStart: true })],
      ),
    );
    const events = it.events;
    events.push({ timeS: 100, kind: 'generatorStopped', component: 'generator', id: 'gas' });
    it.engine.setHeld(0, true, 0);
    it.engine.settle(100);
    it.runTo(30 * hourS);
    expect(it.servedMw()).toBe(0);
    it.engine.setHeld(0, false, 0);
    it.engine.settle(30 * hourS);
    it.runTo(40 * hourS);
    expect(it.servedMw()).toBeCloseTo(50, 6);
  });
});

describe('a unit whose limit falls with a cause', () => {
  it('sheds only what others cannot take over in the time since they last moved, and names the cause', () => {
    const it = pair();
    it.runTo(900);
    it.events.push({ timeS: 900, kind: 'generatorDerated', component: 'generator', id: 'coal' });
    const ix = it.events.length - 1;
    it.engine.setAvailable(0, 30, ix);
    it.engine.settle(900);
    expect(it.engine.state.generatorOutputMw[0]).toBeCloseTo(30, 9);
    expect(it.servedMw()).toBeCloseTo(100, 6);
    it.engine.setAvailable(1, 50, ix);
    it.engine.settle(1800);
    expect(it.servedMw()).toBeCloseTo(80, 6);
    expect(it.events.find((e) => e.kind === 'loadShed')?.causeIx).toBe(ix);
  });
});
