import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { formatWorkbook } from '../../src/io/table/write-workbook';
import { measureTable } from '../../src/metrics/measure-table';
import { tabulateMetrics, workbookOfMetrics } from '../../src/metrics/metric-exports';
import { measuredRun } from '../builders/measured-run';

const mark = { handling: 'TLP:AMBER+STRICT', projectName: '=Region', exportedAt: '2026-01-15T06:00:00Z' };
const span = { fromS: 3600, toS: 5 * 3600 };
const run = measuredRun({
  hours: 6,
  areas: 2,
  feeders: [
    { needMw: 10, people: 100, area: 0, tier: 5, off: [[2, 4]] },
    { needMw: 5, people: 50, area: 1, tier: 1 },
  ],
  facilities: [{ area: 0, tier: 1, dark: [2, 3] }],
});

describe('metrics as CSV', () => {
  const [table, definitions] = tabulateMetrics(run, 'area', span, mark);

  it('stand under mark, run, seed and window, with units in their titles', () => {
    expect(table.name).toBe('metrics-area.csv');
    const lines = table.text.split('\r\n');
    expect(lines[0]).toBe('# TLP:AMBER+STRICT');
    expect(lines).toContain('# Run: run-1');
    expect(lines).toContain('# Seed: 1');
    expect(lines).toContain('# Period from, h: 1');
    expect(lines).toContain('# Period to, h: 5');
    const rows = lines.filter((it) => it !== '' && !it.startsWith('#')).map((it) => it.split(/,(?! )/));
    expect(rows[0][0]).toBe('District');
    const column = rows[0].findIndex((it) => it.includes('Unserved energy, MWh'));
    expect(rows.slice(1).map((it) => [it[1], Number(it[column])])).toEqual([
      ['a0', 20],
      ['a1', 0],
    ]);
    // no interruption in the second district: an empty cell, not a zero
    const caidi = rows[0].findIndex((it) => it.includes('CAIDI'));
    expect(rows[2][caidi]).toBe('');
  });

  it('come with the definition of every metric', () => {
    expect(definitions.text).toContain('IEEE 1366');
    expect(definitions.text).toContain('WNTR');
    expect(definitions.text).not.toMatch(/undefined|NaN/);
  });
});

describe('metrics as a workbook', () => {
  it('open in a reader: a sheet for each kind of rows, numbers as numbers, texts never as formulas', async () => {
    const bytes = await formatWorkbook(workbookOfMetrics(run, span, mark));
    const sheets = await readWorkbook(bytes.slice().buffer);
    expect(sheets.map((it) => it.sheet)).toEqual([
      'About',
      'Region',
      'Districts',
      'Facilities',
      'Tiers',
      'Systems',
      'Definitions',
    ]);
    const about = sheets[0].data;
    expect(about[0]).toEqual(['Handling', 'TLP:AMBER+STRICT']);
    expect(about).toContainEqual(['Project', '=Region']);
    expect(about).toContainEqual(['Seed', 1]);
    expect(about).toContainEqual(['Period to, h', 5]);
    for (const { sheet, data } of sheets.slice(1, -1)) expect(data[0][0], sheet).toBe('TLP:AMBER+STRICT');
    const districts = sheets[2].data;
    const column = districts[1].indexOf('Unserved energy, MWh');
    expect(districts.slice(2).map((it) => it[column])).toEqual([20, 0]);
    const table = measureTable(run, 'area', span);
    expect(districts[1]).toHaveLength(table.names.length + 2);
    const dark = sheets[3].data[1].indexOf('Hours dark, h');
    expect(sheets[3].data[2][dark]).toBe(1);
    const xml = Object.entries(unzipSync(bytes)).filter(([name]) => name.includes('worksheets/'));
    for (const [, it] of xml) expect(new TextDecoder().decode(it)).not.toContain('<f>');
  });
});
