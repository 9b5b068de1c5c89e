import { describe, expect, it } from 'vitest';
import type { Facility } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import type { Region } from '../../src/model/region';
import type { RunEvent } from '../../src/model/run-event';
import type { RunRecord } from '../../src/model/run-record';
import type { Delivery, LossEvent } from '../../src/model/scenario';
import { createPlaceFinder } from '../../src/timeline/component-place';
import { createTelecomFinder } from '../../src/timeline/telecom-reach';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyRegion, tinyScenario, tinySet } from '../builders/tiny-region';

const hourS = 3600;
const read = readParameters();
const lineH = read('repair.line110.minor.p50H');
const pace = 0.7;

/** 3 kW and a battery for 4 h. */
function telecom(changes: Partial<Facility> = {}): Facility {
  return facility('mast', {
    kind: 'telecom',
    demandKw: 3,
    essentialKw: 3,
    battery: { energyKwh: 12, powerKw: 5, startFill: 1, refillH: 9 },
    ...changes,
  });
}

function regionWith(sites: Facility[]): Region {
  const base = tinyRegion();
  return {
    ...base,
    waterNetworks: [],
    waterUsers: [],
    facilities: sites,
    couplings: sites.map(({ id }) => ({
      id: `c-${id}`,
      consumer: { kind: 'facility' as const, id },
      busId: 'B',
      feederId: 'F1',
    })),
  };
}

/** The line is lost after an hour, for as long as the table says. */
function fromTable(changes: Partial<LossEvent> = {}): LossEvent {
  const { repairS: _, ...event } = loss('branch', 'AB', hourS, 0);
  return { ...event, ...changes };
}

const run = (sites: Facility[], event = fromTable(), deliveries: Delivery[] = [], parameters = {}) =>
  runRegion(regionWith(sites), tinyScenario([event], { deliveries, parameters, horizonS: 96 * hourS }));

function eventsOf(record: RunRecord, kind: string): RunEvent[] {
  return record.events.filter((it) => it.kind === kind);
}

describe('a repair whose crews lose telecom', () => {
  it('goes on at a lower pace from the second the mast is dark', async () => {
    expect(lineH).toBeGreaterThan(6);
    const record = await run([telecom()]);
    const [slowed] = eventsOf(record, 'repairSlowed');
    expect(slowed).toMatchObject({ timeS: 5 * hourS, id: 'AB', component: 'branch' });
    const [repaired] = eventsOf(record, 'componentRepaired');
    const endS = Math.ceil(5 * hourS + ((lineH - 4) * hourS) / pace - 1e-6);
    expect(repaired.timeS).toBe(endS);
    expect(repaired.values).toEqual({ slowedS: endS - (1 + lineH) * hourS });
  });

  it('is told across systems: from the pace to the mast, its battery, its feeder and the line', async () => {
    const record = await run([telecom()]);
    const kinds: string[] = [];
    for (let at: RunEvent | undefined = eventsOf(record, 'repairSlowed')[0]; at; ) {
      kinds.push(`${at.kind} ${at.id}`);
      at = at.causeIx === undefined ? undefined : record.events[at.causeIx];
    }
    expect(kinds).toEqual([
      'repairSlowed AB',
      'facilityWentDark mast',
      'batteryEmptied mast',
      'facilityLostGrid mast',
      'feederWentDark F1',
      'islandWentDark B',
      'componentLost AB',
    ]);
  });

  it('is back at full pace while fuel brings the mast back, exactly', async () => {
    // 1.6 L at 1 L/h idle and 0.6 L/h for 3 kW: an hour, from 7 h and a start of 10 s on
    const set = { ...tinySet, ratedKw: 10, tankL: 30, fuelL: 0 };
    const record = await run([telecom({ backup: [set] })], fromTable(), [
      { id: 'd', timeS: 7 * hourS, facilityId: 'mast', dieselL: 1.6 },
    ]);
    expect(eventsOf(record, 'repairSlowed').map((it) => it.timeS)).toEqual([5 * hourS, 8 * hourS + 10]);
    expect(eventsOf(record, 'repairAtFullPace').map((it) => it.timeS)).toEqual([7 * hourS + 10]);
    const doneH = 4 + (2 + 10 / 3600) * pace + 1;
    expect(eventsOf(record, 'componentRepaired')[0].timeS).toBe(
      Math.ceil(8 * hourS + 10 + ((lineH - doneH) * hourS) / pace - 1e-6),
    );
  });

  it('is not slowed where its time is stated, by another mast with power, at pace 1, or without masts', async () => {
    const fullS = (1 + lineH) * hourS;
    const endOf = async (record: Promise<RunRecord>) => eventsOf(await record, 'componentRepaired')[0].timeS;
    expect(await endOf(run([telecom()], fromTable({ repairS: lineH * hourS })))).toBe(fullS);
    const alive = telecom({
      id: 'other',
      battery: { energyKwh: 1200, powerKw: 5, startFill: 1, refillH: 9 },
    });
    expect(await endOf(run([telecom(), alive]))).toBe(fullS);
    expect(await endOf(run([telecom()], fromTable(), [], { 'telecom.crewPace': 1 }))).toBe(fullS);
    expect(await endOf(run([]))).toBe(fullS);
  });

  it('leaves the bytes of a run alone where the masts keep their power', async () => {
    const alive = telecom({ battery: { energyKwh: 1200, powerKw: 5, startFill: 1, refillH: 9 } });
    const [a, b] = [await run([alive]), await run([alive], fromTable(), [], { 'telecom.crewPace': 1 })];
    expect(a.identity.fingerprint).toBe(b.identity.fingerprint);
  });

  it('comes out the same twice', async () => {
    const [a, b] = [await run([telecom()]), await run([telecom()])];
    expect(a.identity.fingerprint).toBe(b.identity.fingerprint);
  });
});

