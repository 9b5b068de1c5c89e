import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import type { Facility } from '../../src/model/facility';
import type { RunEvent } from '../../src/model/run-event';
import { facilityPowerStates, facilityWaterStates, frameRow } from '../../src/model/run-record';
import type { BoardRow } from '../../src/ui/tables/board-rows';
import { boardHeader, tabulateBoard } from '../../src/ui/tables/board-table';
import { clockPhrases, emptyPhrase, ownPhrases, tankerPhrase } from '../../src/ui/tables/board-words';
import { facilityNow } from '../../src/ui/tables/facility-now';
import { type MessageId, say } from '../../src/words/catalogue';
import { emptyRun } from '../builders/empty-run';

const hourS = 3600;
const hospital: Facility = {
  id: 'hospital',
  kind: 'hospital',
  tier: 1,
  demandKw: 400,
  essentialKw: 200,
  people: 300,
  waterM3Day: 24,
  storedWaterM3: 12,
  backup: [],
};
const lift: Facility = { ...hospital, id: 'lift', kind: 'sewageLift' };
const event = (hour: number, kind: RunEvent['kind'], values?: RunEvent['values']): RunEvent => ({
  timeS: hour * hourS,
  kind,
  component: 'facility',
  id: 'hospital',
  values,
});

/** A hospital on its generator, then on its battery; a lift that fills. */
function reading() {
  const { backup, battery, grid, partial } = facilityPowerStates;
  const { served, storage, none } = facilityWaterStates;
  const log = [
    event(0, 'facilityLostGrid'),
    event(1, 'fuelCalledFor'),
    event(3, 'facilityLostWater'),
    event(3.5, 'delivered', { dieselL: 100 }),
    event(4, 'hospitalCareReduced'),
    event(5, 'facilityWaterReturned'),
  ];
  const record = emptyRun(
    { facilityIds: ['hospital', 'lift'] },
    [0, 1, 2, 3, 4, 5].map((it) => it * hourS),
    log,
  );
  const power = [backup, backup, backup, partial, battery, grid];
  const fuelL = [100, 90, 80, 170, 160, 160];
  const chargeKwh = [50, 50, 50, 50, 50, 30];
  const water = [served, storage, storage, none, none, served];
  const storedM3 = [12, 12, 11, 10, 0, 0];
  const fill = [0, 0.5, 0.75, 1, 1, 0.5];
  for (let i = 0; i < 6; i++) {
    frameRow(record, 'facilityPower', i).set([power[i], grid]);
    frameRow(record, 'facilityFuelL', i).set([fuelL[i], 0]);
    frameRow(record, 'facilityChargeKwh', i).set([chargeKwh[i], 0]);
    frameRow(record, 'facilityWater', i).set([water[i], served]);
    frameRow(record, 'facilityStoredWaterM3', i).set([storedM3[i], 0]);
    frameRow(record, 'facilitySewageFill', i).set([Number.NaN, fill[i]]);
    frameRow(record, 'facilityIndoorC', i).set([Number.NaN, Number.NaN]);
  }
  return createRunReader(record);
}

