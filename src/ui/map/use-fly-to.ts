import { useEffect, useRef } from 'react';
import { refKey } from '../../model/ids';
import type { LonLat } from '../../model/schema-parts';
import { useView } from '../../store/view';
import { isMotionReduced } from '../kit/motion';
import { useTour } from '../tour/tour-store';
import { boxOf } from './box-of';
import type { MapFeatures } from './map-features';
import type { MapHost } from './map-host';

/** Air around what is shown, px. */
const airPx = 80;
/** Least height that is left for what is shown beside the card of the guided visit, px. */
const leastShownPx = 160;

/** Air on all sides, and on the side where the card of the guided visit floats its height as well. */
function freePadding({ map }: MapHost): { top: number; bottom: number; left: number; right: number } {
  const padding = { top: airPx, bottom: airPx, left: airPx, right: airPx };
  const cardPx = document.querySelector('.tour')?.clientHeight ?? 0;
  if (map.getContainer().clientHeight - cardPx - 2 * airPx < leastShownPx) return padding;
  padding[useTour.getState().corner.startsWith('top') ? 'top' : 'bottom'] += cardPx;
  return padding;
}

/** Brings into view what another part of the page asks to show. */
export function useFlyTo(host: MapHost | undefined, features: MapFeatures, fitZoom: number): void {
  const flyTo = useView((state) => state.flyTo);
  const done = useRef(flyTo);
  useEffect(() => {
    if (!host || !flyTo || done.current === flyTo) return;
    done.current = flyTo;
    const places = [flyTo.ref, ...(flyTo.others ?? [])].flatMap(
      (it) => features.places.get(refKey(it)) ?? [],
    );
    const [geometry] = places;
    const around = boxOf(places);
    if (!geometry || !around) return;
    const duration = isMotionReduced() ? 0 : 500;
    if (places.length === 1 && geometry.type === 'Point') {
      const zoom = Math.max(host.map.getZoom(), fitZoom + 2);
      host.map.easeTo({ center: geometry.coordinates as LonLat, zoom, duration });
    } else host.map.fitBounds(around, { padding: freePadding(host), maxZoom: fitZoom + 3, duration });
  }, [host, flyTo, features, fitZoom]);
}
