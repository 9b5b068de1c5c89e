import { heldGeometry, subscribeHeld } from '../client/held';
import { type ComponentRef, isWaterKind, splitWaterId, zonesNetworkId } from '../model/ids';
import { findIn, findRow } from '../model/look-up';
import type { Region } from '../model/region';
import type { WaterGeometry } from '../model/water-geometry';
import { projectOfState, useProject } from '../store/project';
import { select, useView } from '../store/view';

/** Lets go of what is selected and no longer there, as after an undo. Returns the way to stop. */
export function startPruningSelection(): () => void {
  let geometry = heldGeometry();
  const stops = [
    useProject.subscribe(
      (state) => projectOfState(state)?.region,
      (region) => region && keepOnly((it) => !isDrawnElement(it) && isInRegion(it, region), isDrawnElement),
    ),
    subscribeHeld(() => {
      if (heldGeometry() === geometry) return;
      geometry = heldGeometry();
      keepOnly(
        (it) => isInNetworks(it, geometry),
        (it) => !isDrawnElement(it),
      );
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** `isAside`: those of whom nothing is known here. */
function keepOnly(isThere: (ref: ComponentRef) => boolean, isAside: (ref: ComponentRef) => boolean): void {
  const { selection } = useView.getState();
  const kept = selection.filter((it) => isAside(it) || isThere(it));
  if (kept.length < selection.length) select(kept);
}

/** Elements of networks are known when the worker has read their files. */
function isDrawnElement({ kind, id }: ComponentRef): boolean {
  return isWaterKind(kind) && splitWaterId(id).networkId !== zonesNetworkId;
}

function isInRegion(ref: ComponentRef, region: Region): boolean {
  if (ref.kind === 'island' || ref.id.startsWith('bus:')) return true;
  if (ref.kind === 'pipe') return findIn(region.supplyZones?.links ?? [], ref.id) !== undefined;
  return findRow(region, ref) !== undefined;
}

/** A network without a place is not drawn, and its elements are taken to be there. */
function isInNetworks({ id }: ComponentRef, geometry: readonly WaterGeometry[]): boolean {
  const { networkId } = splitWaterId(id);
  const net = geometry.find((it) => it.networkId === networkId);
  return !net || net.nodeIds.includes(id) || net.linkIds.includes(id);
}
