import { describe, expect, it } from 'vitest';
import { branch, bus, generator } from '../../builders/grid';
import { gridRegion, startEngine } from '../../builders/power-engine';
import { driveLoads, storeOnBus, storeSettings } from '../../builders/storage-run';

const hourS = 3600;

describe('a store that gives', () => {
  it('covers what the others cannot until it is empty, at its exact time, and is the cause of what is shed then', () => {
    const it = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 40, loadMw: 50 }, 1);
    const { engine } = it;
    engine.setDemand(Float64Array.of(70));
    engine.settle(900);
    expect([...engine.state.generatorOutputMw]).toEqual([60, 10]);
    expect(it.servedMw()).toBeCloseTo(70, 9);
    // 40 MWh give 36 to the grid: 3.6 h at 10 MW
    const emptyS = 900 + 3.6 * hourS;
    expect(engine.nextTimeS()).toBeCloseTo(emptyS, 6);
    engine.settle(900 + hourS);
    expect(engine.state.storedMwh[0]).toBeCloseTo(40 - 10 / 0.9, 9);
    it.runTo(5 * hourS);
    const emptied = it.events.findIndex((e) => e.kind === 'storageEmptied');
    expect(it.events[emptied]).toMatchObject({ component: 'generator', id: 'store' });
    expect(it.events[emptied].timeS).toBeCloseTo(emptyS, 6);
    expect(it.events[emptied].valueMw).toBeCloseTo(10, 9);
    const shed = it.events.find((e) => e.kind === 'loadShed');
    expect(shed?.causeIx).toBe(emptied);
    expect(shed?.valueMw).toBeCloseTo(10, 9);
    expect(it.servedMw()).toBeCloseTo(60, 9);
    expect(Math.abs(engine.state.storedMwh[0])).toBeLessThan(1e-9);
    expect(engine.state.balanceErrorMw).toBeLessThan(1e-9);
  });

  it('takes on no more than it can hold to the next step', () => {
    const it = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 40, loadMw: 50 }, 0.025);
    it.engine.setDemand(Float64Array.of(80));
    it.engine.settle(0);
    // 1 MWh gives 0.9 to the grid: 3.6 MW for a quarter of an hour
    expect(it.engine.state.generatorOutputMw[1]).toBeCloseTo(3.6, 4);
    expect(it.engine.nextTimeS()).toBeCloseTo(900, 2);
    it.runTo(900);
    it.engine.setDemand(Float64Array.of(70));
    it.engine.settle(900);
    expect(it.events.find((e) => e.kind === 'storageEmptied')?.timeS).toBe(900);
    expect(it.engine.state.generatorOutputMw[1]).toBe(0);
    expect(it.engine.state.storedMwh[0]).toBeGreaterThan(0);
    expect(it.engine.state.storedMwh[0]).toBeLessThan(1e-5);
  });

  it('answers a loss within its 30 s and is then relieved by the slower units', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference', loadMw: 70 })],
      [],
      [
        generator('a', 'A', { outputMw: 40 }),
        generator('b', 'A', { outputMw: 30 }),
        generator('store', 'A', { technology: 'storage', maxMw: 30, energyMwh: 60 }),
      ],
    );
    const it = startEngine(region, {}, storeSettings(1));
    it.lose('generator:b');
    // 2.5 MW of a, the rest from the store
    const { generatorOutputMw } = it.engine.state;
    expect(generatorOutputMw[2]).toBeCloseTo(27.5, 9);
    expect(it.servedMw()).toBeCloseTo(70, 9);
    expect(it.kinds()).toEqual(['componentLost']);
    // 5 MW a minute
    it.engine.settle(120);
    expect(generatorOutputMw[2]).toBeCloseTo(17.5, 9);
    it.engine.settle(900);
    // relieved, and charged with what a has beyond 10 % of the need: 100 - 70 - 7
    expect(generatorOutputMw[2]).toBeLessThanOrEqual(0);
    expect(it.servedMw()).toBeCloseTo(70, 9);
  });
});