describe('a facility at one time', () => {
  const reader = reading();
  const at = (facility: Facility, hour: number) => facilityNow(reader, facility, hour * hourS);

  it('lasts as long as its fuel at the rate at which it burns, also where a delivery hides it', () => {
    expect(at(hospital, 0)).toMatchObject({ fuelH: 10, emptyS: 10 * hourS });
    // 80 L, and 90 L more an hour later: the rate of the hour before counts.
    expect(at(hospital, 2)).toMatchObject({ fuelH: 8, emptyS: 10 * hourS });
    expect(at(hospital, 3)?.fuelH).toBe(17);
  });

  it('takes the rate that the log has for this very time', () => {
    const { backup } = facilityPowerStates;
    const run = emptyRun({ facilityIds: ['other', 'hospital'] }, [0, hourS, 2 * hourS]);
    for (const [i, litres] of [100, 95, 80].entries()) {
      frameRow(run, 'facilityPower', i).set([backup, backup]);
      frameRow(run, 'facilityFuelL', i).set([50, litres]);
    }
    run.facilityLog = {
      ...run.facilityLog,
      facilityIx: Int32Array.of(1, 1),
      fromS: Float64Array.of(0, 1800),
      toS: Float64Array.of(1800, 2 * hourS),
      fuelL: Float64Array.of(0, 20),
    };
    const logged = createRunReader(run);
    // From half an hour on it burns 20 L in 1.5 h; before that the frames alone tell.
    expect(facilityNow(logged, hospital, hourS)?.fuelH).toBeCloseTo(95 / (20 / 1.5), 9);
    expect(facilityNow(logged, hospital, 0)?.fuelH).toBe(20);
  });

  it('lasts as long as its charge on its battery, and has no end on the grid', () => {
    expect(at(hospital, 4)).toMatchObject({ chargeH: 2.5, emptyS: 6.5 * hourS });
    expect(at(hospital, 4)?.fuelH).toBeUndefined();
    expect(at(hospital, 5)?.emptyS).toBeUndefined();
  });

  it('says how long the store of water lasts', () => {
    expect(at(hospital, 1)?.storeH).toBe(12);
    expect(at(hospital, 0)?.storeH).toBeUndefined();
  });

  it('says whether fuel is called for and when it comes', () => {
    expect(at(hospital, 0)).toMatchObject({ calledS: undefined, nextFuelS: 3.5 * hourS });
    expect(at(hospital, 2)).toMatchObject({ calledS: hourS, nextFuelS: 3.5 * hourS });
    expect(at(hospital, 4)).toMatchObject({ calledS: undefined, nextFuelS: undefined });
  });

  it('holds the harm until its end, and runs the clock of a dry hospital', () => {
    expect(at(hospital, 3)).toMatchObject({ harm: undefined, drySinceS: 3 * hourS });
    expect(at(hospital, 4)).toMatchObject({ harm: 'careReduced', drySinceS: 3 * hourS });
    expect(at(hospital, 5)).toMatchObject({ harm: undefined, drySinceS: undefined });
  });

  it('foretells an overflow from how fast the room fills, not once it overflows or empties', () => {
    expect(at(lift, 1)?.overflowH).toBe(1);
    expect(at(lift, 3)?.overflowH).toBeUndefined();
    expect(at(lift, 4)?.overflowH).toBeUndefined();
  });
});

describe('the words of a board', () => {
  const words = {
    say: (id: MessageId, params?: Record<string, string | number>) => say(id, params),
    language: 'en',
    startLocal: '2026-01-15T20:00',
    timeS: 2 * hourS,
  };
  const row: BoardRow = {
    id: 'a',
    name: 'A',
    kind: 'hospital',
    tier: 1,
    setKw: 200,
    tankL: 1000,
    batteryKwh: 0,
    solarKw: 0,
    storeM3: 12,
    fullStoreH: 12,
  };

  it('names the clock of the end, with the day beyond 24 h, and a tanker that comes too late', () => {
    expect(emptyPhrase({ ...row, emptyS: 7.5 * hourS }, words)).toBe('empty 03:30');
    expect(emptyPhrase({ ...row, emptyS: 27 * hourS }, words)).toBe('empty Fri 23:00');
    expect(emptyPhrase(row, words)).toBeUndefined();
    const burning = { ...row, fuelH: 5.5, emptyS: 7.5 * hourS };
    expect(tankerPhrase({ ...burning, nextFuelS: 6 * hourS }, words)).toBe('tanker 02:00');
    expect(tankerPhrase({ ...burning, nextFuelS: 9 * hourS }, words)).toBe('tanker only 05:00');
    expect(tankerPhrase({ ...row, calledS: 0 }, words)).toBe('called for fuel');
    expect(tankerPhrase({ ...row, nextFuelS: 9 * hourS }, words)).toBeUndefined();
  });

  it('says what a site has, and what harm is done', () => {
    expect(ownPhrases(row, words)).toEqual(['generator 200 kW, 1\u202f000 L', 'water for 12 h']);
    expect(ownPhrases({ ...row, setKw: 0, fullStoreH: undefined }, words)).toEqual(['no backup']);
    expect(clockPhrases({ ...row, harm: 'careReduced', drySinceS: 0.5 * hourS }, words)).toEqual([
      'care cut back',
      'dry for 1.5 h',
    ]);
  });

  it('go into a file with a column for each figure', () => {
    const [line] = tabulateBoard([{ ...row, power: facilityPowerStates.backup, fuelL: 900, fuelH: 4.5 }]);
    expect(line).toHaveLength(boardHeader.length);
    const cell = (name: (typeof boardHeader)[number]) => line[boardHeader.indexOf(name)];
    expect([cell('facilityId'), cell('power'), cell('fuelL'), cell('fuelLeftH')]).toEqual([
      'a',
      'backup',
      900,
      4.5,
    ]);
    expect(cell('chargeKwh')).toBeUndefined();
  });
});
