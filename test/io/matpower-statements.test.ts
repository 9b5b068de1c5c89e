import { describe, expect, it } from 'vitest';
import { evaluate, type Variables } from '../../src/io/matpower/matlab-expression';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { caseText } from '../builders/case-text';

function value(text: string, variables: Variables = new Map()) {
  return Array.from(evaluate(text, variables).data);
}

describe('expressions', () => {
  it.each([
    ['2 + 3 * 4', [14]],
    ['-2^2', [-4]],
    ['2^-1', [0.5]],
    ['(1 + 2)^2 / 3', [3]],
    ['[1 -2]', [1, -2]],
    ['[1 - 2]', [-1]],
    ['[1, 2; 3, 4]', [1, 3, 2, 4]],
    ["[1 2 3]'", [1, 2, 3]],
    ['3:-1:1', [3, 2, 1]],
    ['[1 2 3] .* [4 5 6]', [4, 10, 18]],
    ['[1 2; 3 4] * [1; 1]', [3, 7]],
    ['find([0 4 0 5] > 0)', [2, 4]],
    ['sqrt(16) + abs(-1)', [5]],
    ['1e3 / 0.5', [2000]],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('statements after the tables', () => {
  const indices = [
    '[PQ, PV, REF, NONE, BUS_I, BUS_TYPE, PD, QD, GS, BS, BUS_AREA, VM, ...',
    '    VA, BASE_KV, ZONE, VMAX, VMIN, LAM_P, LAM_Q, MU_VMAX, MU_VMIN] = idx_bus;',
    '[F_BUS, T_BUS, BR_R, BR_X, BR_B, RATE_A, RATE_B, RATE_C, ...',
    '    TAP, SHIFT, BR_STATUS, PF, QF, PT, QT, MU_SF, MU_ST, ...',
    '    ANGMIN, ANGMAX, MU_ANGMIN, MU_ANGMAX] = idx_brch;',
  ];

  function read(...lines: string[]) {
    return parseMatpower([caseText, ...lines].join('\n'), 'three.m');
  }

  it('turn ohms into per unit and kW into MW', () => {
    const { value: region, issues } = read(
      ...indices,
      'Vbase = mpc.bus(1, BASE_KV) * 1e3;      %% in Volts',
      'Sbase = mpc.baseMVA * 1e6;              %% in VA',
      'mpc.branch(:, [BR_R BR_X]) = mpc.branch(:, [BR_R BR_X]) / (Vbase^2 / Sbase);',
      'mpc.bus(:, [PD, QD]) = mpc.bus(:, [PD, QD]) / 1e3;',
    );
    expect(issues).toEqual([]);
    expect(region?.grid.branches[0].resistancePu).toBeCloseTo(0.01 / 121, 15);
    expect(region?.grid.branches[0].reactancePu).toBeCloseTo(0.1 / 121, 15);
    expect(region?.grid.branches[0].chargingPu).toBe(0.02);
    expect(region?.grid.buses[1]).toMatchObject({ loadMw: 0.05, loadMvar: 0.01 });
  });

  it('split apparent power by a power factor', () => {
    const { value: region, issues } = read(
      'define_constants;',
      'pf = 0.85;',
      'mpc.bus(:, QD) = mpc.bus(:, PD) * sin(acos(pf));',
      'mpc.bus(:, PD) = mpc.bus(:, PD) * pf;',
    );
    expect(issues).toEqual([]);
    expect(region?.grid.buses[1].loadMw).toBeCloseTo(42.5, 12);
    expect(region?.grid.buses[1].loadMvar).toBeCloseTo(50 * Math.sqrt(1 - 0.85 ** 2), 12);
  });

  it('set some rows', () => {
    const { value: region, issues } = read(
      'mpc.branch(mpc.branch(:, 6) == 0, 6) = 9900;',
      'mpc.gen(end, 9) = 250;',
      'mpc.branch(3, 11) = 1;',
    );
    expect(issues).toEqual([]);
    expect(region?.grid.branches.map((it) => [it.ratingAMw, it.inService])).toEqual([
      [100, true],
      [9900, true],
      [100, true],
    ]);
    expect(region?.grid.generators[0].maxMw).toBe(250);
  });

  it('that change the case and cannot be run are errors', () => {
    for (const line of [
      'mpc = scale_load(1.2, mpc);',
      'mpc.bus(2, :) = [];',
      "mpc.bus(:, 3) = load('x.mat');",
      'for i = 1:3, mpc.bus(i, 3) = 0; end',
    ])
      expect(read(line).issues[0], line).toMatchObject({
        severity: 'error',
        code: 'matpower.notRun',
        where: { line: 17 },
      });
  });

  it("of a helper function below the case are not the case's", () => {
    const { value: region, issues } = read(
      '',
      'function x = idx_bus',
      'mpc.baseMVA = 1;',
      'mpc.bus(:, 3) = f(2);',
    );
    expect(issues).toEqual([]);
    expect(region?.grid.baseMva).toBe(100);
  });

  it('that touch nothing in use are passed over', () => {
    const { issues } = read("disp('hello');", 'mpc.userdata.x = {1, {2}};');
    expect(issues.every((it) => it.severity === 'warning')).toBe(true);
  });
});
