import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkKinds, nodeKinds } from '../../src/water/hydraulic-engine';
import { randomInp } from '../builders/random-inp';
import { type WaterNetworkParts, waterNetworkText } from '../builders/water-network';
import { openNetwork } from '../water/open-network';

const hourS = 3600;
/** Runs of one property; small, since each is two days of hydraulics. */
const runs = { numRuns: 40 };

interface Plan {
  parts: WaterNetworkParts;
  pipeIds: string[];
  junctionIds: string[];
  outage: { fromS: number; toS: number };
  lost: { pipe: number; fromS: number; toS: number };
  leak: { node: number; coefficient: number; fromS: number; toS: number };
}

const windowArb = fc
  .tuple(fc.integer({ min: 0, max: 40 * hourS }), fc.integer({ min: 60, max: 20 * hourS }))
  .map(([fromS, lengthS]) => ({ fromS, toS: fromS + lengthS }));

/** A street grid of junctions with a pumped source in one corner and one or two tanks in others. */
const planArb: fc.Arbitrary<Plan> = fc
  .record({
    width: fc.integer({ min: 2, max: 4 }),
    height: fc.integer({ min: 2, max: 4 }),
    seed: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 80, maxLength: 80 }),
    tankCount: fc.integer({ min: 1, max: 2 }),
    control: fc.constantFrom('none', 'level', 'time', 'rule'),
    outage: windowArb,
    lostAt: windowArb,
    leakAt: windowArb,
    coefficient: fc.double({ min: 1e-4, max: 3e-3, noNaN: true }),
  })
  .map(({ width, height, seed, tankCount, control, outage, lostAt, leakAt, coefficient }) => {
    const any = (ix: number, from: number, to: number) => from + ((to - from) * seed[ix % 80]) / 99;
    const junctionIds: string[] = [];
    const pipes: string[] = [];
    const junctions: string[] = [' works 5 0'];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const ix = junctionIds.length;
        junctionIds.push(`j${x}-${y}`);
        junctions.push(` j${x}-${y} ${any(ix, 0, 25)} ${any(ix + 7, 0, 4)} day`);
        if (x > 0) pipes.push(` h${x}-${y} j${x - 1}-${y} j${x}-${y} 200 ${any(ix + 20, 100, 300)} 120`);
        if (y > 0) pipes.push(` v${x}-${y} j${x}-${y - 1} j${x}-${y} 200 ${any(ix + 40, 100, 300)} 120`);
      }
    }
    const tanks = Array.from(
      { length: tankCount },
      (_, i) => ` t${i} 50 ${any(i + 60, 0.5, 4)} ${any(i + 62, 0, 0.4)} 4.5 ${any(i + 64, 5, 15)} 0`,
    );
    pipes.push(' main works j0-0 300 300 120');
    for (let i = 0; i < tankCount; i++) {
      const corner = i === 0 ? `j${width - 1}-${height - 1}` : `j0-${height - 1}`;
      pipes.push(` r${i} ${corner} t${i} 100 250 120`);
    }
    const controls = {
      none: {},
      level: { controls: ' LINK lift CLOSED IF NODE t0 ABOVE 4.4\n LINK lift OPEN IF NODE t0 BELOW 2' },
      time: {
        controls: ' LINK lift CLOSED AT TIME 5\n LINK lift OPEN AT TIME 9\n LINK lift CLOSED AT TIME 30',
      },
      rule: {
        rules:
          ' RULE a\n IF TANK t0 LEVEL ABOVE 4.3\n THEN PUMP lift STATUS IS CLOSED\n RULE b\n IF TANK t0 LEVEL BELOW 2\n THEN PUMP lift STATUS IS OPEN',
      },
    }[control];
    return {
      parts: {
        junctions: junctions.join('\n'),
        reservoirs: ' river 5',
        tanks: tanks.join('\n'),
        pipes: pipes.join('\n'),
        pumps: ' lift river works HEAD lift',
        curves: ` lift ${any(70, 15, 60)} 55`,
        patterns: Array.from({ length: 4 }, (_, i) => ` day ${any(72 + i, 0.3, 1.8)}`).join('\n'),
        times: ' Duration 72\n Hydraulic Timestep 1:00\n Pattern Timestep 2:00',
        options: ' Units LPS\n Headloss H-W\n Accuracy 0.0001\n Trials 200\n Unbalanced Continue 10',
        ...controls,
      },
      pipeIds: pipes.map((row) => row.trim().split(' ')[0]),
      junctionIds,
      outage,
      lost: { pipe: seed[0], ...lostAt },
      leak: { node: seed[1], coefficient, ...leakAt },
    };
  });

