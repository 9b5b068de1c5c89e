import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryLoads, type StationLoads, sharePumpKw } from '../../src/facility/station-pumps';

const station = (treatmentKw: number, pumpKw: number[], flow: number[], divisible = false): StationLoads => ({
  treatmentKw,
  pumpKw: Float64Array.from(pumpKw),
  pumpFlowM3s: Float64Array.from(flow),
  divisible,
});

describe('pumps on a backup', () => {
  it('are of two the larger where it fits, else the smaller, both where both fit', () => {
    const two = station(0, [30, 80], [0.1, 0.25]);
    expect([...carryLoads(two, 110).pumps]).toEqual([1, 1]);
    expect([...carryLoads(two, 109).pumps]).toEqual([0, 1]);
    expect([...carryLoads(two, 79).pumps]).toEqual([1, 0]);
    expect([...carryLoads(two, 29).pumps]).toEqual([0, 0]);
    expect(carryLoads(two, 109).loadKw).toBe(80);
  });

  it('bring the most water that the kW can lift: two small ones before a large one that gives less', () => {
    const three = station(0, [61, 30, 30], [0.3, 0.2, 0.19]);
    expect([...carryLoads(three, 60).pumps]).toEqual([0, 1, 1]);
    // the largest alone would fit now, and bring less
    expect([...carryLoads(three, 61).pumps]).toEqual([0, 1, 1]);
    expect([...carryLoads(three, 91).pumps]).toEqual([1, 1, 0]);
  });

  it('stand where the treatment before them cannot be carried', () => {
    const works = station(40, [30], [0.1]);
    expect(carryLoads(works, 39)).toMatchObject({ treatment: false, loadKw: 0 });
    expect(carryLoads(works, 69)).toMatchObject({ treatment: true, loadKw: 40 });
    expect(carryLoads(works, 70)).toMatchObject({ treatment: true, loadKw: 70 });
  });

  it('that have given nothing yet come last, and go by kW before any has run', () => {
    expect([...carryLoads(station(0, [30, 30], [0, 0.1]), 30).pumps]).toEqual([0, 1]);
    expect([...carryLoads(station(0, [30, 30], [0, 0.1]), 60).pumps]).toEqual([1, 1]);
    expect([...carryLoads(station(0, [30, 50], [0, 0]), 50).pumps]).toEqual([0, 1]);
  });

  it('give the most of all choices, within the kW, and never less for more kW', () => {
    const pump = fc.record({ kw: fc.integer({ min: 1, max: 60 }), flow: fc.integer({ min: 1, max: 50 }) });
    const flowOf = (flow: number[], pumps: ArrayLike<number>) =>
      flow.reduce((sum, it, i) => sum + it * pumps[i], 0);
    fc.assert(
      fc.property(fc.array(pump, { minLength: 1, maxLength: 8 }), (pumps) => {
        const kw = pumps.map((it) => it.kw);
        const flow = pumps.map((it) => it.flow);
        let before = 0;
        for (let capacityKw = 0; capacityKw <= 200; capacityKw += 7) {
          const carried = carryLoads(station(0, kw, flow), capacityKw);
          const gives = flowOf(flow, carried.pumps);
          let most = 0;
          for (let choice = 0; choice < 1 << kw.length; choice++) {
            const bits = kw.map((_, i) => (choice >> i) & 1);
            if (flowOf(kw, bits) <= capacityKw) most = Math.max(most, flowOf(flow, bits));
          }
          expect(gives).toBe(most);
          expect(carried.loadKw).toBe(flowOf(kw, carried.pumps));
          expect(carried.loadKw).toBeLessThanOrEqual(capacityKw);
          expect(gives).toBeGreaterThanOrEqual(before);
          before = gives;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a station of supply zones on a backup', () => {
  it('runs in proportion to its kW, from a least share on', () => {
    const lift = station(0, [40], [0.02], true);
    expect([...carryLoads(lift, 30, 0.2).pumps]).toEqual([0.75]);
    expect(carryLoads(lift, 30, 0.2).loadKw).toBe(30);
    expect(carryLoads(lift, 7.9, 0.2)).toMatchObject({ loadKw: 0 });
    expect([...carryLoads(lift, 50, 0.2).pumps]).toEqual([1]);
  });

  it('runs the lift with more water for a kW first', () => {
    const two = station(0, [40, 20], [0.02, 0.03], true);
    expect([...carryLoads(two, 30, 0.2).pumps]).toEqual([0.25, 1]);
  });
});

describe('kW of pumps', () => {
  it('go by the hydraulic power shown, standby pumps as the mean', () => {
    const kw = new Float64Array(3);
    sharePumpKw(90, Float64Array.of(10, 20, 0), kw);
    expect([...kw]).toEqual([30, 60, 45]);
    sharePumpKw(90, new Float64Array(3), kw);
    expect([...kw]).toEqual([30, 30, 30]);
  });
});
