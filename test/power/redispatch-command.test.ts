import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/command';
import { toJson } from '../../src/cli/output';
import { shed } from '../../src/cli/shed';

const caseText = `function mpc = pair
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
 1 3 0 0 0 0 1 1 0 110 1 1.1 0.9;
 2 1 100 0 0 0 1 1 0 110 1 1.1 0.9;
 7 4 5 0 0 0 1 1 0 110 1 1.1 0.9;
];
mpc.gen = [
 1 60 0 0 0 1 100 1 200 0;
 2 40 0 0 0 1 100 1 200 0;
];
mpc.branch = [
 1 2 0 0.1 0 60 0 0 0 0 1 -360 360;
];
mpc.gencost = [
 2 0 0 2 10 0;
 2 0 0 2 30 0;
];
`;

const host: Host = {
  readBytes: async () => new TextEncoder().encode(caseText),
  writeBytes: async () => {},
  progress: () => {},
};

function run(values: Record<string, string> = {}, lost: string[] = [], flags: string[] = []) {
  return shed.run({ positionals: ['pair.m'], values, lists: { lost }, flags: new Set(flags) }, host);
}

async function outputOf(values: Record<string, string> = {}, lost: string[] = []) {
  const outcome = await run(values, lost);
  if (!('output' in outcome) || 'failed' in outcome) throw new Error(JSON.stringify(outcome));
  return { output: JSON.parse(toJson(outcome.output)), issues: outcome.issues ?? [] };
}

describe('the shed command', () => {
  it('prints needed and served power, outputs and flows', async () => {
    const { output, issues } = await outputOf({ 'load-scale': '2' }, ['generator:2']);
    expect(output.status).toBe('solved');
    expect(output.susceptance).toBe('matpower');
    expect(output.objective).toBeCloseTo(140, 9);
    expect(output.unservedMw).toBeCloseTo(140, 9);
    expect(output.buses.map((it: { id: string }) => it.id)).toEqual(['1', '2', '7']);
    expect(output.buses[1]).toMatchObject({ neededMw: 200 });
    expect(output.buses[1].servedMw).toBeCloseTo(60, 9);
    expect(output.buses[2]).toEqual({ id: '7', neededMw: 0, servedMw: 0 });
    expect(output.generators[1]).toEqual({ id: '2', busId: '2', outputMw: 0 });
    expect(output.branches[0]).toMatchObject({ id: '1', fromBusId: '1', toBusId: '2', ratingMw: 60 });
    expect(output.branches[0].loading).toBeCloseTo(1, 9);
    expect(issues).toEqual([]);
  });

  it('prints prices with --cost file', async () => {
    const { output } = await outputOf({ cost: 'file', susceptance: 'reactance' });
    expect(output.objective).toBeCloseTo(1800, 9);
    expect(output.lowerBound).toBeCloseTo(1800, 9);
    expect(output.susceptance).toBe('reactance');
    expect(output.buses[0].priceMwh).toBeCloseTo(10, 9);
    expect(output.buses[1].priceMwh).toBeCloseTo(30, 9);
    expect(output.buses[2].priceMwh).toBeUndefined();
  });

  it('prints a status and a sentence, and no number, where the load cannot be served', async () => {
    const { output, issues } = await outputOf({ cost: 'file' }, ['generator:2']);
    expect(output.status).toBe('infeasible');
    expect(output.objective).toBeUndefined();
    expect(output.unservedMw).toBeUndefined();
    expect(output.generators[0]).toEqual({ id: '1', busId: '1' });
    expect(issues.map((it) => it.code)).toEqual(['redispatch.limitsTooTight', 'redispatch.overRating']);
    expect(issues[0].params).toMatchObject({ count: 1, ids: '1' });
    expect(issues[1].params).toMatchObject({ id: '1', ratingMw: 60 });
  });

  it('refuses what it does not know', async () => {
    expect(await run({ susceptance: 'other' })).toHaveProperty('usage');
    expect(await run({ cost: 'other' })).toHaveProperty('usage');
    expect(await run({ 'load-scale': '-1' })).toHaveProperty('usage');
    expect(await run({ cost: 'file' }, [], ['ramps'])).toHaveProperty('usage');
    expect(await run({}, ['pump:4'])).toMatchObject({ failed: [{ code: 'cli.lossKind' }] });
    expect(await run({}, ['branch:9'])).toMatchObject({ failed: [{ code: 'cli.lossUnknown' }] });
  });
});
