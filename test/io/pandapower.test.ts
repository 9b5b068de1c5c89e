import { describe, expect, it } from 'vitest';
import { parsePandapower } from '../../src/io/pandapower/parse-pandapower';
import { readFile } from '../../src/io/read-file';
import type { Branch } from '../../src/model/grid';
import { type Region, regionSchema } from '../../src/model/region';
import { flowOf } from '../builders/grid-flow';
import { type NetForm, type NetTables, netText, ringTables } from '../builders/net-text';

function read(tables: NetTables, form?: NetForm): Region {
  const { value, issues } = parsePandapower(netText(tables, form), 'net.json');
  const errors = issues.filter((it) => it.severity === 'error');
  if (!value || errors.length > 0) throw new Error(JSON.stringify(issues));
  return regionSchema.parse(value);
}

function branchOf(region: Region, id: string): Branch {
  const found = region.grid.branches.find((it) => it.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

function busOf(region: Region, id: string) {
  const found = region.grid.buses.find((it) => it.id === id);
  if (!found) throw new Error(`no bus ${id}`);
  return found;
}

/** A transformer between 110 and 20 kV, 40 MVA, beside the ring. */
function withTrafo(changes: Record<string, unknown>): NetTables {
  const tables = ringTables();
  tables.bus.push({ vn_kv: 20, in_service: true });
  tables.trafo = [
    {
      hv_bus: 1,
      lv_bus: 3,
      sn_mva: 40,
      vn_hv_kv: 110,
      vn_lv_kv: 20,
      vk_percent: 10,
      vkr_percent: 0.5,
      pfe_kw: 0,
      i0_percent: 0,
      shift_degree: 0,
      parallel: 1,
      df: 1,
      in_service: true,
      ...changes,
    },
  ];
  return tables;
}

const xTrafo = Math.sqrt(0.1 * 0.1 - 0.005 * 0.005) * (100 / 40);

describe('lines and loads of a net', () => {
  it('share the load of a ring by their reactances', () => {
    const region = read(ringTables());
    // Reactances 4, 3 and 2 ohm in a ring: the current divides by the way to the external grid.
    const flow = flowOf(region);
    expect(flow.flowMw.get('line:0')).toBeCloseTo((30 * 5 + 20 * 2) / 9, 9);
    expect(flow.flowMw.get('line:2')).toBeCloseTo((30 * 4 + 20 * 7) / 9, 9);
    expect(branchOf(region, 'line:0').reactancePu).toBeCloseTo(4 / 121, 12);
    expect(branchOf(region, 'line:0').ratingAMw).toBeCloseTo(Math.sqrt(3) * 110 * 0.5, 9);
    expect(branchOf(region, 'line:0').chargingPu).toBeCloseTo(2 * Math.PI * 50 * 10e-9 * 10 * 121, 12);
  });

  it.each(['text', 'plain', 'columns'] as const)('are the same with tables as %s', (form) => {
    expect(read(ringTables(), { form }).grid).toEqual(read(ringTables()).grid);
  });

  it('count scaling, parallel systems and what is out of service', () => {
    const tables = ringTables();
    tables.load[0].scaling = 0.5;
    tables.load.push({ bus: 1, p_mw: 99, scaling: 1, in_service: false });
    tables.line[0].parallel = 2;
    tables.line[1].in_service = false;
    const region = read(tables);
    expect(busOf(region, '1').loadMw).toBe(15);
    expect(branchOf(region, 'line:0').reactancePu).toBeCloseTo(2 / 121, 12);
    expect(flowOf(region).flowMw.get('line:0')).toBeCloseTo(15, 9);
    expect(flowOf(region).flowMw.get('line:2')).toBeCloseTo(20, 9);
  });

  it('take every table that draws or gives power', () => {
    const tables = ringTables();
    tables.motor = [
      { bus: 1, pn_mech_mw: 1.8, efficiency_percent: 90, loading_percent: 50, scaling: 2, in_service: true },
    ];
    tables.asymmetric_load = [{ bus: 1, p_a_mw: 1, p_b_mw: 2, p_c_mw: 3, scaling: 0.5, in_service: true }];
    tables.ward = [{ bus: 1, ps_mw: 4, pz_mw: 5, in_service: true }];
    tables.xward = [{ bus: 2, ps_mw: 1, pz_mw: 2, r_ohm: 1, x_ohm: 1, in_service: true }];
    tables.shunt = [{ bus: 2, p_mw: 3, q_mvar: -6, vn_kv: 55, step: 2, in_service: true }];
    tables.sgen = [{ bus: 2, p_mw: 7, scaling: 0.5, type: 'PV', in_service: true }];
    tables.storage = [{ bus: 2, p_mw: 2, scaling: 1, max_e_mwh: 8, in_service: true }];
    tables.gen = [{ bus: 1, p_mw: 10, vm_pu: 1, scaling: 1, slack: false, in_service: true }];
    const region = read(tables);
    expect(busOf(region, '1').loadMw).toBeCloseTo(30 + 2 + 3 + 4, 12);
    expect(busOf(region, '1').shuntMw).toBe(5);
    expect(busOf(region, '2').shuntMw).toBeCloseTo(2 + 3 * 2 * 4, 12);
    expect(busOf(region, '2').shuntMvar).toBeCloseTo(6 * 2 * 4, 12);
    const units = region.grid.generators.map(({ id, outputMw, technology }) => ({
      id,
      outputMw,
      technology,
    }));
    expect(units).toEqual([
      { id: 'ext_grid:0', outputMw: 0, technology: 'interconnection' },
      { id: 'gen:0', outputMw: 10, technology: 'unknown' },
      { id: 'sgen:0', outputMw: 3.5, technology: 'solar' },
      { id: 'storage:0', outputMw: -2, technology: 'storage' },
    ]);
    const needMw = 30 + 20 + 2 + 3 + 4 + 1 + 5 + 26 - 10 - 3.5 + 2;
    expect(flowOf(region).outputMw.get('ext_grid:0')).toBeCloseTo(needMw, 9);
  });

  it('take the power of a shunt from its table of steps', () => {
    const tables = ringTables();
    const shunt = { bus: 2, p_mw: 3, q_mvar: -6, vn_kv: 55, step: 2, in_service: true };
    tables.shunt = [{ ...shunt, step_dependency_table: true, id_characteristic_table: 1 }];
    tables.shunt_characteristic_table = [
      { id_characteristic: 1, step: 1, q_mvar: -25, p_mw: 1 },
      { id_characteristic: 1, step: 2, q_mvar: -55, p_mw: 1.5 },
    ];
    const bus = busOf(read(tables), '2');
    expect(bus.shuntMw).toBeCloseTo(1.5 * 4, 12);
    expect(bus.shuntMvar).toBeCloseTo(55 * 4, 12);
  });

  it('read names of columns of earlier versions', () => {
    const tables = withTrafo({});
    const { vk_percent, vkr_percent, ...rest } = tables.trafo[0];
    const tap = { tp_pos: 1, tp_mid: -1, tp_side: 'hv', tp_st_percent: 2 };
    tables.trafo[0] = { ...rest, vsc_percent: vk_percent, vscr_percent: vkr_percent, ...tap };
    for (const line of tables.line) {
      line.imax_ka = line.max_i_ka;
      delete line.max_i_ka;
    }
    tables.impedance = [{ from_bus: 0, to_bus: 1, r_pu: 0.01, x_pu: 0.2, sn_mva: 50, in_service: true }];
    const region = read(tables, { version: '2.0.0' });
    expect(branchOf(region, 'trafo:0').tap).toBeCloseTo(1.04, 12);
    expect(branchOf(region, 'trafo:0').reactancePu).toBeCloseTo(xTrafo, 12);
    expect(branchOf(region, 'line:0').ratingAMw).toBeCloseTo(Math.sqrt(3) * 110 * 0.5, 9);
    expect(branchOf(region, 'impedance:0').reactancePu).toBeCloseTo(0.4, 12);
  });

  it('hold the angles of several external grids and of slack generators', () => {
    const tables = ringTables();
    tables.ext_grid.push({ bus: 1, vm_pu: 1, va_degree: 2, in_service: true });
    tables.gen = [{ bus: 2, p_mw: 1, vm_pu: 1, scaling: 1, slack: true, in_service: true }];
    const flow = flowOf(read(tables));
    expect(flow.angleDeg.get('1')).toBeCloseTo(2, 12);
    expect(flow.angleDeg.get('2')).toBe(0);
    expect(flow.flowMw.get('line:0')).toBeCloseTo(((-2 * Math.PI) / 180 / (4 / 121)) * 100, 8);
  });

  it('count DC lines in the power flow, with their losses', () => {
    const tables = ringTables();
    tables.dcline = [{ from_bus: 1, to_bus: 2, p_mw: 10, loss_percent: 10, loss_mw: 0.5, in_service: true }];
    const region = read(tables);
    expect(flowOf(region).outputMw.get('ext_grid:0')).toBeCloseTo(50 + 1.5, 9);
    expect(region.grid.dcLinesOn).toBe(true);
  });

  it('leave out what is at a bus out of service', () => {
    const tables = ringTables();
    tables.bus[2].in_service = false;
    const flow = flowOf(read(tables));
    expect(flow.outputMw.get('ext_grid:0')).toBeCloseTo(30, 9);
    expect(flow.angleDeg.get('2')).toBeNaN();
  });

  it('are out of service where no external grid is joined, even with a unit', () => {
    const tables = ringTables();
    tables.line[0].in_service = false;
    tables.line[1].in_service = false;
    tables.gen = [{ bus: 1, p_mw: 10, vm_pu: 1, scaling: 1, slack: false, in_service: true }];
    const { issues } = parsePandapower(netText(tables), 'net.json');
    expect(issues).toMatchObject([{ code: 'pandapower.unreached', params: { count: 1, bus: '1' } }]);
    const flow = flowOf(read(tables));
    expect(flow.angleDeg.get('1')).toBeNaN();
    expect(flow.outputMw.get('ext_grid:0')).toBeCloseTo(20, 9);
  });

  it('read costs of both kinds', () => {
    const tables = ringTables();
    tables.gen = [{ bus: 1, p_mw: 10, vm_pu: 1, scaling: 1, slack: false, in_service: true }];
    tables.poly_cost = [{ element: 0, et: 'ext_grid', cp0_eur: 1, cp1_eur_per_mw: 2, cp2_eur_per_mw2: 3 }];
    tables.pwl_cost = [
      {
        power_type: 'p',
        element: 0,
        et: 'gen',
        points: [
          [0, 10, 2],
          [10, 30, 3],
        ],
      },
    ];
    const [external, unit] = read(tables).grid.generators;
    expect(external.cost?.values).toEqual([3, 2, 1]);
    expect(unit.cost).toMatchObject({ kind: 'piecewise', values: [0, 0, 10, 20, 30, 80] });
  });
});

describe('transformers of a net', () => {
  it('have the reactance of their short-circuit voltage and rating', () => {
    const trafo = branchOf(read(withTrafo({})), 'trafo:0');
    expect(trafo.reactancePu).toBeCloseTo(xTrafo, 12);
    expect(trafo.resistancePu).toBeCloseTo(0.005 * 2.5, 12);
    expect(trafo.tap).toBe(1);
    expect(trafo.ratingAMw).toBe(40);
    const two = branchOf(read(withTrafo({ parallel: 2, df: 0.8 })), 'trafo:0');
    expect(two.reactancePu).toBeCloseTo(xTrafo / 2, 12);
    expect(two.ratingAMw).toBeCloseTo(64, 12);
  });

  const tap = { tap_pos: 2, tap_neutral: 0, tap_step_percent: 1.5, tap_changer_type: 'Ratio' };
  it('change their ratio on the high side, and their reactance too on the low side', () => {
    const high = branchOf(read(withTrafo({ ...tap, tap_side: 'hv' })), 'trafo:0');
    expect(high.tap).toBeCloseTo(1.03, 12);
    expect(high.reactancePu).toBeCloseTo(xTrafo, 12);
    const low = branchOf(read(withTrafo({ ...tap, tap_side: 'lv' })), 'trafo:0');
    expect(low.tap).toBeCloseTo(1 / 1.03, 12);
    expect(low.reactancePu).toBeCloseTo(xTrafo * 1.03 * 1.03, 12);
  });

  it('take no tap without a kind in version 3, and do in version 2', () => {
    const { tap_changer_type: _, ...old } = { ...tap, tap_side: 'hv' };
    expect(branchOf(read(withTrafo({ ...old, tap_changer_type: null })), 'trafo:0').tap).toBe(1);
    const kept = read(withTrafo({ ...old, tap_phase_shifter: false }), { version: '2.14.0' });
    expect(branchOf(kept, 'trafo:0').tap).toBeCloseTo(1.03, 12);
  });

  it('turn by their vector group and by both kinds of phase shifting taps', () => {
    const deg = Math.PI / 180;
    const shiftOf = (changes: Record<string, unknown>) =>
      branchOf(read(withTrafo({ shift_degree: 150, ...changes })), 'trafo:0').shiftRad / deg;
    expect(shiftOf({})).toBeCloseTo(150, 10);
    const ideal = { tap_pos: 3, tap_neutral: 1, tap_step_degree: 1.2, tap_changer_type: 'Ideal' };
    expect(shiftOf({ ...ideal, tap_side: 'hv' })).toBeCloseTo(152.4, 10);
    expect(shiftOf({ ...ideal, tap_side: 'lv' })).toBeCloseTo(147.6, 10);
    const byPercent = { ...ideal, tap_step_degree: null, tap_step_percent: 4, tap_side: 'hv' };
    expect(shiftOf(byPercent)).toBeCloseTo(150 + (2 * Math.asin(0.04)) / deg, 10);
    const cross = {
      tap_pos: 2,
      tap_neutral: 0,
      tap_step_percent: 5,
      tap_step_degree: 60,
      tap_changer_type: 'Ratio',
      tap_side: 'hv',
    };
    const along = 1 + 0.1 * Math.cos(60 * deg);
    const across = 0.1 * Math.sin(60 * deg);
    expect(shiftOf(cross)).toBeCloseTo(150 + Math.atan(across / along) / deg, 10);
    expect(branchOf(read(withTrafo(cross)), 'trafo:0').tap).toBeCloseTo(Math.hypot(along, across), 12);
  });

  it('have the series impedance of a pi circuit made of the T circuit', () => {
    const changes = { pfe_kw: 60, i0_percent: 2, leakage_reactance_ratio_hv: 0.3 };
    const found = branchOf(read(withTrafo(changes)), 'trafo:0');
    // Star to delta by complex numbers written out: za + zb + za·zb·y.
    const g = 0.06 / 100;
    const b = -Math.sqrt(0.8 * 0.8 - 0.06 * 0.06) / 100;
    const [r, x] = [0.005 * 2.5, xTrafo];
    const za = [r / 2, x * 0.3];
    const zb = [r / 2, x * 0.7];
    const product = [za[0] * zb[0] - za[1] * zb[1], za[0] * zb[1] + za[1] * zb[0]];
    expect(found.resistancePu).toBeCloseTo(r + product[0] * g - product[1] * b, 12);
    expect(found.reactancePu).toBeCloseTo(x + product[0] * b + product[1] * g, 12);
    expect(found.reactancePu).not.toBeCloseTo(x, 5);
  });

  it('take ratio and impedance from a tap table', () => {
    const tables = withTrafo({
      tap_side: 'hv',
      tap_pos: 2,
      tap_dependency_table: true,
      id_characteristic_table: 7,
    });
    tables.trafo_characteristic_table = [
      { id_characteristic: 7, step: 2, voltage_ratio: 1.05, angle_deg: 1, vk_percent: 12, vkr_percent: 0 },
    ];
    const found = branchOf(read(tables), 'trafo:0');
    expect(found.tap).toBeCloseTo(1.05, 12);
    expect(found.reactancePu).toBeCloseTo(0.12 * 2.5, 12);
    expect((found.shiftRad * 180) / Math.PI).toBeCloseTo(1, 12);
  });

  it('magnetise inductively whatever the sign of the no-load current, as pandapower 3 does', () => {
    const [positive, negative] = [2, -2].map((i0_percent) =>
      branchOf(read(withTrafo({ i0_percent })), 'trafo:0'),
    );
    expect(negative.reactancePu).toBe(positive.reactancePu);
    expect(negative.chargingPu).toBe(positive.chargingPu);
    // za = zb = z / 2, y = -j 0.008 p.u.: x + (r² - x²) / 4 · b
    const r = 0.005 * 2.5;
    expect(positive.reactancePu).toBeCloseTo(xTrafo + ((r * r - xTrafo * xTrafo) / 4) * -0.008, 12);
  });

  it('written before version 3 are told their kind of tap by the steps, not by the old flag', () => {
    const old = { tap_pos: 2, tap_neutral: 0, tap_side: 'hv', tap_phase_shifter: true };
    const found = (changes: Record<string, unknown>, version: string) =>
      branchOf(read(withTrafo({ ...old, ...changes }), { version }), 'trafo:0');
    expect(found({ tap_step_percent: 1.5 }, '2.14.0').tap).toBeCloseTo(1.03, 12);
    expect(found({ tap_step_percent: 1.5 }, '2.14.0').shiftRad).toBe(0);
    const turned = found({ tap_step_percent: 0, tap_step_degree: 2 }, '2.14.0');
    expect((turned.shiftRad * 180) / Math.PI).toBeCloseTo(4, 12);
    expect(turned.tap).toBe(1);
    // A kind that stands in a file written while version 3 was being developed is told by the steps again.
    const text = netText(withTrafo({ ...old, tap_step_percent: 1.5, tap_changer_type: 'Ideal' }));
    const tapOf = (program: string) => {
      const given = text.replace('"version":"3.1.0"', `"version":"${program}"`);
      const { value } = parsePandapower(given, 'net.json');
      return value?.grid.branches.find((it) => it.id === 'trafo:0')?.tap;
    };
    expect(tapOf('3.0.0.dev1')).toBeCloseTo(1.03, 12);
    expect(tapOf('3.1.0')).toBe(1);
  });

  function withThreeWindings(changes: Record<string, unknown>): NetTables {
    const tables = ringTables();
    tables.bus.push({ vn_kv: 20, in_service: true }, { vn_kv: 10, in_service: true });
    tables.load.push(
      { bus: 3, p_mw: 6, scaling: 1, in_service: true },
      { bus: 4, p_mw: 4, scaling: 1, in_service: true },
    );
    tables.trafo3w = [
      {
        hv_bus: 1,
        mv_bus: 3,
        lv_bus: 4,
        sn_hv_mva: 100,
        sn_mv_mva: 100,
        sn_lv_mva: 100,
        vn_hv_kv: 110,
        vn_mv_kv: 20,
        vn_lv_kv: 10,
        vk_hv_percent: 10,
        vk_mv_percent: 11,
        vk_lv_percent: 12,
        vkr_hv_percent: 0,
        vkr_mv_percent: 0,
        vkr_lv_percent: 0,
        pfe_kw: 0,
        i0_percent: 0,
        shift_mv_degree: 0,
        shift_lv_degree: 30,
        tap_at_star_point: false,
        in_service: true,
        ...changes,
      },
    ];
    return tables;
  }

  it('with three windings are a star', () => {
    const region = read(withThreeWindings({}));
    const x = ['hv', 'mv', 'lv'].map((side) => branchOf(region, `trafo3w:0:${side}`).reactancePu);
    expect(x[0]).toBeCloseTo(0.055, 12);
    expect(x[1]).toBeCloseTo(0.045, 12);
    expect(x[2]).toBeCloseTo(0.065, 12);
    const flow = flowOf(region);
    expect(flow.flowMw.get('trafo3w:0:hv')).toBeCloseTo(10, 9);
    expect(flow.flowMw.get('trafo3w:0:lv')).toBeCloseTo(4, 9);
    const angle = (id: string) => flow.angleDeg.get(id) ?? Number.NaN;
    expect(angle('1') - angle('3')).toBeCloseTo(((0.1 * 0.055 + 0.06 * 0.045) * 180) / Math.PI, 9);
    expect(angle('1') - angle('4') - 30).toBeCloseTo(((0.1 * 0.055 + 0.04 * 0.065) * 180) / Math.PI, 9);
  });

  it('with three windings have their tap at the terminal or at the star point', () => {
    const tap = { tap_pos: 4, tap_neutral: 0, tap_step_percent: 2, tap_step_degree: 0 };
    const kind = { ...tap, tap_changer_type: 'Ratio' };
    const tapOf = (changes: Record<string, unknown>, side: string) =>
      branchOf(read(withThreeWindings({ ...kind, ...changes })), `trafo3w:0:${side}`);
    expect(tapOf({ tap_side: 'hv' }, 'hv').tap).toBeCloseTo(1.08, 12);
    expect(tapOf({ tap_side: 'mv' }, 'mv').tap).toBeCloseTo(1 / 1.08, 12);
    // At the star 2 % become 100 · 2 / (100 + 2 · 4) % the other way: 1 - 4 · 2 / 108 = 1 / 1.08 on the star's side.
    const atStar = { tap_at_star_point: true };
    expect(tapOf({ ...atStar, tap_side: 'hv' }, 'hv').tap).toBeCloseTo(1.08, 12);
    expect(tapOf({ ...atStar, tap_side: 'hv' }, 'hv').reactancePu).toBeCloseTo(0.055 / 1.08 ** 2, 12);
    expect(tapOf({ ...atStar, tap_side: 'mv' }, 'mv').tap).toBeCloseTo(1 / 1.08, 12);
    // Across: t = 2j %, t' = 200j / (100 + 8j); du = 4 t', turned by 180 degrees.
    const across = { ...atStar, tap_side: 'hv', tap_step_degree: 90 };
    const found = tapOf(across, 'hv');
    const norm = 100 * 100 + 8 * 8;
    const [re, im] = [1 - (4 * 2 * 8 * 100) / norm / 100, -(4 * 2 * 100 * 100) / norm / 100];
    expect(found.tap).toBeCloseTo(1 / Math.hypot(re, im), 12);
    expect(found.shiftRad).toBeCloseTo(-Math.atan(im / re), 12);
  });

  it('with three windings take ratio and impedances from a tap table', () => {
    const tables = withThreeWindings({
      tap_side: 'hv',
      tap_pos: -1,
      tap_dependency_table: true,
      id_characteristic_table: 3,
    });
    const line = { voltage_ratio: 0.98, angle_deg: 0, vkr_hv_percent: 0, vkr_mv_percent: 0 };
    tables.trafo_characteristic_table = [
      { ...line, id_characteristic: 3, step: -1, vk_hv_percent: 8, vk_mv_percent: 9, vk_lv_percent: 10 },
    ];
    const region = read(tables);
    expect(branchOf(region, 'trafo3w:0:hv').tap).toBeCloseTo(0.98, 12);
    expect(branchOf(region, 'trafo3w:0:hv').reactancePu).toBeCloseTo(0.045, 12);
    expect(branchOf(region, 'trafo3w:0:lv').reactancePu).toBeCloseTo(0.055, 12);
  });

  it('with three windings of different ratings state each pair on the smaller one', () => {
    const region = read(withThreeWindings({ sn_mv_mva: 60, sn_lv_mva: 40 }));
    // Pairs in p.u. of 100 MVA: 10 % of 60, 11 % of 40, 12 % of 40.
    const [hm, ml, hl] = [10 / 60, 11 / 40, 12 / 40];
    const x = ['hv', 'mv', 'lv'].map((side) => branchOf(region, `trafo3w:0:${side}`).reactancePu);
    expect(x[0]).toBeCloseTo((hm + hl - ml) / 2, 12);
    expect(x[1]).toBeCloseTo((hm + ml - hl) / 2, 12);
    expect(x[2]).toBeCloseTo((hl + ml - hm) / 2, 12);
  });
});

describe('switches of a net', () => {
  it('that are open take lines and transformers out, whichever end they are at', () => {
    const tables = withTrafo({});
    tables.switch = [
      { bus: 1, element: 1, et: 'l', closed: false },
      { bus: 0, element: 0, et: 'l', closed: true },
      { bus: 3, element: 0, et: 't', closed: false },
    ];
    const region = read(tables);
    expect(branchOf(region, 'line:1').inService).toBe(false);
    expect(branchOf(region, 'line:0').inService).toBe(true);
    expect(branchOf(region, 'trafo:0').inService).toBe(false);
  });

  it('between buses that are closed give the flow of one bus, open ones that of two', () => {
    for (const [vn_kv, share] of [
      [0.4, 0.01],
      [20, 1],
      [380, 30],
    ]) {
      const whole = ringTables();
      for (const load of whole.load) load.p_mw = Number(load.p_mw) * share;
      for (const bus of whole.bus) bus.vn_kv = vn_kv;
      const scale = (vn_kv / 110) ** 2;
      for (const line of whole.line) line.x_ohm_per_km = Number(line.x_ohm_per_km) * scale;
      const parted: NetTables = structuredClone(whole);
      parted.bus.push({ vn_kv, in_service: true }, { vn_kv, in_service: true });
      parted.line[1].from_bus = 3;
      parted.line[2].to_bus = 4;
      parted.switch = [
        { bus: 1, element: 3, et: 'b', closed: true, z_ohm: 0 },
        { bus: 4, element: 2, et: 'b', closed: true, z_ohm: 0 },
      ];
      const wanted = flowOf(read(whole));
      const found = flowOf(read(parted));
      for (const [id, mw] of wanted.flowMw)
        expect(Math.abs(mw - (found.flowMw.get(id) ?? Number.NaN))).toBeLessThan(1e-9);
      for (const [id, deg] of wanted.angleDeg)
        expect(Math.abs(deg - (found.angleDeg.get(id) ?? Number.NaN))).toBeLessThan(1e-6);
      expect(Math.abs((found.angleDeg.get('3') ?? 0) - (found.angleDeg.get('1') ?? 0))).toBeLessThan(1e-6);
      parted.switch[0].closed = false;
      expect(flowOf(read(parted)).flowMw.get('line:0')).toBeCloseTo(30 * share, 9);
    }
  });

  it('with an impedance are branches with a share of it as reactance', () => {
    const tables = ringTables();
    tables.bus.push({ vn_kv: 110, in_service: true });
    tables.switch = [{ bus: 2, element: 3, et: 'b', closed: true, z_ohm: 0.5 }];
    expect(branchOf(read(tables), 'switch:0').reactancePu).toBeCloseTo(0.5 / Math.sqrt(5) / 121, 12);
    // Its end stands for the whole node that another switch makes: nothing flows through that one.
    tables.bus.push({ vn_kv: 110, in_service: true });
    tables.switch = [
      { bus: 1, element: 4, et: 'b', closed: true, z_ohm: 0 },
      { bus: 4, element: 3, et: 'b', closed: true, z_ohm: 0.5 },
    ];
    tables.load.push({ bus: 3, p_mw: 12, scaling: 1, in_service: true });
    const joined = read(tables);
    expect(branchOf(joined, 'switch:1')).toMatchObject({ fromBusId: '1', toBusId: '3' });
    expect(flowOf(joined).flowMw.get('switch:0')).toBeCloseTo(0, 9);
    expect(flowOf(joined).flowMw.get('switch:1')).toBeCloseTo(12, 9);
  });
});

describe('a net that cannot be used', () => {
  const codesOf = (text: string) => parsePandapower(text, 'net.json').issues.map((it) => it.code);

  it('names table, row and column of each fault', () => {
    const tables = ringTables();
    tables.line[0].x_ohm_per_km = 'wide';
    tables.line[1].to_bus = 77;
    tables.load[0].p_mw = null;
    const { issues } = parsePandapower(netText(tables), 'net.json');
    expect(issues.map((it) => [it.code, it.where?.id])).toEqual([
      ['pandapower.valueMissing', 'load[0].p_mw'],
      ['pandapower.notANumber', 'line[0].x_ohm_per_km'],
      ['pandapower.zeroReactance', 'line[0]'],
      ['pandapower.unknownBus', 'line[1].to_bus'],
    ]);
    expect(issues.every((it) => it.where?.file === 'net.json')).toBe(true);
  });

  it('says where the text stops being JSON, and what is missing', () => {
    const text = netText(ringTables());
    const cut = parsePandapower(text.slice(0, 300), 'net.json');
    expect(cut.value).toBeUndefined();
    expect(cut.issues[0]).toMatchObject({ code: 'pandapower.notJson', where: { line: 1 } });
    expect(codesOf('{"_class":"pandapowerNet","_object":{}}')).toEqual(['pandapower.notANet']);
    const { ext_grid: _, ...rest } = ringTables();
    expect(codesOf(netText(rest))).toEqual(['pandapower.noGenerator']);
    expect(codesOf(netText(ringTables(), { version: '1.6.0' }))).toEqual(['pandapower.version']);
    expect(codesOf(netText({ ...ringTables(), bus: [] }))).toContain('pandapower.noBus');
    const twice = ringTables();
    twice.bus.push({ index: 1, vn_kv: 110 });
    twice.line.push({ ...twice.line[0], index: 0 });
    expect(codesOf(netText(twice))).toEqual(['pandapower.duplicateIndex', 'pandapower.duplicateIndex']);
  });

  it('is read with the NaN and Infinity that Python writes, outside and inside its tables', () => {
    const tables = ringTables();
    tables.bus[1].name = 'NaN of "Infinity"';
    const text = netText(tables)
      .replace('"sn_mva"', '"std_types":{"line":{"a":{"alpha":NaN,"x":-Infinity}}},"sn_mva"')
      .replace('0.5,1,1,true]', 'NaN,1,1,true]');
    expect(text).toContain('NaN,1,1');
    const { value, issues } = parsePandapower(text, 'net.json');
    expect(issues).toEqual([]);
    expect(value?.grid.branches[0].ratingAMw).toBe(0);
    expect(value?.grid.buses[1].name).toBe('NaN of "Infinity"');
    const whole = JSON.parse(netText(tables));
    const nested = JSON.stringify({ ...whole, _object: JSON.stringify(whole._object) });
    expect(parsePandapower(nested, 'net.json').value?.grid.buses).toHaveLength(3);
  });

  it('reports rows of another length than the columns, and tables that are none', () => {
    const bad = JSON.parse(netText(ringTables()));
    bad._object.load._object = '{"columns":["bus","p_mw"],"index":[0,1],"data":[[1],[2,3]]}';
    bad._object.line._object = 'no JSON';
    const { issues } = parsePandapower(JSON.stringify(bad), 'net.json');
    expect(issues.map((it) => it.code)).toEqual(['pandapower.columnCount', 'pandapower.badTable']);
  });

  it('is told from a project by its content', () => {
    const bytes = new TextEncoder().encode(netText(ringTables()));
    expect(readFile({ name: 'x.json', bytes })).toMatchObject({
      kind: 'pandapower',
      counts: { buses: 3, branches: 3, generators: 1 },
    });
  });
});
