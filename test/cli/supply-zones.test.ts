import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project';
import { rawText, smallRaw } from '../builders/raw-text';
import { workbook } from '../builders/workbook';
import { folderWith, runCli } from './run-cli';

const table: (string | number | undefined)[][] = [
  ['kind', 'id', 'from', 'to', 'capacity (L/s)', 'volume (m3)', 'fill (%)', 'people', 'tier', 'L/person/day'],
  ['source', 'well', undefined, undefined, 20],
  ['reservoir', 'tower', undefined, undefined, undefined, 500, 80],
  ['zone', 'town', undefined, undefined, undefined, undefined, undefined, 9000, 4, 150],
  ['link', 'up', 'well', 'tower', 20],
  ['link', 'down', 'tower', 'town', 40],
];

describe('supply zones on the command line', () => {
  let folder: string;
  beforeAll(() => {
    const csv = table.map((row) => row.map((it) => it ?? '').join(';')).join('\r\n');
    folder = folderWith({
      'grid.raw': rawText(smallRaw()),
      'zones.csv': csv,
      'bad.csv': `${csv}\r\nsource;late;;;soon;;;;;`,
      'zones.xlsx': workbook({ Water: table }),
    });
  });

  it('checks tables and workbooks alike, and says where a number is none', async () => {
    const { status, stdout } = await runCli(['check', 'zones.csv', 'zones.xlsx', 'bad.csv'], folder);
    expect(status).toBe(0);
    const { files } = JSON.parse(stdout);
    const counts = { sources: 1, treatments: 0, stations: 0, storages: 1, zones: 1, links: 2 };
    expect(files.map((it: { kind: string; counts: object }) => [it.kind, it.counts])).toEqual([
      ['zones', counts],
      ['zones', counts],
      ['zones', counts],
    ]);
    expect(files[2].issues).toMatchObject([
      { severity: 'warning', code: 'zones.badNumber', file: 'bad.csv', line: 7, column: 5, id: 'late' },
    ]);
  });

  it('joins a grid and a workbook, simulates them, and writes the zones back', async () => {
    const joined = await runCli(['join', 'grid.raw', 'zones.xlsx', '--out', 'town.lifeline.json'], folder);
    expect([joined.status, joined.stdout]).toEqual([0, '']);
    const project: Project = JSON.parse(readFileSync(join(folder, 'town.lifeline.json'), 'utf8'));
    expect(project.region.areas).toEqual([{ id: 'town', people: 9000 }]);

    const { status, stdout } = await runCli(['simulate', 'town.lifeline.json'], folder);
    expect(status).toBe(0);
    const { metrics, series } = JSON.parse(stdout);
    // 9,000 people at 150 L a day for 72 h; the well gives more than that
    const neededM3 = series.waterNeededM3s
      .slice(0, -1)
      .reduce((sum: number, it: number) => sum + it * 900, 0);
    expect(Math.abs(neededM3 - 4050)).toBeLessThan(4);
    expect(series.waterServedM3s).toEqual(series.waterNeededM3s);
    expect(metrics.unservedWater.value).toBe(0);

    const written = await runCli(['convert', 'town.lifeline.json', 'again.csv'], folder);
    expect(written.status).toBe(0);
    const back = await runCli(['join', 'grid.raw', 'again.csv'], folder);
    expect(JSON.parse(back.stdout).region.supplyZones).toEqual(project.region.supplyZones);
  }, 60_000);
});
