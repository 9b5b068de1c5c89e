import { describe, expect, it } from 'vitest';
import { createFacilityWater } from '../../src/facility/facility-water';
import { readParameters } from '../../src/model/parameters';
import type { RunEvent } from '../../src/model/run-event';
import { facilityWaterStates } from '../../src/model/run-record';
import { facility } from '../builders/tiny-region';

function start(storedWaterM3: number) {
  const events: RunEvent[] = [];
  const hospital = facility('f', { waterNodeId: 'w/J', waterM3Day: 24, storedWaterM3 });
  const water = createFacilityWater([hospital], Int32Array.of(0), readParameters(), (event) => {
    return events.push(event) - 1;
  });
  return { water, events };
}

describe('stored water', () => {
  it('lasts volume over need, to the second', () => {
    const { water, events } = start(6);
    water.settle(0);
    water.setSupply(0, 0, -1);
    water.settle(0);
    expect(water.state.water[0]).toBe(facilityWaterStates.storage);
    expect(water.nextTimeS()).toBe(6 * 3600);
    water.advance(6 * 3600);
    water.settle(6 * 3600);
    expect(water.state.water[0]).toBe(facilityWaterStates.none);
    expect(events.map((it) => [it.kind, it.timeS])).toEqual([['facilityLostWater', 21600]]);
  });

  it('lasts longer where the network still gives part', () => {
    const { water } = start(6);
    water.setSupply(0, 0.5, -1);
    water.settle(0);
    expect(water.nextTimeS()).toBe(12 * 3600);
    water.advance(12 * 3600);
    water.settle(12 * 3600);
    expect(water.state.water[0]).toBe(facilityWaterStates.low);
  });

  it('refills over a day of full supply, and takes tanked water up to its size', () => {
    const { water } = start(6);
    water.setSupply(0, 0, -1);
    water.settle(0);
    water.advance(6 * 3600);
    water.setSupply(0, 1, -1);
    water.settle(6 * 3600);
    water.advance(18 * 3600);
    expect(water.state.storedM3[0]).toBeCloseTo(3, 9);
    expect(water.fill(0, 10)).toBeCloseTo(3, 9);
  });
});
