import { describe, expect, it } from 'vitest';
import { nextBlockS } from '../../../src/power/rota/block-clock';

const hourS = 3600;

describe('blocks of the rota', () => {
  it('begin at whole block lengths of the local day, whatever the start', () => {
    expect(nextBlockS(0, 0, 3 * hourS)).toBe(3 * hourS);
    expect(nextBlockS(3 * hourS - 0.25, 0, 3 * hourS)).toBe(3 * hourS);
    expect(nextBlockS(3 * hourS, 0, 3 * hourS)).toBe(6 * hourS);
    // 05:20 local: the next of 00, 03, 06 … is 40 minutes away
    expect(nextBlockS(0, 5 * hourS + 1200, 3 * hourS)).toBe(2400);
    // 07:20 two days later
    expect(nextBlockS(50 * hourS, 5 * hourS + 1200, 3 * hourS)).toBe(50 * hourS + 6000);
  });

  it('end at midnight where the length does not divide the day', () => {
    expect(nextBlockS(20 * hourS, 0, 5 * hourS)).toBe(24 * hourS);
    expect(nextBlockS(24 * hourS, 0, 5 * hourS)).toBe(29 * hourS);
    expect(nextBlockS(0, 23 * hourS, 5 * hourS)).toBe(hourS);
  });
});
