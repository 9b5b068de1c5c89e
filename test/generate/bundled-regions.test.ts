import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/cli/output';
import { generateRegion } from '../../src/generate/generate-region';
import { defaultOptions } from '../../src/generate/options';

const data = resolve(import.meta.dirname, '../../data');
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
