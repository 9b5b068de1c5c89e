import { describe, expect, it } from 'vitest';
import { rescaledBranch } from '../../src/model/edits/rescaled-branch';
import type { Branch, Bus } from '../../src/model/grid';

const bus = (id: string, lon: number, baseKv = 110): Bus =>
  ({
    id,
    baseKv,
    lonLat: [lon, 0],
    type: 'load',
    loadMw: 0,
    minVoltagePu: 0.9,
    maxVoltagePu: 1.1,
  }) as unknown as Bus;
const buses = [
  bus('a', 0),
  bus('b', 1),
  bus('c', 2),
  bus('d', 2, 330),
  { ...bus('e', 0), lonLat: undefined },
];
const busOf = (id: string) => buses.find((it) => it.id === id);
const line: Branch = {
  id: 'l',
  fromBusId: 'a',
  toBusId: 'b',
  kind: 'line',
  resistancePu: 0.01,
  reactancePu: 0.04,
  chargingPu: 0.002,
  ratingAMw: 100,
  ratingBMw: 120,
  ratingCMw: 140,
  tap: 1,
  shiftRad: 0,
  inService: true,
  lengthKm: 120,
};

describe('a line that gets another end', () => {
  it('grows with its length, the values per km and the bends of its course kept', () => {
    expect(rescaledBranch(line, { fromBusId: 'a', toBusId: 'c' }, busOf)).toEqual({
      lengthKm: 240,
      resistancePu: 0.02,
      reactancePu: 0.08,
      chargingPu: 0.004,
    });
  });

  it('follows its drawn course, of which only the end moves', () => {
    const bent = {
      ...line,
      route: [
        [0, 0],
        [0.5, 0],
        [1, 0],
      ] as [number, number][],
    };
    expect(rescaledBranch(bent, { fromBusId: 'c', toBusId: 'b' }, busOf)?.lengthKm).toBe(240);
  });

  it('has no length given where nobody gave one', () => {
    const { lengthKm: _, ...unmeasured } = line;
    const values = rescaledBranch(unmeasured, { fromBusId: 'a', toBusId: 'c' }, busOf);
    expect(values).toEqual({ resistancePu: 0.02, reactancePu: 0.08, chargingPu: 0.004 });
  });

  it('is left alone at another voltage, without a place, as a transformer and between one bus', () => {
    for (const toBusId of ['d', 'e', 'a', 'none'])
      expect(rescaledBranch(line, { fromBusId: 'a', toBusId }, busOf), toBusId).toBeUndefined();
    const ends = { fromBusId: 'a', toBusId: 'c' };
    expect(rescaledBranch({ ...line, kind: 'transformer' }, ends, busOf)).toBeUndefined();
  });
});
