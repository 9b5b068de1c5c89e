import { describe, expect, it } from 'vitest';
import { parseArguments, readCountOption, readNumberOption } from '../../src/cli/arguments';
import { toJson } from '../../src/cli/output';

const options = { lost: 'list', 'minimum-m': 'value', ramps: 'flag' } as const;

describe('arguments', () => {
  it('are parted into positionals, values, lists and flags', () => {
    const args = parseArguments(
      [
        'case.m',
        '--lost',
        'branch:1',
        '--minimum-m',
        '-5.5',
        '--lost=bus:a:b c',
        '--ramps',
        '--out',
        'x.json',
      ],
      options,
    );
    expect(args).toEqual({
      ok: true,
      value: {
        positionals: ['case.m'],
        values: { 'minimum-m': '-5.5', out: 'x.json' },
        lists: { lost: ['branch:1', 'bus:a:b c'] },
        flags: new Set(['ramps']),
      },
    });
  });

  it('after a lone -- are positionals', () => {
    const args = parseArguments(['--', '--lost', '-h'], options);
    expect(args.ok && args.value.positionals).toEqual(['--lost', '-h']);
  });

  it.each([
    [['--found'], 'cli.unknownOption'],
    [['--constructor', 'x'], 'cli.unknownOption'],
    [['--lost'], 'cli.valueMissing'],
    [['--lost', '--ramps'], 'cli.valueMissing'],
    [['--ramps=yes'], 'cli.flagWithValue'],
    [['--minimum-m', '1', '--minimum-m', '2'], 'cli.optionTwice'],
  ])('%j are refused', (words, id) => {
    expect(parseArguments(words, options)).toMatchObject({ ok: false, error: { id } });
  });

  it('that are numbers are read as a whole', () => {
    expect(['-5', '+.5', '1e3', '5x', '', '1e999', 'NaN', '0x10'].map(readNumberOption)).toEqual([
      -5,
      0.5,
      1000,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['7', '-1', '1.5', '99999999999999999999'].map(readCountOption)).toEqual([
      7,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('output', () => {
  it('leaves out what has no value and writes typed arrays as arrays', () => {
    const value = {
      a: Number.NaN,
      b: null,
      c: undefined,
      d: Float64Array.of(1, 2.5),
      e: [{ f: Infinity, g: 0 }],
    };
    expect(JSON.parse(toJson(value))).toEqual({ d: [1, 2.5], e: [{ g: 0 }] });
  });

  it('never has a hole in an array', () => {
    expect(() => toJson({ a: { b: [1, Number.NaN] } })).toThrow('$.a.b[1]');
    expect(() => toJson({ a: Float64Array.of(Number.NaN) })).toThrow('$.a[0]');
  });
});
