import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/model/region';
import type { RunEvent } from '../../src/model/run-event';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import { chainOf } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;
/** 52-54 m at the town: 10 m for the first storey and 5 m for each further one reach nine. */
const parameters = { 'floors.storeyHeadM': 5 };

function town(floors: number, boosters?: boolean): Region {
  return tinyRegion({ areas: [{ id: 'town', people: 5000, floors, ...(boosters ? { boosters } : {}) }] });
}

function only(run: RunRecord, kind: string): RunEvent {
  const found = run.events.filter((it) => it.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
}

const dryShare = (run: RunRecord, frame: number) => frameRow(run, 'areaDryFloorsShare', frame)[0];

describe('storeys above the pressure', () => {
  it('stay dry where buildings have no boosters: counted, said at the start, and no event', async () => {
    const run = await runRegion(town(18), tinyScenario([], { parameters }));
    const node = run.index.nodeIds.indexOf('w/J2');
    run.timesS.forEach((_, i) => {
      const reached = 1 + Math.floor((frameRow(run, 'nodePressureM', i)[node] - 10) / 5);
      expect(reached).toBe(9);
      expect(dryShare(run, i)).toBe(0.5);
    });
    expect(run.series.peopleOnDryFloors[0]).toBe(2500);
    expect(run.sums.personHoursOnDryFloors.at(-1)).toBeCloseTo(2500 * 72, 6);
    expect(run.issues.map((it) => [it.code, it.params.people])).toEqual([['run.floorsDryAtStart', 2500]]);
    expect(run.events).toEqual([]);
  });

  it('get no tap water, but carry up what those below leave, and no more than people carry', async () => {
    const run = await runRegion(town(18), tinyScenario([], { parameters }));
    // 36 m3/h for 5,000 people are 172.8 L a day, drawn by the lower half; the upper half carries 15
    const at = (field: 'areaLitresPerPersonDay' | 'areaTapLitres' | 'areaCarriedLitres', frame: number) =>
      frameRow(run, field, frame)[0];
    expect(at('areaTapLitres', 96)).toBeCloseTo(86.4, 3);
    expect(at('areaCarriedLitres', 96)).toBeCloseTo(7.5, 3);
    expect(at('areaLitresPerPersonDay', 96)).toBeCloseTo(93.9, 3);
    expect(run.series.peopleBelow15L.at(-1)).toBe(0);
    // at noon of the first day half of the window is normal supply
    expect(at('areaTapLitres', 48)).toBeCloseTo((172.8 + 86.4) / 2, 3);
  });

  it('are all reached where the building is low enough', async () => {
    const run = await runRegion(town(9), tinyScenario([], { parameters }));
    expect(run.series.peopleOnDryFloors.every((it) => it === 0)).toBe(true);
    expect(frameRow(run, 'areaLitresPerPersonDay', 100)[0]).toBeCloseTo(172.8, 3);
  });

  it('have water by boosters only while the area has electricity; the feeder is the cause', async () => {
    const cut = loss('feeder', 'F1', 3 * hourS + 600, 2 * hourS);
    const run = await runRegion(town(18, true), tinyScenario([cut], { parameters }));
    const lost = only(run, 'upperFloorsLostWater');
    // four of the area's five thousand people are on the feeder
    expect(lost).toMatchObject({ timeS: 3 * hourS + 600, id: 'town', values: { people: 2000 } });
    expect(chainOf(run, lost).map((it) => it.kind)).toEqual(['upperFloorsLostWater', 'componentLost']);
    const back = only(run, 'upperFloorsWaterReturned');
    expect(back.timeS).toBeGreaterThanOrEqual(5 * hourS + 600);
    expect(run.sums.personHoursOnDryFloors.at(-1)).toBeCloseTo((2000 * (back.timeS - lost.timeS)) / hourS, 6);
    expect(run.issues).toEqual([]);
  });

  it('are not helped by boosters where no water comes; the pressure is the cause', async () => {
    const cut = loss('pipe', 'w/P2', 2 * hourS, 5 * hourS);
    const run = await runRegion(
      town(18, true),
      tinyScenario([{ ...cut, damage: 'none' }], { parameters, horizonS: 12 * hourS }),
    );
    const lost = only(run, 'upperFloorsLostWater');
    expect(lost).toMatchObject({ timeS: 2 * hourS, values: { people: 5000 } });
    expect(chainOf(run, lost).map((it) => `${it.kind} ${it.id}`)).toEqual([
      'upperFloorsLostWater town',
      'componentLost w/P2',
    ]);
    expect(only(run, 'upperFloorsWaterReturned').timeS).toBe(7 * hourS);
    expect(dryShare(run, 12)).toBe(1);
  });

  it('lose water from the top as a tank falls', async () => {
    const cut = loss('branch', 'AB', hourS, 60 * hourS);
    // 3.5 m a storey: 14 storeys at 55.5 m, one less for each 3.5 m that the tank gives up
    const region = { ...town(14), waterNetworks: [{ id: 'w', inp: tinyInp(4.9).replace('T1 60', 'T1 65') }] };
    const run = await runRegion(region, tinyScenario([cut], { horizonS: 24 * hourS }));
    const shares = run.timesS.map((_, i) => dryShare(run, i));
    const emptyIx = shares.indexOf(1);
    const before = shares.slice(4, emptyIx);
    before.forEach((it, i) => {
      if (i > 0) expect(it).toBeGreaterThanOrEqual(before[i - 1]);
    });
    expect(new Set(before).size).toBeGreaterThan(1);
    expect(before[0]).toBe(0);
    const empty = only(run, 'tankEmptied');
    expect(run.timesS[emptyIx] - empty.timeS).toBeLessThanOrEqual(900);
  });
});
