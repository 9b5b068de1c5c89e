import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/words/catalogue';

const root = resolve(import.meta.dirname, '../../src');
const files = ['io', 'model', 'cli'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name)),
);

describe('every issue', () => {
  it('that a reader, a check or a command can raise has a sentence', () => {
    const codes = new Set<string>();
    for (const file of files)
      for (const match of readFileSync(file, 'utf8').matchAll(
        /'(?:error|warning|info)',\s*'([a-z]\w*\.\w+)'|code: '([a-z]\w*\.\w+)'/g,
      ))
        codes.add(match[1] ?? match[2]);
    expect(codes.size).toBeGreaterThan(80);
    expect([...codes].filter((code) => !(code in english))).toEqual([]);
  });
});
