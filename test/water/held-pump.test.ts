import { describe, expect, it } from 'vitest';
import { liftNetwork, type WaterNetworkParts, waterNetworkText } from '../builders/water-network';
import { openNetwork } from './open-network';

const hourS = 3600;

/** Whether pump `lift` runs at whole hours 0 to 24 when it has no power from 6 h to 12 h. */
async function runsByHour(parts: WaterNetworkParts): Promise<boolean[]> {
  const engine = await openNetwork(waterNetworkText({ ...liftNetwork, ...parts }));
  const lift = engine.link('lift');
  const runs: boolean[] = [];
  engine.start();
  for (let hour = 0; hour <= 24; hour++) {
    engine.advance(hour * hourS);
    if (hour === 6) engine.setPumpPower(lift, false);
    if (hour === 12) engine.setPumpPower(lift, true);
    engine.advance(hour * hourS);
    runs.push(engine.state.linkOpen[lift] === 1 && engine.state.linkFlowM3s[lift] > 1e-4);
  }
  engine.dispose();
  return runs;
}
const during = (runs: boolean[], from: number, to: number) => runs.slice(from, to);
const all = (runs: boolean[], value: boolean) => runs.every((it) => it === value);

describe('a pump without power', () => {
  it('stops and takes up again what it did, with no control of its own', async () => {
    const runs = await runsByHour({});
    expect(all(during(runs, 0, 6), true)).toBe(true);
    expect(all(during(runs, 6, 12), false)).toBe(true);
    expect(all(during(runs, 12, 24), true)).toBe(true);
  });

  it('stays off when a time control would start it, and takes the last time command when power is back', async () => {
    const started = await runsByHour({
      status: ' lift Closed',
      controls: ' LINK lift OPEN AT TIME 8\n LINK lift CLOSED AT TIME 20',
    });
    expect(all(during(started, 0, 12), false)).toBe(true);
    expect(all(during(started, 12, 20), true)).toBe(true);
    expect(all(during(started, 20, 24), false)).toBe(true);
    const stopped = await runsByHour({ controls: ' LINK lift CLOSED AT TIME 9' });
    expect(all(during(stopped, 0, 6), true)).toBe(true);
    expect(all(during(stopped, 6, 24), false)).toBe(true);
  });

  it('follows the clock in the same way', async () => {
    const runs = await runsByHour({
      status: ' lift Closed',
      controls: ' LINK lift OPEN AT CLOCKTIME 10 AM\n LINK lift CLOSED AT CLOCKTIME 6 PM',
    });
    expect(all(during(runs, 0, 12), false)).toBe(true);
    expect(all(during(runs, 12, 18), true)).toBe(true);
    expect(all(during(runs, 18, 24), false)).toBe(true);
  });

  it('stays closed after its return until a level control opens it', async () => {
    const base = { junctions: ' works 10 0\n town 20 1\n edge 22 0.5' };
    const waiting = await runsByHour({ ...base, controls: ' LINK lift OPEN IF NODE tower BELOW 0.2' });
    expect(all(during(waiting, 0, 6), true)).toBe(true);
    expect(all(during(waiting, 6, 24), false)).toBe(true);
    const called = await runsByHour({ ...base, controls: ' LINK lift OPEN IF NODE tower BELOW 4.9' });
    expect(all(during(called, 6, 12), false)).toBe(true);
    expect(called[13]).toBe(true);
  });

  it('is not started by a rule, and is by the same rule afterwards', async () => {
    const runs = await runsByHour({
      rules:
        ' RULE fill\n IF TANK tower LEVEL BELOW 4.9\n THEN PUMP lift STATUS IS OPEN\n AND PIPE street STATUS IS OPEN',
    });
    expect(all(during(runs, 6, 12), false)).toBe(true);
    expect(all(during(runs, 13, 24), true)).toBe(true);
  });

  it('is not started by the ELSE of a rule', async () => {
    const runs = await runsByHour({
      rules:
        ' RULE fill\n IF TANK tower LEVEL ABOVE 90\n THEN PUMP lift STATUS IS CLOSED\n ELSE PUMP lift STATUS IS OPEN\n PRIORITY 3',
    });
    expect(all(during(runs, 6, 12), false)).toBe(true);
    expect(all(during(runs, 13, 24), true)).toBe(true);
  });

  it('takes up what a rule commanded at a time while it was without power', async () => {
    const rules = (on: string, off: string) =>
      ` RULE on\n IF SYSTEM ${on}\n THEN PUMP lift STATUS IS OPEN\n RULE off\n IF SYSTEM ${off}\n THEN PUMP lift STATUS IS CLOSED`;
    for (const text of [rules('CLOCKTIME = 9 AM', 'CLOCKTIME = 8 PM'), rules('TIME = 9', 'TIME = 20')]) {
      const runs = await runsByHour({ status: ' lift Closed', rules: text });
      expect(all(during(runs, 0, 12), false)).toBe(true);
      expect(all(during(runs, 12, 20), true)).toBe(true);
      expect(all(during(runs, 21, 24), false)).toBe(true);
    }
  });

  it('is not started by its speed pattern', async () => {
    const runs = await runsByHour({
      pumps: ' lift river works HEAD lift PATTERN speeds',
      patterns: ' speeds 1 0.9 1 0.95',
    });
    expect(all(during(runs, 0, 6), true)).toBe(true);
    expect(all(during(runs, 6, 12), false)).toBe(true);
    expect(all(during(runs, 12, 24), true)).toBe(true);
  });

  it('keeps its speed', async () => {
    const flowAt = async (hour: number) => {
      const engine = await openNetwork(
        waterNetworkText({ ...liftNetwork, pumps: ' lift river works HEAD lift SPEED 0.9' }),
      );
      engine.start();
      const before = engine.state.linkFlowM3s[engine.link('lift')];
      engine.setPumpPower(engine.link('lift'), false);
      engine.advance(hour);
      engine.setPumpPower(engine.link('lift'), true);
      engine.advance(hour);
      const after = engine.state.linkFlowM3s[engine.link('lift')];
      engine.dispose();
      return { before, after };
    };
    const { before, after } = await flowAt(1);
    expect(after).toBeCloseTo(before, 4);
    expect(after).toBeGreaterThan(0.01);
  });

  it('is held by each of two reasons', async () => {
    const engine = await openNetwork(waterNetworkText(liftNetwork));
    const lift = engine.link('lift');
    engine.start();
    engine.setPumpPower(lift, false);
    engine.setLinkLost(lift, true);
    engine.advance(60);
    engine.setPumpPower(lift, true);
    engine.advance(120);
    expect(engine.state.linkOpen[lift]).toBe(0);
    engine.setLinkLost(lift, false);
    engine.advance(180);
    expect(engine.state.linkOpen[lift]).toBe(1);
    engine.dispose();
  });
});
