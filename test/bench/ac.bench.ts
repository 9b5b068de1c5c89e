import { existsSync, readFileSync } from 'node:fs';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import type { Grid } from '../../src/model/grid';
import { acCaseOfFile } from '../../src/power/ac/ac-case';
import { solveAcFlow } from '../../src/power/ac/ac-flow';
import { findBridges } from '../../src/power/factors/bridges';
import { createFactorBase } from '../../src/power/factors/factor-base';
import { lodfColumnInto } from '../../src/power/factors/lodf';
import { createOutageUpdate, flowsAfterOutageInto } from '../../src/power/factors/outage-update';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { flowsInto, refactorDc, solveAnglesInto } from '../../src/power/flow/dc-solver';
import { type GridStructure, prepareGrid } from '../../src/power/flow/grid-structure';
import { meshGrid } from '../builders/mesh-grid';
import { sharedPath } from '../shared-files';
import { type BenchRow, timeCalls } from './bench-row';

const runs = 100;

export async function rows(): Promise<BenchRow[]> {
  return [
    { file: 'case_ACTIVSg2000', busCount: 2000 },
    { file: 'case_ACTIVSg10k', busCount: 10_000 },
  ].flatMap(({ file, busCount }) => {
    const { grid, name } = gridOf(file, busCount);
    const structure = must(prepareGrid(grid));
    return [...acRows(structure, name), ...outageRows(structure, name)];
  });
}

/** The public grid where the reference folder is present, else a made-up mesh of that size. */
function gridOf(file: string, busCount: number): { grid: Grid; name: string } {
  const path = sharedPath(`cases/power/${file}.m`);
  if (existsSync(path)) {
    const read = parseMatpower(readFileSync(path, 'utf8'), path).value;
    if (read) return { grid: read.grid, name: file.replace('case_', '') };
  }
  return { grid: meshGrid(busCount, 1), name: `mesh of ${busCount} buses` };
}

function acRows(structure: GridStructure, name: string): BenchRow[] {
  const state = acCaseOfFile(structure, { busIx: [], branchIx: [], generatorIx: [] });
  const timing = timeCalls(() => must(solveAcFlow(structure, state)), 10, 4);
  const flow = must(solveAcFlow(structure, state));
  const iterations = Math.max(...flow.islandOutcome.map((it) => it.iterations));
  return [{ name: `${name}: AC power flow`, ...timing, note: `${flow.status}, ${iterations} iterations` }];
}

/** Flows after an outage: by factors or low-rank update on the intact factor, against refactoring and solving. */
function outageRows(structure: GridStructure, name: string): BenchRow[] {
  const model = must(createBranchModel(structure, 'matpower'));
  const base = createFactorBase(structure, model);
  const isBridge = findBridges(structure, structure.branchPresent);
  const injectionMw = new Float64Array(structure.busCount);
  structure.grid.buses.forEach((bus, b) => {
    injectionMw[b] -= bus.loadMw;
  });
  for (const g of structure.presentGeneratorIx)
    injectionMw[structure.generatorBusIx[g]] += structure.grid.generators[g].outputMw;
  const angleRad = new Float64Array(structure.busCount);
  const flowMw = new Float64Array(structure.branchCount);
  solveAnglesInto(angleRad, base.solver, injectionMw);
  flowsInto(flowMw, base.solver, angleRad);
  const out = new Float64Array(structure.branchCount);
  const candidates = [...isBridge.keys()].filter(
    (k) => isBridge[k] === 0 && structure.branchPresent[k] === 1,
  );
  const column = new Float64Array(structure.branchCount);
  const single = timeCalls(() => {
    lodfColumnInto(column, base, candidates[17], isBridge);
    for (let l = 0; l < out.length; l++) out[l] = flowMw[l] + column[l] * flowMw[candidates[17]];
  }, runs);

  const refactoredMw = new Float64Array(structure.branchCount);
  const refactored = createFactorBase(structure, model);
  const held = base.solver.held.slice();
  return [1, 2, 5].flatMap((count) => {
    const lost = Array.from(
      { length: count },
      (_, i) => candidates[Math.floor(((i + 0.5) * candidates.length) / count)],
    );
    const active = structure.branchPresent.slice();
    for (const k of lost) active[k] = 0;
    const full = timeCalls(() => {
      refactorDc(refactored.solver, active, held);
      solveAnglesInto(angleRad, refactored.solver, injectionMw);
      flowsInto(refactoredMw, refactored.solver, angleRad);
    }, runs);
    const update = createOutageUpdate(base, count);
    let found = false;
    const low = timeCalls(() => {
      found = flowsAfterOutageInto(out, update, flowMw, lost);
    }, runs);
    let gapMw = 0;
    refactoredMw.forEach((mw, k) => {
      gapMw = Math.max(gapMw, Math.abs(mw - out[k]));
    });
    const reference = { name: 'refactor and solve', medianMs: full.medianMs };
    const note = found ? `differs by ${gapMw.toExponential(1)} MW` : 'splits the grid';
    const rows: BenchRow[] = [
      { name: `${name}: flows with ${count} lost, low-rank update`, ...low, reference, note },
    ];
    if (count === 1) rows.unshift({ name: `${name}: flows with 1 lost, LODF`, ...single, reference });
    return rows;
  });
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
