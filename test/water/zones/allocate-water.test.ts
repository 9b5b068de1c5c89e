import { describe, expect, it } from 'vitest';
import type { SupplyZones } from '../../../src/model/water';
import { createWaterAllocator, type ZoneFlows } from '../../../src/water/zones/allocate-water';
import { createZoneGraph } from '../../../src/water/zones/zone-graph';

interface Wanted {
  demandM3s: number[];
  hasWater?: number[];
  hasRoom?: number[];
  closedNodes?: string[];
}

function allocate(zones: SupplyZones, { demandM3s, hasWater, hasRoom, closedNodes = [] }: Wanted): ZoneFlows {
  const graph = createZoneGraph(zones);
  const allocator = createWaterAllocator(graph);
  allocator.allocate({
    nodeClosed: Uint8Array.from(zones.nodes, (it) => (closedNodes.includes(it.id) ? 1 : 0)),
    linkClosed: new Uint8Array(zones.links.length),
    demandM3s: Float64Array.from(demandM3s),
    hasWater: Uint8Array.from(hasWater ?? []),
    hasRoom: Uint8Array.from(hasRoom ?? []),
  });
  return allocator.flows;
}

const link = (fromId: string, toId: string, capacityM3s: number) => ({
  id: `${fromId}-${toId}`,
  fromId,
  toId,
  capacityM3s,
});

function near(actual: Float64Array, expected: number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((it, i) => {
    expect(Math.abs(actual[i] - it)).toBeLessThan(1e-12);
  });
}

describe('allocating water', () => {
  it('serves the higher tier first and shares a tier equally by need', () => {
    const zones: SupplyZones = {
      nodes: [
        { id: 's', kind: 'source', capacityM3s: 10 },
        { id: 'hospital', kind: 'zone', tier: 1 },
        { id: 'a', kind: 'zone', tier: 4 },
        { id: 'b', kind: 'zone', tier: 4 },
        { id: 'c', kind: 'zone', tier: 6 },
      ],
      links: [link('s', 'hospital', 9), link('s', 'a', 9), link('s', 'b', 9), link('s', 'c', 9)],
    };
    // 10 - 4 = 6 for 4 + 8: half each; nothing for the last tier
    near(allocate(zones, { demandM3s: [4, 4, 8, 5] }).servedM3s, [4, 2, 4, 0]);
  });

  it('gives what a narrow link leaves over to the others of the tier', () => {
    const zones: SupplyZones = {
      nodes: [
        { id: 's', kind: 'source', capacityM3s: 9 },
        { id: 'a', kind: 'zone', tier: 4 },
        { id: 'b', kind: 'zone', tier: 4 },
        { id: 'c', kind: 'zone', tier: 4 },
      ],
      links: [link('s', 'a', 1), link('s', 'b', 9), link('s', 'c', 9)],
    };
    // a: 1 of 6; the other 8 on 6 + 10: half each
    near(allocate(zones, { demandM3s: [6, 6, 10] }).servedM3s, [1, 3, 5]);
  });

  it('draws on storage only for what inflow does not bring, by volume', () => {
    const zones: SupplyZones = {
      nodes: [
        { id: 's', kind: 'source', capacityM3s: 4 },
        { id: 'r1', kind: 'reservoir', volumeM3: 1000 },
        { id: 'r2', kind: 'reservoir', volumeM3: 3000 },
        { id: 'z', kind: 'zone', tier: 3 },
      ],
      links: [link('s', 'r1', 9), link('s', 'r2', 9), link('r1', 'z', 9), link('r2', 'z', 9)],
    };
    const short = allocate(zones, { demandM3s: [12], hasWater: [1, 1], hasRoom: [1, 1] });
    near(short.sourceM3s, [4]);
    near(short.servedM3s, [12]);
    near(short.gainM3s, [-2, -6]);
    const left = allocate(zones, { demandM3s: [2], hasWater: [1, 1], hasRoom: [1, 1] });
    near(left.gainM3s, [0.5, 1.5]);
    const oneFull = allocate(zones, { demandM3s: [2], hasWater: [1, 1], hasRoom: [0, 1] });
    near(oneFull.gainM3s, [0, 2]);
    const empty = allocate(zones, { demandM3s: [12], hasWater: [0, 1], hasRoom: [1, 1] });
    near(empty.gainM3s, [0, -8]);
  });

  it('spares the reservoir that the narrow one cannot relieve, and lets a full one stand still', () => {
    const zones: SupplyZones = {
      nodes: [
        { id: 's', kind: 'source', capacityM3s: 5 },
        { id: 'full', kind: 'reservoir', volumeM3: 1000 },
        { id: 'cut', kind: 'reservoir', volumeM3: 1000 },
        { id: 'a', kind: 'zone', tier: 3 },
        { id: 'b', kind: 'zone', tier: 3 },
      ],
      links: [link('s', 'full', 9), link('full', 'a', 9), link('cut', 'b', 3)],
    };
    const flows = allocate(zones, { demandM3s: [2, 4], hasWater: [1, 1], hasRoom: [0, 1] });
    near(flows.servedM3s, [2, 3]);
    near(flows.gainM3s, [0, -3]);
    near(flows.sourceM3s, [2]);
  });

  it('lets nothing through a node without power', () => {
    const zones: SupplyZones = {
      nodes: [
        { id: 's', kind: 'source' },
        { id: 'p', kind: 'station', capacityM3s: 3 },
        { id: 'z', kind: 'zone' },
      ],
      links: [link('s', 'p', 9), link('p', 'z', 9)],
    };
    near(allocate(zones, { demandM3s: [4] }).servedM3s, [3]);
    near(allocate(zones, { demandM3s: [4], closedNodes: ['p'] }).servedM3s, [0]);
  });
});
