import { describe, expect, it } from 'vitest';
import { leakCoefficient } from '../../src/water/leaks';
import { expectBalances } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario } from '../builders/tiny-region';
import { openNetwork } from './open-network';

const pipeAreaM2 = (Math.PI / 4) * 0.09;

describe('a tank that empties through a broken pipe', () => {
  it('gives no more than it holds in its last second, and refills with closed books', async () => {
    const broken = { ...loss('pipe', 'w/P1', 27_887, 56_694), damage: 'destroyed' as const };
    const run = await runRegion(tinyRegion(), tinyScenario([broken], { horizonS: 36 * 3600 }));
    expect(run.events.map((it) => it.kind)).toEqual(expect.arrayContaining(['tankEmptied', 'tankRefilled']));
    expectBalances(run);
    expect(Math.min(...run.series.tankStoredM3)).toBeGreaterThanOrEqual(0);
    expect(run.issues.map((it) => it.code)).not.toContain('water.balanceBreach');
  });

  it.each([0, 0.07, 0.14, 0.21, 0.28, 0.35, 0.42])(
    'shares what is left in its last second among outlet and consumers (starts at 2 m and %f cm)',
    async (aboveCm) => {
      const engine = await openNetwork(tinyInp(2 + aboveCm / 100), { splitPipes: ['P1'] });
      const { state } = engine;
      engine.setLinkLost(engine.link('PU1'), true);
      engine.setLeak(engine.node('P1~break'), leakCoefficient(pipeAreaM2));
      engine.start();
      const startM3 = state.tankVolumeM3[0];
      let leastM3 = startM3;
      while (state.timeS < 3600 && leastM3 > 0) {
        engine.advance(state.timeS + 10);
        leastM3 = Math.min(leastM3, state.tankVolumeM3[0]);
      }
      expect(leastM3).toBe(0);
      expect(state.sourceM3).toBe(0);
      // EPANET's own accuracy is some 1e-5 of what flows.
      expect(Math.abs(state.leakedM3 + state.deliveredM3 - startM3)).toBeLessThan(0.005);
      engine.setLeak(engine.node('P1~break'), 0);
      engine.setLinkLost(engine.link('PU1'), false);
      engine.advance(state.timeS + 7);
      engine.advance(6 * 3600);
      expect(state.tankLevelM[0]).toBeGreaterThan(1);
      expect(Math.abs(state.balanceErrorM3)).toBeLessThan(0.01);
      engine.dispose();
    },
  );
});
