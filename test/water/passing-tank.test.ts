import { describe, expect, it } from 'vitest';
import { openNetwork } from './open-network';

/** A lake, a narrow main into the top of a town's tank, a wide outlet: the town wants more than the main can bring. */
function fedFromAbove(wantedLps: number): string {
  return `[JUNCTIONS]
 A 10 ${wantedLps / 2}
 B 12 ${wantedLps / 2}
[RESERVOIRS]
 LAKE 95
[TANKS]
 T 45 2 0 4 12 0
[PIPES]
 MAIN LAKE T 4000 200 120 0 Open
 OUT T A 500 400 120 0 Open
 ALONG A B 600 300 120 0 Open
[TIMES]
 Duration 48:00
 Hydraulic Timestep 1:00
[OPTIONS]
 Units LPS
 Headloss H-W
[END]
`;
}

describe('a tank that is all but empty while water still flows in', () => {
  it('passes on what comes: part of the demand is served without a pause, and the books close', async () => {
    const engine = await openNetwork(fedFromAbove(120));
    engine.start();
    const main = engine.link('MAIN');
    const changes = [];
    let lowest = Number.POSITIVE_INFINITY;
    for (let timeS = 300; timeS <= 48 * 3600; timeS += 300) {
      const outcome = engine.advance(timeS);
      changes.push(...outcome.tankChanges);
      expect(outcome.issues).toEqual([]);
      const served = engine.state.nodeDeliveredM3s.reduce((sum, it) => sum + it, 0);
      lowest = Math.min(lowest, served);
      if (changes.length === 0) continue;
      // what stayed back before may come on top, within a step
      const heldM3s = engine.state.tankVolumeM3[0] / 900;
      expect(served).toBeLessThanOrEqual(engine.state.linkFlowM3s[main] * 1.0001 + heldM3s);
      expect(served).toBeGreaterThan(engine.state.linkFlowM3s[main] * 0.95);
    }
    expect(changes).toEqual([expect.objectContaining({ tankIx: 0, empty: true })]);
    expect(lowest).toBeGreaterThan(0.03);
    expect(Math.abs(engine.state.balanceErrorM3)).toBeLessThan(0.05);
    engine.dispose();
  });

  it('fills again once people want less than what comes', async () => {
    const text = fedFromAbove(90).replace(
      '[TIMES]',
      '[PATTERNS]\n 1 1.4 1.4 1.4 0.1 0.1 0.1\n[TIMES]\n Pattern Timestep 4:00',
    );
    const engine = await openNetwork(text);
    engine.start();
    const changes = [];
    for (let timeS = 900; timeS <= 24 * 3600; timeS += 900)
      changes.push(...engine.advance(timeS).tankChanges);
    expect(changes.map((it) => it.empty)).toEqual([true, false]);
    expect(changes[1].timeS).toBeGreaterThanOrEqual(12 * 3600);
    expect(engine.state.tankLevelM[0]).toBeGreaterThan(3);
    engine.dispose();
  });

  it('stands where nothing comes any more', async () => {
    const engine = await openNetwork(fedFromAbove(120));
    engine.start();
    engine.advance(12 * 3600);
    engine.setLinkLost(engine.link('MAIN'), true);
    const changes = engine.advance(14 * 3600).tankChanges;
    expect(changes).toEqual([]);
    expect(engine.state.nodeDeliveredM3s.every((it) => it === 0)).toBe(true);
    expect(engine.state.tankLevelM[0]).toBeLessThan(0.02);
    engine.dispose();
  });

  it('gives on the average all that comes', async () => {
    const engine = await openNetwork(fedFromAbove(120));
    const { state } = engine;
    engine.start();
    engine.advance(6 * 3600);
    const [beforeM3, sourceM3] = [state.deliveredM3, state.sourceM3];
    expect(state.tankLevelM[0]).toBeLessThan(0.1);
    engine.advance(48 * 3600);
    const share = (state.deliveredM3 - beforeM3) / (state.sourceM3 - sourceM3);
    expect(share).toBeGreaterThan(0.998);
    expect(share).toBeLessThan(1.002);
    engine.dispose();
  });

  it('serves within minutes when water comes again', async () => {
    const engine = await openNetwork(fedFromAbove(120));
    engine.start();
    engine.advance(12 * 3600);
    engine.setLinkLost(engine.link('MAIN'), true);
    engine.advance(14 * 3600 + 1);
    engine.setLinkLost(engine.link('MAIN'), false);
    engine.advance(14 * 3600 + 120);
    const served = engine.state.nodeDeliveredM3s.reduce((sum, it) => sum + it, 0);
    expect(served).toBeGreaterThan(0.95 * engine.state.linkFlowM3s[engine.link('MAIN')]);
    engine.dispose();
  });

  it('lets a second, lower tank pass on too where the first gives less', async () => {
    const text = fedFromAbove(120)
      .replace('[TANKS]', ' HILL 55\n[TANKS]\n T2 40 2 0 4 12 0')
      .replace('[TIMES]', ' MAIN2 HILL T2 4000 150 120 0 Open\n OUT2 T2 B 400 400 120 0 Open\n[TIMES]');
    const engine = await openNetwork(text);
    const { state } = engine;
    engine.start();
    engine.advance(12 * 3600);
    expect(Math.max(...state.tankLevelM)).toBeLessThan(0.1);
    const comes = () => state.linkFlowM3s[engine.link('MAIN')] + state.linkFlowM3s[engine.link('MAIN2')];
    for (let timeS = 12 * 3600; timeS <= 16 * 3600; timeS += 300) {
      const outcome = engine.advance(timeS);
      expect(outcome).toMatchObject({ status: 'solved', issues: [], tankChanges: [] });
      const served = state.nodeDeliveredM3s.reduce((sum, it) => sum + it, 0);
      expect(served).toBeGreaterThan(0.95 * comes());
      expect(served).toBeLessThan(1.05 * comes());
    }
    engine.dispose();
  });
});
