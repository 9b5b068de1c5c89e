import { describe, expect, it } from 'vitest';
import { carryLoads, sharePumpKw } from '../../src/facility/station-pumps';

const station = (treatmentKw: number, pumpKw: number[], flow: number[]) => ({
  treatmentKw,
  pumpKw: Float64Array.from(pumpKw),
  pumpFlowM3s: Float64Array.from(flow),
});

describe('pumps on a backup', () => {
  it('run in order of flow while they fit into the kW', () => {
    const it3 = station(0, [30, 50, 20], [0.1, 0.3, 0.05]);
    expect([...carryLoads(it3, 100).pumps]).toEqual([1, 1, 1]);
    expect([...carryLoads(it3, 85).pumps]).toEqual([1, 1, 0]);
    // 50 fits, 30 does not any more, 20 does
    expect([...carryLoads(it3, 75).pumps]).toEqual([0, 1, 1]);
    expect(carryLoads(it3, 75).loadKw).toBe(70);
    expect([...carryLoads(it3, 0).pumps]).toEqual([0, 0, 0]);
  });

  it('stand where the treatment before them cannot be carried', () => {
    const works = station(40, [30], [0.1]);
    expect(carryLoads(works, 39)).toMatchObject({ treatment: false, loadKw: 0 });
    expect(carryLoads(works, 69)).toMatchObject({ treatment: true, loadKw: 40 });
    expect(carryLoads(works, 70)).toMatchObject({ treatment: true, loadKw: 70 });
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
