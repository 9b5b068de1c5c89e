import type { Region } from '../../model/region';
import type { Placement } from '../../model/water';
import type { InpIndex } from '../inp/inp-index';
import { boxOf } from './place-points';

/** Width of a drawing on the schematic map, m. */
const drawnM = 8_000;
const metresPerDeg = 111_195;

/**
 * Where a network is drawn on a schematic map until the user places it: below the grid, one beside the other.
 * Undefined for a network without coordinates.
 */
export function defaultPlacement(index: InpIndex, networkIx: number, region: Region): Placement | undefined {
  const box = boxOf(index.nodeX, index.nodeY);
  if (!box) return undefined;
  const across = Math.max(box.maxX - box.minX, box.maxY - box.minY);
  const metresPerUnit = across > 0 ? drawnM / across : 1;
  let southDeg = 0;
  for (const { lonLat } of region.grid.buses) if (lonLat && lonLat[1] < southDeg) southDeg = lonLat[1];
  const stepDeg = (drawnM * 1.3) / metresPerDeg;
  return { kind: 'centre', centre: [networkIx * stepDeg, southDeg - stepDeg], metresPerUnit };
}
