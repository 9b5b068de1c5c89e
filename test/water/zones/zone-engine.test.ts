import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../src/model/parameters';
import type { SupplyZones } from '../../../src/model/water';
import { createZoneEngine } from '../../../src/water/zones/zone-engine';

/** A source of 36 m3/h, a reservoir of 100 m3 and a town that wants 72 m3/h at every hour. */
const threeNodes: SupplyZones = {
  nodes: [
    { id: 'spring', kind: 'source', capacityM3s: 0.01 },
    { id: 'tower', kind: 'reservoir', volumeM3: 100, startFill: 1 },
    { id: 'town', kind: 'zone', demandM3s: 0.02, tier: 3 },
  ],
  links: [
    { id: 'in', fromId: 'spring', toId: 'tower', capacityM3s: 1 },
    { id: 'out', fromId: 'tower', toId: 'town', capacityM3s: 1 },
  ],
};

function open(zones: SupplyZones, startOfDayS = 0, parameters: Record<string, number> = {}) {
  const read = readParameters({ 'water.zoneDaySwing': 0, ...parameters });
  const engine = createZoneEngine(zones, { startOfDayS, read });
  engine.start();
  return engine;
}

describe('supply zones along the clock', () => {
  it('empties a reservoir at the second worked out by hand', () => {
    const engine = open(threeNodes);
    const { state } = engine;
    // 0.01 m3/s drawn for 1,000 s; then, without the spring, 0.02 m3/s: 90 / 0.02 = 4,500 s more
    engine.advance(1000);
    expect(state.tankVolumeM3[0]).toBeCloseTo(90, 12);
    engine.setSourceClosed(0, true);
    expect(engine.advance(5499).tankChanges).toEqual([]);
    expect(state.nodeDeliveredM3s[2]).toBe(0.02);
    expect(engine.advance(5500).tankChanges).toEqual([{ tankIx: 0, timeS: 5500, empty: true }]);
    expect(state.nodeDeliveredM3s[2]).toBe(0);
    expect(state.tankVolumeM3[0]).toBe(0);
    engine.advance(7200);
    expect(state.nodeDeliveredTotalM3[2]).toBeCloseTo(110, 10);
    expect(state.nodeDemandTotalM3[2]).toBeCloseTo(144, 10);
    // the spring is back: half the demand, nothing left to store
    engine.setSourceClosed(0, false);
    expect(engine.advance(10_000).tankChanges).toEqual([]);
    expect(state.nodeDeliveredM3s[2]).toBe(0.01);
    expect(state.deliveredM3).toBeCloseTo(110 + 28, 10);
    expect(state.sourceM3).toBeCloseTo(10 + 28, 10);
    expect(Math.abs(state.balanceErrorM3)).toBeLessThan(1e-9 * state.deliveredM3);
  });

  it('gives a leaking zone more than its people need, and what leaks falls with what it is given', () => {
    const [spring, tower, town] = threeNodes.nodes;
    const leaking = { ...threeNodes, nodes: [spring, tower, { ...town, leakShare: 0.2 }] };
    const { state, ...engine } = open(leaking);
    // 0.02 of need, 0.025 given: 0.01 from the spring, 0.015 from the tower, which lasts 100 / 0.015 s
    engine.advance(6000);
    expect(state.nodeDemandM3s[2]).toBeCloseTo(0.02, 12);
    expect(state.nodeDeliveredM3s[2]).toBeCloseTo(0.02, 12);
    expect(state.tankVolumeM3[0]).toBeCloseTo(10, 9);
    expect(state.leakedM3).toBeCloseTo(30, 9);
    expect(state.deliveredM3).toBeCloseTo(120, 9);
    expect(engine.advance(7200).tankChanges).toEqual([{ tankIx: 0, timeS: 6667, empty: true }]);
    // then 0.01 given: 0.008 reaches people
    expect(state.nodeDeliveredM3s[2]).toBeCloseTo(0.008, 12);
    engine.advance(8200);
    const gaveM3 = state.sourceM3 + 100;
    expect(state.leakedM3).toBeCloseTo(0.2 * gaveM3, 9);
    expect(Math.abs(state.balanceErrorM3)).toBeLessThan(1e-9 * gaveM3);
    const byParameter = open(threeNodes, 0, { 'water.zoneLeakShare': 0.2 });
    byParameter.advance(8200);
    expect(byParameter.state.leakedM3).toBe(state.leakedM3);
  });

  it('fills with what is left and stops at the brim, to the second', () => {
    const zones: SupplyZones = {
      ...threeNodes,
      nodes: [
        { id: 'spring', kind: 'source', capacityM3s: 0.05 },
        { id: 'tower', kind: 'reservoir', volumeM3: 100, startFill: 0 },
        threeNodes.nodes[2],
      ],
    };
    const engine = open(zones);
    // 0.03 m3/s left over: full after 3,333.3 s
    const { tankChanges } = engine.advance(3333);
    expect(tankChanges).toEqual([{ tankIx: 0, timeS: 0, empty: false }]);
    expect(engine.state.tankVolumeM3[0]).toBeCloseTo(99.99, 10);
    expect(engine.state.linkFlowM3s[0]).toBeCloseTo(0.05, 12);
    engine.advance(3334);
    expect(engine.state.tankVolumeM3[0]).toBe(100);
    expect(engine.state.linkFlowM3s[0]).toBeCloseTo(0.02, 12);
    expect(engine.state.nodeDeliveredM3s[2]).toBe(0.02);
  });

  it('follows the hours of the scenario, linear between them', () => {
    const { state } = open(threeNodes, 7 * 3600 + 1800, { 'water.zoneDaySwing': 1 });
    // between 1.55 at seven and 1.5 at eight
    expect(state.nodeDemandM3s[2]).toBeCloseTo(0.02 * 1.525, 12);
  });

  it('takes demand from people, a start fill from the defaults, and a station as a pump', () => {
    const zones: SupplyZones = {
      nodes: [
        { id: 'well', kind: 'source' },
        { id: 'lift', kind: 'station', capacityM3s: 1 },
        { id: 'tank', kind: 'reservoir', volumeM3: 200 },
        { id: 'town', kind: 'zone', people: 7200 },
      ],
      links: [
        { id: 'a', fromId: 'well', toId: 'lift', capacityM3s: 1 },
        { id: 'b', fromId: 'lift', toId: 'tank', capacityM3s: 1 },
        { id: 'c', fromId: 'tank', toId: 'town', capacityM3s: 1 },
      ],
    };
    const engine = open(zones);
    const { index, state } = engine;
    expect(state.nodeDemandM3s[3]).toBeCloseTo(0.01, 12);
    expect(state.tankVolumeM3[0]).toBeCloseTo(160, 12);
    const lift = index.linkIds.indexOf('lift');
    expect(index.linkKind[lift]).toBe(1);
    expect(state.linkFlowM3s[lift]).toBeGreaterThan(0.01);
    engine.setPumpPower(lift, false);
    engine.advance(0);
    expect(state.linkFlowM3s[lift]).toBe(0);
    expect(state.linkOpen[lift]).toBe(0);
    expect(state.nodeDeliveredM3s[3]).toBeCloseTo(0.01, 12);
    // 160 m3 at 0.01 m3/s
    expect(engine.advance(20_000).tankChanges).toEqual([{ tankIx: 0, timeS: 16_000, empty: true }]);
  });

  it('takes a lost link and a lost reservoir out', () => {
    const engine = open(threeNodes);
    engine.setLinkLost(1, true);
    engine.advance(900);
    expect(engine.state.nodeDeliveredM3s[2]).toBe(0);
    expect(engine.state.tankVolumeM3[0]).toBe(100);
    engine.setLinkLost(1, false);
    engine.advance(1000);
    expect(engine.state.nodeDeliveredM3s[2]).toBe(0.02);
    expect(engine.state.tankVolumeM3[0]).toBeCloseTo(99, 10);
  });
});
