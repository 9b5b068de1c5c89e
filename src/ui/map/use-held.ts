import { useRef, useSyncExternalStore } from 'react';
import { heldBand, heldGeometry, heldInstant, heldRun, subscribeHeld } from '../../client/held';
import type { RunReader } from '../../client/run-reader';
import type { RunBand } from '../../model/run-record';
import type { WaterGeometry } from '../../model/water-geometry';

/** Reader of the latest run. */
export function useHeldRun(): RunReader | undefined {
  return useSyncExternalStore(subscribeHeld, heldRun);
}

/** What operators can change in the latest run, once it is worked out. */
export function useHeldBand(): RunBand | undefined {
  return useSyncExternalStore(subscribeHeld, heldBand);
}

/** The grid right after a change of losses, until the run answers. */
export function useHeldInstant(): ReturnType<typeof heldInstant> {
  return useSyncExternalStore(subscribeHeld, heldInstant);
}

/** Geometry of the water networks; the same object while nothing about it changed, though it was sent again. */
export function useHeldGeometry(): readonly WaterGeometry[] {
  const latest = useSyncExternalStore(subscribeHeld, heldGeometry);
  const kept = useRef(latest);
  if (kept.current !== latest && !isSame(kept.current, latest)) kept.current = latest;
  return kept.current;
}

function isSame(a: readonly WaterGeometry[], b: readonly WaterGeometry[]): boolean {
  return (
    a.length === b.length &&
    a.every((it, i) => {
      const other = b[i];
      return (
        it.networkId === other.networkId &&
        equal(it.nodeIds, other.nodeIds) &&
        equal(it.linkIds, other.linkIds) &&
        equal(it.linkKind, other.linkKind) &&
        equal(it.nodeLonLat, other.nodeLonLat) &&
        equal(it.vertexLonLat, other.vertexLonLat) &&
        equal(it.linkDiameterM, other.linkDiameterM) &&
        equal(it.tankMaxLevelM, other.tankMaxLevelM) &&
        equal(it.tankUsableM3, other.tankUsableM3) &&
        it.minimumPressureM === other.minimumPressureM &&
        it.requiredPressureM === other.requiredPressureM
      );
    })
  );
}

function equal<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
