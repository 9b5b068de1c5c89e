import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/model/parameters';
import type { SupplyNode, SupplyZones } from '../../src/model/water';
import type { HydraulicEngine } from '../../src/water/hydraulic-engine';
import { createZoneEngine } from '../../src/water/zones/zone-engine';
import { type ZonesDraft, zonesArbitrary } from '../builders/random-zones';

const runs = { numRuns: 150 };
const horizonS = 21_600;
const read = readParameters({});

function open(zones: SupplyZones): HydraulicEngine {
  const engine = createZoneEngine(zones, { startOfDayS: 5 * 3600, read });
  engine.start();
  return engine;
}

/** Runs the draft's changes and looks at the state at each of them and each 15 min. */
function runDraft({ zones, changes }: ZonesDraft, look: (engine: HydraulicEngine) => void): HydraulicEngine {
  const engine = open(zones);
  look(engine);
  const times = [...new Set([...changes.map((it) => it.timeS), ...stepTimes()])].sort((a, b) => a - b);
  for (const timeS of times) {
    engine.advance(timeS);
    for (const it of changes)
      if (it.timeS === timeS) {
        engine.setSourceClosed(it.node % zones.nodes.length, !it.on);
        engine.setLinkLost(it.link % zones.links.length, !it.on);
      }
    engine.advance(timeS);
    look(engine);
  }
  return engine;
}

function stepTimes(): number[] {
  return Array.from({ length: horizonS / 900 }, (_, i) => (i + 1) * 900);
}

/** What reaches the zones of each tier and those above it, m3/s. */
function servedByTier(zones: SupplyZones, engine: HydraulicEngine): number[] {
  return [1, 2, 3, 4].map((tier) => sumOver(zones, engine, (it) => (it.tier ?? 6) <= tier));
}

function sumOver({ nodes }: SupplyZones, { state }: HydraulicEngine, takes: (node: SupplyNode) => boolean) {
  return nodes.reduce((sum, it, i) => sum + (takes(it) ? state.nodeDeliveredM3s[i] : 0), 0);
}

