import { describe, expect, it } from 'vitest';
import { tabulateDeadlocks } from '../../src/metrics/deadlock-table';
import type { Deadlock } from '../../src/model/deadlock';
import { sayOpener } from '../../src/words/deadlock-sentence';

const deadlock: Deadlock = {
  foundS: 31_500,
  unitIds: ['plant'],
  ring: [
    { component: { kind: 'generator', id: 'plant' }, waitsFor: 'coolingWater' },
    { component: { kind: 'junction', id: 'w/J3' }, waitsFor: 'water' },
  ],
  openers: [
    [{ kind: 'set', component: { kind: 'facility', id: 'works' }, powerKw: 20.04 }],
    [
      { kind: 'startingSet', component: { kind: 'generator', id: 'plant' }, powerKw: 1000 },
      { kind: 'waterTanker', component: { kind: 'generator', id: 'plant' }, waterM3PerH: 4.32 },
    ],
  ],
};

describe('rings of power and water on paper', () => {
  it('are a table of members in order, then of what opens them', () => {
    const [{ name, text }] = tabulateDeadlocks([deadlock], []);
    expect(name).toBe('deadlocks.csv');
    const rows = text.trim().split(/\r?\n/).slice(1);
    expect(rows).toEqual([
      '1,31500,,,member,1,generator,plant,coolingWater,,,',
      '1,31500,,,member,2,junction,w/J3,water,,,',
      '1,31500,,,opener,1,facility,works,set,20.04,,',
      '1,31500,,,opener,2,generator,plant,startingSet,1000,,',
      '1,31500,,,opener,2,generator,plant,waterTanker,,,4.32',
    ]);
    expect(tabulateDeadlocks([], [])).toEqual([]);
  });

  it('are said with needs that are never too small', () => {
    const nameOf = ({ id }: { id: string }) => id;
    expect(deadlock.openers.map((it) => sayOpener(it, nameOf))).toEqual([
      'A set for works: 21 kW',
      'A set that starts plant: 1000 kW, and cooling water by tanker for plant: 4.4 m³ an hour',
    ]);
    const fuel = {
      kind: 'fuel' as const,
      component: { kind: 'facility' as const, id: 'works' },
      powerKw: 20,
      fuelLPerDay: 210.2,
    };
    expect(sayOpener([fuel], nameOf)).toBe('Fuel for the sets of works: 211 L a day');
  });
});
