import { useEffect } from 'react';
import type { Coupling } from '../../model/coupling';
import type { ComponentRef } from '../../model/ids';
import { useView } from '../../store/view';
import { chosenOverlay, crowdCount, linkOverlay, type Suggested, selectionOverlay } from './overlays';
import type { HostedMap } from './use-map-host';
import type { DrawnState } from './use-map-state';

const none: readonly ComponentRef[] = [];

interface CouplingView {
  consumer?: Coupling['consumer'];
  suggested: readonly Suggested[];
}

/** Draws outlines of what is selected, hovered and suggested, and the links of couplings. */
export function useMapOverlays(
  { host, styleCount }: HostedMap,
  { features, region }: DrawnState,
  { consumer, suggested }: CouplingView,
): void {
  const selection = useView((state) => state.selection);
  const hovered = useView((state) => state.hovered);
  const linked = selection.length > crowdCount ? none : selection;
  useEffect(() => {
    if (styleCount === 0) return;
    host?.setOverlay('chosen', chosenOverlay(features, selection));
  }, [host, styleCount, features, selection]);
  useEffect(() => {
    if (styleCount === 0) return;
    host?.setOverlay('selection', selectionOverlay(features, hovered, suggested));
  }, [host, styleCount, features, hovered, suggested]);
  useEffect(() => {
    if (styleCount === 0) return;
    host?.setOverlay('links', linkOverlay(features, region, linked, consumer, suggested));
  }, [host, styleCount, features, region, linked, consumer, suggested]);
}
