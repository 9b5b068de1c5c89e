import { describe, expect, it } from 'vitest';
import { writeMatpower } from '../../src/io/matpower/write-matpower';
import { writePandapower } from '../../src/io/pandapower/write-pandapower';
import { readFile } from '../../src/io/read-file';
import type { Region } from '../../src/model/region';
import { emptyRegion } from '../../src/model/region';
import { branch, bus, generator } from '../builders/grid';
import { flowOf, gridOf } from '../builders/grid-flow';

const options = { name: '9 towns', handling: 'TLP:AMBER', coordinates: false };

/** Four buses with ids of several kinds, a feeder, costs, a DC line and every field that a case has. */
function region(): Region {
  return {
    ...emptyRegion('r'),
    name: "O'Hara\ngrid",
    synthetic: true,
    grid: {
      baseMva: 100,
      buses: [
        bus('7', { type: 'reference', angleRad: 0.1, name: 'Mill' }),
        bus('north', { loadMw: 10, lonLat: [24.123456, 49.654321], gridArea: '3' }),
        bus('0', { type: 'voltageControlled', name: "Ferry's" }),
        bus('12', { type: 'isolated', loadMw: 5 }),
      ],
      branches: [
        branch('a', '7', 'north', { ratingAMw: 50 }),
        branch('b', '0', 'north', {
          kind: 'transformer',
          tap: 1,
          shiftRad: -0.05,
          minAngleRad: -0.5,
          inService: true,
        }),
        branch('c', '7', '0', { kind: 'transformer', tap: 0.95, chargingPu: 0.02 }),
        branch('d', '7', '12', { inService: false }),
      ],
      generators: [
        generator('g1', '7', { maxMw: 1e10, minMw: -1e10, technology: 'hydro' }),
        generator('g2', '0', {
          outputMw: 20,
          maxMw: 40,
          technology: 'combinedCycle',
          rampMwPerMin: 2,
          cost: { kind: 'piecewise', startup: 1, shutdown: 2, values: [0, 0, 20, 100, 40, 300] },
        }),
      ],
      dcLines: [
        {
          id: 'x',
          fromBusId: '7',
          toBusId: 'north',
          inService: true,
          flowMw: 3,
          minMw: 0,
          maxMw: 5,
          lossConstantMw: 0.1,
          lossFraction: 0.02,
        },
      ],
    },
    feeders: [
      {
        id: 'f',
        busId: 'north',
        loadMw: { residential: 1, commercial: 2, industrial: 3, public: 4 },
        tier: 3,
        critical: false,
        people: 100,
      },
    ],
  };
}

