import { describe, expect, it } from 'vitest';
import { createFacilityPower, type FacilityPower } from '../../src/facility/facility-power';
import type { Facility } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import type { RunEvent } from '../../src/model/run-event';
import { facilityPowerStates } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { facility, tinyScenario, tinySet } from '../builders/tiny-region';

const { grid, backup, battery, partial, dark } = facilityPowerStates;

function start(it: Partial<Facility>, scenario: Partial<Scenario> = {}, startOfDayS = 0) {
  const events: RunEvent[] = [];
  const power = createFacilityPower({
    facilities: [facility('f', it)],
    scenario: tinyScenario([], scenario),
    read: readParameters(),
    startOfDayS,
    log: (event) => events.push(event) - 1,
  });
  return { power, events };
}

/** Lets everything happen that is due up to a time. */
function runTo(power: FacilityPower, timeS: number): void {
  for (let next = power.nextTimeS(); next <= timeS; next = power.nextTimeS()) {
    power.advance(next);
    power.settle(next);
  }
  power.advance(timeS);
  power.settle(timeS);
}

function loseGrid(power: FacilityPower, timeS: number): void {
  runTo(power, timeS);
  power.setGrid(0, false, -1);
  power.settle(timeS);
}

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
