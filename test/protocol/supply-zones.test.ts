import { describe, expect, it } from 'vitest';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { rawText, smallRaw } from '../builders/raw-text';
import { workbook } from '../builders/workbook';

const table = workbook({
  Water: [
    ['вид', 'код', 'від', 'до', 'пропускна здатність, м3/год', 'об’єм, м3', 'населення', 'норма, л/ос/добу'],
    ['джерело', 'с1', undefined, undefined, 40],
    ['резервуар', 'р1', undefined, undefined, undefined, 300],
    ['зона', 'місто', undefined, undefined, undefined, undefined, 6000, 120],
    ['труба', 'т1', 'с1', 'р1', 40],
    ['труба', 'т2', 'р1', 'місто', 60],
  ],
});

describe('a workbook of supply zones dropped into the app', () => {
  it('is read in the session with a grid, opened and run', async () => {
    const session = createSession(createSessionParts(() => loadEpanet(readEpanetWasm())));
    const grid = { name: 'grid.raw', bytes: new TextEncoder().encode(rawText(smallRaw())) };
    const { value } = await session.readFiles([grid, { name: 'вода.xlsx', bytes: table }]);
    expect(value?.files.map((it) => it.kind)).toEqual(['psse', 'zones']);
    const project = value?.project;
    if (!project) throw new Error('no project');
    expect((await session.openProject(project)).ok).toBe(true);
    const run = await session.run('r', project.scenarios[0], () => undefined);
    if (!run.ok) throw new Error(JSON.stringify(run.error));
    const { index, series } = run.value;
    expect([index.nodeIds, index.tankIds]).toEqual([['с1', 'р1', 'місто'], ['р1']]);
    expect(series.waterNeededM3s[0]).toBeGreaterThan(0);
    expect(Array.from(series.waterServedM3s)).toEqual(Array.from(series.waterNeededM3s));
    const tables = await session.writeResults(run.value, {
      handling: 'TLP:AMBER',
      projectName: 'x',
      exportedAt: '2026-01-01T00:00:00Z',
    });
    expect(tables.ok).toBe(true);
  });
});
