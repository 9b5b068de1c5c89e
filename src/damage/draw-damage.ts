import { placeComponents } from '../model/component-places';
import type { DamageCounts, DamageDraw, DrawnLoss } from '../model/damage-draw';
import type { Footprint } from '../model/footprint';
import { reachOf } from '../model/footprint-reach';
import { type ComponentRef, refKey } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { damageStates } from '../model/scenario';
import type { WaterGeometry } from '../model/water-geometry';
import { createRandom } from '../numerics/random';
import { createFragility, stateAt } from './fragility';
import { createRepairClassifier, type RepairClass } from './repair-class';
import { drawRepairS } from './repair-time';

/** Units below this have the curve of small plants, MW (Hazus). */
const largeUnitMw = 100;
/** What stands for a neighbour's grid, and what Hazus's plants do not cover, has no curve. */
const withoutCurve: ReadonlySet<string> = new Set(['interconnection', 'wind', 'solar', 'storage']);

/**
 * One draw of what a footprint damages, in the Region's order. The state of a component depends on its id, the seed and
 * the number of the draw alone: not on the order or number of others, nor on the footprint's name.
 */
export function drawDamage(
  region: Region,
  water: readonly WaterGeometry[],
  footprint: Footprint,
  seed: number,
  read: ParameterReader,
): DamageDraw {
  const chancesOf = createFragility(read, footprint.hazard);
  const classify = createRepairClassifier(region, () => Number.NaN);
  const units = new Map(region.grid.generators.map((it) => [it.id, it]));

  function fragilityClass(ref: ComponentRef, repairClass: RepairClass): string | undefined {
    if (ref.kind === 'junction' || ref.kind === 'dcLine') return undefined;
    if (ref.kind !== 'generator') return repairClass;
    const unit = units.get(ref.id);
    if (!unit || withoutCurve.has(unit.technology)) return undefined;
    return unit.maxMw < largeUnitMw ? 'unitSmall' : 'unitLarge';
  }

  const losses: DrawnLoss[] = [];
  const counts: DamageCounts = { none: 0, minor: 0, moderate: 0, heavy: 0, destroyed: 0 };
  let withoutCount = 0;
  const label = `damage/${footprint.draw ?? 0}`;
  for (const { ref, pieces } of reachOf(footprint, placeComponents(region, water))) {
    const repairClass = classify(ref);
    const name = repairClass && fragilityClass(ref, repairClass);
    const chances = name === undefined ? undefined : chancesOf(name, pieces);
    if (!repairClass || !chances) {
      withoutCount++;
      continue;
    }
    const damage = stateAt(createRandom(seed, `${label}/${refKey(ref)}`).next(), chances);
    counts[damage]++;
    if (damage === damageStates[0]) continue;
    const repairS = drawRepairS(
      createRandom(seed, `${label}/${refKey(ref)}/repair`),
      read,
      repairClass,
      damage,
    );
    losses.push({ component: { kind: ref.kind, id: ref.id }, damage, repairS });
  }
  return { losses, counts, withoutCount };
}
