import { type Issue, issue } from '../model/result';
import { defaultDemandExponent, defaultMinimumM, defaultRequiredM, epanetDefaultRequired } from './constants';
import type { SolverNetwork } from './solver';
import type { FileUnits } from './units';

/** `file` as the file says; `dda` demand whatever the pressure; `pda` demand that falls with pressure. */
export type DemandModelChoice = 'file' | 'dda' | 'pda';

export interface DemandModelOptions {
  model: DemandModelChoice;
  /** Thresholds that override the file's, m of pressure. */
  minimumM?: number;
  requiredM?: number;
}

/**
 * Sets how demand answers to pressure: d = D·((p - P0)/(Pf - P0))^n between P0 and Pf. Thresholds come from the
 * options, else from the file, else (where the file holds EPANET's defaults, which amount to fixed demand) 3.5 m, 20 m and 0.5.
 */
export function setDemandModel(
  network: SolverNetwork,
  units: FileUnits,
  options: DemandModelOptions,
  file: string,
): Issue[] {
  const own = network.demandModel();
  const pressureDriven = options.model === 'pda' || (options.model === 'file' && own.pressureDriven);
  if (!pressureDriven) {
    network.setDemandModel({ ...own, pressureDriven: false });
    return [];
  }
  const given = options.minimumM !== undefined || options.requiredM !== undefined;
  if (options.model === 'file' && !given) return [];
  const isDefault = areDefaultThresholds(own.minimum, own.required);
  const fileMinimumM = isDefault ? defaultMinimumM : own.minimum * units.pressureToM;
  const fileRequiredM = isDefault ? defaultRequiredM : own.required * units.pressureToM;
  const minimumM = options.minimumM ?? fileMinimumM;
  const requiredM = options.requiredM ?? fileRequiredM;
  const code = network.setDemandModel({
    pressureDriven: true,
    minimum: minimumM / units.pressureToM,
    required: requiredM / units.pressureToM,
    exponent: isDefault ? defaultDemandExponent : own.exponent,
  });
  if (code >= 100) return [issue('error', 'water.thresholds', { minimumM, requiredM }, { file })];
  return [];
}

/** True for EPANET's default thresholds, in the file's unit of pressure: they would make demand all but fixed. */
export function areDefaultThresholds(minimum: number, required: number): boolean {
  return minimum <= 0 && required <= epanetDefaultRequired * 1.0001;
}
