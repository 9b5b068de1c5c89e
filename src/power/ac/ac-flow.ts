import { none } from '../../model/ids';
import { ok, type Result } from '../../model/result';
import { pi } from '../../numerics/math';
import type { GridStructure } from '../flow/grid-structure';
import { findReferenceBus } from '../flow/reference-bus';
import { createIslands, findIslandsInto, type Islands } from '../islands/islands';
import { type AcBranchFlows, branchFlows } from './ac-branch-flows';
import type { AcCase } from './ac-case';
import { type AcGeneration, generationOf } from './ac-generation';
import { acBusKinds, kindsOfBuses, startFromDcFlow, startFromFile } from './ac-start';
import type { AcState, AcUnknowns } from './ac-state';
import { type Admittance, createAdmittance } from './admittance';
import { doubtfulVoltagePu, voltageMarginPu } from './constants';
import { iterateNewton, type NewtonOutcome } from './newton';

export const acStatuses = ['solved', 'notConverged', 'dead'] as const;
export type AcStatus = (typeof acStatuses)[number];

/** One AC power flow. Buses of dead and of unconverged islands have no voltage: NaN in the arrays. */
export interface AcFlow extends AcBranchFlows, AcGeneration {
  /** `notConverged` where any live island is, `dead` where none is live. */
  status: AcStatus;
  islands: Islands;
  islandStatus: AcStatus[];
  /** -1 for dead islands. */
  islandReferenceIx: Int32Array;
  islandOutcome: NewtonOutcome[];
  voltagePu: Float64Array;
  angleRad: Float64Array;
}

/**
 * Newton power flow as MATPOWER's `runpf` with its defaults: from the voltages of the file, with the units'
 * set-points at reference and voltage-controlled buses, no limits on reactive power, taps as they are. Each
 * island is solved by itself; its reference is the file's, else the bus of its largest unit. An island that does
 * not converge, or converges to a voltage below 0.6 p.u., is tried once more from the angles of the DC flow. Fails with issues on branches without impedance.
 * A check: nothing of the simulation follows from it.
 */
export function solveAcFlow(structure: GridStructure, state: AcCase): Result<AcFlow> {
  const { busCount } = structure;
  const admittance = createAdmittance(structure, state.busActive, state.branchActive);
  if (!admittance.ok) return admittance;
  const islands = createIslands(busCount);
  findIslandsInto(islands, structure, state.busActive, state.branchActive);
  const islandReferenceIx = new Int32Array(islands.count);
  for (let i = 0; i < islands.count; i++)
    islandReferenceIx[i] = findReferenceBus(structure, islands, i, state.generatorActive);
  const kind = kindsOfBuses(structure, state, islandReferenceIx);
  const voltages = createState(structure, state, admittance.value);
  startFromFile(voltages, structure, state, kind);

  const unknowns = unknownsByIsland(structure, islands, islandReferenceIx, kind);
  const outcomes = unknowns.map((it) => (it ? iterateNewton(voltages, it) : notTried));
  const isLive = (bus: number) =>
    islands.busIslandIx[bus] !== none && unknowns[islands.busIslandIx[bus]] !== undefined;
  if (outcomes.some((it, i) => isDoubtful(it, voltages, unknowns[i]))) {
    const again = createState(structure, state, admittance.value);
    if (startFromDcFlow(again, structure, state, kind, isLive)) {
      outcomes.forEach((first, i) => {
        const it = unknowns[i];
        if (!it || !isDoubtful(first, voltages, it)) return;
        const second = iterateNewton(again, it);
        if (!isBetter(first, voltages, second, again, it)) return;
        outcomes[i] = second;
        copyVoltages(voltages, again, it.busIx);
      });
    }
  }

  const islandStatus = outcomes.map(
    (it): AcStatus => (it === notTried ? 'dead' : it.converged ? 'solved' : 'notConverged'),
  );
  const solvedBus = new Uint8Array(busCount);
  for (let bus = 0; bus < busCount; bus++) {
    const i = islands.busIslandIx[bus];
    if (i !== none && islandStatus[i] === 'solved') {
      solvedBus[bus] = 1;
      voltages.angleRad[bus] = wrapAngle(voltages.angleRad[bus]);
    } else {
      voltages.voltagePu[bus] = Number.NaN;
      voltages.angleRad[bus] = Number.NaN;
    }
  }
  const isDead = (bus: number) =>
    islands.busIslandIx[bus] === none || islandStatus[islands.busIslandIx[bus]] === 'dead';
  const flows = branchFlows(structure, state, voltages, solvedBus, isDead);
  return ok({
    status: islandStatus.includes('notConverged')
      ? 'notConverged'
      : islandStatus.includes('solved')
        ? 'solved'
        : 'dead',
    islands,
    islandStatus,
    islandReferenceIx,
    islandOutcome: outcomes,
    voltagePu: voltages.voltagePu,
    angleRad: voltages.angleRad,
    ...flows,
    ...generationOf(structure, state, voltages, kind, solvedBus, isDead),
  });
}

