import { none } from '../../model/ids';
import {
  branchStates,
  busStates,
  facilityPowerStates,
  facilityWaterStates,
  feederStates,
  generatorStates,
  linkStates,
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

/** Least pressure, m, of the classes low, enough, good, high; at or below 0 a node is dry. */
export const pressureStepsM = [0, 10, 20, 60] as const;

/** Junctions: 0 dry (no pressure, or nothing delivered of what is wanted), then 1 to 4 by pressure. */
export function junctionClass(pressureM: number, demandM3s: number, deliveredM3s: number): number {
  if (!(pressureM > 0) || (demandM3s > 0 && deliveredM3s < 0.05 * demandM3s)) return 0;
  if (pressureM < pressureStepsM[1]) return 1;
  if (pressureM < pressureStepsM[2]) return 2;
  return pressureM < pressureStepsM[3] ? 3 : 4;
}

/** Links: 0 open and still, 1 to 3 by flow, 4 closed, 5 without power, 6 lost. */
export const linkClasses = { still: 0, closed: 4, noPower: 5, lost: 6 } as const;
const flowStepsM3s = [0.0002, 0.005, 0.03] as const;

export function linkClass(state: number, flowM3s: number): number {
  if (state === linkStates.lost) return linkClasses.lost;
  if (state === linkStates.noPower) return linkClasses.noPower;
  if (state === linkStates.closed) return linkClasses.closed;
  const flow = Math.abs(flowM3s);
  return flow < flowStepsM3s[0] ? 0 : flow < flowStepsM3s[1] ? 1 : flow < flowStepsM3s[2] ? 2 : 3;
}

/** Fill of a tank as 0 (empty) to 5 (full) fifths, of its usable depth. */
export function tankClass(levelM: number, minM: number, maxM: number): number {
  const depth = maxM - minM;
  if (!(depth > 0) || !Number.isFinite(levelM)) return none;
  const fill = (levelM - minM) / depth;
  if (fill < 0.01) return 0;
  return Math.min(5, Math.max(1, Math.ceil(fill * 5 - 0.05)));
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
};

function nameByCode<Name extends string>(codes: Readonly<Record<Name, number>>): Name[] {
  const names: Name[] = [];
  for (const name of Object.keys(codes) as Name[]) names[codes[name]] = name;
  return names;
}
