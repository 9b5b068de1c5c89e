import { describe, expect, it } from 'vitest';
import { windowAt } from '../../src/facility/backup-fleet';
import type { FacilityPower } from '../../src/facility/facility-power';
import type { Facility } from '../../src/model/facility';
import type { RunEvent } from '../../src/model/run-event';
import { facilityPowerStates } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { runTo, startFacility, switchGrid } from '../builders/facility-power';
import { tinySet } from '../builders/tiny-region';

const { grid, backup, battery, partial, dark } = facilityPowerStates;

function start(it: Partial<Facility>, scenario: Partial<Scenario> = {}, startOfDayS = 0) {
  return startFacility(it, { ...scenario, startOfDayS });
}

const loseGrid = (power: FacilityPower, timeS: number) => switchGrid(power, false, timeS);

const kinds = (events: RunEvent[]) => events.map((it) => it.kind);
const at = (events: RunEvent[], kind: string) => events.find((it) => it.kind === kind)?.timeS;

describe('backup sets', () => {
  it('carry the essential load for tank over consumption, to the second', () => {
    const { power, events } = start({ backup: [tinySet] });
    loseGrid(power, 1000);
    expect(power.state.power[0]).toBe(backup);
    runTo(power, 1_000_000);
    // 300 L at 0.1·100 + 0.2·100 = 30 L/h last 10 h from the start at 1010 s
    expect(at(events, 'backupStarted')).toBe(1010);
    expect(at(events, 'backupRanDry')).toBe(1010 + 36000);
    expect(at(events, 'facilityWentDark')).toBe(1010 + 36000);
    expect(power.state.power[0]).toBe(dark);
    expect(power.state.fuelUsedL).toBeCloseTo(300, 9);
    expect(power.state.hoursOnBackup).toBeCloseTo(10, 9);
  });

  it('stop when the grid returns and start again from what is left', () => {
    const { power, events } = start({ backup: [tinySet] });
    loseGrid(power, 0);
    runTo(power, 3610);
    power.setGrid(0, true, -1);
    power.settle(3610);
    expect(power.state.power[0]).toBe(grid);
    expect(power.fleet.fuelL[0]).toBeCloseTo(270, 9);
    loseGrid(power, 7200);
    runTo(power, 1_000_000);
    expect(at(events, 'backupRanDry')).toBe(7200 + 10 + 9 * 3600);
  });

  it('run on after a delivery, as long as the litres that found room', () => {
    const { power, events } = start({ backup: [tinySet] });
    loseGrid(power, 0);
    runTo(power, 10);
    expect(power.refuel(0, 450, -1)).toBeCloseTo(300, 9);
    power.settle(10);
    runTo(power, 1_000_000);
    expect(at(events, 'backupRanDry')).toBe(10 + 20 * 3600);
  });

  it('come back after a dry spell when fuel arrives', () => {
    const { power, events } = start({ backup: [{ ...tinySet, fuelL: 30 }] });
    loseGrid(power, 0);
    runTo(power, 10_000);
    expect(power.state.power[0]).toBe(dark);
    power.refuel(0, 60, -1);
    power.settle(10_000);
    runTo(power, 10_020);
    expect(power.state.power[0]).toBe(backup);
    expect(kinds(events).filter((it) => it === 'facilityPowerReturned')).toHaveLength(1);
  });

  it('share a load that one of them cannot carry, and carry part of it when one is dry', () => {
    const half = { ...tinySet, ratedKw: 50, fuelL: 150, tankL: 150 };
    const { power, events } = start({ backup: [half, { ...half, id: 'second', fuelL: 15 }] });
    loseGrid(power, 0);
    runTo(power, 10);
    expect(power.state.power[0]).toBe(backup);
    // each at 50 kW burns 5 + 10 = 15 L/h
    runTo(power, 10 + 3600);
    expect(at(events, 'backupRanDry')).toBe(3610);
    expect(power.state.power[0]).toBe(partial);
    expect(power.state.share[0]).toBeCloseTo(0.5, 12);
  });

  it('are called one after the other where one is enough', () => {
    const { power, events } = start({ backup: [tinySet, { ...tinySet, id: 'second' }] });
    loseGrid(power, 0);
    runTo(power, 1_000_000);
    expect(events.filter((it) => it.kind === 'backupRanDry').map((it) => it.timeS)).toEqual([36010, 72010]);
    // the second stands by from the start on and takes over at once
    expect(at(events, 'facilityWentDark')).toBe(72010);
  });

  it('do not start below an even chance, and fail after the median of their life', () => {
    const never = start({ backup: [{ ...tinySet, startChance: 0.4 }] });
    loseGrid(never.power, 0);
    expect(kinds(never.events)).toEqual(['facilityLostGrid', 'backupFailedToStart', 'facilityWentDark']);
    const short = start({ backup: [{ ...tinySet, meanTimeToFailureH: 2 }] });
    loseGrid(short.power, 0);
    runTo(short.power, 100_000);
    expect(at(short.events, 'backupFailed')).toBe(Math.ceil(10 + 2 * 0.6931471805599453 * 3600));
  });

  it('have windows that may be written beyond midnight', () => {
    for (const timeH of [0, 5, 6, 12, 22, 23.5])
      expect(windowAt({ fromH: 22, toH: 30 }, timeH * 3600)).toEqual(
        windowAt({ fromH: 22, toH: 6 }, timeH * 3600),
      );
    expect(windowAt({ fromH: 22, toH: 30 }, 5 * 3600)).toEqual({ open: true, changesInS: 3600 });
    expect(windowAt({ fromH: 0, toH: 24 }, 5 * 3600).open).toBe(true);
  });

  it('run only inside their daily window', () => {
    const window = { fromH: 5, toH: 10 };
    const { power, events } = start({ backup: [{ ...tinySet, window }] }, {}, 4 * 3600);
    loseGrid(power, 0);
    expect(power.state.power[0]).toBe(dark);
    runTo(power, 7 * 3600);
    expect(at(events, 'backupStarted')).toBe(3600 + 10);
    expect(at(events, 'backupStopped')).toBe(6 * 3600);
    expect(power.state.power[0]).toBe(dark);
  });

  it('placed by a scenario wait until they are ready', () => {
    const placements = [{ id: 'p', facilityId: 'f', ratedKw: 200, tankL: 100, fuelL: 100, readyS: 7200 }];
    const { power, events } = start({}, { placements });
    loseGrid(power, 0);
    expect(power.state.power[0]).toBe(dark);
    runTo(power, 7300);
    expect(at(events, 'backupStarted')).toBe(7210);
    expect(power.state.power[0]).toBe(backup);
  });
});

