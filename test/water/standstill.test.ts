import { describe, expect, it } from 'vitest';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import type { HydraulicSolver } from '../../src/water/solver';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { liftNetwork, waterNetworkText } from '../builders/water-network';

const epanet = await loadEpanet(readEpanetWasm());
const hourS = 3600;

/** The lift network whose tank lasts a few hours, with a daily pattern given by the hour or by the quarter. */
function text(
  patternStep: '1:00' | '0:15',
  controls = '',
  more: { junctions?: string; pipes?: string } = {},
): string {
  const multipliers = Array.from({ length: 24 }, (_, h) => (0.5 + (h % 7) / 7).toFixed(3));
  const listed = multipliers.flatMap((it) => (patternStep === '1:00' ? [it] : [it, it, it, it]));
  return waterNetworkText({
    ...liftNetwork,
    junctions: ` works 10 0\n town 20 20 day\n edge 22 5 day\n${more.junctions ?? ''}`,
    pipes: more.pipes ?? liftNetwork.pipes,
    patterns: listed.map((it) => ` day ${it}`).join('\n'),
    controls,
    times: ` Duration 48\n Hydraulic Timestep 1:00\n Pattern Timestep ${patternStep}`,
  });
}

/** Runs two days without the pump, with its power back for an hour on the second day, and counts EPANET's solutions. */
function run(inp: string, lostId?: string) {
  let solutions = 0;
  const counting: HydraulicSolver = {
    ...epanet,
    open(given) {
      const opened = epanet.open(given);
      if (!opened.ok) return opened;
      const solve = () => {
        solutions += 1;
        return opened.value.solve();
      };
      return { ok: true, value: { ...opened.value, solve } };
    },
  };
  const made = createHydraulicEngine(counting, inp, 'lift.inp');
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { engine } = made.value;
  const { state, index } = engine;
  const pump = index.linkIds.indexOf('lift');
  engine.start();
  engine.setPumpPower(pump, false);
  if (lostId) engine.setLinkLost(index.linkIds.indexOf(lostId), true);
  const rows: number[][] = [];
  for (let timeS = 900; timeS <= 48 * hourS; timeS += 900) {
    engine.advance(timeS);
    if (timeS === 30 * hourS) engine.setPumpPower(pump, true);
    if (timeS === 31 * hourS) engine.setPumpPower(pump, false);
    engine.advance(timeS);
    rows.push([
      ...state.nodeDemandM3s,
      ...state.nodeDeliveredM3s,
      ...state.nodePressureM,
      state.tankVolumeM3[0],
      state.demandM3,
      state.deliveredM3,
    ]);
  }
  engine.dispose();
  return { rows, solutions };
}

describe('a network in which nothing can flow', () => {
  it('is solved once for each period of its patterns, with the same results', () => {
    const hourly = run(text('1:00'));
    const quarterly = run(text('0:15'));
    expect(quarterly.solutions).toBeGreaterThan(190);
    expect(hourly.solutions).toBeLessThan(quarterly.solutions - 80);
    hourly.rows.forEach((row, i) => {
      row.forEach((it, k) => {
        // EPANET starts from other flows when power returns, so it ends elsewhere within its accuracy
        const tolerance = i < 30 * 4 - 1 ? 1e-9 : 1e-5;
        expect(Math.abs(it - quarterly.rows[i][k])).toBeLessThan(tolerance);
      });
    });
    expect(hourly.rows.at(-1)?.at(-1)).toBeGreaterThan(100);
  });

  /** A bend between the town and the tank; the pipe up to it is lost, so the tank keeps its water. */
  const behindBend = (patternStep: '1:00' | '0:15', demand: number) => {
    const pipes = liftNetwork.pipes?.replace('riser town tower', 'riser bend tower') ?? '';
    const bend = `\n rise town bend 100 300 120 0 Open`;
    return text(patternStep, '', { junctions: ` bend 30 ${demand}`, pipes: pipes + bend });
  };

  it('is so too where a tank holds water that no demand hangs on', () => {
    const hourly = run(behindBend('1:00', 0), 'rise');
    const quarterly = run(behindBend('0:15', 0), 'rise');
    const volumeAt = hourly.rows[0].length - 3;
    expect(hourly.rows[100][volumeAt]).toBeGreaterThan(200);
    expect(hourly.solutions).toBeLessThan(quarterly.solutions - 80);
    hourly.rows.forEach((row, i) => {
      // with power EPANET starts from other flows, and ends elsewhere within its accuracy
      const tolerance = i < 30 * 4 - 1 ? 1e-6 : 1e-4;
      row.forEach((it, k) => {
        expect(Math.abs(it - quarterly.rows[i][k])).toBeLessThan(tolerance);
      });
    });
  });

  it('is solved every step while the tank still feeds a demand', () => {
    expect(run(behindBend('1:00', 0.01), 'rise').solutions).toBeGreaterThan(190);
  });

  it('is solved every step where a control waits for a time', () => {
    const { solutions } = run(text('1:00', ' LINK lift OPEN AT TIME 40'));
    expect(solutions).toBeGreaterThan(190);
  });
});
