import { beforeAll, describe, expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import type { Grid } from '../../src/model/grid';
import type { LpSolver } from '../../src/power/lp-solver';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { branch, bus, generator } from '../builders/grid';
import { type Lost, prepare, shedGrid, sum } from '../power/redispatch-grids';
import { describeShared, readSharedText } from '../shared-files';

const toleranceMw = 1e-4;
let solver: LpSolver;

beforeAll(async () => {
  solver = await loadHighs(readHighsWasm());
});

function shedFile(file: string, lost: Lost, loadScale: number) {
  const read = parseMatpower(readSharedText(`cases/power/${file}`), file);
  if (!read.value) throw new Error(JSON.stringify(read.issues));
  return shedGrid(prepare(read.value.grid), solver, lost, loadScale);
}

describeShared('least unserved load against the best operator values', () => {
  it.each([
    { file: 'case6ww.m', lost: { branches: ['1', '5', '6', '8', '11'] }, scale: 1, needed: 210, served: 170 },
    { file: 'case14.m', lost: { buses: ['4'] }, scale: 1, needed: 259, served: 211.2 },
    { file: 'case24_ieee_rts.m', lost: {}, scale: 1.2, needed: 3420, served: 3405 },
    { file: 'case24_ieee_rts.m', lost: {}, scale: 1.3, needed: 3705, served: 3405 },
    { file: 'case30.m', lost: {}, scale: 1.4, needed: 189.2 * 1.4, served: 189.2 * 1.4 - 1.0409 },
    { file: 'case30.m', lost: {}, scale: 1.5, needed: 189.2 * 1.5, served: 189.2 * 1.5 - 4.7242 },
  ])('$file x $scale', ({ file, lost, scale, needed, served }) => {
    const found = shedFile(file, lost, scale);
    expect(found.plan.status).toBe('solved');
    expect(Math.abs(sum(found.neededMw) - needed)).toBeLessThan(toleranceMw);
    expect(Math.abs(sum(found.servedMw) - served)).toBeLessThan(toleranceMw);
    expect(Math.abs(found.plan.unservedMw - (needed - served))).toBeLessThan(toleranceMw);
    expect(found.issues).toEqual([]);
  });

  it('serves all of the 2,000- and 10,000-bus cases within their ratings', () => {
    for (const file of ['case_ACTIVSg2000.m', 'case_ACTIVSg10k.m']) {
      const { plan } = shedFile(file, {}, 1);
      expect(plan.status).toBe('solved');
      expect(plan.unservedMw).toBeLessThan(toleranceMw);
      plan.topology.structure.grid.branches.forEach((it, k) => {
        if (it.ratingAMw > 0) expect(Math.abs(plan.flowMw[k])).toBeLessThan(it.ratingAMw + 1e-6);
      });
    }
  });
});

describe('least unserved load', () => {
  it('is that of the 3-bus case of PowerModelsRestoration', () => {
    const part = { resistancePu: 0, ratingAMw: 30 };
    const grid: Grid = {
      baseMva: 100,
      buses: [
        bus('1', { type: 'reference' }),
        bus('2', { loadMw: 100 }),
        bus('3', { type: 'voltageControlled', loadMw: 100 }),
      ],
      branches: [
        branch('1', '1', '3', { ...part, resistancePu: 0.065, reactancePu: 0.62 }),
        branch('2', '3', '2', { ...part, resistancePu: 0.025, reactancePu: 0.75 }),
        branch('3', '1', '2', { ...part, resistancePu: 0.042, reactancePu: 0.9, ratingAMw: 60 }),
      ],
      generators: [generator('1', '1', { maxMw: 100 }), generator('2', '3', { maxMw: 40 })],
      dcLines: [],
    };
    const { servedMw } = shedGrid(prepare(grid, 'powermodels'), solver);
    expect(Math.abs(sum(servedMw) - 115.82181)).toBeLessThan(1e-5);
  });
});
