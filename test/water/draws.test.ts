import { describe, expect, it } from 'vitest';
import { liftNetwork, waterNetworkText } from '../builders/water-network';
import { openNetwork } from './open-network';

/** A demand factor of 2 and a default pattern, neither of which may touch a draw. */
const text = waterNetworkText({
  ...liftNetwork,
  patterns: ' 1 0.5 1.5',
  options: `${liftNetwork.options}\n Demand Multiplier 2`,
});

describe('a steady draw at a junction', () => {
  it('is demand, whatever the file makes of demands, and the books close with it', async () => {
    const engine = await openNetwork(text);
    engine.start();
    const works = engine.node('works');
    expect(engine.state.nodeDemandM3s[works]).toBe(0);
    expect(engine.setDraw(works, 0.004)).toBe(true);
    for (const hour of [1, 2, 3]) {
      engine.advance(hour * 3600);
      expect(engine.state.nodeDemandM3s[works]).toBeCloseTo(0.004, 9);
      expect(engine.state.nodeDeliveredM3s[works]).toBeCloseTo(0.004, 9);
    }
    expect(engine.state.nodeDeliveredTotalM3[works]).toBeCloseTo(0.004 * 3 * 3600, 3);
    expect(Math.abs(engine.state.balanceErrorM3)).toBeLessThan(1e-4 * engine.state.sourceM3);
    expect(engine.setDraw(works, 0)).toBe(true);
    engine.advance(4 * 3600);
    expect(engine.state.nodeDemandM3s[works]).toBe(0);
    engine.dispose();
  });

  it('is refused where the file has a demand, which stays as it is', async () => {
    const engine = await openNetwork(text);
    engine.start();
    const town = engine.node('town');
    expect(engine.setDraw(town, 0.004)).toBe(false);
    engine.advance(900);
    expect(engine.state.nodeDemandM3s[town]).toBeCloseTo(0.02, 9);
    engine.dispose();
  });

  it('gets nothing when pump and tank are gone', async () => {
    const engine = await openNetwork(waterNetworkText({ ...liftNetwork, tanks: ' tower 50 0.5 0 5 10 0' }));
    engine.start();
    const works = engine.node('works');
    engine.setDraw(works, 0.004);
    engine.setPumpPower(engine.link('lift'), false);
    engine.advance(6 * 3600);
    expect(engine.state.nodeDemandM3s[works]).toBeCloseTo(0.004, 9);
    expect(engine.state.nodeDeliveredM3s[works]).toBe(0);
    engine.dispose();
  });
});
