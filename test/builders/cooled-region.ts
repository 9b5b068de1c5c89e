import type { Generator } from '../../src/model/grid';
import type { Region } from '../../src/model/region';
import type { SupplyZones } from '../../src/model/water';
import { tinyRegion } from './tiny-region';

/** A steam unit of 60 MW beside the tiny region's hydro plant, cooled as the test says. */
export function steamUnit(changes: Partial<Generator> = {}): Generator {
  return {
    id: 'steam',
    busId: 'A',
    outputMw: 20,
    outputMvar: 0,
    minMw: 15,
    maxMw: 60,
    minMvar: -40,
    maxMvar: 40,
    voltagePu: 1,
    baseMva: 100,
    inService: true,
    technology: 'coal',
    ...changes,
  };
}

/** Two springs of 0.05 m3/s each; a basin of no other use hangs on both. */
export const twoSprings: SupplyZones = {
  nodes: [
    { id: 'east', kind: 'source', capacityM3s: 0.05 },
    { id: 'west', kind: 'source', capacityM3s: 0.05 },
    { id: 'basin', kind: 'zone', demandM3s: 0 },
  ],
  links: [
    { id: 'east-basin', fromId: 'east', toId: 'basin', capacityM3s: 1 },
    { id: 'west-basin', fromId: 'west', toId: 'basin', capacityM3s: 1 },
  ],
};

export function cooledRegion(unit: Partial<Generator>, changes: Partial<Region> = {}): Region {
  const region = tinyRegion();
  return {
    ...region,
    grid: { ...region.grid, generators: [...region.grid.generators, steamUnit(unit)] },
    ...changes,
  };
}
