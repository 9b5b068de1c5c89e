import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/model/grid';
import { emptyRegion, type Region } from '../../../src/model/region';
import { branchStates, busStates, generatorStates } from '../../../src/model/run-record';
import { defaultPolicies } from '../../../src/model/scenario';
import { checkVoltages, type GridMoment, type VoltageCheck } from '../../../src/power/ac/voltage-check';
import { preparePower } from '../../../src/power/prepare-power';
import { startPower } from '../../../src/power/start-power';
import { bundledProject } from '../../builders/bundled-project';
import { branch, bus, generator } from '../../builders/grid';
import { feeder } from '../../builders/power-engine';

/** Units at 1 and 3 with loads at 2 and 4; 4 hangs on branch c. */
function chain(): Grid {
  const line = { resistancePu: 0.01, reactancePu: 0.1 };
  return {
    baseMva: 100,
    buses: [
      bus('1', { type: 'reference' }),
      bus('2', { loadMw: 120, loadMvar: 40, minVoltagePu: 0.95 }),
      bus('3', { type: 'voltageControlled' }),
      bus('4', { loadMw: 40, loadMvar: 10, minVoltagePu: 0.95 }),
    ],
    branches: [branch('a', '1', '2', line), branch('b', '2', '3', line), branch('c', '3', '4', line)],
    generators: [
      generator('g', '1', { outputMw: 80, maxMw: 120, minMvar: -99, maxMvar: 99 }),
      generator('h', '3', { outputMw: 80, maxMw: 100, minMvar: -99, maxMvar: 99 }),
    ],
    dcLines: [],
  };
}

function regionOf(grid: Grid): Region {
  const region = emptyRegion('chain');
  region.grid = grid;
  return region;
}

function prepare(region: Region) {
  const prepared = preparePower(region);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  return prepared.value;
}

function intact(part: Partial<GridMoment> = {}): GridMoment {
  return {
    busState: [0, 0, 0, 0],
    branchState: [0, 0, 0],
    generatorState: [0, 0],
    generatorOutputMw: [80, 80],
    feederServedMw: [120, 40],
    ...part,
  };
}

