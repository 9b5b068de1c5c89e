import { describe, expect, it } from 'vitest';
import type { Bus, Grid } from '../../../src/model/grid';
import { acCaseOfFile } from '../../../src/power/ac/ac-case';
import { type AcFlow, solveAcFlow } from '../../../src/power/ac/ac-flow';
import { issuesOfAcFlow, voltagesOutside } from '../../../src/power/ac/voltage-limits';
import { prepareGrid } from '../../../src/power/flow/grid-structure';
import { sayIssue } from '../../../src/words/catalogue';
import { branch, bus, generator } from '../../builders/grid';

const lossless = { busIx: [], branchIx: [], generatorIx: [] };

function prepare(grid: Grid) {
  const prepared = prepareGrid(grid);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  return prepared.value;
}

function solve(
  grid: Grid,
  losses: { busIx: number[]; branchIx: number[]; generatorIx: number[] } = lossless,
): AcFlow {
  const structure = prepare(grid);
  const found = solveAcFlow(structure, acCaseOfFile(structure, losses));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** A unit at 1 p.u., one branch, one load; base 100 MVA. */
function twoBuses(load: Partial<Bus>, line: Parameters<typeof branch>[3] = {}): Grid {
  return {
    baseMva: 100,
    buses: [bus('1', { type: 'reference' }), bus('2', load)],
    branches: [branch('a', '1', '2', { reactancePu: 0.1, ...line })],
    generators: [generator('g', '1', { maxMw: 1000, minMvar: -500, maxMvar: 500 })],
    dcLines: [],
  };
}

describe('AC power flow', () => {
  it('finds the upper voltage of a load behind a reactance: v² = (1 + √(1 - 4 x² p²)) / 2', () => {
    for (const p of [0.5, 2, 4.5]) {
      const flow = solve(twoBuses({ loadMw: 100 * p }));
      expect(flow.status).toBe('solved');
      const squared = (1 + Math.sqrt(1 - 4 * 0.01 * p * p)) / 2;
      expect(flow.voltagePu[1]).toBeCloseTo(Math.sqrt(squared), 8);
      expect(Math.sin(-flow.angleRad[1])).toBeCloseTo((p * 0.1) / Math.sqrt(squared), 8);
      expect(flow.lossMw).toBeCloseTo(0, 6);
      // the reactance draws x p² / v² MVAr
      expect(flow.generatorMvar[0]).toBeCloseTo((100 * 0.1 * p * p) / squared, 5);
    }
  });

  it('has no answer beyond the most that the reactance can carry, 1 / (2 x), and says so with the mismatch', () => {
    const grid = twoBuses({ loadMw: 510 });
    const flow = solve(grid);
    expect(flow.status).toBe('notConverged');
    expect(flow.islandOutcome[0].mismatchPu).toBeGreaterThan(1e-8);
    expect(Number.isFinite(flow.islandOutcome[0].mismatchPu)).toBe(true);
    expect(flow.voltagePu).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(flow.lossMw).toBeNaN();
    const structure = prepare(grid);
    const issues = issuesOfAcFlow(structure, acCaseOfFile(structure, lossless), flow);
    expect(issues.map((it) => it.code)).toEqual(['ac.notConverged', 'ac.noReactiveDemand']);
    expect(issues.map((it) => sayIssue(it)).join(' ')).not.toContain('{');
  });

  it('turns and steps an idle voltage as tap and phase shift say', () => {
    const flow = solve(twoBuses({}, { tap: 1.05, shiftRad: 0.3 }));
    expect(flow.voltagePu[1]).toBeCloseTo(1 / 1.05, 9);
    expect(flow.angleRad[1]).toBeCloseTo(-0.3, 9);
  });

  it('books losses, charging and shunts: r i² of the branch, b v² of its halves, g v² of the bus', () => {
    const flow = solve(
      twoBuses(
        { loadMw: 50, loadMvar: 20, shuntMw: 3, shuntMvar: 7 },
        { resistancePu: 0.02, chargingPu: 0.04 },
      ),
    );
    const v = flow.voltagePu[1];
    expect(-flow.toMw[0]).toBeCloseTo(50 + 3 * v * v, 5);
    expect(-flow.toMvar[0]).toBeCloseTo(20 - 7 * v * v, 5);
    // current in the series impedance, from the to end, p.u.
    const p = -flow.toMw[0] / 100;
    const q = -flow.toMvar[0] / 100 - 0.02 * v * v;
    expect(flow.lossMw).toBeCloseTo((100 * 0.02 * (p * p + q * q)) / (v * v), 5);
  });

  it('solves each island by itself; what has no unit is dead, and only what failed has no answer', () => {
    const grid: Grid = {
      baseMva: 100,
      buses: [
        bus('1', { type: 'reference' }),
        bus('2', { loadMw: 50, loadMvar: 10 }),
        bus('3', { loadMw: 600 }),
        bus('4'),
        bus('5', { loadMw: 10 }),
      ],
      branches: [branch('a', '1', '2'), branch('b', '2', '3'), branch('c', '3', '4'), branch('d', '2', '5')],
      generators: [generator('g', '1', { maxMw: 900 }), generator('h', '4', { maxMw: 700, voltagePu: 1.02 })],
      dcLines: [],
    };
    const flow = solve(grid, { busIx: [], branchIx: [1, 3], generatorIx: [] });
    expect(flow.islandStatus).toEqual(['solved', 'notConverged', 'dead']);
    expect(flow.status).toBe('notConverged');
    expect(flow.islandReferenceIx).toEqual(Int32Array.of(0, 3, -1));
    expect(flow.voltagePu[0]).toBe(1);
    expect(flow.voltagePu[1]).toBeLessThan(1);
    expect(Number.isNaN(flow.voltagePu[3])).toBe(true);
    expect(flow.fromMw[2]).toBeNaN();
    expect(Array.from(flow.fromMw.filter((_, k) => k === 1 || k === 3))).toEqual([0, 0]);
    grid.buses[2].loadMw = 60;
    const eased = solve(grid, { busIx: [], branchIx: [1, 3], generatorIx: [] });
    expect(eased.islandStatus).toEqual(['solved', 'solved', 'dead']);
    expect(eased.status).toBe('solved');
    expect(eased.voltagePu[3]).toBe(1.02);
    expect(eased.generatorMw[1]).toBeCloseTo(60, 6);
    expect(solve(grid, { busIx: [], branchIx: [], generatorIx: [0, 1] }).status).toBe('dead');
  });

  it('comes back from useless angles in the file by those of the DC flow', () => {
    const grid = twoBuses({ loadMw: 400, angleRad: 2.5, voltagePu: 0.2 });
    expect(solve(grid).voltagePu[1]).toBeCloseTo(solve(twoBuses({ loadMw: 400 })).voltagePu[1], 8);
  });

  it('names branches without impedance and solves one without reactance alone', () => {
    const structure = prepare(twoBuses({ loadMw: 5 }, { reactancePu: 0 }));
    const found = solveAcFlow(structure, acCaseOfFile(structure, lossless));
    expect(found.ok ? [] : found.error.map((it) => [it.code, it.where?.id])).toEqual([
      ['ac.zeroImpedance', 'a'],
    ]);
    expect(solve(twoBuses({ loadMw: 5 }, { reactancePu: 0, resistancePu: 0.01 })).status).toBe('solved');
  });

  it('lists voltages outside the limits of their bus, and takes no limit from 0', () => {
    const grid = twoBuses({ loadMw: 400, minVoltagePu: 0.95 });
    grid.buses[0].maxVoltagePu = 0.99;
    const outside = voltagesOutside(prepare(grid), solve(grid));
    expect(outside.map((it) => it.busIx)).toEqual([0, 1]);
    grid.buses[0].maxVoltagePu = 0;
    grid.buses[1].minVoltagePu = 0;
    expect(voltagesOutside(prepare(grid), solve(grid))).toEqual([]);
  });

  it('counts units beyond their reactive limits', () => {
    const grid = twoBuses({ loadMw: 400, loadMvar: 1 });
    grid.generators[0].maxMvar = 20;
    const structure = prepare(grid);
    const issues = issuesOfAcFlow(structure, acCaseOfFile(structure, lossless), solve(grid));
    expect(issues).toMatchObject([{ code: 'ac.reactiveBeyondLimits', params: { count: 1 } }]);
  });
});
