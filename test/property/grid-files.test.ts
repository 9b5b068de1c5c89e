import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/io/read-file';
import { regionSchema } from '../../src/model/region';
import { createRandom, type Random } from '../../src/numerics/random';
import { sayIssue } from '../../src/words/catalogue';
import { netText, ringTables } from '../builders/net-text';
import { rawText, smallRaw } from '../builders/raw-text';

const scraps = [
  '0',
  '-1',
  '1e999',
  'NaN',
  'null',
  "'",
  '"',
  ',',
  '/',
  '{',
  '}',
  '[',
  ']',
  '\\"',
  'Q',
  '\n',
  '\u0000',
  'x',
  ' ',
  '99999999999',
];

/** Cuts, swaps, doubles and scribbles over a text. */
function spoil(text: string, random: Random): string {
  let spoilt = text;
  for (let count = 1 + random.int(4); count > 0; count--) {
    const at = random.int(Math.max(1, spoilt.length));
    const end = Math.min(spoilt.length, at + random.int(40));
    const kind = random.int(5);
    const scrap = scraps[random.int(scraps.length)];
    if (kind === 0) spoilt = spoilt.slice(0, at);
    else if (kind === 1) spoilt = spoilt.slice(0, at) + spoilt.slice(end);
    else if (kind === 2) spoilt = spoilt.slice(0, at) + scrap + spoilt.slice(at);
    else if (kind === 3) spoilt = spoilt.slice(0, at) + scrap + spoilt.slice(at + scrap.length);
    else spoilt = spoilt.slice(0, end) + spoilt.slice(at);
  }
  return spoilt;
}

const sources: Record<string, string> = {
  'case.raw': rawText(smallRaw()),
  'case34.raw': rawText(smallRaw(34), 34, false),
  'net.json': netText(ringTables()),
  'plain.json': netText(ringTables(), { form: 'plain' }),
  'columns.json': netText(ringTables(), { form: 'columns' }),
};

describe('a grid file that was spoilt', () => {
  it.each(Object.keys(sources))('gives a grid that fits the schema or issues with sentences (%s)', (name) => {
    for (let seed = 0; seed < 400; seed++) {
      const random = createRandom(seed, `spoil-${name}`);
      const text = spoil(sources[name], random);
      const { grid, issues, kind } = readFile({ name, bytes: new TextEncoder().encode(text) });
      if (grid) {
        const fits = regionSchema.safeParse(grid);
        if (!fits.success) throw new Error(`seed ${seed}: ${fits.error.message}\n${text}`);
      } else if (kind !== 'couplings' && kind !== 'coordinates')
        // Without its first brace a net looks like a table, and is read as one.
        expect(issues.filter((it) => it.severity === 'error').length, `seed ${seed}`).toBeGreaterThan(0);
      for (const it of issues) {
        expect(it.where?.file, `seed ${seed}`).toBe(name);
        expect(sayIssue(it), `seed ${seed}`).not.toMatch(/^[a-z]+\.\w+ \{/);
      }
    }
  });

  it('may be cut off anywhere', () => {
    for (const [name, text] of Object.entries(sources))
      for (let length = 1; length < text.length; length += 13) {
        const { grid, issues } = readFile({ name, bytes: new TextEncoder().encode(text.slice(0, length)) });
        // After the transformers of a RAW case what is missing may be nothing.
        if (grid) expect(name).toMatch(/raw$/);
        else expect(issues.length).toBeGreaterThan(0);
      }
  });
});
