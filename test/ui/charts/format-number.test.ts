import { describe, expect, it } from 'vitest';
import { flowIn, flowUnitLabel } from '../../../src/ui/charts/format-flow';
import { formatNumber, formatShare } from '../../../src/ui/charts/format-number';

describe('formatNumber', () => {
  it('keeps three digits and no false decimals', () => {
    expect([0, 0.5, 1, 1.234, 12.34, 12.0, 99.95, 123.4, 999.6].map((it) => formatNumber(it, 'en'))).toEqual([
      '0',
      '0.5',
      '1',
      '1.23',
      '12.3',
      '12',
      '100',
      '123',
      '1\u202f000',
    ]);
  });

  it('groups thousands with a thin space and writes the minus sign', () => {
    expect(formatNumber(1234567, 'en')).toBe('1\u202f234\u202f567');
    expect(formatNumber(-4210.2, 'en')).toBe('−4\u202f210');
    expect(formatNumber(-0.00001, 'en')).toBe('0');
  });

  it('uses the comma in Ukrainian', () => {
    expect(formatNumber(1.5, 'uk')).toBe('1,5');
  });

  it('shows a dash for what is not known', () => {
    expect(formatNumber(Number.NaN, 'en')).toBe('–');
  });
});

it('never rounds a share to nothing or to all', () => {
  expect([0, 0.001, 0.5, 0.994, 0.9962, 1].map(formatShare)).toEqual([
    '0 %',
    '1 %',
    '50 %',
    '99 %',
    '99 %',
    '100 %',
  ]);
});

it('converts flows to the unit asked for', () => {
  expect([flowIn('m3h', 0.5), flowIn('lps', 0.5), flowIn('m3s', 0.5)]).toEqual([1800, 500, 0.5]);
  expect(flowUnitLabel('lps')).toBe('L/s');
});