describe('batteries', () => {
  const stored = { energyKwh: 200, powerKw: 150, startFill: 1, refillH: 10 };

  it('carry the load for energy over power, then need hours of mains', () => {
    const { power, events } = start({ battery: stored });
    loseGrid(power, 0);
    expect(power.state.power[0]).toBe(battery);
    runTo(power, 7200);
    expect(at(events, 'batteryEmptied')).toBe(7200);
    expect(power.state.power[0]).toBe(dark);
    power.setGrid(0, true, -1);
    power.settle(7200);
    runTo(power, 7200 + 3600);
    // one hour of ten gives 20 kWh, which last 12 min
    expect(power.state.chargeKwh[0]).toBeCloseTo(20, 6);
    loseGrid(power, 10_800);
    runTo(power, 100_000);
    expect(events.filter((it) => it.kind === 'batteryEmptied')[1].timeS).toBe(10_800 + 720);
  });

  it('bridge the start of a set and then rest', () => {
    const { power, events } = start({ battery: stored, backup: [{ ...tinySet, startDelayS: 600 }] });
    loseGrid(power, 0);
    runTo(power, 3600);
    expect(power.state.power[0]).toBe(backup);
    expect(power.state.chargeKwh[0]).toBeCloseTo(200 - 100 / 6, 6);
    expect(kinds(events)).not.toContain('facilityWentDark');
  });

  it('carry no more than their power', () => {
    const { power } = start({ battery: { ...stored, powerKw: 30 } });
    loseGrid(power, 0);
    expect(power.state.power[0]).toBe(partial);
    expect(power.state.share[0]).toBeCloseTo(0.3, 12);
  });
});

it('a gap longer than the bridge is dark', () => {
  const { power, events } = start({ backup: [{ ...tinySet, startDelayS: 61 }] });
  loseGrid(power, 0);
  runTo(power, 100);
  expect(kinds(events)).toEqual([
    'facilityLostGrid',
    'facilityWentDark',
    'backupStarted',
    'facilityPowerReturned',
  ]);
});

describe('several sets', () => {
  it('are all made ready at the loss of the grid: who starts slowly is not waited for, and the first takes over from it', () => {
    const slow = { ...tinySet, startDelayS: 900 };
    const { power, events } = start({ backup: [slow, { ...tinySet, id: 'fast' }] });
    loseGrid(power, 0);
    runTo(power, 3600);
    expect(events.filter((it) => it.kind === 'backupStarted').map((it) => it.timeS)).toEqual([10, 900]);
    expect(at(events, 'backupStopped')).toBe(900);
    expect(kinds(events)).not.toContain('facilityWentDark');
  });

  it('do not wait for a slow start again when a tank runs dry', () => {
    const slow = { ...tinySet, startDelayS: 900 };
    const { power, events } = start({ backup: [slow, { ...slow, id: 'second' }] });
    loseGrid(power, 0);
    runTo(power, 1_000_000);
    // 10 h each, one behind the other
    expect(events.filter((it) => it.kind === 'backupRanDry').map((it) => it.timeS)).toEqual([36900, 72900]);
    expect(events.filter((it) => it.kind === 'facilityWentDark').map((it) => it.timeS)).toEqual([0, 72900]);
  });

  it('carry in their order, each up to its rating', () => {
    const { power } = start({
      backup: [
        { ...tinySet, ratedKw: 70 },
        { ...tinySet, id: 'rest' },
      ],
    });
    loseGrid(power, 0);
    runTo(power, 10);
    expect([...power.fleet.loadKw]).toEqual([70, 30]);
  });
});

