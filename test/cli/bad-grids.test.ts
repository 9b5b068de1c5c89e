import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acflow } from '../../src/cli/acflow';
import { cascade } from '../../src/cli/cascade';
import type { Command, Outcome } from '../../src/cli/command';
import { flow } from '../../src/cli/flow';
import { printIssue, toJson } from '../../src/cli/output';
import { shed } from '../../src/cli/shed';
import { simulate } from '../../src/cli/simulate';

/** Five buses in which nothing is wrong; line 5 is the first bus, 12 the first unit, 16 the first branch. */
const good = `function mpc = five
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
1 3 10 2 0 0 1 1 0 110 1 1.1 0.9;
2 1 50 10 0 5 1 1 0 110 1 1.1 0.9;
3 2 30 5 2 0 1 1 0 35 1 1.1 0.9;
4 1 20 5 0 0 1 1 0 35 1 1.1 0.9;
5 1 25 5 0 0 1 1 0 35 1 1.1 0.9;
];
mpc.gen = [
1 92 0 50 -50 1 100 1 200 10;
3 45 0 50 -50 1 100 1 60 0;
];
mpc.branch = [
1 2 0.01 0.1 0.02 60 70 80 0 0 1 -360 360;
1 3 0.01 0.1 0.02 60 70 80 0 0 1 -360 360;
2 3 0.01 0.2 0 40 50 60 0.98 5 1 -30 30;
3 4 0.01 0.2 0 40 50 60 0 0 1 -360 360;
4 5 0.01 0.2 0 40 50 60 0 0 1 -360 360;
2 5 0.01 0.2 0 30 0 0 0 0 1 -360 360;
];
mpc.gencost = [
2 0 0 3 0.02 12 0 0;
1 0 0 2 0 0 60 900;
];`.split('\n');

/** The file with lines (from 1) replaced; an empty text takes one out. */
function changed(lines: Record<number, string>): string {
  return good.flatMap((it, ix) => (ix + 1 in lines ? lines[ix + 1] || [] : it)).join('\n');
}

interface Call {
  command: Command;
  values?: Record<string, string>;
  flags?: string[];
  /** What a row of each table must have where the status is `solved`. */
  figures: Record<string, string[]>;
}

const shedFigures = {
  buses: ['neededMw', 'servedMw'],
  generators: ['outputMw'],
  branches: ['flowMw'],
  '': ['objective', 'unservedMw'],
};
const cascadeFigures = { islands: ['neededMw', 'servedMw', 'outputMw'], '': ['demandMw', 'servedMw'] };
const calls: Call[] = [
  { command: flow, figures: { branches: ['flowMw'], generators: ['outputMw'] } },
  { command: acflow, figures: { buses: ['id'], '': ['iterations', 'lossMw'] } },
  { command: shed, figures: shedFigures },
  { command: shed, values: { cost: 'file' }, figures: shedFigures },
  { command: shed, values: { 'load-scale': '1.4' }, flags: ['ramps'], figures: shedFigures },
  { command: cascade, figures: cascadeFigures },
  {
    command: cascade,
    values: { protection: 'thermal', operators: 'redispatch', 'horizon-s': '7200' },
    figures: cascadeFigures,
  },
  { command: cascade, values: { protection: 'integral', susceptance: 'reactance' }, figures: cascadeFigures },
];

function run(call: Call, text: string, lost: string[]): Promise<Outcome> {
  const { command, values = {}, flags = [] } = call;
  const host = {
    readBytes: async () => new TextEncoder().encode(text),
    writeBytes: async () => {},
    progress: () => {},
  };
  return command.run({ positionals: ['five.m'], values, lists: { lost }, flags: new Set(flags) }, host);
}

