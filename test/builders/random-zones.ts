import fc from 'fast-check';
import type { SupplyKind, SupplyLink, SupplyNode, SupplyZones } from '../../src/model/water';

/** What a random network of supply zones is built from. */
export interface ZonesDraft {
  zones: SupplyZones;
  /** Nodes and links that go out and come back, by time. */
  changes: { timeS: number; node: number; link: number; on: boolean }[];
}

const kinds: readonly SupplyKind[] = ['source', 'treatment', 'station', 'reservoir', 'zone'];
/** Capacities, demands and volumes of very unlike sizes, with ties and zeros. */
const flowM3s = fc.oneof(fc.constantFrom(0, 0.01, 0.05), fc.double({ min: 1e-4, max: 0.2, noNaN: true }));
const volumeM3 = fc.oneof(fc.constantFrom(0, 50, 50), fc.double({ min: 1, max: 5000, noNaN: true }));

const nodeArbitrary = fc.record({
  kind: fc.constantFrom(...kinds, 'zone' as const, 'reservoir' as const),
  capacityM3s: fc.option(flowM3s, { nil: undefined, freq: 3 }),
  volumeM3,
  startFill: fc.constantFrom(0, 0.3, 0.8, 1),
  demandM3s: flowM3s,
  tier: fc.integer({ min: 1, max: 4 }),
});

/** Networks of up to 14 nodes with any links, loops and both directions among them, and changes over 6 h. */
export const zonesArbitrary: fc.Arbitrary<ZonesDraft> = fc
  .record({
    drafts: fc.array(nodeArbitrary, { minLength: 3, maxLength: 14 }),
    ends: fc.array(fc.tuple(fc.nat(13), fc.nat(13), flowM3s), { minLength: 2, maxLength: 30 }),
    changes: fc.array(
      fc.record({
        timeS: fc.integer({ min: 0, max: 21_600 }),
        node: fc.nat(13),
        link: fc.nat(29),
        on: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ drafts, ends, changes }) => {
    const nodes = drafts.map((it, i): SupplyNode => {
      const { kind, tier, startFill, demandM3s } = it;
      const capacityM3s = it.capacityM3s === undefined ? {} : { capacityM3s: it.capacityM3s };
      const own = { source: {}, treatment: {}, station: {}, reservoir: { volumeM3: it.volumeM3, startFill } };
      return { id: `n${i}`, kind, ...capacityM3s, ...(kind === 'zone' ? { tier, demandM3s } : own[kind]) };
    });
    const links = ends.map(
      ([a, b, capacityM3s], k): SupplyLink => ({
        id: `l${k}`,
        fromId: `n${a % nodes.length}`,
        toId: `n${b % nodes.length}`,
        capacityM3s,
      }),
    );
    return { zones: { nodes, links }, changes: changes.sort((a, b) => a.timeS - b.timeS) };
  });
