import { describe, expect, it } from 'vitest';
import { liftNetwork, waterNetworkText } from '../builders/water-network';
import { openNetwork } from './open-network';

/** `tower` feeds `up` through a pipe, and `down` beyond one more link. */
function chain(link: { pipes?: string; valves?: string; curves?: string }): string {
  return waterNetworkText({
    junctions: ' up 0 1\n down 0 8',
    tanks: ' tower 40 5 0 10 30 0',
    pipes: ` first tower up 100 300 120${link.pipes ? `\n${link.pipes}` : ''}`,
    ...(link.valves ? { valves: link.valves } : {}),
    ...(link.curves ? { curves: link.curves } : {}),
    options: ' Units LPS\n Headloss H-W\n Accuracy 0.00001',
  });
}

const links: [string, { pipes?: string; valves?: string; curves?: string }][] = [
  ['pipe', { pipes: ' x up down 100 200 120' }],
  ['check-valve pipe', { pipes: ' x up down 100 200 120 0 CV' }],
  ['pressure reducing valve', { valves: ' x up down 200 PRV 20 0' }],
  ['pressure sustaining valve', { valves: ' x up down 200 PSV 15 0' }],
  ['pressure breaker valve', { valves: ' x up down 200 PBV 10 0' }],
  ['flow control valve', { valves: ' x up down 200 FCV 6 0' }],
  ['throttle control valve', { valves: ' x up down 200 TCV 40 0' }],
  [
    'general purpose valve',
    { valves: ' x up down 200 GPV loss 0', curves: ' loss 0 0\n loss 10 4\n loss 20 16' },
  ],
];

describe('a lost link', () => {
  it.each(links)('%s: nothing passes, and after repair what passed before', async (_, link) => {
    const engine = await openNetwork(chain(link), { demand: { model: 'pda', minimumM: 3.5, requiredM: 20 } });
    const x = engine.link('x');
    const down = engine.node('down');
    engine.start();
    const flow = engine.state.linkFlowM3s[x];
    const pressure = engine.state.nodePressureM[down];
    expect(flow).toBeGreaterThan(0.004);
    engine.setLinkLost(x, true);
    engine.advance(1);
    expect(engine.state.linkFlowM3s[x]).toBe(0);
    expect(engine.state.linkOpen[x]).toBe(0);
    expect(engine.state.nodeDeliveredM3s[down]).toBe(0);
    expect(engine.state.nodePressureM[down]).toBe(0);
    expect(engine.state.nodeHeadM[down]).toBe(0);
    const before = engine.state.tankVolumeM3[0];
    engine.advance(1001);
    // Only what `up` takes leaves the tank, so that nothing slips through behind the books.
    const drawn = before - engine.state.tankVolumeM3[0];
    expect(drawn).toBeCloseTo(engine.state.nodeDeliveredM3s[engine.node('up')] * 1000, 3);
    engine.setLinkLost(x, false);
    engine.advance(1002);
    expect(engine.state.linkOpen[x]).toBe(1);
    expect(engine.state.linkFlowM3s[x] / flow).toBeCloseTo(1, 2);
    expect(engine.state.nodePressureM[down]).toBeCloseTo(pressure, 1);
    engine.dispose();
  });

  it('that the file holds closed stays closed after repair', async () => {
    const engine = await openNetwork(chain({ pipes: ' x up down 100 200 120 0 Closed' }));
    const x = engine.link('x');
    engine.start();
    engine.setLinkLost(x, true);
    engine.advance(60);
    engine.setLinkLost(x, false);
    engine.advance(120);
    expect(engine.state.linkOpen[x]).toBe(0);
    engine.dispose();
  });
});

describe('treatment without power', () => {
  it('closes its source and hands it back', async () => {
    const engine = await openNetwork(waterNetworkText(liftNetwork));
    engine.start();
    engine.setSourceClosed(engine.node('river'), true);
    engine.advance(600);
    const { sourceM3 } = engine.state;
    expect(sourceM3).toBe(0);
    expect(engine.state.linkFlowM3s[engine.link('lift')]).toBe(0);
    engine.setSourceClosed(engine.node('river'), false);
    engine.advance(1200);
    expect(engine.state.sourceM3).toBeGreaterThan(10);
    engine.dispose();
  });
});
