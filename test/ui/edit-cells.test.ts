import { describe, expect, it } from 'vitest';
import { cellText, readCell } from '../../src/ui/edit/cell-text';
import { fieldsWith } from '../../src/ui/edit/field';
import { fieldsOfKind } from '../../src/ui/edit/fields';
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
