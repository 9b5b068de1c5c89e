import { existsSync, readFileSync } from 'node:fs';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { emptyRegion, type Region } from '../../src/model/region';
import { defaultPolicies } from '../../src/model/scenario';
import { factorLdltInto, solvePermutedInPlace } from '../../src/numerics/ldlt';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { solveDcFlow } from '../../src/power/flow/dc-flow';
import { createDcSolver, refactorDc } from '../../src/power/flow/dc-solver';
import { prepareGrid } from '../../src/power/flow/grid-structure';
import { preparePower } from '../../src/power/prepare-power';
import { startPower } from '../../src/power/start-power';
import { meshGrid } from '../builders/mesh-grid';
import { sharedPath } from '../shared-files';
import { type BenchRow, timeCalls } from './bench-row';
import { timeKlu } from './klu-reference';

const runs = 200;

export async function rows(): Promise<BenchRow[]> {
  const large = emptyRegion('mesh');
  large.grid = meshGrid(70_000, 7);
  return [...factorRows(), ...largeRows(large)];
}

/** The 10,000-bus grid where the reference folder is present, else a made-up mesh of that size. */
function tenThousandBuses(): { region: Region; name: string } {
  const path = sharedPath('cases/power/case_ACTIVSg10k.m');
  if (existsSync(path)) {
    const read = parseMatpower(readFileSync(path, 'utf8'), path).value;
    if (read) return { region: read, name: 'ACTIVSg10k' };
  }
  const region = emptyRegion('mesh');
  region.grid = meshGrid(10_000, 1);
  return { region, name: 'mesh of 10,000 buses' };
}

function factorRows(): BenchRow[] {
  const { region, name } = tenThousandBuses();
  const structure = must(prepareGrid(region.grid));
  const solver = createDcSolver(structure, must(createBranchModel(structure, 'matpower')));
  const held = new Uint8Array(structure.busCount);
  held[region.grid.buses.findIndex((it) => it.type === 'reference')] = 1;
  refactorDc(solver, structure.branchPresent, held);
  const { factor, values } = solver;
  const rightSide = Float64Array.from({ length: structure.busCount }, (_, i) => Math.sin(i));
  const x = new Float64Array(structure.busCount);
  const klu = timeKlu(structure.symbolic, values, rightSide, runs);

  const refactor = timeCalls(() => factorLdltInto(factor, values), runs);
  const solve = timeCalls(() => {
    x.set(rightSide);
    solvePermutedInPlace(factor, x);
  }, runs);
  const assembleAndRefactor = timeCalls(() => refactorDc(solver, structure.branchPresent, held), runs);
  const sum = x.reduce((total, it) => total + it, 0);
  const gap = klu ? Math.abs(sum - klu.sum) / Math.abs(klu.sum) : 0;
  const note = klu
    ? `${structure.symbolic.rowIndex.length} entries of L, KLU ${klu.entriesOfL}; sums differ by ${gap.toExponential(1)}`
    : 'KLU is not installed';
  return [
    {
      name: `${name}: refactor`,
      ...refactor,
      note,
      ...(klu ? { reference: { name: 'KLU', medianMs: klu.refactorMs } } : {}),
    },
    {
      name: `${name}: solve`,
      ...solve,
      ...(klu ? { reference: { name: 'KLU', medianMs: klu.solveMs } } : {}),
    },
    { name: `${name}: assemble and refactor`, ...assembleAndRefactor },
    ...settleRows(region, name),
  ];
}

/** The engine's own steps on the same grid. */
function settleRows(region: Region, name: string): BenchRow[] {
  const prepared = must(preparePower(region));
  const policies = { ...defaultPolicies, protection: 'integral' as const };
  const engine = must(startPower(prepared, { policies, sink: () => 0 }));
  const needMw = engine.state.feederNeededMw.slice();
  const other = needMw.map((mw) => mw * 0.999);
  let timeS = 0;
  let turn = 0;
  const demand = timeCalls(() => {
    timeS += 900;
    engine.setDemand(turn++ % 2 === 0 ? other : needMw);
    engine.settle(timeS);
  }, 50);
  const component = { kind: 'branch' as const, id: prepared.index.branchIds[100] };
  const topology = timeCalls(() => {
    timeS += 900;
    if (turn++ % 2 === 0) engine.lose(component, 0);
    else engine.repair(component, 0);
    engine.settle(timeS);
  }, 50);
  return [
    { name: `${name}: settle after a change of demand`, ...demand },
    { name: `${name}: settle after a loss or repair`, ...topology },
  ];
}

function largeRows(region: Region): BenchRow[] {
  const prepare = timeCalls(() => must(prepareGrid(region.grid)), 5, 1);
  const structure = must(prepareGrid(region.grid));
  const model = must(createBranchModel(structure, 'matpower'));
  const request = { lostBusIx: [], lostBranchIx: [1], lostGeneratorIx: [], dcLines: false };
  const flow = timeCalls(() => solveDcFlow(structure, model, request), 10, 3);
  return [
    { name: '70,000-bus mesh: prepare (order and analyse)', ...prepare },
    { name: '70,000-bus mesh: DC flow after a loss', ...flow },
  ];
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
