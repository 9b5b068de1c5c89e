import fc from 'fast-check';
import type { SupplyKind, SupplyLink, SupplyNode, SupplyZones } from '../../src/model/water';

/** What is tried on a random network of supply zones. */
export interface ZonesDraft {
  zones: SupplyZones;
  /** Nodes and links that go out and come back, by time. */
  changes: { timeS: number; node: number; link: number; on: boolean }[];
}

/** Flows and volumes of unlike sizes, with ties and zeros. */
const flowM3s = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constantFrom(0.01, 0.02, 0.05) },
  { weight: 8, arbitrary: fc.double({ min: 1e-4, max: 0.1, noNaN: true }) },
);
const volumeM3 = fc.oneof(fc.constantFrom(0, 50, 50, 100), fc.double({ min: 1, max: 1500, noNaN: true }));

const nodeArbitrary = (kind: SupplyKind) =>
  fc.record({
    kind: fc.constant(kind),
    capacityM3s: fc.option(flowM3s, { nil: undefined, freq: 2 }),
    volumeM3,
    startFill: fc.constantFrom(0, 0.3, 0.8, 1),
    demandM3s: flowM3s,
    tier: fc.integer({ min: 1, max: 4 }),
  });

const some = (kind: SupplyKind, most: number) =>
  fc.array(nodeArbitrary(kind), { minLength: 1, maxLength: most });

/**
 * Networks of sources, works, stations, reservoirs and zones, each fed by one or two nodes before it, with any further
 * links, loops and both directions among them, and changes over 6 h.
 */
export const zonesArbitrary: fc.Arbitrary<ZonesDraft> = fc
  .record({
    groups: fc.tuple(
      some('source', 2),
      some('treatment', 2),
      some('station', 2),
      some('reservoir', 4),
      some('zone', 5),
    ),
    feeds: fc.array(fc.tuple(fc.nat(13), fc.nat(13), flowM3s, flowM3s), { minLength: 15, maxLength: 15 }),
    ends: fc.array(fc.tuple(fc.nat(14), fc.nat(14), flowM3s), { maxLength: 10 }),
    changes: fc.array(
      fc.record({
        timeS: fc.integer({ min: 0, max: 21_600 }),
        node: fc.nat(14),
        link: fc.nat(29),
        on: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ groups, feeds, ends, changes }) => {
    const nodes = groups.flat().map((it, i): SupplyNode => {
      const { kind, tier, startFill, demandM3s } = it;
      const capacityM3s = it.capacityM3s === undefined ? {} : { capacityM3s: it.capacityM3s };
      const stored = kind === 'reservoir' ? { volumeM3: it.volumeM3, startFill } : {};
      return {
        id: `n${i}`,
        kind,
        ...capacityM3s,
        ...stored,
        ...(kind === 'zone' ? { tier, demandM3s } : {}),
      };
    });
    const links: SupplyLink[] = [];
    const put = (from: number, to: number, capacityM3s: number) =>
      links.push({ id: `l${links.length}`, fromId: `n${from}`, toId: `n${to}`, capacityM3s });
    nodes.forEach((it, i) => {
      if (it.kind === 'source') return;
      const [a, b, wideM3s, narrowM3s] = feeds[i];
      put(a % i, i, wideM3s);
      if (b % 2 === 0) put(b % i, i, narrowM3s);
    });
    for (const [a, b, capacityM3s] of ends) put(a % nodes.length, b % nodes.length, capacityM3s);
    return { zones: { nodes, links }, changes: changes.sort((a, b) => a.timeS - b.timeS) };
  });
