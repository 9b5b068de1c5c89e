import { describe, expect, it } from 'vitest';
import { createFacilitySun } from '../../src/facility/facility-sun';
import { readLocalStart } from '../../src/model/local-time';
import { readParameters } from '../../src/model/parameters';
import { facilityPowerStates } from '../../src/model/run-record';
import { runTo, shine, startFacility, switchGrid, timesOf } from '../builders/facility-power';
import { facility, tinyRegion, tinyScenario, tinySet } from '../builders/tiny-region';

const { backup, battery, partial, dark, solar } = facilityPowerStates;
const hourS = 3600;
const store = { energyKwh: 200, powerKw: 100, startFill: 1, refillH: 8 };
/** One way of the round trip. */
const chargedShare = Math.sqrt(0.88);

describe('solar modules beside a battery', () => {
  it('serve the load first, then fill the battery, and the battery the rest', () => {
    const { power, events } = startFacility({ solarKwp: 300, battery: store });
    switchGrid(power, false, 0);
    expect(power.state.power[0]).toBe(battery);
    shine(power, 60, hourS);
    expect([power.state.sunKw[0], power.state.onBatteryKw[0]]).toEqual([60, 40]);
    shine(power, 150, 2 * hourS);
    expect(power.state.power[0]).toBe(solar);
    expect(power.state.chargeKwh[0]).toBeCloseTo(200 - 100 - 40, 9);
    shine(power, 0, 3 * hourS);
    expect(power.state.chargeKwh[0]).toBeCloseTo(60 + 50 * chargedShare, 9);
    runTo(power, 100 * hourS);
    expect(timesOf(events, 'sunTookOver')).toEqual([2 * hourS]);
    expect(timesOf(events, 'facilityWentDark')).toEqual([
      Math.ceil((3 + (60 + 50 * chargedShare) / 100) * hourS),
    ]);
    expect(power.state.sunKwh).toBeCloseTo(60 + 100, 9);
  });

  it('carry what they can of the load when the battery is empty', () => {
    const { power } = startFacility({ solarKwp: 300, battery: { ...store, startFill: 0 } });
    switchGrid(power, false, 0);
    expect(power.state.power[0]).toBe(dark);
    shine(power, 30, 60);
    expect(power.state.power[0]).toBe(partial);
    expect(power.state.share[0]).toBeCloseTo(0.3, 12);
    shine(power, 500, 120);
    // no more than the battery's power goes into it
    runTo(power, 120 + hourS);
    expect(power.state.chargeKwh[0]).toBeCloseTo(100 * chargedShare, 9);
  });
});

describe('solar modules beside a set', () => {
  it('save its fuel, but the set is kept above 30 % of its rating and runs on without a battery', () => {
    const { power } = startFacility({ solarKwp: 300, backup: [tinySet] });
    switchGrid(power, false, 0);
    shine(power, 60, 10);
    expect([power.state.sunKw[0], power.state.onSetsKw[0]]).toEqual([60, 40]);
    runTo(power, 10 + hourS);
    // 10 + 0.2 · 40 instead of 10 + 0.2 · 100 L/h
    expect(power.state.fuelUsedL).toBeCloseTo(18, 9);
    expect(power.state.fuelSavedL).toBeCloseTo(12, 9);
    shine(power, 250, 10 + hourS);
    expect([power.state.sunKw[0], power.state.onSetsKw[0]]).toEqual([70, 30]);
    expect(power.state.power[0]).toBe(backup);
  });

  it('give nothing alone, unless it is assumed that they do', () => {
    const alone = startFacility({ solarKwp: 300 });
    switchGrid(alone.power, false, 0);
    shine(alone.power, 250, 60);
    expect(alone.power.state.power[0]).toBe(dark);
    const island = startFacility({ solarKwp: 300 }, { parameters: { 'facility.sunAlone': 1 } });
    switchGrid(island.power, false, 0);
    shine(island.power, 250, 60);
    expect(island.power.state.power[0]).toBe(solar);
  });
});