/** Two days of a plan in quarter hours; `at` is called after each. */
async function runPlan(plan: Plan, at?: (engine: Awaited<ReturnType<typeof openNetwork>>) => void) {
  const engine = await openNetwork(waterNetworkText(plan.parts));
  const lostPipe = engine.link(plan.pipeIds[plan.lost.pipe % plan.pipeIds.length]);
  const leakNode = engine.node(plan.junctionIds[plan.leak.node % plan.junctionIds.length]);
  const events = [
    { timeS: plan.outage.fromS, apply: () => engine.setPumpPower(engine.link('lift'), false) },
    { timeS: plan.outage.toS, apply: () => engine.setPumpPower(engine.link('lift'), true) },
    { timeS: plan.lost.fromS, apply: () => engine.setLinkLost(lostPipe, true) },
    { timeS: plan.lost.toS, apply: () => engine.setLinkLost(lostPipe, false) },
    { timeS: plan.leak.fromS, apply: () => engine.setLeak(leakNode, plan.leak.coefficient) },
    { timeS: plan.leak.toS, apply: () => engine.setLeak(leakNode, 0) },
  ].sort((a, b) => a.timeS - b.timeS);
  engine.start();
  let next = 0;
  for (let timeS = 0; timeS <= 48 * hourS; timeS += 900) {
    while (next < events.length && events[next].timeS <= timeS) {
      engine.advance(events[next].timeS);
      events[next].apply();
      next += 1;
    }
    engine.advance(timeS);
    at?.(engine);
  }
  return engine;
}

it('water closes to 1e-4 of throughput, tanks included', async () => {
  await fc.assert(
    fc.asyncProperty(planArb, async (plan) => {
      const engine = await runPlan(plan);
      const { sourceM3, deliveredM3, leakedM3, balanceErrorM3, tankVolumeM3 } = engine.state;
      engine.dispose();
      const fresh = await openNetwork(waterNetworkText(plan.parts));
      const stored = (volumes: Float64Array) => volumes.reduce((sum, it) => sum + it, 0);
      const tankLossM3 = stored(fresh.state.tankVolumeM3) - stored(tankVolumeM3);
      fresh.dispose();
      const throughputM3 = Math.max(sourceM3 + Math.max(0, tankLossM3), deliveredM3 + leakedM3);
      expect(sourceM3 + tankLossM3 - deliveredM3 - leakedM3).toBeCloseTo(balanceErrorM3, 6);
      expect(Math.abs(balanceErrorM3)).toBeLessThan(1e-4 * throughputM3 + 0.05);
    }),
    runs,
  );
});

it('no one is served more than is wanted, nor less than nothing', async () => {
  await fc.assert(
    fc.asyncProperty(planArb, async (plan) => {
      const engine = await runPlan(plan, ({ state }) => {
        for (let n = 0; n < state.nodeDemandM3s.length; n++) {
          const delivered = state.nodeDeliveredM3s[n];
          expect(delivered).toBeGreaterThanOrEqual(0);
          expect(delivered).toBeLessThanOrEqual(state.nodeDemandM3s[n]);
        }
        expect(state.nodeHeadM.every(Number.isFinite)).toBe(true);
        expect(state.nodePressureM.every((it) => Math.abs(it) < 1000)).toBe(true);
      });
      const { nodeDemandTotalM3, nodeDeliveredTotalM3, deliveredM3, demandM3 } = engine.state;
      nodeDemandTotalM3.forEach((it, n) => {
        expect(nodeDeliveredTotalM3[n]).toBeLessThanOrEqual(it * (1 + 1e-12));
      });
      expect(nodeDeliveredTotalM3.reduce((sum, it) => sum + it, 0)).toBeCloseTo(deliveredM3, 6);
      expect(nodeDemandTotalM3.reduce((sum, it) => sum + it, 0)).toBeCloseTo(demandM3, 6);
      engine.dispose();
    }),
    runs,
  );
});

