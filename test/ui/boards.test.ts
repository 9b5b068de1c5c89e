import { describe, expect, it } from 'vitest';
import { facilityPowerStates, facilityWaterStates } from '../../src/model/run-record';
import { worstMoments } from '../../src/ui/inspector/worst-moments';
import { metricGroups } from '../../src/ui/panels/metric-rows';
import { type BoardRow, isOnBoard, urgencyOf } from '../../src/ui/tables/board-rows';

const { grid, backup, battery, partial, dark } = facilityPowerStates;
const { served, none } = facilityWaterStates;
const row = (id: string, fields: Partial<BoardRow>): BoardRow => ({
  id,
  name: id,
  kind: 'hospital',
  tier: 1,
  setKw: 100,
  tankL: 400,
  batteryKwh: 0,
  solarKw: 0,
  storeM3: 0,
  power: grid,
  water: served,
  ...fields,
});

describe('the facility board', () => {
  it('puts tier before state, the shortest fuel first, and those that lack nothing last', () => {
    const rows = [
      row('well', {}),
      row('school', { tier: 4, power: dark }),
      row('long fuel', { power: backup, fuelH: 20 }),
      row('short fuel', { power: backup, fuelH: 2 }),
      row('dry on the grid', { tier: 3, water: none }),
      row('cold homes', { tier: 2, harm: 'cold' }),
      row('last of the charge', { power: battery, chargeH: 1 }),
      row('partly', { power: partial, fuelH: 5 }),
      row('dark', { power: dark }),
      row('dry and dark', { power: dark, water: none }),
    ];
    const order = [...rows].sort((a, b) => urgencyOf(a) - urgencyOf(b)).map((it) => it.id);
    expect(order).toEqual([
      'dry and dark',
      'dark',
      'partly',
      'last of the charge',
      'short fuel',
      'long fuel',
      'cold homes',
      'dry on the grid',
      'school',
      'well',
    ]);
  });

  it('narrows to one state', () => {
    expect(isOnBoard(row('a', { power: dark }), 'dark')).toBe(true);
    expect(isOnBoard(row('a', { power: backup }), 'dark')).toBe(false);
    expect(isOnBoard(row('a', { power: backup }), 'backup')).toBe(true);
    expect(isOnBoard(row('a', { water: none }), 'dry')).toBe(true);
    expect(isOnBoard(row('a', {}), undefined)).toBe(true);
    // As metrics and curves count it: a set that carries part of the need runs too.
    expect(isOnBoard(row('a', { power: partial }), 'backup')).toBe(true);
    expect(isOnBoard(row('a', { power: partial }), 'partial')).toBe(true);
    expect(isOnBoard(row('a', { power: backup, fuelH: 5.9 }), 'short')).toBe(true);
    expect(isOnBoard(row('a', { power: battery, chargeH: 6 }), 'short')).toBe(false);
    expect(isOnBoard(row('a', {}), 'short')).toBe(false);
    expect(isOnBoard(row('a', { harm: 'overflow' }), 'harm')).toBe(true);
  });
});

describe('metrics for people', () => {
  it('keeps a time of return that never came, where its system was worked out', () => {
    const groups = metricGroups({
      unservedEnergy: { value: 12, unit: 'MWh' },
      electricityTo50: { value: 0, unit: 'h' },
      somethingNew: { value: 1, unit: '1' },
    });
    expect(groups.map((it) => it.group)).toEqual(['electricity', 'others']);
    expect(groups[0].rows).toEqual([
      { name: 'unservedEnergy', value: 12, unit: 'MWh' },
      { name: 'electricityTo50', value: 0, unit: 'h' },
      { name: 'electricityTo90', unit: 'h' },
      { name: 'electricityTo99', unit: 'h' },
    ]);
  });
});

describe('worst moments', () => {
  it('are the first of the lowest share of each system that is ever short', () => {
    const series = {
      electricityServedMw: Float64Array.of(10, 5, 5, 10),
      electricityNeededMw: Float64Array.of(10, 10, 10, 10),
      waterServedM3s: Float64Array.of(1, 1, 1, 1),
      waterNeededM3s: Float64Array.of(1, 1, 1, 1),
    };
    const record = { timesS: Float64Array.of(0, 900, 1800, 2700), series } as unknown as Parameters<
      typeof worstMoments
    >[0];
    expect(worstMoments(record)).toEqual([{ system: 'electricity', timeS: 900, share: 0.5 }]);
  });
});
