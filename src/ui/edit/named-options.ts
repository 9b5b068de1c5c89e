import type { NameSpace } from '../../model/edits/references';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';

/** Something that a field can name. */
export interface Option {
  id: string;
  name?: string;
}

const mostOffered = 20;

/** All that a field of a name space can name, as far as it is known here. */
function optionsOf(region: Region, geometry: readonly WaterGeometry[], space: NameSpace): readonly Option[] {
  switch (space) {
    case 'bus':
      return region.grid.buses;
    case 'area':
      return region.areas;
    case 'feeder':
      return region.feeders;
    case 'depot':
      return region.depots;
    case 'facility':
      return region.facilities;
    case 'network':
      return region.waterNetworks;
    case 'waterNode':
      return [
        ...(region.supplyZones?.nodes ?? []),
        ...geometry.flatMap((it) => it.nodeIds.map((id) => ({ id }))),
      ];
    case 'waterLink':
      return geometry.flatMap((it) =>
        it.linkIds.filter((_, ix) => it.linkKind[ix] === 1).map((id) => ({ id })),
      );
    default:
      return [];
  }
}

/** The first options whose id or name holds what is typed. */
export function optionsLike(
  region: Region,
  geometry: readonly WaterGeometry[],
  space: NameSpace,
  typed: string,
): Option[] {
  const wanted = typed.trim().toLocaleLowerCase('uk');
  const found: Option[] = [];
  for (const option of optionsOf(region, geometry, space)) {
    if (found.length === mostOffered) break;
    if (`${option.id}\n${option.name ?? ''}`.toLocaleLowerCase('uk').includes(wanted)) found.push(option);
  }
  return found;
}

/** The name of what an id names; undefined where it has none or nothing bears it. */
export function optionName(
  region: Region,
  geometry: readonly WaterGeometry[],
  space: NameSpace,
  id: string,
): string | undefined {
  if (id === '') return undefined;
  return optionsOf(region, geometry, space).find((it) => it.id === id)?.name;
}
