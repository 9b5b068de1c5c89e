import { describe, expect, it } from 'vitest';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { liftNetwork, waterNetworkText } from '../builders/water-network';
import { openNetwork } from './open-network';

const dead = waterNetworkText({ ...liftNetwork, tanks: ' tower 50 0.5 0 5 10 0' });

describe('the hydraulic engine', () => {
  it('lands on any whole second, and there only', async () => {
    const engine = await openNetwork(waterNetworkText(liftNetwork));
    engine.start();
    for (const timeS of [1, 7, 899, 901, 86_399, 86_401]) {
      engine.advance(timeS);
      expect(engine.state.timeS).toBe(timeS);
    }
    engine.dispose();
  });

  it('tells the second a tank runs empty, serves nothing after, and tells when it holds water again', async () => {
    const engine = await openNetwork(dead);
    engine.setPumpPower(engine.link('lift'), false);
    const changes = [...engine.start().tankChanges];
    for (let hour = 1; hour <= 6; hour++) changes.push(...engine.advance(hour * 3600).tankChanges);
    expect(changes).toHaveLength(1);
    expect(changes[0].empty).toBe(true);
    const volumeM3 = (Math.PI / 4) * 100 * 0.5;
    // Full demand as long as pressure is full, which it is: 25 L/s from 39.27 m3.
    expect(changes[0].timeS / (volumeM3 / 0.025)).toBeCloseTo(1, 2);
    expect(engine.state.nodeDeliveredM3s.every((it) => it === 0)).toBe(true);
    expect(engine.state.deliveredM3).toBeCloseTo(volumeM3, 1);
    engine.setPumpPower(engine.link('lift'), true);
    const back = engine.advance(7 * 3600);
    expect(back.tankChanges.map((it) => it.empty)).toEqual([false]);
    engine.dispose();
  });

  it.each(['dda', 'pda'] as const)(
    'shows zero, never a solver number, where nothing can arrive (%s)',
    async (model) => {
      const engine = await openNetwork(dead, { demand: { model } });
      engine.setPumpPower(engine.link('lift'), false);
      engine.start();
      engine.advance(6 * 3600);
      const town = engine.node('town');
      expect(engine.state.nodeDemandM3s[town]).toBeCloseTo(0.02, 9);
      expect(engine.state.nodePressureM[town]).toBe(0);
      expect(engine.state.nodeDeliveredM3s[town]).toBe(0);
      expect(engine.state.linkFlowM3s.every((it) => it === 0)).toBe(true);
      engine.dispose();
    },
  );

  it('shows no pressure that cannot be, where fixed demand exceeds what a valve lets through', async () => {
    const engine = await openNetwork(
      waterNetworkText({
        junctions: ' a 0 1\n b 0 20',
        reservoirs: ' spring 40',
        pipes: ' p spring a 100 300 120',
        valves: ' v a b 200 FCV 5 0',
        options: ' Units LPS\n Accuracy 0.0001\n Trials 100\n Unbalanced Continue 10',
      }),
      { demand: { model: 'dda' } },
    );
    const { issues } = engine.start();
    expect(issues.map((it) => it.code)).toContain('water.impossiblePressure');
    expect(engine.state.nodePressureM[engine.node('b')]).toBe(0);
    expect(engine.state.nodeDeliveredM3s[engine.node('b')]).toBe(0);
    expect(engine.state.nodePressureM[engine.node('a')]).toBeGreaterThan(30);
    engine.dispose();
  });

  it('uses 3.5 m and 20 m where the file holds EPANET defaults, and the file’s own where it has them', async () => {
    // A head of 10 m over the town: between the thresholds.
    const low = {
      junctions: ' town 0 10',
      reservoirs: ' spring 10',
      pipes: ' p spring town 1 2000 150',
    };
    const delivered = async (options: string) => {
      const engine = await openNetwork(
        waterNetworkText({ ...low, options: ` Units LPS\n Accuracy 0.000001\n${options}` }),
      );
      engine.start();
      const share = engine.state.nodeDeliveredM3s[engine.node('town')] / 0.01;
      engine.dispose();
      return share;
    };
    expect(await delivered('')).toBeCloseTo(Math.sqrt((10 - 3.5) / (20 - 3.5)), 3);
    expect(await delivered(' Demand Model PDA')).toBeCloseTo(Math.sqrt((10 - 3.5) / (20 - 3.5)), 3);
    expect(await delivered(' Demand Model PDA\n Minimum Pressure 2\n Required Pressure 30')).toBeCloseTo(
      Math.sqrt((10 - 2) / (30 - 2)),
      3,
    );
  });

  it('gives the same in every flow unit', async () => {
    const perM3s: Record<string, number> = { LPS: 1e3, LPM: 6e4, MLD: 86.4, CMH: 3600, CMD: 86400, CMS: 1 };
    const runs: number[][] = [];
    for (const [unit, factor] of Object.entries(perM3s)) {
      const q = (lps: number) => (lps / 1000) * factor;
      const engine = await openNetwork(
        waterNetworkText({
          ...liftNetwork,
          junctions: ` works 10 0\n town 20 ${q(20)}\n edge 22 ${q(5)}`,
          curves: ` lift ${q(40)} 60`,
          options: ` Units ${unit}\n Headloss H-W\n Accuracy 0.0000001`,
        }),
      );
      engine.setLeak(engine.node('edge'), 0.0005);
      engine.start();
      // The tower fills, then feeds the town alone for some time.
      engine.advance(7200);
      engine.setPumpPower(engine.link('lift'), false);
      engine.advance(10_800);
      const { state } = engine;
      runs.push([
        state.nodeHeadM[engine.node('edge')],
        state.deliveredM3,
        state.leakedM3,
        state.sourceM3,
        state.tankVolumeM3[0],
      ]);
      expect(Math.abs(state.balanceErrorM3) / state.sourceM3).toBeLessThan(1e-6);

      engine.dispose();
    }
    for (const run of runs) {
      const ratios = run.map((it, i) => it / runs[0][i]);
      for (const ratio of ratios) expect(ratio).toBeCloseTo(1, 3);
    }
  });

  it('moves the demand patterns with the local time of the start', async () => {
    const text = waterNetworkText({
      ...liftNetwork,
      junctions: ' works 10 0\n town 20 20 day',
      pipes: ' main works town 500 300 120\n riser town tower 300 300 120',
      patterns: Array.from({ length: 24 }, (_, hour) => ` day ${hour / 10}`).join('\n'),
      times: `${liftNetwork.times}\n Start ClockTime 3 am`,
    });
    const demandAt = async (startOfDayS: number | undefined, timeS: number) => {
      const engine = await openNetwork(text, { startOfDayS });
      engine.start();
      engine.advance(timeS);
      const demand = engine.state.nodeDemandM3s[engine.node('town')];
      engine.dispose();
      return demand / 0.02;
    };
    expect(await demandAt(undefined, 3600)).toBeCloseTo(0.1, 6);
    expect(await demandAt(3 * 3600, 3600)).toBeCloseTo(0.1, 6);
    expect(await demandAt(8 * 3600, 3600)).toBeCloseTo(0.6, 6);
    expect(await demandAt(1800, 0)).toBeCloseTo(2.1, 6);
  });

  it('books what a tank that may overflow spills', async () => {
    const engine = await openNetwork(
      waterNetworkText({
        junctions: ' a 0 0',
        reservoirs: ' spring 60',
        tanks: ' tower 30 4.9 0 5 10 0 * YES',
        pipes: ' p spring a 500 200 120\n q a tower 10 200 120',
        options: ' Units LPS\n Accuracy 0.00001',
      }),
    );
    engine.start();
    engine.advance(4 * 3600);
    expect(engine.state.tankLevelM[0]).toBeCloseTo(5, 3);
    expect(engine.state.leakedM3).toBeGreaterThan(100);
    expect(Math.abs(engine.state.balanceErrorM3)).toBeLessThan(1e-4 * engine.state.sourceM3);
    engine.dispose();
  });

  it('follows a tank’s volume curve', async () => {
    const engine = await openNetwork(
      waterNetworkText({
        junctions: ' a 0 10',
        tanks: ' tower 30 4 0 5 10 0 cone',
        pipes: ' q a tower 10 200 120',
        curves: ' cone 0 0\n cone 2 10\n cone 5 100',
        options: ' Units LPS\n Accuracy 0.00001',
      }),
    );
    engine.start();
    expect(engine.state.tankVolumeM3[0]).toBeCloseTo(70, 4);
    engine.advance(3600);
    expect(engine.state.tankVolumeM3[0]).toBeCloseTo(70 - 36, 2);
    expect(engine.state.tankLevelM[0]).toBeCloseTo(2 + (24 / 90) * 3, 3);
    engine.dispose();
  });

  it('stops filling a tank whose full level EPANET misses by a rounding', async () => {
    const engine = await openNetwork(
      waterNetworkText({
        ...liftNetwork,
        junctions: ' works 5 0\n town 0 1',
        reservoirs: ' river 5',
        tanks: ' tower 50 0.5 0.044444444444444446 4.5 12.070707070707071 0',
        pipes: ' main works town 300 300 120\n riser town tower 100 250 120',
        curves: ' lift 15 55',
      }),
    );
    engine.start();
    engine.advance(24 * 3600);
    expect(engine.state.tankLevelM[0]).toBeCloseTo(4.5, 6);
    expect(engine.state.linkFlowM3s[engine.link('riser')]).toBeCloseTo(0, 6);
    expect(Math.abs(engine.state.balanceErrorM3)).toBeLessThan(0.05);
    engine.dispose();
  });

  it('counts a well given as negative demand as a source', async () => {
    const engine = await openNetwork(
      waterNetworkText({
        junctions: ' well 0 -4\n town 0 10',
        reservoirs: ' spring 50',
        pipes: ' p spring town 100 200 120\n q well town 100 200 120',
        options: ' Units LPS\n Accuracy 0.00001',
      }),
    );
    engine.start();
    engine.advance(3600);
    const { state } = engine;
    expect(state.nodeInjectedM3s[engine.node('well')]).toBeCloseTo(0.004, 6);
    expect(state.nodeDeliveredM3s[engine.node('well')]).toBe(0);
    expect(state.deliveredM3).toBeCloseTo(36, 2);
    expect(state.sourceM3).toBeCloseTo(36, 2);
    expect(Math.abs(state.balanceErrorM3)).toBeLessThan(0.001);
    engine.dispose();
  });

  it('books the leakage that a file gives its pipes', async () => {
    const text = waterNetworkText({
      junctions: ' a 0 0\n b 0 2',
      reservoirs: ' spring 40',
      pipes: ' p spring a 100 300 120\n q a b 100 300 120',
      options: ' Units LPS\n Accuracy 0.00001',
    }).replace('[OPTIONS]', '[LEAKAGE]\n q 10 0.1\n\n[OPTIONS]');
    const engine = await openNetwork(text);
    engine.start();
    engine.advance(3600);
    const { state } = engine;
    expect(state.deliveredM3).toBeCloseTo(7.2, 3);
    expect(state.leakedM3).toBeGreaterThan(0.1);
    expect(state.sourceM3).toBeCloseTo(state.deliveredM3 + state.leakedM3, 3);
    engine.dispose();
  });

  it('lets a leak follow the root of pressure beside emitters of another exponent', async () => {
    const engine = await openNetwork(
      waterNetworkText({
        junctions: ' a 0 0\n b 0 0',
        reservoirs: ' spring 40',
        pipes: ' p spring a 100 300 120\n q a b 100 300 120',
        emitters: ' a 0.01',
        options: ' Units LPS\n Accuracy 0.00001\n Emitter Exponent 1.2',
      }),
    );
    engine.start();
    const own = () => engine.state.sourceM3;
    engine.advance(3600);
    const withoutM3 = own();
    engine.setLeak(engine.node('b'), 0.002);
    engine.advance(5400);
    const halfHourM3 = own() - withoutM3 - withoutM3 / 2;
    expect(halfHourM3 / (0.002 * Math.sqrt(engine.state.nodePressureM[engine.node('b')]) * 1800)).toBeCloseTo(
      1,
      1,
    );
    engine.setLeak(engine.node('b'), 0);
    const before = own();
    engine.advance(9000);
    expect((own() - before) / withoutM3).toBeCloseTo(1, 3);
    engine.dispose();
  });

  it.each([
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['CR LF', (text: string) => text.replace(/\n/g, '\r\n')],
    ['CR', (text: string) => text.replace(/\n/g, '\r')],
    ['no [END]', (text: string) => text.replace('[END]', '')],
    ['ids in Cyrillic', (text: string) => text.replace(/town/g, 'місто')],
  ])('runs a file with %s', async (_, change) => {
    const engine = await openNetwork(change(waterNetworkText(liftNetwork)));
    expect(engine.start().status).toBe('solved');
    expect(engine.index.linkIds).toHaveLength(4);
    expect(engine.index.nodeIds[1]).toMatch(/^(town|місто)$/);
    engine.dispose();
  });

  it('gives its memory back', async () => {
    const solver = await loadEpanet(readEpanetWasm());
    const text = waterNetworkText(liftNetwork);
    for (let i = 0; i < 20; i++) {
      const made = createHydraulicEngine(solver, text, 'n.inp');
      if (made.ok) made.value.engine.dispose();
    }
    const first = solver.memoryBytes();
    for (let i = 0; i < 300; i++) {
      const made = createHydraulicEngine(solver, text, 'n.inp');
      expect(made.ok).toBe(true);
      if (made.ok) {
        made.value.engine.start();
        made.value.engine.dispose();
      }
    }
    expect(solver.memoryBytes()).toBe(first);
  });

  it('says what EPANET has against a file, with the line', async () => {
    const solver = await loadEpanet(readEpanetWasm());
    const text = waterNetworkText({
      ...liftNetwork,
      pipes: `${liftNetwork.pipes}\n odd works nowhere 1 1 1`,
    });
    const made = createHydraulicEngine(solver, text, 'n.inp');
    expect(made.ok).toBe(false);
    if (made.ok) return;
    const line = text.split('\n').findIndex((it) => it.includes('odd')) + 1;
    expect(made.error[0]).toMatchObject({
      code: 'water.epanetError',
      params: { code: 203 },
      where: { file: 'n.inp', line },
    });
  });
});