describe('a store that is charged', () => {
  it('takes what others can spare, loses a tenth on the way, and is full at its exact time', () => {
    const it = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 40, loadMw: 30 }, 0.5);
    const { engine } = it;
    engine.settle(0);
    expect([...engine.state.generatorOutputMw]).toEqual([50, -20]);
    // 20 MWh of room at 18 MW
    const fullS = (20 / 18) * hourS;
    expect(engine.nextTimeS()).toBeCloseTo(fullS, 6);
    it.runTo(2 * hourS);
    expect(it.events).toHaveLength(1);
    expect(it.events[0]).toMatchObject({ kind: 'storageFull', id: 'store' });
    expect(it.events[0].timeS).toBeCloseTo(fullS, 6);
    expect(engine.state.storedMwh[0]).toBeCloseTo(40, 9);
    expect([...engine.state.generatorOutputMw]).toEqual([30, 0]);
  });

  it('leaves 10 % of the need as headroom and gives way when demand takes it', () => {
    const it = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 400, loadMw: 45 }, 0.5);
    const { engine } = it;
    engine.settle(0);
    expect(engine.state.generatorOutputMw[1]).toBeCloseTo(-(60 - 45 - 4.5), 9);
    engine.setDemand(Float64Array.of(50));
    engine.settle(900);
    expect(engine.state.generatorOutputMw[1]).toBeCloseTo(-5, 9);
    engine.setDemand(Float64Array.of(58));
    engine.settle(1800);
    expect(engine.state.generatorOutputMw[1]).toBeCloseTo(0, 9);
    expect(it.events).toEqual([]);
  });

  it('is not charged while anything is shed, nor past 90 % of a line', () => {
    const short = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 40, loadMw: 50 }, 0);
    short.engine.setDemand(Float64Array.of(70));
    short.engine.settle(0);
    expect(short.engine.state.generatorOutputMw[1]).toBe(0);
    expect(short.servedMw()).toBeCloseTo(60, 9);

    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B', { loadMw: 20 })],
      [branch('l', 'A', 'B', { ratingAMw: 40 })],
      [
        generator('plant', 'A', { technology: 'hydro', outputMw: 20 }),
        generator('store', 'B', { technology: 'storage', maxMw: 50, energyMwh: 100 }),
      ],
    );
    const it = startEngine(region, {}, storeSettings(0));
    it.engine.settle(0);
    expect(it.engine.state.generatorOutputMw[1]).toBeCloseTo(-16, 9);
    expect(it.engine.state.branchLoading[0]).toBeCloseTo(0.9, 9);
  });

  it('takes what sun and wind give beyond the need before they are held back', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference', loadMw: 30 })],
      [],
      [
        generator('plant', 'A', { technology: 'hydro', outputMw: 20, minMw: 20 }),
        generator('sun', 'A', { technology: 'solar', outputMw: 10, maxMw: 50 }),
        generator('store', 'A', { technology: 'storage', maxMw: 15, energyMwh: 100 }),
      ],
    );
    const it = startEngine(region, {}, storeSettings(0));
    it.engine.setAvailable(1, 40);
    it.engine.settle(900);
    // 60 against 30: the plant cannot go below 20, the store takes 15, so 25 of 40 are used
    expect([...it.engine.state.generatorOutputMw].map((mw) => Number(mw.toFixed(9)))).toEqual([20, 25, -15]);
    it.engine.setAvailable(1, 0);
    it.engine.settle(1800);
    expect(it.engine.state.generatorOutputMw[1]).toBe(0);
    expect(it.servedMw()).toBeCloseTo(30, 9);
  });
});

describe('the energy of a store', () => {
  it('is what went in less what came out, each with its loss', () => {
    const it = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 40, loadMw: 50 }, 0.5);
    const loadsMw = Array.from({ length: 192 }, (_, i) => 50 + 25 * Math.sin((i * 2 * Math.PI) / 96));
    const sums = driveLoads(it, loadsMw);
    expect(sums.givenMwh).toBeGreaterThan(10);
    expect(sums.takenMwh).toBeGreaterThan(10);
    expect(it.kinds()).toContain('storageEmptied');
    expect(it.kinds()).toContain('storageFull');
    const expected = 20 + 0.9 * sums.takenMwh - sums.givenMwh / 0.9;
    expect(Math.abs(it.engine.state.storedMwh[0] - expected)).toBeLessThan(1e-9);
  });

  it('tells two events of one store as cause and effect: empty, then full again', () => {
    const it = storeOnBus({ unitMw: 60, storeMw: 20, energyMwh: 10, loadMw: 50 }, 0.5);
    driveLoads(it, [...Array(8).fill(75), ...Array(16).fill(40)]);
    const emptied = it.events.findIndex((e) => e.kind === 'storageEmptied');
    const full = it.events.find((e) => e.kind === 'storageFull');
    expect(emptied).toBeGreaterThanOrEqual(0);
    expect(full?.causeIx).toBe(emptied);
  });
});