describe('the masts that serve a place', () => {
  const region: Region = {
    ...regionWith([
      telecom({ id: 'here', lonLat: [31, 49] }),
      telecom({ id: 'near', lonLat: [31.1, 49] }),
      telecom({ id: 'far', lonLat: [33, 49], areaId: 'town' }),
      telecom({ id: 'placeless', areaId: 'ward' }),
      facility('school', { lonLat: [31, 49] }),
    ]),
    areas: [
      { id: 'town', people: 1, centre: [33, 49.01] },
      { id: 'ward', people: 1 },
    ],
  };
  const names = (ixs: number[]) => ixs.map((f) => region.facilities[f].id);
  const serving = createTelecomFinder(region, 10);

  it('are those in reach, else the nearest; without a place those of the area, else all', () => {
    expect(names(serving({ lonLat: [31.02, 49] }))).toEqual(['here', 'near']);
    expect(names(serving({ lonLat: [32.4, 49] }))).toEqual(['far']);
    expect(names(serving({ areaId: 'ward' }))).toEqual(['placeless']);
    expect(names(serving({}))).toEqual(['here', 'near', 'far', 'placeless']);
  });

  it('go by the place of the component, its buses, or its area', () => {
    const [a, b, ...rest] = region.grid.buses;
    const placeOf = createPlaceFinder({
      ...region,
      grid: { ...region.grid, buses: [{ ...a, lonLat: [31, 49] }, { ...b, lonLat: [31.2, 49.2] }, ...rest] },
      waterUsers: [{ nodeId: 'w/J2', areaId: 'town', people: 1 }],
    });
    expect(placeOf({ kind: 'bus', id: 'A' })).toEqual({ lonLat: [31, 49] });
    expect(placeOf({ kind: 'branch', id: 'AB' }).lonLat?.[0]).toBeCloseTo(31.1, 12);
    expect(placeOf({ kind: 'generator', id: 'plant' })).toEqual({ lonLat: [31, 49] });
    expect(placeOf({ kind: 'feeder', id: 'F1' })).toEqual({ lonLat: [33, 49.01], areaId: 'town' });
    expect(placeOf({ kind: 'pipe', id: 'w/P1' })).toEqual({ lonLat: [33, 49.01] });
    expect(placeOf({ kind: 'facility', id: 'placeless' })).toEqual({ areaId: 'ward' });
  });
});
