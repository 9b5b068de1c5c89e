import { none } from '../../model/ids';
import {
  branchStates,
  busStates,
  facilityPowerStates,
  facilityWaterStates,
  feederStates,
  generatorStates,
  linkStates,
  waterPointStates,
} from '../../model/run-record';

/** Few classes instead of figures: the map tells a feature's class to the style only when it changes. */

/** Share served: 0 below a quarter, 1 below half, 2 below three quarters, 3 below 99 %, 4 full; -1 unknown. */
export function shareClass(share: number): number {
  if (!Number.isFinite(share)) return none;
  if (share < 0.25) return 0;
  if (share < 0.5) return 1;
  if (share < 0.75) return 2;
  return share < 0.99 ? 3 : 4;
}

/** Branches: 0 normal, 1 to 4 above 80, 100, 120, 150 % of the rating, then the ways to be out. */
export const branchClasses = { normal: 0, dead: 5, lost: 6, tripped: 7, notInService: 8 } as const;

export function branchClass(state: number, loading: number): number {
  switch (state) {
    case branchStates.dead:
      return branchClasses.dead;
    case branchStates.lost:
      return branchClasses.lost;
    case branchStates.tripped:
      return branchClasses.tripped;
    case branchStates.notInService:
      return branchClasses.notInService;
    default:
      return loading > 1.5 ? 4 : loading > 1.2 ? 3 : loading > 1 ? 2 : loading > 0.8 ? 1 : 0;
  }
}

/** Junctions: no water at all; below the least pressure that delivers; part of the need, twice; full service. */
export const junctionClasses = { none: 0, below: 1, low: 2, weak: 3, full: 4 } as const;

/** Where the classes of pressure begin, m. */
export interface PressureSteps {
  /** Below it nothing is delivered. */
  minimumM: number;
  weakM: number;
  /** All that is wanted is delivered, at a pressure that is usual in service. */
  fullM: number;
}

/** Least pressure that is usual in service (as the required pressure of EPANET's pressure-driven demand), m. */
const servicePressureM = 20;

/**
 * Steps from the thresholds of a network. The range in which demand is cut is told in two classes; where all is delivered
 * at less than the usual pressure, that is a class of its own.
 */
export function pressureSteps(minimumM: number, requiredM: number): PressureSteps {
  const fullM = Math.max(requiredM, servicePressureM);
  if (requiredM < servicePressureM) return { minimumM, weakM: Math.max(requiredM, minimumM), fullM };
  return { minimumM, weakM: minimumM < fullM / 2 ? fullM / 2 : (minimumM + fullM) / 2, fullM };
}

/** Class of a junction: none without pressure, or where nothing comes of what is wanted though there is pressure. */
export function junctionClass(
  pressureM: number,
  demandM3s: number,
  deliveredM3s: number,
  steps: PressureSteps,
): number {
  if (!(pressureM > 0)) return junctionClasses.none;
  if (pressureM < steps.minimumM) return junctionClasses.below;
  if (demandM3s > 0 && deliveredM3s < 0.05 * demandM3s) return junctionClasses.none;
  if (pressureM < steps.weakM) return junctionClasses.low;
  return pressureM < steps.fullM ? junctionClasses.weak : junctionClasses.full;
}

/** Links: 0 open and still, 1 to 5 by flow, then the ways to be out. A broken pipe leaks until it is shut off; a dry one has no pressure at both ends. */
export const linkClasses = { still: 0, closed: 6, noPower: 7, lost: 8, leaking: 9, dry: 10 } as const;
/** Least flow of the classes 1 to 5. */
export const flowStepsM3s = [0.0002, 0.002, 0.01, 0.05, 0.2] as const;

export function linkClass(state: number, flowM3s: number): number {
  if (state === linkStates.lost) return linkClasses.lost;
  if (state === linkStates.noPower) return linkClasses.noPower;
  if (state === linkStates.closed) return linkClasses.closed;
  const flow = Math.abs(flowM3s);
  let steps = 0;
  while (steps < flowStepsM3s.length && flow >= flowStepsM3s[steps]) steps++;
  return steps;
}

/** Parts in which the fill of a tank is told. */
export const tankParts = 8;

/** Fill of a tank as 0 (empty) to 8 (full) eighths of its usable depth. */
export function tankClass(levelM: number, minM: number, maxM: number): number {
  const depth = maxM - minM;
  if (!(depth > 0) || !Number.isFinite(levelM)) return none;
  return fillClass((levelM - minM) / depth);
}

/** As `tankClass`, of the share of a volume. */
export function fillClass(share: number): number {
  if (!Number.isFinite(share)) return none;
  if (share < 0.01) return 0;
  return Math.min(tankParts, Math.max(1, Math.round(share * tankParts)));
}

/** Sources of networks: open, closed for want of power at the works, lost. */
export const sourceClasses = { open: 0, closed: 1, lost: 2 } as const;

/** Nodes of supply zones: as they should be; part or nothing of what is wanted; closed; lost. */
export const supplyClasses = { well: 0, part: 1, none: 2, closed: 3, lost: 4 } as const;

/** Class of a zone by what it gets of its need; a zone without need is well. */
export function zoneClass(neededM3s: number, servedM3s: number): number {
  if (!(neededM3s > 0)) return supplyClasses.well;
  const share = servedM3s / neededM3s;
  if (share >= 0.99) return supplyClasses.well;
  return share < 0.05 ? supplyClasses.none : supplyClasses.part;
}

/** A state the map shows in words; the key ends a message id `map.state.…`. */
export const stateNames = {
  bus: nameByCode(busStates),
  branch: nameByCode(branchStates),
  generator: nameByCode(generatorStates),
  feeder: nameByCode(feederStates),
  facilityPower: nameByCode(facilityPowerStates),
  facilityWater: nameByCode(facilityWaterStates),
  link: nameByCode(linkStates),
  waterPoint: nameByCode(waterPointStates),
};

function nameByCode<Name extends string>(codes: Readonly<Record<Name, number>>): Name[] {
  const names: Name[] = [];
  for (const name of Object.keys(codes) as Name[]) names[codes[name]] = name;
  return names;
}
