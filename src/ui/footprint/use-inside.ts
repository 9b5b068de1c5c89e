import { useDeferredValue, useMemo } from 'react';
import { placeComponents } from '../../model/component-places';
import type { Footprint } from '../../model/footprint';
import { reachOf } from '../../model/footprint-reach';
import type { Region } from '../../model/region';
import type { ChoiceGroup } from '../../store/choosing';
import { useHeldGeometry } from '../map/use-held';
import { countGroups } from '../select/choice-groups';

/** How many components lie inside a footprint, by kind: their number alone, and nothing of what they do. */
export function useInside(region: Region, footprint: Footprint): [ChoiceGroup | 'others', number][] {
  const geometry = useHeldGeometry();
  const { grid, feeders, facilities, waterPoints, supplyZones } = region;
  const placed = useMemo(
    () => placeComponents({ grid, feeders, facilities, waterPoints, supplyZones }, geometry),
    [grid, feeders, facilities, waterPoints, supplyZones, geometry],
  );
  const { outline, halfWidthM } = useDeferredValue(footprint);
  return useMemo(() => {
    const shape: Footprint = { id: 'shape', hazard: 'flood', intensity: 1, outline };
    const reached = reachOf(halfWidthM === undefined ? shape : { ...shape, halfWidthM }, placed);
    return countGroups(
      { grid },
      reached.map((it) => it.ref),
    );
  }, [grid, outline, halfWidthM, placed]);
}
