import { describe, expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { expectBalances } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { openNetwork } from './open-network';

const { region, scenarios } = bundledProject();
const works = region.waterNetworks[0];

describe('pumps on a tank that runs empty', () => {
  it('stop with it, and nothing is lifted that is not there', async () => {
    const engine = await openNetwork(works.inp);
    engine.start();
    engine.advance(120_359);
    for (const id of ['PU1', 'PU2']) engine.setLinkLost(engine.link(id), true);
    const lifting = ['PU3', 'PU4', 'PU5'].map((id) => engine.link(id));
    const errorM3 = engine.state.balanceErrorM3;
    const outcomes = [];
    for (let timeS = 120_600; timeS <= 216_000; timeS += 900) outcomes.push(engine.advance(timeS));
    expect(outcomes.flatMap((it) => it.tankChanges)).toContainEqual(
      expect.objectContaining({ tankIx: 0, empty: true }),
    );
    expect(outcomes.flatMap((it) => it.issues.map((found) => found.code))).not.toContain(
      'water.balanceBreach',
    );
    expect(lifting.map((k) => engine.state.linkFlowM3s[k])).toEqual([0, 0, 0]);
    expect(Math.abs(engine.state.balanceErrorM3 - errorM3)).toBeLessThan(5);
    const wanted = engine.state.nodeDemandM3s.reduce((sum, it) => sum + it, 0);
    const served = engine.state.nodeDeliveredM3s.reduce((sum, it) => sum + it, 0);
    expect(served).toBeLessThan(0.5 * wanted);

    for (const id of ['PU1', 'PU2']) engine.setLinkLost(engine.link(id), false);
    engine.advance(230_400);
    expect(lifting.some((k) => engine.state.linkFlowM3s[k] > 0)).toBe(true);
    engine.dispose();
  });

  it('leave a town dry after its source is lost, with closed books', async () => {
    const run = await runRegion(region, {
      ...scenarios[0],
      events: [
        {
          id: 'source',
          timeS: 120_359,
          component: { kind: 'reservoir', id: `${works.id}/R1` },
          damage: 'destroyed',
          cause: 'unspecified',
          repairS: 100_785,
        },
      ],
    });
    expectBalances(run);
    const { waterServedM3s, waterNeededM3s } = run.series;
    const share = Array.from(waterServedM3s, (it, i) => it / waterNeededM3s[i]);
    expect(Math.min(...share)).toBeLessThan(0.8);
    expect(share.at(-1)).toBeGreaterThan(0.99);
  });
});