const notTried: NewtonOutcome = { converged: false, iterations: 0, mismatchPu: 0 };

/** No answer, or one with a voltage so low that it may be the lower of the two that the equations have. */
function isDoubtful(outcome: NewtonOutcome, voltages: AcState, unknowns: AcUnknowns | undefined): boolean {
  if (!unknowns) return false;
  return !outcome.converged || lowestVoltage(voltages, unknowns) < doubtfulVoltagePu;
}

function isBetter(
  first: NewtonOutcome,
  firstVoltages: AcState,
  second: NewtonOutcome,
  secondVoltages: AcState,
  unknowns: AcUnknowns,
): boolean {
  if (first.converged !== second.converged) return second.converged;
  if (!second.converged) return second.mismatchPu < first.mismatchPu;
  return lowestVoltage(secondVoltages, unknowns) > lowestVoltage(firstVoltages, unknowns) + voltageMarginPu;
}

function lowestVoltage(voltages: AcState, unknowns: AcUnknowns): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const bus of unknowns.busIx) lowest = Math.min(lowest, voltages.voltagePu[bus]);
  return lowest;
}

function createState(structure: GridStructure, state: AcCase, admittance: Admittance): AcState {
  const { grid, busCount, generatorBusIx, baseMva } = structure;
  const zeros = () => new Float64Array(busCount);
  const scheduledActivePu = state.loadMw.map((mw) => -mw / baseMva);
  const scheduledReactivePu = state.loadMvar.map((mvar) => -mvar / baseMva);
  grid.generators.forEach((unit, g) => {
    if (state.generatorActive[g] === 0) return;
    scheduledActivePu[generatorBusIx[g]] += state.generatorMw[g] / baseMva;
    scheduledReactivePu[generatorBusIx[g]] += unit.outputMvar / baseMva;
  });
  return {
    admittance,
    voltagePu: zeros(),
    angleRad: zeros(),
    real: zeros(),
    imaginary: zeros(),
    activePu: zeros(),
    reactivePu: zeros(),
    scheduledActivePu,
    scheduledReactivePu,
  };
}

/** Unknowns numbered in the fill-reducing order of the grid's buses, two in a row; undefined for dead islands. */
function unknownsByIsland(
  structure: GridStructure,
  islands: Islands,
  referenceIx: Int32Array,
  kind: Uint8Array,
): (AcUnknowns | undefined)[] {
  const { busCount, symbolic } = structure;
  const angleUnknown = new Int32Array(busCount).fill(none);
  const voltageUnknown = new Int32Array(busCount).fill(none);
  const inOrder = new Int32Array(busCount);
  const next = islands.memberStart.slice(0, islands.count);
  for (let k = 0; k < busCount; k++) {
    const bus = symbolic.order[k];
    if (islands.busIslandIx[bus] !== none) inOrder[next[islands.busIslandIx[bus]]++] = bus;
  }
  return Array.from({ length: islands.count }, (_, i) => {
    if (referenceIx[i] === none) return undefined;
    const busIx = inOrder.subarray(islands.memberStart[i], islands.memberStart[i + 1]);
    let count = 0;
    for (const bus of busIx) {
      if (kind[bus] !== acBusKinds.reference) angleUnknown[bus] = count++;
      if (kind[bus] === acBusKinds.load) voltageUnknown[bus] = count++;
    }
    return { count, busIx, angleUnknown, voltageUnknown };
  });
}

function copyVoltages(to: AcState, from: AcState, busIx: Int32Array): void {
  for (const bus of busIx) {
    to.voltagePu[bus] = from.voltagePu[bus];
    to.angleRad[bus] = from.angleRad[bus];
    to.activePu[bus] = from.activePu[bus];
    to.reactivePu[bus] = from.reactivePu[bus];
    to.real[bus] = from.real[bus];
    to.imaginary[bus] = from.imaginary[bus];
  }
}

/** Into (-180, 180] degrees, as the angle of a complex number. */
function wrapAngle(angleRad: number): number {
  const turns = Math.ceil((angleRad - pi) / (2 * pi));
  return turns === 0 ? angleRad : angleRad - turns * 2 * pi;
}
