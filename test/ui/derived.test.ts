import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import { backupCarriers } from '../../src/model/measured-run';
import { eventKinds } from '../../src/model/run-event';
import { facilityPowerStates, facilityWaterStates, frameRow } from '../../src/model/run-record';
import { middleOf, placementOf } from '../../src/ui/import/placement-choice';
import { readNumber } from '../../src/ui/kit/read-number';
import { facilityHours, fuelByDay } from '../../src/ui/report/facility-hours';
import { componentRows, tableKinds } from '../../src/ui/tables/component-rows';
import { couplingRows } from '../../src/ui/tables/coupling-rows';
import { fuelHoursLeft } from '../../src/ui/tables/fuel-hours';
import { english } from '../../src/words/catalogue';
import { sayEvent, systemOf } from '../../src/words/event-sentence';
import { emptyRun } from '../builders/empty-run';
import { lostLineLog as log } from '../builders/lost-line-log';
import { smallRegion } from '../builders/small-project';

describe('numbers as typed', () => {
  it('reads comma, point, thin spaces and both minus signs', () => {
    const cases: [string, number | undefined][] = [
      ['1,5', 1.5],
      ['1.5', 1.5],
      ['12 000', 12000],
      ['12\u202f000,25', 12000.25],
      ['−3', -3],
      ['.5', 0.5],
      ['', undefined],
      ['1,000.5', undefined],
      ['1e5', undefined],
      ['5 h', undefined],
    ];
    for (const [text, value] of cases) expect(readNumber(text), text).toBe(value);
  });
});

describe('event sentences', () => {
  it('has a sentence without gaps for every kind', () => {
    for (const kind of eventKinds) {
      expect(english, kind).toHaveProperty([`event.${kind}`]);
      const text = sayEvent({ timeS: 0, kind, component: 'bus', id: 'x' }, 'Karsk');
      expect(text).toContain('Karsk');
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it('gives the logged figures', () => {
    expect(sayEvent(log[1], 'Karsk')).toBe('The island around Karsk went dark (12.3 MW)');
    expect(
      sayEvent(
        { timeS: 0, kind: 'areaLostWater', component: 'area', id: 'x', values: { people: 12345 } },
        'Karsk',
      ),
    ).toBe('Karsk lost water (12\u202f345 people)');
    expect(systemOf(log[0])).toBe('damage');
    expect(systemOf({ kind: 'backupStarted', component: 'facility' })).toBe('facilities');
    expect(systemOf({ kind: 'tankEmptied', component: 'tank' })).toBe('water');
  });
});

describe('facility board', () => {
  const record = emptyRun({ facilityIds: ['hospital', 'station'] }, [0, 3600, 7200, 10800]);
  const { backup, dark, grid } = facilityPowerStates;
  const power = [
    [backup, grid],
    [backup, dark],
    [backup, dark],
    [dark, grid],
  ];
  const fuelL = [100, 90, 80, 80];
  for (let i = 0; i < 4; i++) {
    frameRow(record, 'facilityPower', i).set(power[i]);
    frameRow(record, 'facilityFuelL', i).set([fuelL[i], 50]);
    frameRow(record, 'facilityWater', i).set([i === 1 ? facilityWaterStates.none : 0, 0]);
  }
  const reader = createRunReader(record);

  it('works out hours of fuel from the rate at which it burns', () => {
    expect(fuelHoursLeft(reader, 0, 0)).toBe(10);
    expect(fuelHoursLeft(reader, 0, 1)).toBe(9);
    expect(fuelHoursLeft(reader, 0, 2)).toBe(8);
    expect(fuelHoursLeft(reader, 0, 3)).toBeUndefined();
    expect(fuelHoursLeft(reader, 1, 1)).toBeUndefined();
  });

  it('adds up the hours in each state, and litres by day', () => {
    const { none: nothing, generators } = backupCarriers;
    const { served, none: dry } = facilityWaterStates;
    const run = emptyRun({ facilityIds: ['hospital', 'station'] }, [0, 86_400]);
    const piece = {
      facilityIx: [0, 0, 1, 1],
      fromS: [0, 3 * 3600, 0, 3600],
      toS: [3 * 3600, 86_400, 3600, 3 * 3600],
      power: [backup, dark, grid, dark],
      carrier: [generators, nothing, nothing, nothing],
      water: [dry, served, served, served],
      fuelL: [30, 0, 0, 0],
    };
    run.facilityLog = {
      facilityIx: Int32Array.from(piece.facilityIx),
      fromS: Float64Array.from(piece.fromS),
      toS: Float64Array.from(piece.toS),
      power: Uint8Array.from(piece.power),
      powerShare: new Float64Array(4),
      carrier: Uint8Array.from(piece.carrier),
      water: Uint8Array.from(piece.water),
      waterShare: new Float64Array(4),
      fuelL: Float64Array.from(piece.fuelL),
    };
    expect(facilityHours(createRunReader(run), ['station', 'hospital', 'unknown'])).toEqual([
      { id: 'station', darkH: 2, backupH: 0, dryH: 0, fuelL: 0 },
      { id: 'hospital', darkH: 21, backupH: 3, dryH: 3, fuelL: 30, fuelLPerDay: 240 },
    ]);
    // Midnight falls an hour after the start: a third of what three hours burnt.
    expect(fuelByDay(run, '2026-01-15T23:00')).toEqual([
      { date: '2026-01-15', litres: 10 },
      { date: '2026-01-16', litres: 20 },
    ]);
  });
});

describe('tables of supply assets', () => {
  it('have name, kind, voltage and place, and nothing about what hangs on the asset', () => {
    for (const kind of tableKinds) {
      for (const row of componentRows(smallRegion(), [], kind)) {
        expect(['kindId', 'kv', 'name', 'place', 'ref']).toEqual(expect.arrayContaining(Object.keys(row)));
      }
    }
    expect(componentRows(smallRegion(), [], 'branch')[0]).toMatchObject({
      name: 'Bus a – Bus b110',
      kv: 110,
    });
  });
});

describe('coupling rows', () => {
  it('puts what waits for an answer first', () => {
    expect(couplingRows(smallRegion(), []).map((it) => [it.key, it.status])).toEqual([
      ['facility:station', 'suggested'],
      ['facility:hospital', 'confirmed'],
    ]);
  });
});

describe('placement', () => {
  it('makes a placement of what the user said', () => {
    expect(placementOf({ way: 'epsg', code: 32636, unit: 'ft' }, [0, 0])).toEqual({
      kind: 'epsg',
      code: 32636,
      unit: 'ft',
    });
    expect(placementOf({ way: 'map', unit: 'm', scaleM: 0.3048 }, [30, 50])).toEqual({
      kind: 'centre',
      centre: [30, 50],
      metresPerUnit: 0.3048,
    });
    expect(placementOf({ way: 'asRead', unit: 'm' }, [0, 0])).toBeUndefined();
    expect(middleOf([[10, 40], undefined, [20, 50]])).toEqual([15, 45]);
  });
});
