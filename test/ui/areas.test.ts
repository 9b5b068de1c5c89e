import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import type { Area } from '../../src/model/people';
import { frameRow } from '../../src/model/run-record';
import { litreLines, otherLines } from '../../src/ui/charts/people-lines';
import { areaHeader, areaLows, areaRows, litreLevel, tabulateAreas } from '../../src/ui/tables/area-rows';
import { type MessageId, say as sayIn } from '../../src/words/catalogue';
import { emptyRun } from '../builders/empty-run';

const say = (id: MessageId, params?: Record<string, string | number>) => sayIn(id, params);
const hourS = 3600;

describe('litres by area', () => {
  const record = emptyRun({ areaIds: ['north', 'south'] }, [0, hourS, 2 * hourS, 4 * hourS]);
  const litres = [120, 14, 6, 30];
  for (const [i, value] of litres.entries()) {
    frameRow(record, 'areaLitresPerPersonDay', i).set([value, Number.NaN]);
    // Four fifths of its 500 people in the first step, all of them from 1 h to 4 h.
    frameRow(record, 'areaPersonHoursBelow15L', i).set([[0, 400, 500, 1000][i], 0]);
    frameRow(record, 'areaUnsafeShare', i).set([i === 3 ? 1 : 0, Number.NaN]);
  }
  const reader = createRunReader(record);

  it('have a lowest value, its time, and the person-hours below 15 L', () => {
    expect(areaLows(reader)[0]).toEqual({ litres: 6, timeS: 2 * hourS, personHoursBelow15: 1900 });
    expect(areaLows(reader)[1]).toEqual({ timeS: 0, personHoursBelow15: 0 });
  });

  it('stand on the board at the time shown, and in a file with a column for each figure', () => {
    const areas = [
      { id: 'north', people: 500 },
      { id: 'unknown', people: 1 },
    ] as Area[];
    const rows = areaRows(reader, areas, (id) => id, 4 * hourS);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: 'north', litresNow: 30, litres: 6, unsafeShare: 1, below15H: 3.8 });
    const [line] = tabulateAreas(rows);
    expect(line).toHaveLength(areaHeader.length);
    expect(line[areaHeader.indexOf('lowestAtS')]).toBe(2 * hourS);
  });

  it('have a level of service in words', () => {
    expect([0, 3, 7.5, 14.9, 15, 49, 50, 200].map(litreLevel)).toEqual([
      'critical',
      'survival',
      'basic',
      'basic',
      'reduced',
      'reduced',
      'normal',
      'normal',
    ]);
    expect(litreLevel(Number.NaN)).toBeUndefined();
  });
});

describe('curves of people', () => {
  const record = emptyRun({}, [0, hourS]);
  record.series.peopleBelow15L.set([0, 900]);
  record.series.peopleBelow3L.set([0, 20]);
  record.series.peopleWithUnsafeWater.set([0, 100]);

  it('hold 15 L always, and the others where anybody ever is', () => {
    expect(litreLines(record, say).map((it) => it.role)).toEqual(['below15', 'below3']);
    expect(otherLines(record, say, 0.001).map((it) => [it.label, it.values[1]])).toEqual([
      ['not drinkable', 0.1],
    ]);
    expect(litreLines(emptyRun({}, [0, 1]), say)).toHaveLength(1);
  });
});