describe('a written MATPOWER case', () => {
  const { text, issues } = writeMatpower(region(), options);

  it('begins with a name that MATLAB takes and the handling mark', () => {
    const lines = text.split('\n');
    expect(lines[0]).toBe('function mpc = case_9_towns');
    expect(lines[1]).toBe('% Handling: TLP:AMBER');
    expect(lines[2]).toContain("O'Hara grid (synthetic");
  });

  it('numbers buses, keeps numbers, and keeps names and other ids in bus_name', () => {
    const again = gridOf('again.m', text);
    expect(again.grid.buses.map((it) => [it.id, it.name])).toEqual([
      ['7', 'Mill'],
      ['13', 'north'],
      ['14', "Ferry's (0)"],
      ['12', undefined],
    ]);
    expect(issues).toMatchObject([{ code: 'convert.busNumbers', params: { count: 2 } }]);
  });

  it('sums feeders into their bus and keeps limits, costs, ramps, technology and DC lines', () => {
    const { grid } = gridOf('again.m', text);
    expect(grid.buses[1]).toMatchObject({ loadMw: 20, gridArea: '3' });
    expect(grid.generators[0]).toMatchObject({ maxMw: 1e10, minMw: -1e10, technology: 'hydro' });
    expect(grid.generators[1]).toMatchObject({
      rampMwPerMin: 2,
      technology: 'combinedCycle',
      cost: { kind: 'piecewise', startup: 1, shutdown: 2, values: [0, 0, 20, 100, 40, 300] },
    });
    expect(grid.branches[1]).toMatchObject({ kind: 'transformer', tap: 1, minAngleRad: -0.5 });
    expect(grid.branches[2]).toMatchObject({ tap: 0.95, chargingPu: 0.02 });
    expect(grid.branches[3].inService).toBe(false);
    expect(grid.dcLines[0]).toMatchObject({ flowMw: 3, lossConstantMw: 0.1, lossFraction: 0.02 });
    expect(grid.dcLinesOn).toBeUndefined();
  });

  it('switches DC lines on where the source counts them', () => {
    const on = region();
    on.grid.dcLinesOn = true;
    const again = gridOf('again.m', writeMatpower(on, options).text);
    expect(again.grid.dcLinesOn).toBe(true);
    expect(flowOf(again).flows).toEqual(flowOf(on).flows);
  });

  it('may switch off what bears on optimal power flow alone; the reader says so and goes on', () => {
    const { grid, issues } = readFile({
      name: 'case.m',
      bytes: new TextEncoder().encode(`${text}mpc = toggle_iflims(mpc, 'on');\n`),
    });
    expect(grid).toBeDefined();
    expect(issues.map((it) => [it.severity, it.code])).toEqual([['warning', 'matpower.ignored']]);
  });

  it('holds no place and no people', () => {
    expect(text).not.toMatch(/24\.12|49\.65|\b100\b.*people/);
  });
});

describe('a written pandapower net', () => {
  it('keeps the flow, with the charging of transformers as shunts', () => {
    const { text, issues } = writePandapower(region(), options);
    const again = gridOf('again.json', text);
    const [before, after] = [flowOf(region(), false), flowOf(again, false)];
    expect(again.grid.branches.map((it) => it.id)).toEqual(['line:0', 'line:1', 'trafo:0', 'trafo:1']);
    expect(after.flowMw.get('line:0')).toBeCloseTo(before.flowMw.get('a') ?? Number.NaN, 9);
    expect(after.flowMw.get('trafo:0')).toBeCloseTo(before.flowMw.get('b') ?? Number.NaN, 9);
    expect(after.flowMw.get('trafo:1')).toBeCloseTo(before.flowMw.get('c') ?? Number.NaN, 9);
    expect(again.grid.buses.map((it) => it.id)).toEqual(['7', '13', '0', '12']);
    expect(again.grid.buses[2].shuntMvar).toBeCloseTo(1, 9);
    expect(again.grid.buses[0].shuntMvar).toBeCloseTo(1 / 0.95 / 0.95, 9);
    expect(again.grid.generators[1].cost?.values).toEqual([0, 0, 20, 100, 40, 300]);
    expect(issues.map((it) => it.code)).toEqual(['convert.busNumbers']);
  });

  it('leaves DC lines off where the source does, and carries the mark and no places', () => {
    const { text } = writePandapower(region(), options);
    expect(gridOf('again.json', text).grid.dcLines[0].inService).toBe(false);
    expect(text).toContain('"handling": "TLP:AMBER"');
    expect(text).not.toMatch(/24\.12/);
    const placed = writePandapower(region(), { ...options, coordinates: true }).text;
    expect(gridOf('again.json', placed).grid.buses[1].lonLat).toEqual([24.123456, 49.654321]);
  });

  it('keeps table indices, and closed switches as switches', () => {
    const from = region();
    from.grid.branches[0].id = 'line:5';
    from.grid.branches.push(
      branch('switch:3', '7', '0', { resistancePu: 0, reactancePu: 1e-4, inService: false }),
    );
    from.grid.branches[3].id = 'line:9';
    const ids = gridOf('again.json', writePandapower(from, options).text).grid.branches.map((it) => it.id);
    expect(ids).toEqual(['line:5', 'line:9', 'trafo:0', 'trafo:1', 'switch:3']);
  });
});
