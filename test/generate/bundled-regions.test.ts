import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../../src/cli/generate';
import { toJson } from '../../src/cli/output';
import { generateRegion } from '../../src/generate/generate-region';
import { defaultOptions } from '../../src/generate/options';

const data = resolve(import.meta.dirname, '../../data');
const host = {
  readBytes: () => Promise.reject(new Error('reads nothing')),
  writeBytes: () => Promise.reject(new Error('writes nothing')),
  progress: () => {},
};
const run = (values: Record<string, string>) =>
  generate.run({ positionals: [], values, lists: {}, flags: new Set() }, host);

describe('bundled regions', () => {
  const text = readFileSync(resolve(data, 'regions/coast-and-river.lifeline.json'), 'utf8');

  it('are byte for byte what their seed makes (npm run regions writes them)', () => {
    expect(toJson(generateRegion(defaultOptions)) === text).toBe(true);
  });

  it('are all in the manifest, with source, licence and hash', () => {
    const manifest = JSON.parse(readFileSync(resolve(data, 'manifest.json'), 'utf8'));
    const listed = manifest.files.map((it: { file: string }) => it.file);
    expect(listed).toEqual(readdirSync(resolve(data, 'regions')).map((it) => `regions/${it}`));
    for (const it of manifest.files) {
      const bytes = readFileSync(resolve(data, it.file));
      expect(it.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(it.source).toBe('lifeline generate --seed 1 --people 400000');
      expect(it.licence).toBe('MIT');
      expect(bytes.length).toBeLessThan(3e6);
    }
  });
});

describe('generate command', () => {
  it('prints a project for seed and people', async () => {
    const outcome = await run({ seed: '6', people: '50000' });
    expect(outcome).toHaveProperty('output.region.origin', 'generated, seed 6, 50000 people');
  });

  it.each([
    [{ seed: '-1' }],
    [{ seed: '1.5' }],
    [{ seed: '99999999999' }],
    [{ people: '10' }],
    [{ people: 'many' }],
    [{ people: '1e5' }],
  ])('refuses %j as a usage error', async (values) => {
    expect(await run(values)).toHaveProperty('usage');
  });
});
