import { none } from '../../model/ids';
import { type Issue, issue, ok, type Result } from '../../model/result';
import { branchStates, busStates, generatorStates } from '../../model/run-record';
import type { FeederTable } from '../feeder-table';
import type { GridStructure } from '../flow/grid-structure';
import { type AcCase, withoutLostEnds } from './ac-case';
import { type AcFlow, solveAcFlow } from './ac-flow';
import { lossPasses, sharedLossesMw } from './constants';
import { issuesOfAcFlow, type VoltageOutside, voltagesOutside } from './voltage-limits';

/** A moment of a run: the engine's state or one frame, by the columns of the grid and of the feeder table. */
export interface GridMoment {
  busState: ArrayLike<number>;
  branchState: ArrayLike<number>;
  generatorState: ArrayLike<number>;
  generatorOutputMw: ArrayLike<number>;
  feederServedMw: ArrayLike<number>;
}

export interface VoltageCheck {
  flow: AcFlow;
  /** Buses with served load, and those of them whose MVAr follow from the assumed power factor. */
  loadBusCount: number;
  assumedBusCount: number;
  /** In the order of the grid. */
  outside: VoltageOutside[];
  /** Begins with what the check leaves out. */
  issues: Issue[];
}

/**
 * AC power flow of one moment of a run, as a check: what is live then, the units' output and the served load,
 * whose MVAr follow its MW by the file's ratio at the bus, or by `loadPowerFactor` (0 to 1, lagging) where nothing
 * states them: for feeders, and for the loads of a grid that gives no MVAr anywhere. The losses, which the simulation
 * does not know, are shared by the units' room; what no unit has room for stays at the reference bus, with a warning.
 */
export function checkVoltages(
  structure: GridStructure,
  feeders: FeederTable,
  moment: GridMoment,
  loadPowerFactor: number,
): Result<VoltageCheck> {
  const { state, assumedMw } = acCaseOfMoment(structure, feeders, moment, loadPowerFactor);
  let found = solveAcFlow(structure, state);
  for (let pass = 1; pass < lossPasses && found.ok; pass++) {
    if (!shareLosses(structure, state, found.value)) break;
    found = solveAcFlow(structure, state);
  }
  if (!found.ok) return found;
  const flow = found.value;
  const loadBusCount = countAbove0(state.loadMw);
  const assumedBusCount = loadPowerFactor < 1 ? countAbove0(assumedMw) : 0;
  return ok({
    flow,
    loadBusCount,
    assumedBusCount,
    outside: voltagesOutside(structure, flow),
    issues: [
      issue('info', 'ac.checkOnly'),
      ...(assumedBusCount > 0
        ? [
            issue('warning', 'ac.powerFactorAssumed', {
              count: assumedBusCount,
              of: loadBusCount,
              powerFactor: loadPowerFactor,
            }),
          ]
        : []),
      ...issuesOfAcFlow(structure, state, flow),
      ...lossesBeyondUnits(structure, state, flow),
    ],
  });
}

function countAbove0(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value > 0) count++;
  return count;
}

function acCaseOfMoment(
  structure: GridStructure,
  feeders: FeederTable,
  moment: GridMoment,
  loadPowerFactor: number,
): { state: AcCase; assumedMw: Float64Array } {
  const { grid, busCount } = structure;
  const busActive = Uint8Array.from({ length: busCount }, (_, b) =>
    structure.busPresent[b] === 1 && moment.busState[b] === busStates.live ? 1 : 0,
  );
  const branchActive = structure.branchPresent.map((present, k) =>
    present === 1 && moment.branchState[k] === branchStates.live ? 1 : 0,
  );
  const generatorActive = structure.generatorPresent.map((present, g) =>
    present === 1 && moment.generatorState[g] === generatorStates.running ? 1 : 0,
  );
  withoutLostEnds(structure, busActive, branchActive, generatorActive);
  const loadMw = new Float64Array(busCount);
  const baseMw = new Float64Array(busCount);
  const assumedMw = new Float64Array(busCount);
  const isStated = grid.buses.some((it) => it.loadMvar !== 0);
  feeders.feederBusIx.forEach((bus, f) => {
    loadMw[bus] += moment.feederServedMw[f];
    baseMw[bus] += feeders.baseMw[f];
    const isFree = grid.buses[bus].loadMvar === 0 && (feeders.isAggregate[f] === 0 || !isStated);
    if (isFree) assumedMw[bus] += moment.feederServedMw[f];
  });
  const mvarPerMw = Math.sqrt(1 - loadPowerFactor * loadPowerFactor) / loadPowerFactor;
  const loadMvar = Float64Array.from(grid.buses, (bus, b) => {
    if (bus.loadMvar === 0) return assumedMw[b] * mvarPerMw;
    return baseMw[b] === 0 ? bus.loadMvar : (bus.loadMvar * loadMw[b]) / baseMw[b];
  });
  const state = {
    busActive,
    branchActive,
    generatorActive,
    generatorMw: Float64Array.from({ length: structure.generatorCount }, (_, g) =>
      generatorActive[g] === 1 ? moment.generatorOutputMw[g] : 0,
    ),
    loadMw,
    loadMvar,
  };
  return { state, assumedMw };
}

/** Moves what the references took on to the units of their island by room, up to Pmax or down to 0. False when little is left to move. */
function shareLosses(structure: GridStructure, state: AcCase, flow: AcFlow): boolean {
  const { takenMw, upMw, downMw } = roomByIsland(structure, state, flow);
  const { islands } = flow;
  let moved = false;
  for (let g = 0; g < structure.generatorCount; g++) {
    const i = islands.busIslandIx[structure.generatorBusIx[g]];
    if (state.generatorActive[g] === 0 || i === none || !(Math.abs(takenMw[i]) > sharedLossesMw)) continue;
    const room = roomOf(structure, state, g, takenMw[i]);
    const total = takenMw[i] > 0 ? upMw[i] : downMw[i];
    if (room === 0) continue;
    state.generatorMw[g] += room * Math.max(-1, Math.min(1, takenMw[i] / total));
    moved = true;
  }
  return moved;
}

function roomByIsland(structure: GridStructure, state: AcCase, flow: AcFlow) {
  const { islands } = flow;
  const takenMw = new Float64Array(islands.count);
  const upMw = new Float64Array(islands.count);
  const downMw = new Float64Array(islands.count);
  for (let g = 0; g < structure.generatorCount; g++) {
    const i = islands.busIslandIx[structure.generatorBusIx[g]];
    if (state.generatorActive[g] === 0 || i === none || flow.islandStatus[i] !== 'solved') continue;
    takenMw[i] += flow.generatorMw[g] - state.generatorMw[g];
    upMw[i] += roomOf(structure, state, g, 1);
    downMw[i] += roomOf(structure, state, g, -1);
  }
  return { takenMw, upMw, downMw };
}

function roomOf(structure: GridStructure, state: AcCase, g: number, direction: number): number {
  return Math.max(
    0,
    direction > 0 ? structure.grid.generators[g].maxMw - state.generatorMw[g] : state.generatorMw[g],
  );
}

function lossesBeyondUnits(structure: GridStructure, state: AcCase, flow: AcFlow): Issue[] {
  const { takenMw, upMw } = roomByIsland(structure, state, flow);
  return flow.islandStatus.flatMap((_, i) => {
    const beyondMw = takenMw[i] - upMw[i];
    if (!(beyondMw > sharedLossesMw)) return [];
    const { id } = structure.grid.buses[flow.islandReferenceIx[i]];
    return [issue('warning', 'ac.lossesBeyondUnits', { id, mw: beyondMw }, { id })];
  });
}
