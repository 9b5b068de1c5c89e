import { none } from '../../model/ids';
import type { GridStructure } from '../flow/grid-structure';
import { movementShare, reliefMultiple } from './constants';
import type { FlowColumns } from './flow-program';
import type { FlowTopology } from './flow-topology';

/** What a column of the operators' program stands for. */
export const columnKinds = {
  raise: 0,
  lower: 1,
  unserved: 2,
  lessGiven: 3,
  lessShunt: 4,
  eased: 5,
} as const;

/** Limits that flows may pass, by up to so much, where the cost is worth it: one branch each. */
export interface EasedLimits {
  branchIx: Int32Array;
  /** 1 for the limit of the flow from from to to, -1 for the other way. */
  sign: Int8Array;
  mostMw: Float64Array;
  /** Cost of 1 MW above the limit, on the scale of the loads' weights. */
  cost: number;
}

/** Loads that may be left unserved, in the order of the caller, with the weight of 1 MW unserved. */
export interface WeightedLoads {
  busIx: Int32Array;
  weight: Float64Array;
}

/**
 * Columns of the operators' program. Units of one bus move together (`raise`, `lower`), loads of one bus and
 * weight are one column (`unserved`). The relief columns give up what cannot be dispatched, at buses that are asked for.
 */
export interface RedispatchColumns extends FlowColumns {
  kind: Uint8Array;
  /** First column of the bus's units, -1 for a bus without one. */
  unitColumnByBus: Int32Array;
  columnByLoad: Int32Array;
  /** Upper bound of the columns that ease limits. */
  easedMostMw: Float64Array;
}

/** Lays the columns out; bounds are written by `writeBounds`. Costs never change. */
export function createRedispatchColumns(
  structure: GridStructure,
  loads: WeightedLoads,
  reliefAtBus: Uint8Array,
  eased?: EasedLimits,
): RedispatchColumns {
  const { busCount, busGeneratorStart } = structure;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const weight of loads.weight) {
    if (weight > 0 && weight < least) least = weight;
    if (weight > most) most = weight;
  }
  if (most === 0) {
    least = 1;
    most = 1;
  }
  const bus: number[] = [];
  const kind: number[] = [];
  const cost: number[] = [];
  const add = (busIx: number, code: number, unitCost: number) => {
    bus.push(busIx);
    kind.push(code);
    cost.push(unitCost);
    return bus.length - 1;
  };
  const unitColumnByBus = new Int32Array(busCount).fill(-1);
  for (let b = 0; b < busCount; b++) {
    if (busGeneratorStart[b + 1] === busGeneratorStart[b]) continue;
    unitColumnByBus[b] = add(b, columnKinds.raise, movementShare * least);
    add(b, columnKinds.lower, movementShare * least);
  }
  const columnByKey = new Map<string, number>();
  const columnByLoad = new Int32Array(loads.busIx.length);
  for (let l = 0; l < columnByLoad.length; l++) {
    const key = `${loads.busIx[l]}:${loads.weight[l]}`;
    const known = columnByKey.get(key);
    columnByLoad[l] = known ?? add(loads.busIx[l], columnKinds.unserved, loads.weight[l]);
    columnByKey.set(key, columnByLoad[l]);
  }
  for (let b = 0; b < busCount; b++) {
    if (reliefAtBus[b] === 0) continue;
    add(b, columnKinds.lessGiven, reliefMultiple * most);
    add(b, columnKinds.lessShunt, reliefMultiple * most);
  }
  const powerCount = bus.length;
  for (const _ of eased?.branchIx ?? []) add(0, columnKinds.eased, eased?.cost ?? 0);
  const easedBranchIx = new Int32Array(bus.length).fill(none);
  const easedSign = new Int8Array(bus.length);
  const easedMostMw = new Float64Array(bus.length);
  if (eased) {
    easedBranchIx.set(eased.branchIx, powerCount);
    easedSign.set(eased.sign, powerCount);
    easedMostMw.set(eased.mostMw, powerCount);
  }
  const gives: number[] = [columnKinds.raise, columnKinds.unserved, columnKinds.lessShunt];
  return {
    busIx: Int32Array.from(bus),
    sign: Int8Array.from(kind, (it, c) =>
      it === columnKinds.eased ? easedSign[c] : gives.includes(it) ? 1 : -1,
    ),
    ...(eased ? { easedBranchIx } : {}),
    easedMostMw,
    lowerMw: new Float64Array(bus.length),
    upperMw: new Float64Array(bus.length),
    cost: Float64Array.from(cost),
    kind: Uint8Array.from(kind),
    unitColumnByBus,
    columnByLoad,
  };
}

/** The present point and what can be reached from it. */
export interface RedispatchState {
  /** By generator; those out of service are passed over. */
  outputMw: Float64Array;
  lowestMw: Float64Array;
  highestMw: Float64Array;
  /** By load of the setup. A negative need is power that the bus gives whatever is done. */
  neededMw: Float64Array;
}

/**
 * Writes bounds of columns and the fixed power at buses: units at the point nearest to the present one that they
 * can reach, all loads served, shunts drawn. At buses that are not live everything is unserved.
 */
export function writeBounds(
  columns: RedispatchColumns,
  fixedMw: Float64Array,
  topology: FlowTopology,
  generatorActive: Uint8Array,
  loads: WeightedLoads,
  state: RedispatchState,
): void {
  const { structure, model, busLive } = topology;
  const { lowerMw, upperMw, unitColumnByBus, columnByLoad, kind } = columns;
  lowerMw.fill(0);
  upperMw.fill(0);
  const lessGivenMw = new Float64Array(structure.busCount);
  for (let bus = 0; bus < structure.busCount; bus++) {
    fixedMw[bus] = busLive[bus] === 1 ? -model.shuntMw[bus] : 0;
    lessGivenMw[bus] = Math.max(0, fixedMw[bus]);
  }
  for (let g = 0; g < structure.generatorCount; g++) {
    const bus = structure.generatorBusIx[g];
    if (generatorActive[g] === 0 || busLive[bus] === 0) continue;
    const base = baseOutput(state, g);
    const column = unitColumnByBus[bus];
    upperMw[column] += Math.max(0, state.highestMw[g] - base);
    upperMw[column + 1] += base - state.lowestMw[g];
    fixedMw[bus] += base;
    lessGivenMw[bus] += Math.max(0, state.lowestMw[g]);
  }
  for (let l = 0; l < columnByLoad.length; l++) {
    const bus = loads.busIx[l];
    const needed = state.neededMw[l];
    if (busLive[bus] === 1) {
      fixedMw[bus] -= needed;
      lessGivenMw[bus] += Math.max(0, -needed);
      upperMw[columnByLoad[l]] += Math.max(0, needed);
    }
  }
  for (let c = 0; c < kind.length; c++) {
    const bus = columns.busIx[c];
    if (kind[c] === columnKinds.eased) upperMw[c] = columns.easedMostMw[c];
    else if (kind[c] === columnKinds.lessGiven) upperMw[c] = lessGivenMw[bus];
    else if (kind[c] === columnKinds.lessShunt && busLive[bus] === 1)
      upperMw[c] = Math.max(0, model.shuntMw[bus]);
  }
}

/** The output nearest to the present one that a unit can reach. */
export function baseOutput(state: RedispatchState, generatorIx: number): number {
  const { outputMw, lowestMw, highestMw } = state;
  return Math.max(lowestMw[generatorIx], Math.min(highestMw[generatorIx], outputMw[generatorIx]));
}
