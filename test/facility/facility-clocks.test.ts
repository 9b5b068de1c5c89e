import { describe, expect, it } from 'vitest';
import { createFacilityClocks } from '../../src/facility/facility-clocks';
import type { FacilityPowerState } from '../../src/facility/facility-power';
import type { FacilityWaterState } from '../../src/facility/facility-water';
import type { FacilityKind } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import type { RunEvent } from '../../src/model/run-event';
import { facilityWaterStates } from '../../src/model/run-record';
import { facility } from '../builders/tiny-region';

const hourS = 3600;

/** One facility whose surroundings the test sets. */
function start(kind: FacilityKind, parameters: Record<string, number> = {}) {
  const events: RunEvent[] = [];
  const log = (event: RunEvent) => events.push(event) - 1;
  const clocks = createFacilityClocks([facility('f', { kind })], readParameters(parameters), log);
  const power: FacilityPowerState = {
    power: new Uint8Array(1),
    share: Float64Array.of(1),
    backupKw: new Float64Array(1),
    onSetsKw: new Float64Array(1),
    onBatteryKw: new Float64Array(1),
    burntL: new Float64Array(1),
    chargeKwh: new Float64Array(1),
    causeIx: Int32Array.of(7),
    hoursOnBackup: 0,
    fuelUsedL: 0,
    sunKw: new Float64Array(1),
    sunKwh: 0,
    fuelSavedL: 0,
  };
  const water: FacilityWaterState = {
    water: Uint8Array.of(facilityWaterStates.served),
    storedM3: new Float64Array(1),
    share: Float64Array.of(1),
    eventIx: Int32Array.of(9),
    supplyCauseIx: Int32Array.of(9),
  };
  const around = { power, water, outdoorC: -5, areaWaterShare: () => areaShare };
  let areaShare = 1;
  let nowS = 0;
  clocks.settle(0, around);
  return {
    clocks,
    events,
    around,
    /** Changes the surroundings now. */
    set(change: { power?: number; areaShare?: number; water?: number; outdoorC?: number }) {
      if (change.power !== undefined) power.share[0] = change.power;
      if (change.areaShare !== undefined) areaShare = change.areaShare;
      if (change.water !== undefined) water.water[0] = change.water;
      if (change.outdoorC !== undefined) around.outdoorC = change.outdoorC;
      clocks.settle(nowS, around);
    },
    runTo(timeS: number) {
      while (nowS < timeS) {
        nowS = Math.min(timeS, clocks.nextTimeS());
        clocks.advance(nowS);
        clocks.settle(nowS, around);
      }
    },
    kinds: () => events.map((e) => [e.kind, e.timeS]),
  };
}

