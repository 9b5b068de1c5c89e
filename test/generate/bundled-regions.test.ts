import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/cli/output';
import { bundledRegions } from '../../src/generate/bundled';
import { generateRegion } from '../../src/generate/generate-region';

const data = resolve(import.meta.dirname, '../../data');

describe('bundled regions', () => {
  it.each(bundledRegions)(
    '$name is byte for byte what its seed makes (npm run regions writes it)',
    ({ name, options }) => {
      const text = readFileSync(resolve(data, `regions/${name}.lifeline.json`), 'utf8');
      expect(toJson(generateRegion(options)) === text).toBe(true);
    },
    120_000,
  );

  it('are all in the manifest, with source, licence and hash', () => {
    const manifest = JSON.parse(readFileSync(resolve(data, 'manifest.json'), 'utf8'));
    const listed: string[] = manifest.files.map((it: { file: string }) => it.file);
    expect([...listed].sort()).toEqual(
      readdirSync(resolve(data, 'regions'))
        .map((it) => `regions/${it}`)
        .sort(),
    );
    expect(listed).toEqual(bundledRegions.map((it) => `regions/${it.name}.lifeline.json`));
    for (const [i, it] of manifest.files.entries()) {
      const bytes = readFileSync(resolve(data, it.file));
      expect(it.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      const { seed, people, land } = bundledRegions[i].options;
      expect(it.source).toBe(`lifeline generate --seed ${seed} --people ${people} --land ${land}`);
      expect(it.licence).toBe('MIT');
      expect(bytes.length).toBeLessThan(6e6);
    }
  });
});
