import { describe, expect, it } from 'vitest';
import { frameRow } from '../../src/model/run-record';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyInp, tinyRegion, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;

/** Two networks from one file, so that every id is in both; the pump of `east` hangs on bus C, that of `west` on the plant's own bus. */
const region = tinyRegion({
  waterNetworks: [
    { id: 'west', inp: tinyInp() },
    { id: 'east', inp: tinyInp() },
  ],
  areas: [
    { id: 'town', people: 3000 },
    { id: 'farside', people: 2000 },
  ],
  waterUsers: [
    { nodeId: 'west/J2', areaId: 'town', people: 3000 },
    { nodeId: 'east/J2', areaId: 'farside', people: 2000 },
  ],
  facilities: [facility('hospital', { waterNodeId: 'east/J2', waterM3Day: 24 })],
  couplings: [
    { id: 'c1', consumer: { kind: 'facility', id: 'hospital' }, busId: 'B', feederId: 'F1' },
    { id: 'c2', consumer: { kind: 'pump', id: 'west/PU1' }, busId: 'A' },
    { id: 'c3', consumer: { kind: 'pump', id: 'east/PU1' }, busId: 'C', feederId: 'F2' },
  ],
});

describe('two networks whose elements have the same ids', () => {
  it('lose their power and their water each for itself', async () => {
    const run = await runRegion(region, tinyScenario([loss('branch', 'BC', hourS, 30 * hourS)]));
    const of = (kind: string) => run.events.filter((it) => it.kind === kind).map((it) => it.id);
    expect(of('pumpLostPower')).toEqual(['east/PU1']);
    expect(of('tankEmptied')).toEqual(['east/T1']);
    expect(of('areaLostWater')).toEqual(['farside']);
    expect(of('facilityLostWater')).toEqual(['hospital']);
    const { linkIds, tankIds } = run.index;
    expect(linkIds.filter((it) => it.endsWith('/PU1'))).toEqual(['west/PU1', 'east/PU1']);
    const volumes = frameRow(run, 'tankVolumeM3', run.timesS.indexOf(24 * hourS));
    expect(volumes[tankIds.indexOf('east/T1')]).toBeLessThan(1);
    expect(volumes[tankIds.indexOf('west/T1')]).toBeGreaterThan(100);
  });

  it('lose a pipe each for itself', async () => {
    const run = await runRegion(region, tinyScenario([loss('pipe', 'east/P2', 2 * hourS, 10 * hourS)]));
    const lost = run.events.filter((it) => it.kind === 'areaLostWater').map((it) => it.id);
    expect(new Set(lost)).toEqual(new Set(['farside']));
    const flows = frameRow(run, 'linkFlowM3s', run.timesS.indexOf(11 * hourS));
    expect(flows[run.index.linkIds.indexOf('east/P2')]).toBe(0);
    expect(Math.abs(flows[run.index.linkIds.indexOf('west/P2')])).toBeGreaterThan(0.005);
  });
});
