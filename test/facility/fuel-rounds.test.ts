import { describe, expect, it } from 'vitest';
import { createFacilityPower, type FacilityPower } from '../../src/facility/facility-power';
import { createFuelRounds, type FuelRounds } from '../../src/facility/fuel-rounds';
import type { Tanker } from '../../src/model/crew';
import type { Facility } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import type { Region } from '../../src/model/region';
import type { Issue } from '../../src/model/result';
import type { RunEvent } from '../../src/model/run-event';
import { facility, tinyRegion, tinyScenario, tinySet } from '../builders/tiny-region';

const hourS = 3600;
/** A degree of longitude on the equator, km. */
const degreeKm = (6371.0088 * Math.PI) / 180;
/** 10 km from the depot; 13 km of road, 20 min at 39 km/h. */
const near = { lonLat: [10 / degreeKm, 0] as [number, number] };
const tanker: Tanker = {
  id: 'tanker',
  carries: 'diesel',
  capacityL: 5000,
  speedKmh: 39,
  stopMin: 30,
  shift: { fromH: 8, toH: 20 },
  depotId: 'depot',
};

interface Start {
  facilities: Facility[];
  tankers?: Tanker[];
  stockL?: number;
  region?: Partial<Region>;
  parameters?: Record<string, number>;
  startH?: number;
}

/** Sites that lose the grid at time 0, and tankers, without anything else. */
function start({ facilities, tankers = [tanker], stockL, region = {}, parameters = {}, startH = 8 }: Start) {
  const events: RunEvent[] = [];
  const issues: Issue[] = [];
  const log = (event: RunEvent) => events.push(event) - 1;
  const read = readParameters(parameters);
  const startOfDayS = startH * hourS;
  const power = createFacilityPower({ facilities, scenario: tinyScenario([]), read, startOfDayS, log });
  const stock =
    stockL === undefined ? [] : [{ id: 'diesel', item: 'dieselL' as const, count: stockL, depotId: 'depot' }];
  const rounds = createFuelRounds({
    region: tinyRegion({
      facilities,
      tankers,
      depots: [{ id: 'depot', lonLat: [0, 0] }],
      stock,
      ...region,
    }),
    power,
    read,
    startOfDayS,
    log,
    onIssue: (it) => issues.push(it),
  });
  facilities.forEach((_, f) => {
    power.setGrid(f, false, -1);
  });
  power.settle(0);
  rounds.send(0, true);
  return { events, issues, power, rounds };
}

/** Goes on stop by stop, as the coupled run does. */
function runTo(power: FacilityPower, rounds: FuelRounds, fromS: number, toS: number): void {
  for (let nowS = fromS; nowS < toS; ) {
    const stepS = (Math.floor(nowS / 900) + 1) * 900;
    nowS = Math.min(stepS, power.nextTimeS(), rounds.nextTimeS(), toS);
    power.advance(nowS);
    rounds.deliver(nowS);
    power.settle(nowS);
    rounds.send(nowS, nowS === stepS);
  }
}

const of = (events: RunEvent[], kind: string) => events.filter((it) => it.kind === kind);

