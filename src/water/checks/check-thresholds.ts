import { issue } from '../../model/result';
import { defaultMinimumM, defaultRequiredM, epanetDefaultRequired } from '../constants';
import type { CheckedNetwork, WaterCheck } from './checked-network';

/** Tells where pressure-driven demand would mean nothing with the file's thresholds, and which are used instead. */
export function checkThresholds(network: CheckedNetwork, file: string): WaterCheck[] {
  const { minimumM = 0, requiredM, requiredInFile = 0, pressureDriven } = network.options;
  if (minimumM > 0 || requiredInFile > epanetDefaultRequired * 1.0001) return [];
  const params = {
    stated: requiredM === undefined ? 'no' : 'yes',
    requiredM: Math.round((requiredM ?? 0) * 100) / 100,
    usedMinimumM: defaultMinimumM,
    usedRequiredM: defaultRequiredM,
  };
  const line = network.sections.find((it) => it.name === 'OPTIONS')?.line;
  const where = line === undefined ? { file } : { file, line };
  return [
    {
      issue: issue(pressureDriven ? 'warning' : 'info', 'checks.thresholds', params, where),
      elements: [],
    },
  ];
}