describe('supply zones on random networks', () => {
  it('close their books, serve no more than is wanted, and hold between nothing and their volume', () => {
    fc.assert(
      fc.property(zonesArbitrary, (draft) => {
        const { nodes } = draft.zones;
        const reservoirs = nodes.filter((it) => it.kind === 'reservoir');
        const done = runDraft(draft, ({ state }) => {
          for (let i = 0; i < nodes.length; i++) {
            expect(state.nodeDeliveredM3s[i]).toBeLessThanOrEqual(state.nodeDemandM3s[i]);
            expect(state.nodeDeliveredM3s[i]).toBeGreaterThanOrEqual(0);
          }
          reservoirs.forEach((it, r) => {
            expect(state.tankVolumeM3[r]).toBeGreaterThanOrEqual(0);
            expect(state.tankVolumeM3[r]).toBeLessThanOrEqual(it.volumeM3 ?? 0);
          });
        });
        const { state } = done;
        const startM3 = reservoirs.reduce((sum, it) => sum + (it.volumeM3 ?? 0) * (it.startFill ?? 0), 0);
        const throughputM3 = Math.max(state.sourceM3 + startM3, state.demandM3);
        expect(Math.abs(state.balanceErrorM3)).toBeLessThanOrEqual(1e-9 * throughputM3);
        expect(state.deliveredM3).toBeLessThanOrEqual((state.sourceM3 + startM3) * (1 + 1e-12));
      }),
      runs,
    );
  });

  it('keep every link and node within its capacity and every node in balance', () => {
    fc.assert(
      fc.property(zonesArbitrary, (draft) => {
        const { nodes, links } = draft.zones;
        runDraft(draft, ({ state, index }) => {
          const inM3s = new Float64Array(nodes.length);
          const outM3s = new Float64Array(nodes.length);
          links.forEach((it, k) => {
            expect(state.linkFlowM3s[k]).toBeGreaterThanOrEqual(0);
            expect(state.linkFlowM3s[k]).toBeLessThanOrEqual(it.capacityM3s * (1 + 1e-12));
            outM3s[index.linkFromIx[k]] += state.linkFlowM3s[k];
            inM3s[index.linkToIx[k]] += state.linkFlowM3s[k];
          });
          nodes.forEach((it, i) => {
            const passes = it.kind === 'source' || it.kind === 'reservoir' ? outM3s[i] : inM3s[i];
            if (it.capacityM3s !== undefined)
              expect(passes).toBeLessThanOrEqual(it.capacityM3s * (1 + 1e-12) + 1e-15);
            if (it.kind === 'source' || it.kind === 'reservoir') return;
            expect(Math.abs(inM3s[i] - outM3s[i] - state.nodeDeliveredM3s[i])).toBeLessThan(1e-12);
          });
        });
      }),
      runs,
    );
  });

  it('serve each tier, with those above it, as much as any allocation can', () => {
    fc.assert(
      fc.property(zonesArbitrary, ({ zones }) => {
        const served = servedByTier(zones, open(zones));
        // the zones of the lower tiers taken away: what a first tier gets does not depend on the others
        [1, 2, 3, 4].forEach((tier, t) => {
          const nodes = zones.nodes.map((it) =>
            it.kind !== 'zone'
              ? it
              : { ...it, tier: 1, demandM3s: (it.tier ?? 6) <= tier ? it.demandM3s : 0 },
          );
          const alone = open({ nodes, links: zones.links });
          expect(Math.abs(sumOver(zones, alone, () => true) - served[t])).toBeLessThan(1e-11);
        });
      }),
      runs,
    );
  });

  it('never serve a tier less, at once, for a wider link or node, more storage or one more source', () => {
    fc.assert(
      fc.property(
        zonesArbitrary,
        fc.nat(29),
        fc.nat(13),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (draft, l, n, by) => {
          const { zones } = draft;
          const before = servedByTier(zones, open(zones));
          const links = zones.links.map((it, k) =>
            k === l % zones.links.length ? { ...it, capacityM3s: it.capacityM3s * by + 0.001 } : it,
          );
          const nodes = zones.nodes.map((it, i) => (i === n % zones.nodes.length ? withMore(it, by) : it));
          for (const more of [
            { ...zones, links },
            { ...zones, nodes },
            { nodes, links },
          ]) {
            const after = servedByTier(more, open(more));
            before.forEach((it, t) => {
              expect(after[t]).toBeGreaterThanOrEqual(it - 1e-11);
            });
          }
        },
      ),
      runs,
    );
  });

  it('never serve a tier less at any time for reservoirs that start fuller, sources and works that give more', () => {
    fc.assert(
      fc.property(zonesArbitrary, fc.nat(13), fc.double({ min: 1, max: 10, noNaN: true }), (draft, n, by) => {
        const { zones } = draft;
        const nodes = zones.nodes.map((it, i) => {
          if (i !== n % zones.nodes.length) return it;
          if (it.kind === 'reservoir') return { ...it, startFill: 1 };
          if (it.kind === 'source' && it.capacityM3s !== undefined)
            return { ...it, capacityM3s: it.capacityM3s * by };
          return it;
        });
        const more = { nodes, links: zones.links };
        const before: number[][] = [];
        runDraft(draft, (engine) => before.push(servedByTier(zones, engine)));
        let at = 0;
        runDraft({ ...draft, zones: more }, (engine) => {
          servedByTier(more, engine).forEach((it, t) => {
            expect(it).toBeGreaterThanOrEqual(before[at][t] - 1e-9);
          });
          at++;
        });
      }),
      runs,
    );
  });

  it('draw on storage only where inflow does not suffice', () => {
    fc.assert(
      fc.property(zonesArbitrary, ({ zones }) => {
        const engine = open(zones);
        const served = sumOver(zones, engine, () => true);
        const drawn = () => storageGainM3s(zones, engine).reduce((sum, it) => sum + Math.max(0, -it), 0);
        const nodes = zones.nodes.map((it) => (it.kind === 'reservoir' ? { ...it, startFill: 0 } : it));
        const bare = sumOver(zones, open({ nodes, links: zones.links }), () => true);
        expect(Math.abs(served - bare - drawn())).toBeLessThan(1e-11);
      }),
      runs,
    );
  });

  it('are the same bytes whatever the order of looking', () => {
    fc.assert(
      fc.property(zonesArbitrary, ({ zones }) => {
        const one = open(zones);
        const two = open(zones);
        for (const timeS of stepTimes()) one.advance(timeS);
        two.advance(horizonS);
        expect(Array.from(two.state.tankVolumeM3)).toEqual(Array.from(one.state.tankVolumeM3));
        expect(two.state.deliveredM3).toBe(one.state.deliveredM3);
      }),
      runs,
    );
  });
});

function withMore(node: SupplyNode, by: number): SupplyNode {
  const capacityM3s = node.capacityM3s === undefined ? {} : { capacityM3s: node.capacityM3s * by + 0.001 };
  return { ...node, ...capacityM3s, ...(node.kind === 'reservoir' ? { startFill: 1 } : {}) };
}

/** What each reservoir gains, m3/s, by its links. */
function storageGainM3s({ nodes, links }: SupplyZones, { state, index }: HydraulicEngine): number[] {
  return nodes.flatMap((it, i) => {
    if (it.kind !== 'reservoir') return [];
    let gain = 0;
    links.forEach((_, k) => {
      if (index.linkToIx[k] === i) gain += state.linkFlowM3s[k];
      if (index.linkFromIx[k] === i) gain -= state.linkFlowM3s[k];
    });
    return [gain];
  });
}