describe('sewage lifts', () => {
  it('overflow after 4 h without power, and stop when it is back', () => {
    const it = start('sewageLift');
    it.runTo(1000);
    expect(it.clocks.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
    it.set({ power: 0 });
    it.runTo(20_000);
    expect(it.kinds()).toEqual([['sewageOverflowed', 1000 + 4 * hourS]]);
    expect(it.events[0].causeIx).toBe(7);
    it.set({ power: 1 });
    expect(it.kinds()[1]).toEqual(['sewageOverflowEnded', 20_000]);
    // a full well is empty after 2 h
    it.runTo(20_000 + hourS);
    expect(it.clocks.sewage.fill[0]).toBeCloseTo(0.5, 12);
    it.set({ power: 0 });
    it.runTo(20_000 + 4 * hourS);
    expect(it.kinds()[2]).toEqual(['sewageOverflowed', 20_000 + 3 * hourS]);
  });

  it('fill slower where the water is off as well, down to what seeps in', () => {
    const half = start('sewageLift');
    half.set({ power: 0, areaShare: 0.5 });
    half.runTo(30 * hourS);
    expect(half.kinds()).toEqual([['sewageOverflowed', 8 * hourS]]);
    const dry = start('sewageLift');
    dry.set({ power: 0, areaShare: 0 });
    dry.runTo(30 * hourS);
    expect(dry.kinds()).toEqual([['sewageOverflowed', 20 * hourS]]);
  });

  it('keep up with part of their power: a third pumps the normal inflow', () => {
    const it = start('sewageLift');
    // pumped at full power: 1/4 + 1/2 of a well an hour
    it.set({ power: 1 / 3 });
    it.runTo(50 * hourS);
    expect(it.events).toEqual([]);
    it.set({ power: 0.2 });
    it.runTo(100 * hourS);
    // 0.25 - 0.15 an hour
    expect(it.kinds()).toEqual([['sewageOverflowed', 60 * hourS]]);
  });
});

describe('buildings that a boiler house heats', () => {
  it('cool by one time constant, with a word at 16, 12 and 3 °C', () => {
    const it = start('boilerHouse');
    it.set({ power: 0 });
    it.runTo(200 * hourS);
    // 60 h x ln(25 / (limit + 5))
    const at = (limitC: number) => Math.ceil(60 * hourS * Math.log(25 / (limitC + 5)));
    expect(it.kinds()).toEqual([
      ['indoorsCold', at(16)],
      ['indoorsTooCold', at(12)],
      ['pipesMayFreeze', at(3)],
    ]);
    expect(it.events[2].causeIx).toBe(7);
    expect(it.clocks.heat.indoorC[0]).toBeCloseTo(-5 + 25 * Math.exp(-200 / 60), 6);
  });

  it('take nothing from stops in between', () => {
    const it = start('boilerHouse');
    it.set({ power: 0 });
    for (let timeS = 137; timeS < 20 * hourS; timeS += 137) it.runTo(timeS);
    it.runTo(20 * hourS);
    expect(it.clocks.heat.indoorC[0]).toBeCloseTo(-5 + 25 * Math.exp(-1 / 3), 9);
    expect(it.kinds()).toEqual([['indoorsCold', Math.ceil(60 * hourS * Math.log(25 / 21))]]);
  });

  it('are warm again at 18 °C, heated with a reserve, and never above what the thermostat holds', () => {
    const it = start('boilerHouse');
    it.set({ power: 0 });
    it.runTo(24 * hourS);
    const fromC = -5 + 25 * Math.exp(-24 / 60);
    it.set({ power: 1 });
    it.runTo(100 * hourS);
    // towards -5 + 1.3·25 = 27.5 °C
    const hours = 60 * Math.log((27.5 - fromC) / (27.5 - 18));
    expect(it.kinds().at(-1)).toEqual(['indoorsWarmAgain', Math.ceil((24 + hours) * hourS)]);
    expect(it.clocks.heat.indoorC[0]).toBe(20);
    // part of the heat is enough as long as the reserve makes up for it
    it.set({ power: 0.8 });
    it.runTo(150 * hourS);
    expect(it.clocks.heat.indoorC[0]).toBe(20);
    it.set({ power: 0.5 });
    it.runTo(500 * hourS);
    expect(it.clocks.heat.indoorC[0]).toBeCloseTo(-5 + 0.5 * 1.3 * 25, 1);
  });

  it('do not cool on a day as warm as indoors', () => {
    const it = start('boilerHouse');
    it.set({ power: 0, outdoorC: 24 });
    it.runTo(100 * hourS);
    expect(it.clocks.heat.indoorC[0]).toBe(20);
    expect(it.events).toEqual([]);
  });
});

describe('hospitals without water', () => {
  it('cut back after 6 h and move patients after 24 h, counted anew once water has come back', () => {
    const it = start('hospital');
    it.set({ water: facilityWaterStates.storage });
    it.runTo(10 * hourS);
    it.set({ water: facilityWaterStates.none });
    it.runTo(20 * hourS);
    it.set({ water: facilityWaterStates.low });
    it.runTo(21 * hourS);
    it.set({ water: facilityWaterStates.none });
    it.runTo(100 * hourS);
    expect(it.kinds()).toEqual([
      ['hospitalCareReduced', 16 * hourS],
      ['hospitalCareReduced', 27 * hourS],
      ['hospitalTransferDue', 45 * hourS],
    ]);
    expect(it.events[0].causeIx).toBe(9);
  });
});

it('other facilities have no such clock', () => {
  const it = start('school');
  it.set({ power: 0, water: facilityWaterStates.none, areaShare: 0 });
  expect(it.clocks.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
  expect(it.clocks.heat.indoorC[0]).toBeNaN();
  expect(it.clocks.sewage.fill[0]).toBeNaN();
});
