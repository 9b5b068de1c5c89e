import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid';
import { createFlow, peakHours, peakLoads } from '../validation/regions/single-losses';
import { projectOfSample, samples } from './generated';

/**
 * The grid with these loads, balanced by headroom from the outputs of the file; `lost` units give nothing. It is dark, so
 * the sun gives nothing; wind blows or not; the battery may be empty.
 */
function balanced(grid: Grid, loads: Map<string, number>, lost: Set<string>, isCalm: boolean): Grid {
  const generators = grid.generators.map((it) => {
    const isOut = lost.has(it.id) || it.technology === 'solar' || (isCalm && it.technology === 'wind');
    return { ...it, outputMw: isOut ? 0 : it.outputMw };
  });
  const needMw = [...loads.values()].reduce((sum, it) => sum + it, 0);
  const missingMw = needMw - generators.reduce((sum, it) => sum + it.outputMw, 0);
  const given: readonly string[] = ['wind', 'solar', 'storage'];
  const free = (it: (typeof generators)[number]) =>
    lost.has(it.id) || given.includes(it.technology) ? 0 : it.maxMw - it.outputMw;
  const headroomMw = generators.reduce((sum, it) => sum + free(it), 0);
  expect(missingMw).toBeLessThan(headroomMw);
  for (const it of generators) it.outputMw += (missingMw / headroomMw) * free(it);
  return { ...grid, generators, buses: grid.buses.map((it) => ({ ...it, loadMw: loads.get(it.id) ?? 0 })) };
}

function worstLoading(grid: Grid, flowMw: Float64Array): number {
  return Math.max(...grid.branches.map((it, k) => Math.abs(flowMw[k]) / it.ratingAMw));
}

describe.each(samples)('grid of seed $seed with $people people', (sample) => {
  const { region } = projectOfSample(sample);
  const { grid } = region;
  const loads = peakLoads(region, peakHours[0]);

  it('has the size of a district grid', () => {
    expect(grid.buses.length).toBeGreaterThanOrEqual(sample.people >= 400_000 ? 60 : 20);
    expect(grid.buses.length).toBeLessThanOrEqual(sample.people > 400_000 ? 200 : 120);
    expect(loads.size).toBe(grid.buses.filter((it) => it.baseKv === 10 && loads.has(it.id)).length);
  });

  it('is one island in which the outputs of the file meet the annual mean load', () => {
    const mean = new Map<string, number>();
    for (const { busId, loadMw } of region.feeders) {
      const mw = loadMw.residential + loadMw.commercial + loadMw.industrial + loadMw.public;
      mean.set(busId, (mean.get(busId) ?? 0) + mw);
    }
    const loaded = { ...grid, buses: grid.buses.map((it) => ({ ...it, loadMw: mean.get(it.id) ?? 0 })) };
    const solved = createFlow(loaded)([]);
    expect(solved.islands.count).toBe(1);
    solved.generatorOutputMw.forEach((it, g) => {
      expect(it).toBeCloseTo(grid.generators[g].outputMw, 1);
    });
    solved.angleRad.forEach((it, b) => {
      expect(it).toBeCloseTo(grid.buses[b].angleRad, 3);
    });
  });

  it.each([false, true])('carries the winter peak with any one branch out, in a calm: %s', (isCalm) => {
    const state = balanced(grid, loads, new Set(), isCalm);
    const flow = createFlow(state);
    expect(worstLoading(grid, flow([]).branchFlowMw)).toBeLessThan(0.9);
    for (let k = 0; k < grid.branches.length; k++) {
      let out = flow([k]);
      if (out.islands.count > 1) {
        // a step-up transformer or a tie: its unit goes with it, and no load may
        const main = out.islands.busIslandIx[grid.buses.findIndex((it) => loads.has(it.id))];
        const cut = grid.buses.filter((_, b) => out.islands.busIslandIx[b] !== main);
        expect(cut.filter((it) => loads.has(it.id))).toEqual([]);
        const units = grid.generators.filter((it) => cut.some((bus) => bus.id === it.busId));
        expect(units).toHaveLength(1);
        out = createFlow(balanced(grid, loads, new Set(units.map((it) => it.id)), isCalm))([k]);
      }
      expect(worstLoading(grid, out.branchFlowMw), grid.branches[k].id).toBeLessThan(1);
    }
  });

  it.each([false, true])('carries the winter peak with any one unit out, in a calm: %s', (isCalm) => {
    for (const unit of grid.generators) {
      const state = balanced(grid, loads, new Set([unit.id]), isCalm);
      expect(worstLoading(grid, createFlow(state)([]).branchFlowMw), unit.id).toBeLessThan(1);
    }
  });

  it('has line and transformer figures of the usual order', () => {
    for (const it of grid.branches) {
      expect(it.ratingBMw).toBeGreaterThan(it.ratingAMw);
      expect(it.ratingCMw).toBeGreaterThanOrEqual(it.ratingBMw);
      if (it.kind === 'transformer') {
        // short-circuit voltage on the own rating; less in small transformers
        const high = grid.buses.find((bus) => bus.id === it.fromBusId)!.baseKv;
        expect((it.reactancePu * it.ratingAMw) / grid.baseMva).toBeCloseTo(high === 35 ? 0.075 : 0.107, 2);
        continue;
      }
      const kv = grid.buses.find((bus) => bus.id === it.fromBusId)!.baseKv;
      const ohmPerKm = (it.reactancePu * kv * kv) / grid.baseMva / it.lengthKm!;
      const [least, most] = it.kind === 'cable' ? [0.1, 0.15] : [0.3, 0.45];
      expect(ohmPerKm).toBeGreaterThan(least);
      expect(ohmPerKm).toBeLessThan(most);
    }
  });
});
