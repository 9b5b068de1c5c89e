import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments';
import type { Outcome } from '../../src/cli/command';
import { convert } from '../../src/cli/convert';
import { createNodeHost } from '../../src/cli/host';
import { loadCase } from '../../src/cli/load-case';
import { flowOf } from '../builders/grid-flow';
import { netText, ringTables } from '../builders/net-text';
import { rawText, smallRaw } from '../builders/raw-text';

const bundled = join(import.meta.dirname, '../../data/regions/coast-and-river.lifeline.json');
const folder = mkdtempSync(join(tmpdir(), 'lifeline-convert-'));
const place = (name: string) => join(folder, name);
writeFileSync(place('small.raw'), rawText(smallRaw()));
writeFileSync(place('ring.json'), netText(ringTables()));

async function run(...words: string[]): Promise<Outcome> {
  const args = parseArguments(words, convert.options);
  if (!args.ok) throw new Error(args.error.id);
  return convert.run(args.value, createNodeHost());
}

async function regionIn(path: string) {
  const loaded = await loadCase(path, createNodeHost());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.slice(0, 3)));
  return loaded.value.project;
}

describe('convert', () => {
  it.each([
    ['small.raw', 'a.m'],
    ['small.raw', 'a.json'],
    ['small.raw', 'a.lifeline.json'],
    ['ring.json', 'b.m'],
    ['ring.json', 'b.lifeline'],
    ['a.lifeline.json', 'c.json'],
    ['c.json', 'c.m'],
  ])('%s to %s keeps the flow', async (from, to) => {
    expect(await run(place(from), place(to))).not.toHaveProperty('failed');
    const before = flowOf((await regionIn(place(from))).region);
    const after = flowOf((await regionIn(place(to))).region);
    const total = (flows: number[]) => flows.reduce((sum, mw) => sum + Math.abs(mw), 0);
    expect(total(after.flows)).toBeCloseTo(total(before.flows), 7);
  });

  it('writes the grid of a project with its feeders, its flow and no places', async () => {
    const { region, handling } = await regionIn(bundled);
    const before = flowOf(region);
    for (const name of ['coast.m', 'coast.json']) {
      await run(bundled, place(name));
      const text = readFileSync(place(name), 'utf8');
      expect(text).toContain(handling);
      expect(text).not.toContain('coordinates');
      const after = flowOf((await regionIn(place(name))).region);
      const total = (flows: number[]) => flows.reduce((sum, mw) => sum + Math.abs(mw), 0);
      expect(Math.abs(total(after.flows) / total(before.flows) - 1)).toBeLessThan(1e-9);
    }
  });

  it('writes one water network of a project, without places unless they are asked for', async () => {
    const { region, handling } = await regionIn(bundled);
    const { id } = region.waterNetworks[0];
    const several = await run(bundled, place('town.inp'));
    if (region.waterNetworks.length > 1)
      expect(several).toMatchObject({ failed: [{ code: 'convert.whichNetwork' }] });
    await run(bundled, place('town.inp'), '--network', id);
    const plain = readFileSync(place('town.inp'), 'utf8');
    expect(plain.split('\n')[0]).toBe(`; Handling: ${handling}`);
    expect(plain).not.toMatch(/\[COORDINATES\]|\[VERTICES\]/);
    expect(plain).toContain('[PIPES]');
    const outcome = await run(
      bundled,
      place('placed.inp'),
      '--network',
      id,
      '--coordinates',
      '--handling',
      'TLP:GREEN',
    );
    expect(outcome).toMatchObject({ issues: [{ code: 'convert.coordinates', severity: 'warning' }] });
    expect(readFileSync(place('placed.inp'), 'utf8')).toMatch(/^; Handling: TLP:GREEN/);
    expect(readFileSync(place('placed.inp'), 'utf8')).toContain('[COORDINATES]');
    expect(await run(bundled, place('x.inp'), '--network', 'none')).toMatchObject({
      failed: [{ code: 'convert.noNetwork' }],
    });
  });

  it('makes a project of a water network', async () => {
    await run(
      bundled,
      place('town.inp'),
      '--coordinates',
      '--network',
      (await regionIn(bundled)).region.waterNetworks[0].id,
    );
    expect(await run(place('town.inp'), place('town.lifeline.json'))).not.toHaveProperty('failed');
    expect((await regionIn(place('town.lifeline.json'))).region.waterNetworks).toHaveLength(1);
  });

  it('says what it cannot do', async () => {
    expect(await run(place('small.raw'))).toHaveProperty('usage');
    expect(await run(place('small.raw'), place('x.raw'))).toHaveProperty('usage');
    expect(await run(place('small.raw'), place('small.raw'))).toHaveProperty('usage');
    expect(await run(place('small.raw'), place('x.m'), '--handling', 'SECRET')).toHaveProperty('usage');
    expect(await run(place('absent.m'), place('x.m'))).toMatchObject({
      failed: [{ code: 'cli.cannotRead' }],
    });
    expect(await run(place('small.raw'), place('x.inp'))).toMatchObject({
      failed: [{ code: 'convert.noWater' }],
    });
  });
});
