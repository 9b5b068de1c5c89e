import { describe, expect, it } from 'vitest';
import type { SupplyZones } from '../../../src/model/water';
import { createRandom } from '../../../src/numerics/random';
import { createPartAllocator } from '../../../src/water/zones/allocate-parts';
import { createWaterAllocator } from '../../../src/water/zones/allocate-water';
import { createZoneGraph } from '../../../src/water/zones/zone-graph';

/** Chains of a source, a reservoir and two zones; the nodes of the chains stand in turns. */
function chains(count: number, seed: number): SupplyZones {
  const random = createRandom(seed, 'chains');
  const nodes: SupplyZones['nodes'] = [];
  const links: SupplyZones['links'] = [];
  const draw = () => 0.01 + random.next() * 0.05;
  for (let c = 0; c < count; c++) nodes.push({ id: `s${c}`, kind: 'source', capacityM3s: draw() });
  for (let c = 0; c < count; c++) {
    nodes.push({ id: `a${c}`, kind: 'zone', people: 1000, tier: 1 + (c % 3) });
    nodes.push({ id: `r${c}`, kind: 'reservoir', volumeM3: 500 + 100 * c });
    nodes.push({ id: `b${c}`, kind: 'zone', people: 2000, tier: 3 });
    for (const [fromId, toId] of [
      [`s${c}`, `r${c}`],
      [`r${c}`, `a${c}`],
      [`a${c}`, `b${c}`],
    ])
      links.push({ id: `${fromId}${toId}`, fromId, toId, capacityM3s: draw() });
  }
  return { nodes, links };
}

describe('zones that no link joins', () => {
  it('get the same water part by part as all at once, whatever is closed or empty', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const zones = chains(5, seed);
      const graph = createZoneGraph(zones);
      const whole = createWaterAllocator(graph);
      const parted = createPartAllocator(zones, graph);
      const random = createRandom(seed, 'situations');
      for (let turn = 0; turn < 20; turn++) {
        const bits = (count: number, share: number) =>
          Uint8Array.from({ length: count }, () => (random.next() < share ? 1 : 0));
        const situation = {
          nodeClosed: bits(graph.nodeCount, 0.05),
          nodeLimitM3s: new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY),
          linkClosed: bits(graph.linkCount, 0.1),
          demandM3s: Float64Array.from(graph.zoneIx, () => 0.03 * random.next()),
          hasWater: bits(graph.reservoirIx.length, 0.7),
          hasRoom: bits(graph.reservoirIx.length, 0.7),
        };
        situation.nodeLimitM3s[turn % graph.nodeCount] = 0.01;
        whole.allocate(situation);
        parted.allocate(situation);
        for (const key of ['servedM3s', 'gainM3s', 'sourceM3s', 'throughM3s', 'linkM3s'] as const)
          for (const [i, flow] of whole.flows[key].entries())
            expect(Math.abs(parted.flows[key][i] - flow)).toBeLessThan(1e-11);
      }
    }
  });

  it('keep their flows while only another part changes', () => {
    const zones = chains(2, 1);
    const graph = createZoneGraph(zones);
    const { flows, allocate } = createPartAllocator(zones, graph);
    const situation = {
      nodeClosed: new Uint8Array(graph.nodeCount),
      linkClosed: new Uint8Array(graph.linkCount),
      demandM3s: Float64Array.from(graph.zoneIx, () => 0.002),
      hasWater: new Uint8Array(2),
      hasRoom: new Uint8Array(2),
    };
    allocate(situation);
    expect([...flows.servedM3s]).toEqual([0.002, 0.002, 0.002, 0.002]);
    situation.nodeClosed[0] = 1;
    allocate(situation);
    expect([...flows.servedM3s]).toEqual([0, 0, 0.002, 0.002]);
  });
});
