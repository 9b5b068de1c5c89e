import { describe, expect, it } from 'vitest';
import { branch, bus, generator } from '../../builders/grid';
import { feeder, gridRegion, startEngine } from '../../builders/power-engine';

const hourS = 3600;

describe('a rota between two areas', () => {
  it('keeps nobody off for a line that is relieved by those who come on after them', () => {
    // Units at A and B share what is needed: the line between them fills up while only one area is on.
    const ids = (area: string, count: number) => Array.from({ length: count }, (_, k) => `${area}${k}`);
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B'), bus('C')],
      [
        branch('between', 'A', 'B', { ratingAMw: 30 }),
        branch('weak', 'A', 'C', { ratingAMw: 35 }),
        branch('lost', 'A', 'C'),
      ],
      [generator('a', 'A', { outputMw: 80 }), generator('b', 'B', { outputMw: 80 })],
      [
        ...ids('a', 6).map((id) => feeder(id, 'A', 10, { queue: 6 })),
        ...ids('b', 6).map((id) => feeder(id, 'B', 10, { queue: 3 })),
        ...ids('c', 4).map((id) => feeder(id, 'C', 10, { queue: 1 })),
      ],
    );
    const it = startEngine(region);
    it.lose('branch:lost');
    it.lose('feeder:c0', 60);
    it.lose('feeder:c1', 60);
    it.repair('feeder:c0', 120);
    it.repair('feeder:c1', 120);
    it.runTo(30 * hourS);
    const turned = new Set(it.events.filter((e) => e.kind === 'feederRotatedOff').map((e) => e.id[0]));
    expect([...turned]).toEqual(['c']);
    expect(it.servedMw()).toBeCloseTo(150, 9);
  });
});