function check(
  moment: GridMoment,
  grid: Grid = chain(),
  powerFactor = 0.95,
  region = regionOf(grid),
): VoltageCheck {
  const { structure, feeders } = prepare(region);
  const found = checkVoltages(structure, feeders, moment, powerFactor);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

describe('voltage check of a moment', () => {
  it('shares the losses by room, so that no unit is moved beyond its Pmax', () => {
    const { flow, issues, outside } = check(intact());
    expect(flow.status).toBe('solved');
    const [g, h] = flow.generatorMw;
    expect(g + h).toBeCloseTo(160 + flow.lossMw, 5);
    expect(flow.lossMw).toBeGreaterThan(1);
    // room of 40 and 20 MW
    expect((g - 80) / (h - 80)).toBeCloseTo(2, 1);
    expect(outside).toEqual([]);
    expect(issues.map((it) => it.code)).toEqual(['ac.checkOnly']);
  });

  it('takes the MVAr of a load down with its MW', () => {
    const half = check(intact({ feederServedMw: [60, 40], generatorOutputMw: [50, 50] })).flow;
    const full = check(intact()).flow;
    // what arrives over branch a and does not leave over b
    expect(-half.toMvar[0] - half.fromMvar[1]).toBeCloseTo(20, 6);
    expect(-full.toMvar[0] - full.fromMvar[1]).toBeCloseTo(40, 6);
  });

  it('lists low voltages of a weakened grid in the order of the buses and leaves dead parts out', () => {
    const grid = chain();
    grid.buses[1].loadMvar = 60;
    const moment = intact({
      busState: [busStates.live, busStates.live, busStates.lost, busStates.dead],
      branchState: [branchStates.live, branchStates.dead, branchStates.dead],
      generatorState: [generatorStates.running, generatorStates.off],
      generatorOutputMw: [120, 0],
      feederServedMw: [120, 0],
    });
    const { flow, outside, issues } = check(moment, grid);
    expect(flow.status).toBe('solved');
    expect(outside).toMatchObject([{ busIx: 1, minVoltagePu: 0.95 }]);
    expect(outside[0].voltagePu).toBeLessThan(0.95);
    expect(flow.voltagePu[3]).toBeNaN();
    // the unit is at its Pmax already
    expect(issues).toMatchObject([
      { code: 'ac.checkOnly' },
      { code: 'ac.lossesBeyondUnits', params: { id: '1' } },
    ]);
  });

  it('says when a moment has no voltages at all', () => {
    const grid = chain();
    for (const it of grid.branches) it.reactancePu = 1;
    const { flow, outside, issues } = check(intact(), grid);
    expect(flow.status).toBe('notConverged');
    expect(outside).toEqual([]);
    expect(issues.map((it) => it.code)).toContain('ac.notConverged');
  });

  it('reads the state of the engine itself, which it does not change', () => {
    const { region } = bundledProject();
    const prepared = prepare(region);
    const started = startPower(prepared, { policies: defaultPolicies, sink: () => 0 });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    const engine = started.value;
    engine.settle(0);
    const before = JSON.stringify(Object.values(engine.state));
    const found = checkVoltages(prepared.structure, prepared.feeders, engine.state, 0.95);
    expect(JSON.stringify(Object.values(engine.state))).toBe(before);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const { flow, issues } = found.value;
    expect(flow.status).toBe('solved');
    const servedMw = engine.state.feederServedMw.reduce((sum, mw) => sum + mw, 0);
    const generatedMw = flow.generatorMw.reduce((sum, mw) => sum + mw, 0);
    expect(generatedMw).toBeCloseTo(servedMw + flow.lossMw, 3);
    expect(flow.lossMw / servedMw).toBeGreaterThan(0.001);
    expect(flow.lossMw / servedMw).toBeLessThan(0.06);
    // the made-up region states no MVAr, and the reader is told what is taken instead
    const { loadBusCount } = found.value;
    expect(issues).toContainEqual({
      severity: 'warning',
      code: 'ac.powerFactorAssumed',
      params: { count: loadBusCount, of: loadBusCount, powerFactor: 0.95 },
    });
    expect(flow.voltagePu.some((it) => it < 0.999)).toBe(true);
  });

  /** The chain with the given MVAr at 2 and 4. */
  function withMvar(at2: number, at4: number): Grid {
    const grid = chain();
    grid.buses[1].loadMvar = at2;
    grid.buses[3].loadMvar = at4;
    return grid;
  }

  it('takes the power factor where a grid states no MVAr, as if the file had stated them', () => {
    const assumed = check(intact(), withMvar(0, 0), 0.8);
    const stated = check(intact(), withMvar(90, 30), 0.5);
    assumed.flow.voltagePu.forEach((it, bus) => {
      expect(it).toBeCloseTo(stated.flow.voltagePu[bus], 9);
    });
    expect([assumed.assumedBusCount, assumed.loadBusCount]).toEqual([2, 2]);
    expect(stated.assumedBusCount).toBe(0);
    expect(stated.issues.map((it) => it.code)).not.toContain('ac.powerFactorAssumed');
  });

  it('takes a 0 for stated where other loads of the grid have MVAr, but not for feeders', () => {
    const known = check(intact(), withMvar(40, 0), 0.8);
    expect(known.assumedBusCount).toBe(0);
    const region = regionOf(withMvar(40, 0));
    region.grid.buses[3].loadMw = 0;
    region.feeders = [feeder('f', '4', 40)];
    const fed = check(intact({ feederServedMw: [40, 120] }), region.grid, 0.8, region);
    expect(fed.assumedBusCount).toBe(1);
    const stated = check(intact(), withMvar(40, 30));
    expect(fed.flow.voltagePu[3]).toBeCloseTo(stated.flow.voltagePu[3], 9);
    expect(known.flow.voltagePu[3]).toBeGreaterThan(fed.flow.voltagePu[3]);
  });

  it('assumes no MVAr at a power factor of 1, and warns of it', () => {
    const { assumedBusCount, issues } = check(intact(), withMvar(0, 0), 1);
    expect(assumedBusCount).toBe(0);
    expect(issues.map((it) => it.code)).toContain('ac.noReactiveDemand');
  });
});