describe('a hybrid site', () => {
  const hybrid = { solarKwp: 300, battery: store, backup: [tinySet] };

  it('lets the battery carry the night down to half an hour of need, then the set, which rests while the sun carries', () => {
    const { power, events } = startFacility(hybrid);
    switchGrid(power, false, 0);
    runTo(power, 3 * hourS);
    // 200 kWh less the reserve of 50 kWh last 1.5 h
    expect(timesOf(events, 'backupStarted')).toEqual([1.5 * hourS]);
    expect(power.state.power[0]).toBe(backup);
    expect(power.state.chargeKwh[0]).toBeCloseTo(50, 6);
    shine(power, 170, 3 * hourS);
    expect(power.state.power[0]).toBe(solar);
    expect(timesOf(events, 'backupStopped')).toEqual([3 * hourS]);
    shine(power, 0, 5 * hourS);
    expect(power.state.power[0]).toBe(battery);
    const chargeKwh = 50 + 2 * 70 * chargedShare;
    expect(power.state.chargeKwh[0]).toBeCloseTo(chargeKwh, 6);
    runTo(power, 20 * hourS);
    expect(timesOf(events, 'backupStarted')[1]).toBe(Math.ceil((5 + (chargeKwh - 50) / 100) * hourS));
    // the set stood while battery and sun carried: 30 L/h each hour
    const stoodH = 1.5 - 10 / 3600 + 2 + (chargeKwh - 50) / 100;
    expect(power.state.fuelSavedL).toBeCloseTo(30 * stoodH, 1);
  });

  it('goes on with the reserve when the tank is dry', () => {
    const { power, events } = startFacility({ ...hybrid, backup: [{ ...tinySet, fuelL: 30 }] });
    switchGrid(power, false, 0);
    runTo(power, 10 * hourS);
    expect(timesOf(events, 'backupRanDry')).toEqual([2.5 * hourS]);
    expect(timesOf(events, 'facilityWentDark')).toEqual([3 * hourS]);
  });

  it('keeps its battery for the gaps where it says so, or where the first set does not carry the need', () => {
    for (const changes of [
      { battery: { ...store, beforeSets: false } },
      {
        backup: [
          { ...tinySet, ratedKw: 90 },
          { ...tinySet, id: 'second' },
        ],
      },
    ]) {
      const { power } = startFacility({ ...hybrid, ...changes });
      switchGrid(power, false, 0);
      runTo(power, hourS);
      expect(power.state.power[0]).toBe(backup);
      expect(power.state.chargeKwh[0]).toBeGreaterThan(199);
    }
  });
});

describe('the sun over a facility', () => {
  const start = readLocalStart('2026-06-15T00:00');
  const region = tinyRegion({
    facilities: [
      facility('placed', { solarKwp: 10, lonLat: [31, 49], battery: store }),
      facility('in area', { solarKwp: 20, areaId: 'town', battery: store }),
      facility('nowhere', { solarKwp: 10 }),
      facility('none', { lonLat: [31, 49] }),
    ],
    areas: [{ id: 'town', people: 1, centre: [31, 49] }],
  });

  it('gives by place, day and hour, 4.8 kWh for each kW on a day of June at 49° N', () => {
    if (!start) throw new Error('no start');
    const sun = createFacilitySun(region, tinyScenario([]), start, readParameters());
    expect([...sun.facilityIx]).toEqual([0, 1]);
    expect(sun.outputKw(0, 0)).toBe(0);
    expect(sun.outputKw(1, 12 * hourS)).toBeCloseTo(2 * sun.outputKw(0, 12 * hourS), 12);
    let kwh = 0;
    for (let timeS = 0; timeS < 24 * hourS; timeS += 900) kwh += sun.outputKw(0, timeS) / 4;
    expect(kwh / 10).toBeCloseTo(4.8, 1);
  });

  it('tells of modules without a place, and of modules that stand alone', () => {
    if (!start) throw new Error('no start');
    const { issues } = createFacilitySun(region, tinyScenario([]), start, readParameters());
    expect(issues.map((it) => [it.code, it.params.first])).toEqual([
      ['run.facilitySunWithoutPlace', 'nowhere'],
      ['run.sunWithoutCompany', 'nowhere'],
    ]);
  });
});