describe('fuel rounds', () => {
  it('bring fuel to a site that calls, at the time of its way and its stops', () => {
    // 30 L/h: below 40 % of 600 L from the first stop after 2 h, at 8 h + 2 h and ten seconds of start
    const it = { ...near, backup: [{ ...tinySet, fuelL: 300 }] };
    const { power, rounds, events } = start({
      facilities: [facility('f', it)],
      parameters: { 'fuel.triggerH': 0 },
    });
    runTo(power, rounds, 0, 10 * hourS);
    const [call] = of(events, 'fuelCalledFor');
    // 240 L are left at 2 h and 10 s; looked at every quarter of an hour
    expect(call.timeS).toBe(2.25 * hourS);
    expect(events[call.causeIx as number].kind).toBe('backupStarted');
    const [delivery] = of(events, 'delivered');
    // half an hour to load, 20 min of way, half an hour at the site
    expect(delivery.timeS).toBe(2.25 * hourS + 4800);
    expect(events[delivery.causeIx as number]).toBe(call);
    const burntL = (delivery.timeS - 10) / 120;
    expect(delivery.values?.dieselL).toBeCloseTo(300 + burntL, 6);
    expect(rounds.deliveredL).toBeCloseTo(300 + burntL, 6);
    expect(of(events, 'backupRanDry')).toEqual([]);
  });

  it('are called for when fewer hours are left than the rule says, if there is room', () => {
    const it = { ...near, backup: [{ ...tinySet, fuelL: 380 }] };
    const { power, rounds, events } = start({ facilities: [facility('f', it)] });
    runTo(power, rounds, 0, 8 * hourS);
    // 360 L are 12 h: 20 L and 40 min later
    expect(of(events, 'fuelCalledFor')[0].timeS).toBe(0.75 * hourS);
    const small = { ...near, backup: [{ ...tinySet, tankL: 100, fuelL: 100 }] };
    const full = start({ facilities: [facility('f', small)] });
    runTo(full.power, full.rounds, 0, 1 * hourS);
    // 25 L of room after 50 min and ten seconds: a tank of 3 h is not topped up all day
    expect(of(full.events, 'fuelCalledFor')[0].timeS).toBe(hourS);
  });

  it('serve one shift only, and are home at its end', () => {
    const it = { ...near, backup: [{ ...tinySet, fuelL: 100 }] };
    const at18 = start({ facilities: [facility('f', it)], startH: 18 });
    runTo(at18.power, at18.rounds, 0, hourS * 20);
    // called at 18:15, 80 min to the end of the stop and 20 back: home at 19:55
    expect(of(at18.events, 'delivered')[0].timeS).toBe(900 + 4800);
    const late = start({ facilities: [facility('f', it)], startH: 18.5 });
    runTo(late.power, late.rounds, 0, hourS * 20);
    // 100 min do not fit before 20:00; the next shift begins at 8:00
    expect(of(late.events, 'delivered')[0].timeS).toBe(13.5 * hourS + 4800);
    expect(of(late.events, 'backupRanDry')).toHaveLength(1);
  });

  it('reach every site in a shift from 0 to 24 h', () => {
    const always = { ...tanker, shift: { fromH: 0, toH: 24 } };
    const { issues, power, rounds, events } = start({
      facilities: [facility('f', { ...near, backup: [{ ...tinySet, fuelL: 100 }] })],
      tankers: [always],
      startH: 22,
    });
    runTo(power, rounds, 0, 4 * hourS);
    expect(issues).toEqual([]);
    expect(of(events, 'delivered')).toHaveLength(1);
  });

  it('never bring more than the depot holds, and say when it is empty', () => {
    const it = { ...near, backup: [{ ...tinySet, fuelL: 100 }] };
    const { power, rounds, events, issues } = start({ facilities: [facility('f', it)], stockL: 700 });
    runTo(power, rounds, 0, 100 * hourS);
    const sumL = of(events, 'delivered').reduce((sum, e) => sum + (e.values?.dieselL ?? 0), 0);
    expect(sumL).toBeCloseTo(700, 6);
    expect(rounds.depotL[0]).toBe(0);
    expect(issues.map((e) => e.code)).toEqual(['run.depotWithoutFuel']);
    expect(power.state.fuelUsedL).toBeCloseTo(800, 5);
    expect(of(events, 'facilityWentDark')).toHaveLength(1);
  });

  it('go to the lower tier first, then to who is dry first, and on without loading while enough is aboard', () => {
    const set = { ...tinySet, fuelL: 100 };
    const sites = [
      facility('school', { ...near, tier: 4, backup: [{ ...set, fuelL: 10 }] }),
      facility('later', { ...near, tier: 1, backup: [{ ...set, fuelL: 200 }] }),
      facility('sooner', { ...near, tier: 1, backup: [set] }),
    ];
    const { power, rounds, events } = start({ facilities: sites });
    runTo(power, rounds, 0, 4 * hourS);
    const stops = of(events, 'delivered').map((it) => [it.id, it.timeS]);
    // all stand at one place: after the first only the stop itself takes time
    expect(stops).toEqual([
      ['sooner', 900 + 4800],
      ['later', 900 + 4800 + 1800],
      ['school', 900 + 4800 + 3600],
    ]);
  });

  it('load anew at a depot that has some when little is aboard', () => {
    const far = { lonLat: [-20 / degreeKm, 0] as [number, number] };
    const set = { ...tinySet, fuelL: 100 };
    const { power, rounds, events } = start({
      facilities: [facility('a', { ...near, backup: [set] }), facility('b', { ...near, backup: [set] })],
      tankers: [{ ...tanker, capacityL: 600 }],
      region: {
        depots: [
          { id: 'depot', lonLat: [0, 0] },
          { id: 'far', lonLat: far.lonLat },
        ],
        stock: [
          { id: 's1', item: 'dieselL', count: 600, depotId: 'depot' },
          { id: 's2', item: 'dieselL', count: 5000, depotId: 'far' },
        ],
      },
    });
    runTo(power, rounds, 0, 8 * hourS);
    const [first, second] = of(events, 'delivered');
    expect([first.id, first.timeS]).toEqual(['a', 900 + 4800]);
    // back past its own empty depot to the far one: 30 km of straight line are 1 h, load, 1 h, stop
    expect([second.id, second.timeS]).toEqual(['b', 900 + 4800 + 2 * 3600 + 2 * 1800]);
  });

  it('pass over sites that have broken sets only, are lost, or have no place, and tell of those out of reach', () => {
    const set = { ...tinySet, fuelL: 100 };
    const broken = start({
      facilities: [facility('f', { ...near, backup: [{ ...set, meanTimeToFailureH: 0.01 }] })],
    });
    runTo(broken.power, broken.rounds, 0, 8 * hourS);
    expect(of(broken.events, 'delivered')).toEqual([]);
    const nowhere = start({
      facilities: [
        facility('nowhere', { backup: [set] }),
        facility('far', { lonLat: [3, 0], backup: [set] }),
      ],
    });
    runTo(nowhere.power, nowhere.rounds, 0, 30 * hourS);
    expect(of(nowhere.events, 'delivered')).toEqual([]);
    expect(nowhere.issues.map((it) => [it.code, it.params.first])).toEqual([
      ['run.fuelWithoutPlace', 'nowhere'],
      ['run.fuelOutOfReach', 'far'],
    ]);
  });

  it('stay at home without tankers, and where the rule is set to nothing', () => {
    const it = { ...near, backup: [{ ...tinySet, fuelL: 100 }] };
    for (const options of [
      { tankers: [] },
      { tankers: [{ ...tanker, carries: 'water' as const }] },
      { parameters: { 'fuel.triggerShare': 0, 'fuel.triggerH': 0 } },
    ]) {
      const { power, rounds, events } = start({ facilities: [facility('f', it)], ...options });
      runTo(power, rounds, 0, 30 * hourS);
      expect(of(events, 'fuelCalledFor').length + of(events, 'delivered').length).toBe(0);
      expect(rounds.deliveredL).toBe(0);
    }
  });
});
