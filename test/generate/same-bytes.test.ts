import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { generateInSteps, generateRegion } from '../../src/generate/generate-region';
import { type GenerateOptions, generateSteps, type Land, lands } from '../../src/generate/options';
import { hashText } from '../../src/numerics/hash';

const root = resolve(import.meta.dirname, '../..');
const hashOf = (options: Partial<GenerateOptions>) => hashText(JSON.stringify(generateRegion(options)));

const optionsOf = (land: Land) => ({ seed: 11, people: 41_000, land });
const hashes = new Map(lands.map((land) => [land, hashOf(optionsOf(land))]));

it('differs by land and by seed', () => {
  expect(new Set(hashes.values()).size).toBe(lands.length);
  expect(hashOf({ ...optionsOf('coast'), seed: 13 })).not.toBe(hashes.get('coast'));
});

it.each(lands)('has the same bytes for a %s after others were made', (land) => {
  expect(hashOf(optionsOf(land))).toBe(hashes.get(land));
});

it('has the same bytes in a process of its own', () => {
  const program = `
    import { generateRegion } from './src/generate/generate-region.ts';
    import { hashText } from './src/numerics/hash.ts';
    for (const land of ${JSON.stringify(lands)})
      console.log(hashText(JSON.stringify(generateRegion({ ...${JSON.stringify(optionsOf('coast'))}, land }))));
  `;
  const tsx = resolve(root, 'node_modules/tsx/dist/cli.mjs');
  const out = execFileSync(process.execPath, [tsx, '--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(out.trim().split('\n')).toEqual([...hashes.values()]);
}, 120_000);

it('tells each step once and in order', () => {
  expect([...generateInSteps({ people: 40_000 })]).toEqual([...generateSteps]);
});
