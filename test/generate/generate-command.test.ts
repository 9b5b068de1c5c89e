import { describe, expect, it } from 'vitest';
import { generate } from '../../src/cli/generate';

const host = {
  readBytes: () => Promise.reject(new Error('reads nothing')),
  writeBytes: () => Promise.reject(new Error('writes nothing')),
  progress: () => {},
};
const run = (values: Record<string, string>) =>
  generate.run({ positionals: [], values, lists: {}, flags: new Set() }, host);

describe('generate command', () => {
  it('prints a project for seed and people', async () => {
    const outcome = await run({ seed: '6', people: '50000' });
    expect(outcome).toHaveProperty('output.region.origin', 'generated, seed 6, 50000 people');
  });

  it('prints a project for land, age, season and mix, and says so', async () => {
    const outcome = await run({
      people: '50000',
      land: 'mountain',
      age: 'old',
      season: 'summer',
      mix: 'hydro:30,thermal:90',
    });
    expect(outcome).toHaveProperty(
      'output.region.origin',
      'generated, seed 1, 50000 people, mountain, old grid, summer, hydro 25 % + thermal 75 %',
    );
    expect(outcome).toHaveProperty('output.region.baseMap.sea', []);
  });

  it.each([
    [{ seed: '-1' }],
    [{ seed: '1.5' }],
    [{ seed: '99999999999' }],
    [{ people: '10' }],
    [{ people: 'many' }],
    [{ people: '1e5' }],
    [{ people: '12000001' }],
    [{ land: 'moon' }],
    [{ land: '' }],
    [{ land: 'Coast' }],
    [{ age: '7' }],
    [{ season: 'spring' }],
    [{ mix: '' }],
    [{ mix: 'coal:1' }],
    [{ mix: 'hydro' }],
    [{ mix: 'hydro:-1,thermal:2' }],
    [{ mix: 'hydro:0' }],
    [{ mix: 'hydro:1,hydro:1' }],
    [{ mix: 'hydro:1:2' }],
    [{ mix: 'hydro:1e999' }],
    [{ mix: 'toString:1' }],
  ])('refuses %j as a usage error', async (values: Record<string, string>) => {
    const outcome = await run(values);
    expect(outcome).toHaveProperty('usage');
    expect(Object.values(outcome)[0]).toContain('--');
  });
});
