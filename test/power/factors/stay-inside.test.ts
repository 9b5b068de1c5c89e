import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

describe('distribution factors stay inside the engine', () => {
  const factors = files(join(root, 'src/power/factors'));
  const sources = [...files(join(root, 'src')), ...files(join(root, 'workers'))];

  it('are imported by the power folder alone, and by the check that sizes invented grids', () => {
    const others = sources.filter((file) => !relative(root, file).startsWith('src/power/'));
    const importers = others.filter((file) => /from\s+'[^']*\/factors\//.test(readFileSync(file, 'utf8')));
    expect(importers.map((file) => relative(root, file))).toEqual(['src/generate/grid/grid-check.ts']);
  });

  it('are neither sorted nor searched for a largest branch', () => {
    expect(factors.length).toBeGreaterThan(3);
    const sorting = factors.filter((file) =>
      /\.(sort|toSorted|reduce)\(|rank/i.test(readFileSync(file, 'utf8')),
    );
    expect(sorting.map((file) => relative(root, file))).toEqual([]);
  });
});
