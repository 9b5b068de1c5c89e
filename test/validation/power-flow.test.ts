import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import type { Grid } from '../../src/model/grid';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { type DcFlow, solveDcFlow } from '../../src/power/flow/dc-flow';
import { type GridStructure, prepareGrid } from '../../src/power/flow/grid-structure';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

const degPerRad = 180 / Math.PI;
const angleToleranceDeg = 1e-6;
const flowToleranceMw = 1e-4;

function readGrid(file: string): Grid {
  const read = parseMatpower(readSharedText(`cases/power/${file}`), file);
  if (!read.value) throw new Error(JSON.stringify(read.issues.slice(0, 5)));
  return read.value.grid;
}

function prepare(grid: Grid): GridStructure {
  const structure = prepareGrid(grid);
  if (!structure.ok) throw new Error(JSON.stringify(structure.error));
  return structure.value;
}

function solve(structure: GridStructure, lostBranchIx: number[]): DcFlow {
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return solveDcFlow(structure, model.value, {
    lostBusIx: [],
    lostBranchIx,
    lostGeneratorIx: [],
    dcLines: false,
  });
}

function largestGap(found: ArrayLike<number>, wanted: number[], rows?: number[]): number {
  let largest = 0;
  wanted.forEach((value, i) => {
    const gap = Math.abs(found[rows ? rows[i] - 1 : i] - value);
    if (!(gap <= largest)) largest = gap;
  });
  return largest;
}

describeShared('DC power flow against MATPOWER rundcpf', () => {
  const files = readdirSync(sharedPath('reference/power'));
  it.each(files.filter((name) => /^dcpf_case/.test(name)))('%s', (name) => {
    const wanted = JSON.parse(readSharedText(`reference/power/${name}`));
    const flow = solve(prepare(readGrid(wanted.case.file)), []);
    expect(flow.status).toBe('solved');
    const angleDeg = flow.angleRad.map((rad) => rad * degPerRad);
    const bus = wanted.bus ?? wanted.sample_bus;
    const branch = wanted.branch ?? wanted.sample_branch;
    expect(largestGap(angleDeg, bus.va_deg, bus.row)).toBeLessThan(angleToleranceDeg);
    expect(largestGap(flow.branchFlowMw, branch.pf_mw, branch.row)).toBeLessThan(flowToleranceMw);
    if (wanted.gen)
      expect(largestGap(flow.generatorOutputMw, wanted.gen.pg_mw)).toBeLessThan(flowToleranceMw);
    let sumAbs = 0;
    for (const mw of flow.branchFlowMw) sumAbs += Math.abs(mw);
    expect(Math.abs(sumAbs - wanted.summary.sum_abs_pf_mw)).toBeLessThan(
      flowToleranceMw * branch.pf_mw.length,
    );
    expect(Math.min(...angleDeg)).toBeCloseTo(wanted.summary.va_min_deg, 6);
    expect(Math.max(...angleDeg)).toBeCloseTo(wanted.summary.va_max_deg, 6);
  });

  it.each(files.filter((name) => /^dcpf_outages_/.test(name)))('%s', (name) => {
    const wanted = JSON.parse(readSharedText(`reference/power/${name}`));
    const structure = prepare(readGrid(wanted.case.file));
    for (const set of wanted.sets) {
      const flow = solve(
        structure,
        set.outage_branch_rows.map((row: number) => row - 1),
      );
      expect(flow.islands.count).toBe(set.n_islands);
      if (!set.connected) {
        const counts = Array.from(
          { length: flow.islands.count },
          (_, i) => flow.islands.memberStart[i + 1] - flow.islands.memberStart[i],
        ).sort((a, b) => b - a);
        expect(counts).toEqual(set.islands.map((it: { n_bus: number }) => it.n_bus));
        continue;
      }
      const angleDeg = flow.angleRad.map((rad) => rad * degPerRad);
      if (set.va_deg) expect(largestGap(angleDeg, set.va_deg)).toBeLessThan(angleToleranceDeg);
      if (set.pf_mw) expect(largestGap(flow.branchFlowMw, set.pf_mw)).toBeLessThan(flowToleranceMw);
      for (const sample of ['sample', 'grid']) {
        const rows = set[`${sample}_branch_rows`];
        if (!rows) continue;
        expect(largestGap(flow.branchFlowMw, set[`${sample}_pf_mw`], rows)).toBeLessThan(flowToleranceMw);
      }
      let sumAbs = 0;
      for (const mw of flow.branchFlowMw) sumAbs += Math.abs(mw);
      expect(Math.abs(sumAbs - set.sum_abs_pf_mw)).toBeLessThan(0.01);
    }
  });
});
