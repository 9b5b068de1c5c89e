import type { Generator } from '../../src/model/grid';
import type { Region } from '../../src/model/region';
import { steamUnit } from './cooled-region';
import { tinyRegion } from './tiny-region';

/**
 * A town whose one plant is cooled by the town's own water, whose pumps hang on that plant: gas turbines at A, the
 * waterworks at C, its tank above the town and the plant.
 */
export function ringRegion(
  unit: Partial<Generator> = {},
  others: Generator[] = [],
  changes: Partial<Region> = {},
): Region {
  const region = tinyRegion();
  const plant = steamUnit({
    id: 'plant',
    technology: 'gasTurbine',
    minMw: 2,
    maxMw: 80,
    blackStart: true,
    crankingMw: 1,
    coolingNodeId: 'w/J3',
    coolingM3s: 0.004,
    ...unit,
  });
  return { ...region, grid: { ...region.grid, generators: [plant, ...others] }, ...changes };
}
