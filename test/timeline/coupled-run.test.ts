import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event';
import {
  facilityPowerStates,
  facilityWaterStates,
  frameRow,
  type RunRecord,
} from '../../src/model/run-record';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyDemandM3h, tinyRegion, tinyScenario, tinyTankM3 } from '../builders/tiny-region';

const hourS = 3600;

function eventOf(run: RunRecord, kind: string, id: string): RunEvent {
  const found = run.events.find((it) => it.kind === kind && it.id === id);
  if (!found) throw new Error(`no ${kind} of ${id}`);
  return found;
}

/** Kinds from an event back to the first of its chain. */
function chain(run: RunRecord, event: RunEvent): string[] {
  const kinds = [event.kind as string];
  for (let at = event; at.causeIx !== undefined; at = run.events[at.causeIx])
    kinds.push(run.events[at.causeIx].kind);
  return kinds;
}

describe('a town whose line is lost for 30 h', () => {
  let run: RunRecord;
  beforeAll(async () => {
    run = await runRegion(tinyRegion(), tinyScenario([loss('branch', 'AB', hourS, 30 * hourS)]));
  });

  it('loses all its electricity at once and has it back after the repair', () => {
    const { electricityNeededMw: needed, electricityServedMw: served } = run.series;
    expect(served[3]).toBeCloseTo(needed[3], 9);
    expect(served[4]).toBe(0);
    expect(served[run.timesS.length - 1]).toBeCloseTo(needed[run.timesS.length - 1], 9);
    expect(eventOf(run, 'componentRepaired', 'AB').timeS).toBe(31 * hourS);
  });

  it('drinks its tank dry after volume over demand', () => {
    const lostS = eventOf(run, 'pumpLostPower', 'w/PU1').timeS;
    expect(lostS).toBe(hourS);
    const row = frameRow(run, 'tankVolumeM3', 4);
    const hours = row[0] / tinyDemandM3h;
    expect(row[0]).toBeGreaterThan(tinyTankM3(3));
    // within the second to which EPANET rounds, and the float32 of the frame
    expect(Math.abs(eventOf(run, 'tankEmptied', 'w/T1').timeS - (lostS + hours * hourS))).toBeLessThan(2);
  });

  it('keeps its hospital on the set for tank over consumption', () => {
    // 300 L at 30 L/h, from ten seconds after the loss
    expect(eventOf(run, 'backupRanDry', 'hospital').timeS).toBe(hourS + 10 + 10 * hourS);
    const power = run.timesS.map((_, i) => frameRow(run, 'facilityPower', i)[0]);
    expect(power[8]).toBe(facilityPowerStates.backup);
    expect(power[48]).toBe(facilityPowerStates.dark);
    expect(power[130]).toBe(facilityPowerStates.grid);
  });

  it('keeps its hospital in water for six hours of store after the area is dry', () => {
    const dryS = eventOf(run, 'areaLostWater', 'town').timeS;
    expect(eventOf(run, 'facilityLostWater', 'hospital').timeS).toBe(dryS + 6 * hourS);
    const atStore = frameRow(run, 'facilityWater', Math.ceil(dryS / 900) + 4)[0];
    expect(atStore).toBe(facilityWaterStates.storage);
  });

  it('restarts the pump an hour after power is back, and water after that is not drinkable for 48 h', () => {
    const backS = eventOf(run, 'pumpPowerReturned', 'w/PU1').timeS;
    expect(eventOf(run, 'pumpRestarted', 'w/PU1').timeS).toBe(Math.ceil(backS + hourS));
    expect(eventOf(run, 'areaWaterReturned', 'town').timeS).toBeGreaterThanOrEqual(backS + hourS);
    expect(run.events.some((it) => it.kind === 'waterSafe')).toBe(false);
  });

  it('tells why: each link of the chain is an event with its time', () => {
    expect(chain(run, eventOf(run, 'facilityLostWater', 'hospital'))).toEqual([
      'facilityLostWater',
      'tankEmptied',
      'pumpLostPower',
      'facilityWentDark',
      'facilityLostGrid',
      'feederWentDark',
      'islandWentDark',
      'componentLost',
    ]);
    expect(chain(run, eventOf(run, 'facilityWentDark', 'hospital')).slice(0, 4)).toEqual([
      'facilityWentDark',
      'backupRanDry',
      'backupStarted',
      'facilityLostGrid',
    ]);
    expect(chain(run, eventOf(run, 'areaWaterReturned', 'town'))).toContain('componentRepaired');
  });

  it('orders the log by time, causes before effects', () => {
    run.events.forEach((event, ix) => {
      if (ix > 0) expect(event.timeS).toBeGreaterThanOrEqual(run.events[ix - 1].timeS);
      if (event.causeIx !== undefined) expect(event.causeIx).toBeLessThan(ix);
    });
  });

  it('balances electricity at every step and water over the run', () => {
    const { electricityNeededMw, powerBalanceErrorMw } = run.series;
    run.timesS.forEach((_, i) => {
      expect(powerBalanceErrorMw[i]).toBeLessThanOrEqual(1e-6 * electricityNeededMw[i]);
      const sum = (field: 'generatorOutputMw' | 'feederServedMw') =>
        Array.from(frameRow(run, field, i)).reduce((total, it) => total + it, 0);
      // frames hold 24 bits
      expect(Math.abs(sum('generatorOutputMw') - sum('feederServedMw'))).toBeLessThan(1e-5);
    });
    const last = run.timesS.length - 1;
    const { waterSourceM3, waterServedM3, waterLeakedM3 } = run.sums;
    const { tankStoredM3 } = run.series;
    const error =
      waterSourceM3[last] + tankStoredM3[0] - tankStoredM3[last] - waterServedM3[last] - waterLeakedM3[last];
    expect(waterSourceM3[last]).toBeGreaterThan(1000);
    expect(Math.abs(error)).toBeLessThan(1e-4 * waterSourceM3[last]);
    expect(run.issues).toEqual([]);
  });

  it('adds its sums up over events, not over frames', () => {
    const last = run.timesS.length - 1;
    const offH = (eventOf(run, 'feederRestored', 'F1').timeS - hourS) / hourS;
    const off2H = (eventOf(run, 'feederRestored', 'F2').timeS - hourS) / hourS;
    expect(run.sums.personHoursWithoutPower[last]).toBeCloseTo(4000 * offH + 1000 * off2H, 6);
    expect(run.sums.fuelL[last]).toBeCloseTo(300, 6);
    expect(run.sums.facilityHoursOnBackup[last]).toBeCloseTo(10, 6);
  });
});

