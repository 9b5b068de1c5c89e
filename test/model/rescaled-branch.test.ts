import { describe, expect, it } from 'vitest';
import { rescaledBranch } from '../../src/model/edits/rescaled-branch';
import { branch, bus } from '../builders/grid';

const buses = [
  bus('a', { lonLat: [0, 0] }),
  bus('b', { lonLat: [1, 0] }),
  bus('c', { lonLat: [2, 0] }),
  bus('d', { lonLat: [2, 0], baseKv: 330 }),
  bus('e'),
];
const busOf = (id: string) => buses.find((it) => it.id === id);
const line = branch('l', 'a', 'b', {
  resistancePu: 0.01,
  reactancePu: 0.04,
  chargingPu: 0.002,
  lengthKm: 120,
});

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
