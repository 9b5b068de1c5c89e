import { describe, expect, it } from 'vitest';
import { waterNetworkText } from '../builders/water-network';
import { openNetwork } from './open-network';

const hourS = 3600;

/** A spring that feeds a town through valve `v`, by the hour open or not; without power from 6 h to 12 h. */
async function opensByHour(
  parts: { controls?: string; rules?: string; valve?: string },
  lostFrom?: number,
): Promise<{ open: boolean[]; pressureM: number[] }> {
  const text = waterNetworkText({
    junctions: ' up 0 0\n down 0 0\n town 0 5',
    reservoirs: ' spring 50',
    pipes: ' a spring up 100 300 130\n b down town 100 300 130',
    valves: parts.valve ?? ' v up down 300 TCV 10 0',
    times: ' Duration 24\n Hydraulic Timestep 1:00\n Rule Timestep 0:05',
    options: ' Units LPS\n Headloss H-W\n Accuracy 0.0001',
    ...(parts.controls ? { controls: parts.controls } : {}),
    ...(parts.rules ? { rules: parts.rules } : {}),
  });
  const engine = await openNetwork(text);
  const v = engine.link('v');
  const open: boolean[] = [];
  const pressureM: number[] = [];
  engine.start();
  for (let hour = 0; hour <= 20; hour++) {
    engine.advance(hour * hourS);
    if (hour === 6) engine.setValvePower?.(v, false);
    if (hour === 12) engine.setValvePower?.(v, true);
    if (hour === lostFrom) engine.setLinkLost(v, true);
    if (lostFrom !== undefined && hour === lostFrom + 2) engine.setLinkLost(v, false);
    engine.advance(hour * hourS);
    open.push(engine.state.linkOpen[v] === 1);
    pressureM.push(engine.state.nodePressureM[engine.node('town')]);
  }
  engine.dispose();
  return { open, pressureM };
}

const shut = (open: boolean[]) => open.flatMap((it, hour) => (it ? [] : [hour]));

describe('a valve without power', () => {
  it('does not follow a time control, and takes the last command when power is back', async () => {
    const controls = ' LINK v CLOSED AT TIME 8\n LINK v OPEN AT TIME 15';
    const { open } = await opensByHour({ controls });
    expect(shut(open)).toEqual([12, 13, 14]);
  });

  it('stays closed when it was closed', async () => {
    const controls = ' LINK v CLOSED AT TIME 4\n LINK v OPEN AT TIME 8';
    const { open } = await opensByHour({ controls });
    expect(shut(open)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('does not follow a rule, which moves it again afterwards', async () => {
    const rules = ' RULE a\n IF SYSTEM TIME > 8\n THEN VALVE v STATUS IS CLOSED';
    const { open } = await opensByHour({ rules });
    expect(open.slice(0, 13).every(Boolean)).toBe(true);
    expect(shut(open)).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('keeps its setting against a rule that changes it', async () => {
    const rules = ' RULE a\n IF SYSTEM TIME > 8\n THEN VALVE v SETTING IS 20000';
    const { pressureM } = await opensByHour({ rules });
    expect(pressureM[11]).toBeCloseTo(pressureM[5], 6);
    expect(pressureM[14]).toBeLessThan(pressureM[5] - 1);
  });

  it('goes on regulating', async () => {
    const { pressureM } = await opensByHour({ valve: ' v up down 300 PRV 20 0' });
    expect(pressureM[9]).toBeCloseTo(pressureM[3], 6);
    expect(pressureM[9]).toBeLessThan(20.1);
  });

  it('that is lost as well comes back to where it stood, still deaf', async () => {
    const controls = ' LINK v CLOSED AT TIME 11';
    const { open } = await opensByHour({ controls }, 8);
    expect(shut(open)).toEqual([8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });
});
