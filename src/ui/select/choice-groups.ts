import type { ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { type ChoiceGroup, choiceGroups } from '../../store/choosing';
import type { LayerId } from '../../store/view';

/** The layer whose switch hides a group: what is hidden is not chosen on the map. */
export const layerOfGroup: Readonly<Record<ChoiceGroup, LayerId>> = {
  buses: 'grid',
  lines: 'grid',
  transformers: 'grid',
  units: 'grid',
  feeders: 'grid',
  facilities: 'facilities',
  waterNodes: 'water',
  waterLinks: 'water',
  waterPoints: 'waterPoints',
};

const groupOfKind: Partial<Record<ComponentRef['kind'], ChoiceGroup>> = {
  bus: 'buses',
  generator: 'units',
  dcLine: 'lines',
  feeder: 'feeders',
  facility: 'facilities',
  junction: 'waterNodes',
  reservoir: 'waterNodes',
  tank: 'waterNodes',
  supplySource: 'waterNodes',
  supplyZone: 'waterNodes',
  pipe: 'waterLinks',
  pump: 'waterLinks',
  valve: 'waterLinks',
  waterPoint: 'waterPoints',
};

/** The group of a component; undefined for areas and networks, which are not chosen with others. */
export function groupOf(region: Pick<Region, 'grid'>, ref: ComponentRef): ChoiceGroup | undefined {
  if (ref.kind !== 'branch') return groupOfKind[ref.kind];
  return findIn(region.grid.branches, ref.id)?.kind === 'transformer' ? 'transformers' : 'lines';
}

/** How many of each group there are, in the order of the groups; those without any are left out. */
export function countGroups(
  region: Pick<Region, 'grid'>,
  refs: Iterable<ComponentRef>,
): [group: ChoiceGroup | 'others', count: number][] {
  const counts = new Map<ChoiceGroup | 'others', number>();
  for (const ref of refs) {
    const group = groupOf(region, ref) ?? 'others';
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...choiceGroups, 'others' as const].flatMap((it) => {
    const count = counts.get(it);
    return count ? [[it, count] as [ChoiceGroup | 'others', number]] : [];
  });
}