describe('sets that give less than their rating', () => {
  it('lose 1 % for each 100 m above 1,000 m and 2 % for each 5 K above 40 °C', () => {
    const { power } = start({ altitudeM: 1500, backup: [tinySet] }, { weather: { temperatureC: [45] } });
    loseGrid(power, 0);
    runTo(power, 10);
    expect(power.state.share[0]).toBeCloseTo(0.95 * 0.98, 12);
    expect(power.state.power[0]).toBe(partial);
    power.setOutdoor(20);
    power.settle(20);
    expect(power.state.share[0]).toBeCloseTo(0.95, 12);
  });

  it('are stopped for 3 h after 250 h of running, or not at all where no service is asked for', () => {
    const set = { ...tinySet, tankL: 60_000, fuelL: 60_000 };
    const { power, events } = start({ backup: [set] });
    loseGrid(power, 0);
    runTo(power, 300 * 3600);
    expect(at(events, 'backupServiced')).toBe(10 + 250 * 3600);
    expect(at(events, 'facilityWentDark')).toBe(10 + 250 * 3600);
    // a start of 10 s after the stop
    expect(at(events, 'facilityPowerReturned')).toBe(10 + 253 * 3600 + 10);
    const unserviced = start({ backup: [set] }, { parameters: { 'backup.serviceEveryH': 0 } });
    loseGrid(unserviced.power, 0);
    runTo(unserviced.power, 300 * 3600);
    expect(kinds(unserviced.events)).toEqual(['facilityLostGrid', 'backupStarted']);
  });

  it('are told of where they ran beyond their rating: 200 h, or a mean load above 70 %', () => {
    const set = { ...tinySet, tankL: 60_000, fuelL: 60_000 };
    const codes = (changes: Partial<typeof set> & { rating?: 'prime' | 'continuous' }, hours: number) => {
      const { power } = start({ backup: [{ ...set, ...changes }] });
      loseGrid(power, 0);
      runTo(power, hours * 3600);
      return power.warnings().map((it) => it.code);
    };
    expect(codes({}, 23)).toEqual([]);
    expect(codes({}, 30)).toEqual(['run.setsAboveMeanLoad']);
    expect(codes({ ratedKw: 143 }, 199)).toEqual([]);
    expect(codes({ ratedKw: 143 }, 201)).toEqual(['run.setsBeyondStandby']);
    expect(codes({ ratedKw: 143, rating: 'prime' }, 201)).toEqual([]);
    expect(codes({ rating: 'continuous' }, 201)).toEqual([]);
  });
});

describe('a telecom site of 3 kW with a battery for 4 h that needs 9 h of mains', () => {
  const site = {
    essentialKw: 3,
    demandKw: 3,
    battery: { energyKwh: 12, powerKw: 5, startFill: 1, refillH: 9 },
  };
  const hourS = 3600;

  it('never fills up again on two windows of 2 h a day', () => {
    const { power, events } = start(site);
    // mains from 6 to 8 and from 18 to 20 o'clock
    loseGrid(power, 0);
    for (let day = 0; day < 3; day++)
      for (const fromH of [6, 18]) {
        switchGrid(power, true, (24 * day + fromH) * hourS);
        switchGrid(power, false, (24 * day + fromH + 2) * hourS);
        // 2 h of the 9 h that 12 kWh take
        expect(power.state.chargeKwh[0]).toBeCloseTo((12 * 2) / 9, 9);
      }
    runTo(power, 72 * hourS);
    // each refill lasts 12 · 2/9 / 3 h = 3,200 s
    const empty = events.filter((it) => it.kind === 'batteryEmptied').map((it) => it.timeS);
    expect(empty).toEqual(
      [4, 8 + 8 / 9, 20 + 8 / 9, 32 + 8 / 9, 44 + 8 / 9, 56 + 8 / 9, 68 + 8 / 9].map((h) =>
        Math.round(h * hourS),
      ),
    );
    expect(power.state.hoursOnBackup).toBeCloseTo(4 + 6 * (8 / 9), 9);
  });

  it('is full again after 9 h of mains, and holds 4 h anew', () => {
    const { power, events } = start(site);
    loseGrid(power, 0);
    switchGrid(power, true, 5 * hourS);
    loseGrid(power, 14 * hourS);
    runTo(power, 72 * hourS);
    expect(events.filter((it) => it.kind === 'batteryEmptied').map((it) => it.timeS)).toEqual([
      4 * hourS,
      18 * hourS,
    ]);
  });
});