/** What is wrong with an outcome: neither sentences nor a result with a status and every figure it needs. */
function flawsOf(call: Call, outcome: Outcome): string[] {
  const flaws: string[] = [];
  const name = `${call.command.name} ${JSON.stringify(call.values ?? {})}`;
  const issues = 'usage' in outcome ? [] : 'failed' in outcome ? outcome.failed : (outcome.issues ?? []);
  for (const it of issues.map(printIssue)) {
    if (!/^\S.*[.]$/s.test(it.message) || /undefined|\{/.test(it.message))
      flaws.push(`${name}: sentence ${it.code}: ${it.message}`);
  }
  if ('usage' in outcome) return [...flaws, `${name}: usage ${outcome.usage}`];
  if ('failed' in outcome) {
    if (!issues.some((it) => it.severity === 'error')) flaws.push(`${name}: failed without saying why`);
    return flaws;
  }
  const printed = JSON.parse(toJson(outcome.output));
  if (typeof printed.status !== 'string') flaws.push(`${name}: no status`);
  if (printed.status !== 'solved') {
    if (printed.status !== 'dead' && issues.length === 0)
      flaws.push(`${name}: ${printed.status} without why`);
    return flaws;
  }
  for (const [table, fields] of Object.entries(call.figures)) {
    const rows = table === '' ? [printed] : (printed[table] ?? []);
    for (const row of rows) {
      for (const field of fields) if (row[field] === undefined) flaws.push(`${name}: ${table} no ${field}`);
    }
  }
  return flaws;
}

async function flawsOfAll(text: string, lost: string[] = []): Promise<string[]> {
  const flaws: string[] = [];
  for (const call of calls) flaws.push(...flawsOf(call, await run(call, text, lost)));
  return flaws;
}

it('nothing is wrong with the grid itself', async () => {
  for (const call of calls) {
    const outcome = await run(call, good.join('\n'), []);
    expect(outcome).toMatchObject({ output: { status: 'solved' } });
  }
  expect(await flawsOfAll(good.join('\n'), ['branch:1'])).toEqual([]);
});

/** Refused, each with the line of the fault. */
describe('a fault stops every command, with its line', () => {
  it.each<[string, number, Record<number, string>]>([
    ['a negative rating', 16, { 16: '1 2 0.01 0.1 0 -60 70 80 0 0 1 -360 360;' }],
    ['a rating of NaN', 16, { 16: '1 2 0.01 0.1 0 NaN 70 80 0 0 1 -360 360;' }],
    ['a reactance of 0', 16, { 16: '1 2 0.01 0 0 60 70 80 0 0 1 -360 360;' }],
    ['a reactance of Inf', 16, { 16: '1 2 0.01 Inf 0 60 70 80 0 0 1 -360 360;' }],
    ['a negative tap', 18, { 18: '2 3 0.01 0.2 0 40 50 60 -0.98 5 1 -30 30;' }],
    ['a unit at a bus that is missing', 13, { 13: '77 45 0 50 -50 1 100 1 60 0;' }],
    ['a branch to a bus that is missing', 16, { 16: '1 99 0.01 0.1 0 60 70 80 0 0 1 -360 360;' }],
    ['a bus twice', 6, { 6: '1 1 50 10 0 5 1 1 0 110 1 1.1 0.9;' }],
    ['a load of 1e300 MW', 6, { 6: '2 1 1e300 10 0 5 1 1 0 110 1 1.1 0.9;' }],
    ['an output of -1e300 MW', 12, { 12: '1 -1e300 0 50 -50 1 100 1 200 10;' }],
    ['a load of NaN', 6, { 6: '2 1 NaN 10 0 5 1 1 0 110 1 1.1 0.9;' }],
  ])('%s', async (_, line, lines) => {
    for (const call of calls) {
      const outcome = await run(call, changed(lines), []);
      const failed = 'failed' in outcome ? outcome.failed : [];
      expect(failed.filter((it) => it.severity === 'error').map((it) => it.where?.line)).toContain(line);
      expect(flawsOf(call, outcome)).toEqual([]);
    }
  });

  it.each<[string, Record<number, string>]>([
    ['a base of 0 MVA', { 3: 'mpc.baseMVA = 0;' }],
    ['a base of 1e308 MVA', { 3: 'mpc.baseMVA = 1e308;' }],
    ['no base', { 3: '' }],
    ['no bus', { 5: '', 6: '', 7: '', 8: '', 9: '' }],
  ])('%s', async (_, lines) => {
    for (const call of calls) {
      const outcome = await run(call, changed(lines), []);
      expect('failed' in outcome && outcome.failed.some((it) => it.severity === 'error')).toBe(true);
      expect(flawsOf(call, outcome)).toEqual([]);
    }
  });
});

/** Odd but possible: a status from each command, and figures where it is `solved`. */
describe('what is odd but possible is calculated or has a status', () => {
  const alone = { 16: '', 17: '', 18: '', 19: '', 20: '', 21: '' };
  it.each<[string, Record<number, string>]>([
    ['no reference bus', { 5: '1 2 10 2 0 0 1 1 0 110 1 1.1 0.9;' }],
    [
      'all loads negative',
      {
        5: '1 3 -10 2 0 0 1 1 0 110 1 1.1 0.9;',
        6: '2 1 -50 10 0 5 1 1 0 110 1 1.1 0.9;',
        7: '3 2 -30 5 2 0 1 1 0 35 1 1.1 0.9;',
        8: '4 1 -20 5 0 0 1 1 0 35 1 1.1 0.9;',
        9: '5 1 -25 5 0 0 1 1 0 35 1 1.1 0.9;',
      },
    ],
    ['units without branches', alone],
    [
      'an island without a unit',
      { 19: '3 4 0.01 0.2 0 40 50 60 0 0 0 -360 360;', 21: '2 5 0.01 0.2 0 30 0 0 0 0 0 -360 360;' },
    ],
    ['Pmin above Pmax', { 12: '1 92 0 50 -50 1 100 1 100 150;' }],
    [
      'limits of 1e300',
      {
        12: '1 92 0 1e300 -1e300 1 100 1 1e300 -1e300;',
        16: '1 2 0.01 0.1 0.02 1e300 1e300 1e300 0 0 1 -360 360;',
      },
    ],
    [
      'limits of Inf',
      { 12: '1 92 0 Inf -Inf 1 100 1 Inf -Inf;', 16: '1 2 0.01 0.1 0.02 Inf Inf Inf 0 0 1 -360 360;' },
    ],
    ['a reactance of 1e-12', { 16: '1 2 0.01 1e-12 0 60 70 80 0 0 1 -360 360;' }],
    [
      'reactances that cancel',
      { 16: '1 2 0 0.1 0 60 70 80 0 0 1 -360 360;', 17: '1 2 0 -0.1 0 60 70 80 0 0 1 -360 360;' },
    ],
    ['no unit in service', { 12: '1 92 0 50 -50 1 100 0 200 10;', 13: '3 45 0 50 -50 1 100 0 60 0;' }],
    ['no unit at all', { 12: '', 13: '', 24: '', 25: '' }],
    ['one bus', { 6: '', 7: '', 8: '', 9: '', 13: '', 25: '', ...alone }],
    ['more load than all units', { 6: '2 1 5000 10 0 5 1 1 0 110 1 1.1 0.9;' }],
    ['ratings of a millionth', { 16: '1 2 0.01 0.1 0 1e-6 1e-6 1e-6 0 0 1 -360 360;' }],
    ['costs without bound', { 24: '2 0 0 3 -5 1e11 0 0;' }],
  ])('%s', async (_, lines) => {
    expect(await flawsOfAll(changed(lines))).toEqual([]);
    expect(await flawsOfAll(changed(lines), ['bus:1'])).toEqual([]);
    const call = { command: simulate, figures: {} };
    const outcome = await run(call, changed(lines), []);
    if ('failed' in outcome) expect(flawsOf(call, outcome)).toEqual([]);
    else {
      if (!('output' in outcome)) throw new Error('simulate gave no result');
      const { series } = JSON.parse(toJson(outcome.output));
      expect(series.electricityServedMw).toHaveLength(series.timesS.length);
      expect(Math.max(...series.powerBalanceErrorMw)).toBeLessThan(
        1e-9 * (1 + Math.abs(series.electricityNeededMw[0])),
      );
    }
  });
});

const hostile = [
  '0',
  '-1',
  'NaN',
  'Inf',
  '-Inf',
  '1e300',
  '-1e300',
  '1e-12',
  '-1e-12',
  '1e-300',
  '1e9',
].concat(['-50', '99', '2', '3', '1e308', '5e-324', '1e18', 'many', '-0', '4', '360', '1e11', '-1e11']);

const change = fc.record({
  line: fc.integer({ min: 5, max: 25 }),
  cell: fc.integer({ min: 0, max: 12 }),
  value: fc.constantFrom(...hostile),
  kind: fc.constantFrom('cell', 'cell', 'cell', 'cell', 'drop', 'twice', 'column'),
});

function mutated(changes: { line: number; cell: number; value: string; kind: string }[]): string {
  const lines = [...good];
  const isRow = (text: string) => /^\d/.test(text);
  const put = (text: string, cell: number, value: string) => {
    const cells = text.replace(';', '').split(' ');
    if (cell < cells.length) cells[cell] = value;
    return `${cells.join(' ')};`;
  };
  for (const { line, cell, value, kind } of changes) {
    const ix = Math.min(line - 1, lines.length - 1);
    if (!isRow(lines[ix])) continue;
    if (kind === 'drop') lines.splice(ix, 1);
    else if (kind === 'twice') lines.splice(ix, 0, lines[ix]);
    else if (kind === 'column') {
      for (let up = ix; isRow(lines[up]); up--) lines[up] = put(lines[up], cell, value);
    } else lines[ix] = put(lines[ix], cell, value);
  }
  return lines.join('\n');
}

it('no change of a few figures makes a command throw, hang or leave a figure out', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (changes, loses) => {
        const lost = loses ? ['bus:2'] : [];
        const flaws = await flawsOfAll(mutated(changes), lost);
        expect(flaws).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

describe('arguments that mean nothing', () => {
  it.each<[Call['command'], Record<string, string>]>([
    [cascade, { 'horizon-s': '-5' }],
    [cascade, { 'horizon-s': 'nan' }],
    [cascade, { 'horizon-s': 'Infinity' }],
    [cascade, { protection: 'none' }],
    [shed, { 'load-scale': 'nan' }],
    [shed, { 'load-scale': '-1' }],
    [shed, { 'load-scale': 'Infinity' }],
    [shed, { cost: 'none' }],
    [flow, { susceptance: 'x' }],
  ])('%o are refused', async (command, values) => {
    const outcome = await run({ command, values, figures: {} }, good.join('\n'), []);
    expect(outcome).toHaveProperty('usage');
    expect((outcome as { usage: string }).usage).toMatch(/^\S.*\.$/s);
  });

  it.each(['branch:99', 'branch:', 'generator:x', 'pump:1', 'bus:1e0', '7', '', 'branch:1:2'])(
    'the loss %o is refused by its name',
    async (key) => {
      for (const call of calls) {
        const outcome = await run(call, good.join('\n'), [key]);
        const failed = 'failed' in outcome ? outcome.failed : [];
        expect(failed.map((it) => it.where?.id)).toEqual([key]);
        expect(flawsOf(call, outcome)).toEqual([]);
      }
    },
  );
});