it('a dead pump and empty tanks deliver nothing', async () => {
  await fc.assert(
    fc.asyncProperty(planArb, async (plan) => {
      const dead = { ...plan, outage: { fromS: 0, toS: 1000 * hourS } };
      const engine = await runPlan(dead);
      const empty = engine.state.tankVolumeM3.reduce((sum, it) => sum + it, 0);
      const full = await openNetwork(waterNetworkText(plan.parts));
      const held = full.state.tankVolumeM3.reduce((sum, it) => sum + it, 0);
      full.dispose();
      expect(engine.state.sourceM3).toBeCloseTo(0, 3);
      expect(engine.state.deliveredM3 + engine.state.leakedM3).toBeLessThanOrEqual(held - empty + 0.05);
      engine.dispose();
    }),
    runs,
  );
});

it('the same plan gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(planArb, async (plan) => {
      const trace: Float64Array[][] = [[], []];
      for (const record of trace) {
        const engine = await runPlan(plan, ({ state }) => {
          record.push(state.nodeHeadM.slice(), state.linkFlowM3s.slice(), state.tankVolumeM3.slice());
        });
        engine.dispose();
      }
      expect(trace[1]).toEqual(trace[0]);
    }),
    { numRuns: 10 },
  );
});

/** 36 h of a random network with every feature, in one of the ways in which everything goes wrong. */
async function runExtreme(seed: number, way: 'fiftyfold' | 'dead' | 'deadAndEmpty' | 'closed') {
  const { text } = randomInp(seed);
  const inp =
    way === 'fiftyfold'
      ? text.replace(/ Demand Multiplier.*\n/, '').replace('[OPTIONS]', '[OPTIONS]\n Demand Multiplier 50')
      : text;
  const engine = await openNetwork(inp, { tanksEmpty: way === 'deadAndEmpty' });
  const { index, state } = engine;
  const held = () => state.tankVolumeM3.reduce((sum, it) => sum + it, 0);
  const heldM3 = held();
  if (way !== 'fiftyfold') {
    for (let k = 0; k < index.linkIds.length; k++)
      if (index.linkKind[k] === linkKinds.pump) engine.setPumpPower(k, false);
  }
  if (way === 'closed' || way === 'deadAndEmpty') {
    for (let n = 0; n < index.nodeIds.length; n++)
      if (index.nodeKind[n] === nodeKinds.reservoir) engine.setSourceClosed(n, true);
  }
  const told: string[] = [];
  for (let timeS = 0; timeS <= 36 * hourS; timeS += 900) {
    const { status, issues } = engine.advance(timeS);
    if (status !== 'solved') told.push(status);
    told.push(...issues.map((it) => it.code));
    const isSane = (n: number) =>
      state.nodeDeliveredM3s[n] >= 0 &&
      state.nodeDeliveredM3s[n] <= state.nodeDemandM3s[n] &&
      Math.abs(state.nodePressureM[n]) < 5000;
    expect(index.nodeIds.filter((_, n) => !isSane(n))).toEqual([]);
    expect(state.nodeHeadM.every(Number.isFinite) && state.linkFlowM3s.every(Number.isFinite)).toBe(true);
  }
  const { sourceM3, deliveredM3, leakedM3, balanceErrorM3 } = state;
  const lossM3 = heldM3 - held();
  engine.dispose();
  expect(told).not.toContain('failed');
  const throughputM3 = Math.max(sourceM3 + Math.max(0, lossM3), deliveredM3 + leakedM3);
  const closes = Math.abs(balanceErrorM3) <= 1e-4 * throughputM3 + 0.05;
  return { closes, told, deliveredM3, sourceM3, lossM3, isEmpty: way === 'deadAndEmpty' };
}

it.each(['fiftyfold', 'dead', 'deadAndEmpty', 'closed'] as const)(
  'networks of every feature, %s: what can be delivered and no more, with closed books or a word',
  async (way) => {
    for (let seed = 22; seed < 34; seed++) {
      const run = await runExtreme(seed, way);
      // Injections (negative demands) count as a source.
      if (run.isEmpty) expect(run.deliveredM3).toBeLessThanOrEqual(run.sourceM3 + 0.05);
      if (!run.closes) expect(run.told).toContain('water.balanceBreach');
    }
  },
);
