import { describe, expect, it } from 'vitest';
import type { ValveStand } from '../../src/model/coupling';
import { frameRow } from '../../src/model/run-record';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;

/** The tiny town behind a valve that hangs on its feeder; a control would close the valve at 3 h. */
function regionWithValve(withoutPower?: ValveStand) {
  const inp = tinyInp()
    .replace('[JUNCTIONS]', '[JUNCTIONS]\nVU 10 0')
    .replace('P2 T1 J2', 'P2 T1 VU')
    .replace('[PUMPS]', '[VALVES]\nV VU J2 300 TCV 5 0\n[PUMPS]')
    .replace('[CONTROLS]', '[CONTROLS]\nLINK V CLOSED AT TIME 3\nLINK V OPEN AT TIME 5');
  const region = tinyRegion({ waterNetworks: [{ id: 'w', inp }] });
  const valve = { id: 'v', consumer: { kind: 'valve' as const, id: 'w/V' }, busId: 'B', feederId: 'F1' };
  return {
    ...region,
    couplings: [...region.couplings, { ...valve, ...(withoutPower ? { withoutPower } : {}) }],
  };
}

async function runWith(withoutPower: ValveStand | undefined, lossS: number, repairS: number) {
  const run = await runRegion(
    regionWithValve(withoutPower),
    tinyScenario([loss('branch', 'AB', lossS, repairS)]),
  );
  const ofValve = run.events.filter((it) => it.kind.startsWith('valve') && it.id === 'w/V');
  const ix = run.index.linkIds.indexOf('w/V');
  const flows = run.timesS.map((_, i) => Math.abs(frameRow(run, 'linkFlowM3s', i)[ix]));
  const at = (hour: number) => flows[run.timesS.indexOf(hour * hourS)];
  return { run, ofValve, at };
}

describe('a valve that needs power', () => {
  it('stays as it is without, whatever its controls say, and says why', async () => {
    const { run, ofValve, at } = await runWith(undefined, hourS, 9 * hourS);
    expect(ofValve.map((it) => [it.kind, it.timeS])).toEqual([
      ['valveLostPower', hourS],
      ['valvePowerReturned', 10 * hourS],
    ]);
    expect(run.events[ofValve[0].causeIx!].kind).toBe('feederWentDark');
    expect(at(4)).toBeGreaterThan(0.005);
    expect(at(11)).toBeGreaterThan(0.005);
  });

  it('takes the state that was last commanded when its power is back', async () => {
    const { at } = await runWith('stays', hourS, 3 * hourS);
    expect(at(3.5)).toBeGreaterThan(0.005);
    expect(at(4.5)).toBe(0);
    expect(at(5.5)).toBeGreaterThan(0.005);
  });

  it('or closes, and the town behind it is without water until power is back', async () => {
    const { run, at } = await runWith('closes', 6 * hourS, 4 * hourS);
    expect(at(5.5)).toBeGreaterThan(0.005);
    expect(at(7)).toBe(0);
    expect(at(11)).toBeGreaterThan(0.005);
    const dry = run.events.find((it) => it.kind === 'areaLostWater' && it.timeS > 5 * hourS);
    expect(dry?.timeS).toBe(6 * hourS);
    expect(run.events[dry!.causeIx!].kind).toBe('valveLostPower');
  });
});
