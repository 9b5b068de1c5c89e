import { describe, expect, it } from 'vitest';
import { snappedPlace } from '../../src/model/snapped-place';
import { cellText, readCell } from '../../src/ui/edit/cell-text';
import { fieldsWith } from '../../src/ui/edit/field';
import { fieldsOfKind } from '../../src/ui/edit/fields';
import { copyCells, isGivenBack, outwardText, pastedCells } from '../../src/ui/edit/grid/copied-cells';
import { formatTsv, parseTsv } from '../../src/ui/edit/grid/tsv';
import { type MessageId, type MessageParams, say as sayIn } from '../../src/words/catalogue';

const say = (id: MessageId, params?: MessageParams) => sayIn(id, params, 'en');
const field = (kind: keyof typeof fieldsOfKind, key: string) => {
  const found = fieldsOfKind[kind].find((it) => it.key === key);
  if (!found) throw new Error(`${kind} has no ${key}`);
  return found;
};
const read = (kind: keyof typeof fieldsOfKind, key: string, text: string) => {
  const reply = readCell(text, field(kind, key), say);
  return reply.ok ? reply.value : reply.why;
};

describe('cells', () => {
  it('take a decimal comma or point, spaces between thousands and a unit that came along', () => {
    expect(read('branch', 'ratingAMw', '97,2')).toBe(97.2);
    expect(read('branch', 'ratingAMw', '1 250.5')).toBe(1250.5);
    expect(read('branch', 'ratingAMw', '97.2 MW')).toBe(97.2);
    expect(read('branch', 'ratingAMw', '-1')).toBe('cell.least');
    expect(read('branch', 'ratingAMw', '1e3')).toBe('cell.number');
    expect(read('branch', 'ratingAMw', '')).toBe('cell.empty');
    expect(read('branch', 'lengthKm', '')).toBeUndefined();
    expect(read('feeder', 'tier', '2.5')).toBe('cell.whole');
    expect(read('feeder', 'tier', '7')).toBe('cell.most');
  });

  it('are in the unit of their column: what is read gives the same text again', () => {
    expect(read('pipe', 'diameterM', '300')).toBe(0.3);
    expect(read('supplyLink', 'capacityM3s', '36')).toBeCloseTo(0.01, 12);
    for (const [kind, key, text] of [
      ['pipe', 'diameterM', '152.4'],
      ['junction', 'demandM3s', '1.25'],
      ['supplyLink', 'capacityM3s', '125.5'],
      ['facility', 'lonLat', '49.842, 24.031'],
      ['branch', 'inService', 'no'],
      ['generator', 'technology', 'Combined cycle'],
      ['waterPoint', 'areaIds', 'area-1; area-2'],
    ] as const)
      expect(cellText(read(kind, key, text), field(kind, key), say)).toBe(text);
  });

  it('take words of a choice or its code, yes and no, and places with a decimal comma', () => {
    expect(read('generator', 'technology', 'combinedCycle')).toBe('combinedCycle');
    expect(read('generator', 'technology', 'Combined cycle')).toBe('combinedCycle');
    expect(read('generator', 'technology', 'fusion')).toBe('cell.choice');
    expect(read('coupling', 'withoutPower', 'closes')).toBe('closes');
    expect(read('branch', 'inService', 'так')).toBe(true);
    expect(read('branch', 'inService', 'maybe')).toBe('cell.yesNo');
    expect(read('facility', 'lonLat', '49,842; 24,031')).toEqual([24.031, 49.842]);
    expect(read('facility', 'lonLat', '49,842 24,031')).toEqual([24.031, 49.842]);
    expect(read('facility', 'lonLat', '124.031, 49.842')).toBe('cell.place');
  });

  it('change whole objects where a value lies within a field', () => {
    const row = { loadMw: { residential: 1, public: 2 }, tier: 3 };
    expect(fieldsWith(row, { 'loadMw.public': 5, 'loadMw.residential': 4, tier: 1 })).toEqual({
      loadMw: { residential: 4, public: 5 },
      tier: 1,
    });
  });

  it('of tables sort supply assets by name, id, kind, voltage and place alone, and show no one behind them', () => {
    const places = ['substationId', 'fromBusId', 'toBusId', 'busId', 'areaId', 'fromId', 'toId'];
    const allowed = new Set(['id', 'name', 'kind', 'technology', 'valveType', 'baseKv', ...places]);
    for (const kind of [
      'bus',
      'branch',
      'generator',
      'feeder',
      'supplyNode',
      'supplyLink',
      'junction',
      'reservoir',
      'tank',
      'pipe',
      'pump',
      'valve',
    ] as const) {
      const columns = fieldsOfKind[kind].filter((it) => !it.formOnly);
      expect(columns.filter((it) => it.sorts && !allowed.has(it.key)).map((it) => it.key)).toEqual([]);
      expect(columns.map((it) => it.key).filter((it) => /people|loadMw/.test(it))).toEqual([]);
    }
  });
});

describe('cells of a spreadsheet', () => {
  it('are read with empty cells, quotes and either line end', () => {
    expect(parseTsv('a\tb\r\n\t2\r\n')).toEqual([
      ['a', 'b'],
      ['', '2'],
    ]);
    expect(parseTsv('"a\tb"\t"say ""x"""\nc\td')).toEqual([
      ['a\tb', 'say "x"'],
      ['c', 'd'],
    ]);
    expect(parseTsv('7')).toEqual([['7']]);
    expect(parseTsv('1\t')).toEqual([['1', '']]);
  });

  it('come back as they were written', () => {
    const cells = [
      ['1', 'two words', ''],
      ['a\tb', 'c"d', 'e\nf'],
    ];
    expect(parseTsv(formatTsv(cells))).toEqual(cells);
  });
});

describe('cells that leave by the clipboard', () => {
  const place = field('bus', 'lonLat');
  const row = { id: 'b1', lonLat: [30.123456, 50.654321] };
  const exact = cellText(row.lonLat, place, say);
  const mark = { handling: 'TLP:AMBER', projectName: 'Valley', exportedAt: '2026-01-15T06:00:00Z' } as const;

  it('carry places on the 5 km grid, exact ones only where that was asked for', () => {
    const coarse = outwardText(row, place, exact, say, false);
    expect(coarse).toBe(cellText(snappedPlace([30.123456, 50.654321]), place, say));
    expect(coarse).not.toBe(exact);
    expect(outwardText(row, place, exact, say, true)).toBe(exact);
    expect(isGivenBack(row, place, coarse, say)).toBe(true);
    expect(isGivenBack(row, place, exact, say)).toBe(false);
  });

  it('stand under the mark where they are rows, and come back exactly', () => {
    const cells = [
      ['b1', exact],
      ['b2', '1, 2'],
    ];
    const outward = [
      ['b1', '50.67, 30.1'],
      ['b2', '1.01, 2.02'],
    ];
    const text = copyCells(cells, outward, mark);
    expect(text.split('\r\n')[0]).toBe('TLP:AMBER\tValley\t2026-01-15T06:00:00Z');
    expect(text).not.toContain(exact);
    expect(pastedCells(text)).toEqual(cells);
    expect(pastedCells(text.replace('1.01', '1.05'))).toEqual([outward[0], ['b2', '1.05, 2.02']]);
  });

  it('have no mark of their own where one cell is copied', () => {
    expect(copyCells([['x']], [['x']], mark)).toBe('x');
  });
});
