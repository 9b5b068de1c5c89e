import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/model/region';
import type { RunRecord } from '../../src/model/run-record';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyDemandM3h, tinyRegion, tinyScenario, tinyTankM3 } from '../builders/tiny-region';

const hourS = 3600;
const demandM3s = tinyDemandM3h / hourS;

/** A town on a pump of its own, which a gauge in a draining tank somewhere else switches. */
function gaugedInp(switching: string): string {
  return `[JUNCTIONS]
JT 10 20
JG 10 10
[RESERVOIRS]
RT 10
[TANKS]
TG 60 4 0 5 10 0
[PIPES]
PG TG JG 100 300 130 0 Open
[PUMPS]
PU RT JT HEAD C1
[CURVES]
C1 40 60
${switching}
[OPTIONS]
Units CMH
[TIMES]
Duration 72:00
Hydraulic Timestep 1:00
Pattern Timestep 1:00
Rule Timestep 0:01
[END]
`;
}

function gaugedRegion(switching: string): Region {
  return tinyRegion({
    waterNetworks: [{ id: 'w', inp: gaugedInp(switching) }],
    waterUsers: [{ nodeId: 'w/JT', areaId: 'town', people: 5000 }],
    facilities: [facility('hospital', { waterNodeId: 'w/JT', waterM3Day: 24, storedWaterM3: 6 })],
    couplings: [],
  });
}

/** The gauge falls from 4 m to 1.32 m at 10 m3/h out of 25 pi m2. */
const gaugeS = (3.141592653589793 * 25 * (4 - 1.32)) / (10 / hourS);

function timeOf(run: RunRecord, kind: string, id: string): number {
  return run.events.find((it) => it.kind === kind && it.id === id)?.timeS ?? Number.NaN;
}

describe('a change of water between two steps', () => {
  it('reaches areas and facilities at the second at which a tank runs empty', async () => {
    const horizonS = 24 * hourS;
    const run = await runRegion(
      tinyRegion(),
      tinyScenario([loss('pump', 'w/PU1', 0, 20 * hourS)], { horizonS }),
    );
    const emptyS = tinyTankM3(3) / demandM3s;
    expect(Math.abs(timeOf(run, 'tankEmptied', 'w/T1') - emptyS)).toBeLessThan(2);
    expect(timeOf(run, 'tankEmptied', 'w/T1') % 900).not.toBe(0);
    // a tank is told of as empty with its last half second of water
    const lostS = timeOf(run, 'areaLostWater', 'town');
    expect(lostS - timeOf(run, 'tankEmptied', 'w/T1')).toBeLessThanOrEqual(1);
    expect(Math.abs(lostS - emptyS)).toBeLessThan(2);
    // 6 m3 of its own at 1 m3/h from that second on
    expect(timeOf(run, 'facilityLostWater', 'hospital')).toBe(lostS + 6 * hourS);
    const served = run.sums.waterServedM3.at(-1) ?? 0;
    // what the pump brings passes through the empty tank at once
    const pumpedS = horizonS - 20 * hourS;
    expect(served).toBeGreaterThan(tinyTankM3(3) * (1 - 1e-4));
    expect(served).toBeLessThan(tinyTankM3(3) + demandM3s * pumpedS + 0.1);
  });

  it('reaches them at the second at which a level switches a pump', async () => {
    const run = await runRegion(
      gaugedRegion('[CONTROLS]\nLINK PU CLOSED IF NODE TG BELOW 1.32'),
      tinyScenario([], { horizonS: 30 * hourS }),
    );
    const switchedS = timeOf(run, 'areaLostWater', 'town');
    expect(Math.abs(switchedS - gaugeS)).toBeLessThan(2);
    expect(switchedS % 900).not.toBe(0);
    expect(timeOf(run, 'facilityLostWater', 'hospital')).toBe(switchedS + 6 * hourS);
    const needed = 20 / hourS + 10 / hourS;
    const lost = (30 * hourS - switchedS) * (20 / hourS);
    const servedM3 = run.sums.waterServedM3.at(-1) ?? 0;
    expect(servedM3 / (needed * 30 * hourS - lost)).toBeCloseTo(1, 5);
  });

  it('reaches them at the second at which a rule acts', async () => {
    const rule = '[RULES]\nRULE low\nIF TANK TG LEVEL BELOW 1.32\nTHEN PUMP PU STATUS IS CLOSED';
    const run = await runRegion(gaugedRegion(rule), tinyScenario([], { horizonS: 30 * hourS }));
    const switchedS = timeOf(run, 'areaLostWater', 'town');
    // EPANET looks at rules each minute
    expect(switchedS).toBe(Math.ceil(gaugeS / 60) * 60);
    expect(switchedS % 900).not.toBe(0);
    expect(timeOf(run, 'facilityLostWater', 'hospital')).toBe(switchedS + 6 * hourS);
  });

  it('is the same whether or not something else happens in between', async () => {
    const rule = '[RULES]\nRULE low\nIF TANK TG LEVEL BELOW 1.32\nTHEN PUMP PU STATUS IS CLOSED';
    const horizonS = 30 * hourS;
    const others = [1234, 54_321, 70_007].map((it) => loss('feeder', 'F1', it, 100));
    const run = await runRegion(gaugedRegion(rule), tinyScenario(others, { horizonS }));
    expect(timeOf(run, 'areaLostWater', 'town')).toBe(Math.ceil(gaugeS / 60) * 60);
  });
});