describe('the other parts of a scenario', () => {
  it('an area has electricity by the people of its feeders', async () => {
    const run = await runRegion(tinyRegion(), tinyScenario([loss('feeder', 'F1', hourS, hourS)]));
    const share = (frame: number) => frameRow(run, 'areaPowerShare', frame)[0];
    expect(share(3)).toBe(1);
    // 1,000 of 5,000 people are on the other feeder
    expect(share(4)).toBeCloseTo(0.2, 6);
    expect(share(20)).toBe(1);
    expect(run.series.peopleWithoutPower[5]).toBeCloseTo(4000, 9);
  });

  it('a station on a backup set keeps its pump running', async () => {
    const region = tinyRegion();
    const works = region.facilities[1];
    works.backup = [{ id: 'b', ratedKw: 30, tankL: 2000, fuelL: 2000, changeoverSwitch: true }];
    const run = await runRegion(region, tinyScenario([loss('branch', 'AB', hourS, 30 * hourS)]));
    // the pump stood from the loss to the set's start and the station's restart
    expect(eventOf(run, 'pumpRestarted', 'w/PU1').timeS).toBe(hourS + 10 + hourS);
    expect(run.events.some((it) => it.kind === 'tankEmptied')).toBe(false);
  });

  it('a set too small for the pump does not run it', async () => {
    const region = tinyRegion();
    region.facilities[1].backup = [{ id: 'b', ratedKw: 10, tankL: 2000, fuelL: 2000 }];
    const run = await runRegion(region, tinyScenario([loss('branch', 'AB', hourS, 30 * hourS)]));
    expect(eventOf(run, 'areaLostWater', 'town').timeS).toBeGreaterThan(hourS);
  });

  it('a pump joined to the grid itself follows its feeder', async () => {
    const region = tinyRegion();
    region.facilities = [];
    region.couplings = [{ id: 'c', consumer: { kind: 'pump', id: 'w/PU1' }, busId: 'C', feederId: 'F2' }];
    const run = await runRegion(region, tinyScenario([loss('feeder', 'F2', hourS, 20 * hourS)]));
    const stop = eventOf(run, 'pumpLostPower', 'w/PU1');
    expect(chain(run, stop).at(-1)).toBe('componentLost');
    expect(eventOf(run, 'pumpPowerReturned', 'w/PU1').timeS).toBe(21 * hourS);
  });

  it.each([0, 5])('a pump joined to a bus of %d MW follows its load, else the bus itself', async (loadMw) => {
    const region = tinyRegion({ facilities: [], feeders: [] });
    region.grid.buses[2].loadMw = loadMw;
    region.couplings = [{ id: 'c', consumer: { kind: 'pump', id: 'w/PU1' }, busId: 'C' }];
    const run = await runRegion(region, tinyScenario([loss('branch', 'BC', hourS, 20 * hourS)]));
    const stop = eventOf(run, 'pumpLostPower', 'w/PU1');
    expect(stop.timeS).toBe(hourS);
    expect(chain(run, stop).at(-1)).toBe('componentLost');
    expect(eventOf(run, 'pumpRestarted', 'w/PU1').timeS).toBeGreaterThanOrEqual(22 * hourS);
  });

  it('a source joined to the grid itself follows it, also where a station has a pump of that name', async () => {
    const region = tinyRegion();
    region.waterNetworks[0].inp = region.waterNetworks[0].inp.replace(/\bR1\b/g, 'PU1');
    const consumer = { kind: 'treatment' as const, id: 'w/PU1' };
    region.couplings.push({ id: 'c3', consumer, busId: 'C', feederId: 'F2' });
    const run = await runRegion(region, tinyScenario([loss('branch', 'BC', hourS, 5 * hourS)]));
    expect(eventOf(run, 'sourceClosed', 'w/PU1').timeS).toBe(hourS);
    expect(eventOf(run, 'pumpLostPower', 'w/PU1').timeS).toBe(hourS);
  });

  it('treatment without power closes its source', async () => {
    const region = tinyRegion();
    region.facilities = [facility('wtp', { kind: 'waterWorks', sourceIds: ['w/R1'], people: 0 })];
    region.couplings = [{ id: 'c', consumer: { kind: 'facility', id: 'wtp' }, busId: 'C', feederId: 'F2' }];
    const run = await runRegion(region, tinyScenario([loss('bus', 'C', hourS, 40 * hourS)]));
    expect(eventOf(run, 'sourceClosed', 'w/R1').timeS).toBe(hourS);
    expect(chain(run, eventOf(run, 'tankEmptied', 'w/T1'))).toContain('sourceClosed');
    expect(eventOf(run, 'sourceReopened', 'w/R1').timeS).toBeGreaterThanOrEqual(42 * hourS);
  });

  it('a broken pipe runs out until it is shut off, then stays closed until repaired', async () => {
    const pipe = { ...loss('pipe', 'w/P3', hourS, 20 * hourS), damage: 'destroyed' as const };
    const intact = await runRegion(tinyRegion(), tinyScenario([]));
    const run = await runRegion(tinyRegion(), tinyScenario([pipe]));
    const stored = (it: RunRecord, hour: number) => it.series.tankStoredM3[hour * 4];
    expect(stored(run, 3)).toBeLessThan(stored(intact, 3) - 50);
    const shut = eventOf(run, 'pipeShutOff', 'w/P3');
    expect(run.events[shut.causeIx ?? -1]).toMatchObject({ kind: 'componentLost', id: 'w/P3' });
    const column = run.index.linkIds.indexOf('w/P3');
    expect(frameRow(run, 'linkFlowM3s', 8)[column]).toBeGreaterThan(0.001);
    expect(frameRow(run, 'linkFlowM3s', 24)[column]).toBe(0);
    expect(frameRow(run, 'linkState', 24)[column]).toBe(3);
    expect(frameRow(run, 'linkState', 100)[column]).toBe(0);
  });

  it('a hospital at a node where nobody else draws goes by its pressure', async () => {
    const region = tinyRegion();
    region.facilities[0].waterNodeId = 'w/J3';
    const run = await runRegion(region, tinyScenario([loss('pipe', 'w/P2', hourS, 20 * hourS)]));
    const emptied = eventOf(run, 'tankEmptied', 'w/T1').timeS;
    const out = eventOf(run, 'facilityLostWater', 'hospital');
    // the empty tank passes on what its pump brings, past the break, until the pipe is shut off
    const shut = eventOf(run, 'pipeShutOff', 'w/P2').timeS;
    expect(out.timeS - 6 * hourS).toBeGreaterThanOrEqual(emptied);
    expect(out.timeS - 6 * hourS).toBeLessThanOrEqual(shut + 60);
    expect(chain(run, out)).toContain('componentLost');
    expect(eventOf(run, 'facilityWaterReturned', 'hospital').timeS).toBeGreaterThanOrEqual(21 * hourS);
  });

  it('fuel that is delivered keeps the hospital on', async () => {
    const deliveries = [{ id: 'd', timeS: 5 * hourS, facilityId: 'hospital', dieselL: 600 }];
    const run = await runRegion(
      tinyRegion(),
      tinyScenario([loss('branch', 'AB', hourS, 30 * hourS)], { deliveries }),
    );
    // 600 L tank full at 5 h
    expect(eventOf(run, 'backupRanDry', 'hospital').timeS).toBe(5 * hourS + 20 * hourS);
  });

  it('a component lost twice is back after the later repair', async () => {
    const run = await runRegion(
      tinyRegion(),
      tinyScenario([loss('branch', 'AB', hourS, 4 * hourS), loss('branch', 'AB', 2 * hourS, 6 * hourS)]),
    );
    expect(run.events.filter((it) => it.kind === 'componentLost')).toHaveLength(1);
    expect(eventOf(run, 'componentRepaired', 'AB').timeS).toBe(8 * hourS);
  });

  it('what names nothing is passed over with a warning', async () => {
    const run = await runRegion(
      tinyRegion(),
      tinyScenario([loss('branch', 'nowhere', 0, 1), loss('area', 'town', 0, 1)]),
    );
    expect(run.issues.map((it) => it.code)).toEqual(['scenario.unknownComponent', 'scenario.cannotBeLost']);
    expect(run.events.some((it) => it.kind === 'componentLost')).toBe(false);
  });

  it('an undone loss leaves no trace: same bytes as without it', async () => {
    const plain = await runRegion(tinyRegion(), tinyScenario([]));
    const undone = tinyScenario([loss('branch', 'AB', hourS, 30 * hourS)]);
    undone.events.pop();
    const again = await runRegion(tinyRegion(), undone);
    expect(new Uint8Array(again.frames)).toEqual(new Uint8Array(plain.frames));
    expect(again.identity.runId).toBe(plain.identity.runId);
  });

  it('runs past 72 h with hourly frames, and to a horizon off the step', async () => {
    const long = await runRegion(tinyRegion(), tinyScenario([], { horizonS: 80 * hourS }));
    expect(long.timesS.length).toBe(72 * 4 + 1 + 8);
    const short = await runRegion(tinyRegion(), tinyScenario([], { horizonS: 1000 }));
    expect([...short.timesS]).toEqual([0, 900, 1000]);
  });

  it('a region without water or facilities runs as well', async () => {
    const bare = { waterNetworks: [], waterUsers: [], facilities: [], couplings: [] };
    const run = await runRegion(tinyRegion(bare), tinyScenario([loss('branch', 'AB', 0, hourS)]));
    expect(run.series.electricityServedMw[0]).toBe(0);
    expect(run.series.waterNeededM3s[5]).toBe(0);
  });
});

it('a tank that empties in the second of the restart is put down to the stop', async () => {
  const event = { ...loss('branch', 'AB', 9505, 39_097), damage: 'none' as const };
  const run = await runRegion(tinyRegion(), tinyScenario([event], { horizonS: 36 * hourS }));
  const emptied = eventOf(run, 'tankEmptied', 'w/T1');
  expect(chain(run, emptied).at(1)).toBe('pumpLostPower');
});
