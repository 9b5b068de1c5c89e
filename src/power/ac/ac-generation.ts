import type { GridStructure } from '../flow/grid-structure';
import type { AcCase } from './ac-case';
import { acBusKinds } from './ac-start';
import type { AcState } from './ac-state';

/** Output of the units: 0 where dead or out of service, NaN where there is no answer. */
export interface AcGeneration {
  generatorMw: Float64Array;
  generatorMvar: Float64Array;
}

/**
 * Units at reference buses: the first takes the difference in MW. At buses whose voltage is held, the MVAr are
 * shared so that each unit stands at the same share of its range, evenly where there is no range. Others keep
 * what was scheduled. Source: MATPOWER's `pfsoln`.
 */
export function generationOf(
  structure: GridStructure,
  state: AcCase,
  voltages: AcState,
  kind: Uint8Array,
  solvedBus: Uint8Array,
  isDead: (bus: number) => boolean,
): AcGeneration {
  const { grid, busCount, baseMva, generatorBusIx, generatorCount, busGeneratorStart, busGeneratorIx } =
    structure;
  const generatorMw = new Float64Array(generatorCount);
  const generatorMvar = new Float64Array(generatorCount);
  for (let g = 0; g < generatorCount; g++) {
    const bus = generatorBusIx[g];
    if (state.generatorActive[g] === 0 || isDead(bus)) continue;
    generatorMw[g] = solvedBus[bus] === 1 ? state.generatorMw[g] : Number.NaN;
    generatorMvar[g] = solvedBus[bus] === 1 ? grid.generators[g].outputMvar : Number.NaN;
  }
  for (let bus = 0; bus < busCount; bus++) {
    if (solvedBus[bus] === 0 || kind[bus] === acBusKinds.load) continue;
    const units = Array.from(
      busGeneratorIx.subarray(busGeneratorStart[bus], busGeneratorStart[bus + 1]),
    ).filter((g) => state.generatorActive[g] === 1);
    if (units.length === 0) continue;
    if (kind[bus] === acBusKinds.reference) {
      generatorMw[units[0]] += baseMva * (voltages.activePu[bus] - voltages.scheduledActivePu[bus]);
    }
    const mvar = baseMva * voltages.reactivePu[bus] + state.loadMvar[bus];
    const least = units.map((g) => grid.generators[g].minMvar);
    const range = units.map((g) => grid.generators[g].maxMvar - grid.generators[g].minMvar);
    const leastSum = least.reduce((sum, it) => sum + it, 0);
    const rangeSum = range.reduce((sum, it) => sum + it, 0);
    const hasRange = Number.isFinite(leastSum) && Number.isFinite(rangeSum) && rangeSum > 0;
    units.forEach((g, u) => {
      generatorMvar[g] = hasRange
        ? least[u] + ((mvar - leastSum) * range[u]) / rangeSum
        : mvar / units.length;
    });
  }
  return { generatorMw, generatorMvar };
}
