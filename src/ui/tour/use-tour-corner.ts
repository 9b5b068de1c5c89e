import type { Geometry } from 'geojson';
import { useEffect } from 'react';
import { type ComponentRef, refKey } from '../../model/ids';
import type { LonLat } from '../../model/schema-parts';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useView } from '../../store/view';
import { boxOf } from '../map/box-of';
import type { MapHost } from '../map/map-host';
import { tourCorners, useTour } from './tour-store';

interface Spot {
  geometry: Geometry;
  weight: number;
}

/** Keeps the card of the guided visit in the corner of the map where it covers least of what it speaks of. */
export function useTourCorner(host: MapHost | undefined, places: Map<string, Geometry>): void {
  useEffect(() => {
    if (!host) return;
    let waiting = 0;
    const look = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => chooseCorner(host, spotsOf(places)));
    };
    look();
    host.map.on('moveend', look);
    const stops = [
      useTour.subscribe((state, before) => state.stepIx !== before.stepIx && look()),
      useView.subscribe((state) => state.selection, look),
    ];
    return () => {
      cancelAnimationFrame(waiting);
      host.map.off('moveend', look);
      for (const stop of stops) stop();
    };
  }, [host, places]);
}

/** What the visit speaks of: people where they live, what is lost, and above all what is selected. */
function spotsOf(places: Map<string, Geometry>): Spot[] {
  const spots: Spot[] = [];
  const add = (ref: ComponentRef, weight: number) => {
    const geometry = places.get(refKey(ref));
    if (geometry) spots.push({ geometry, weight });
  };
  const areas = projectOfState(useProject.getState())?.region.areas ?? [];
  const people = areas.reduce((sum, it) => sum + it.people, 0) || 1;
  for (const area of areas) add({ kind: 'area', id: area.id }, area.people / people);
  const events = scenarioOfState(useProject.getState())?.events ?? [];
  for (const { component } of events) add(component, 0.5 / events.length);
  for (const ref of useView.getState().selection) add(ref, 2);
  return spots;
}

/** So many places stand for a segment of a line, which may pass under the card between its ends. */
const placesOfSegment = 8;

/** Places that stand for a geometry: all along a line, the middle of anything else. */
export function placesAlong(geometry: Geometry): LonLat[] {
  if (geometry.type !== 'LineString') {
    const box = boxOf([geometry]);
    return box ? [[(box[0][0] + box[1][0]) / 2, (box[0][1] + box[1][1]) / 2]] : [];
  }
  const line = geometry.coordinates as LonLat[];
  return line.slice(1).flatMap(([toLon, toLat], ix): LonLat[] => {
    const [lon, lat] = line[ix];
    return Array.from({ length: placesOfSegment }, (_, step): LonLat => {
      const share = (step + 0.5) / placesOfSegment;
      return [lon + share * (toLon - lon), lat + share * (toLat - lat)];
    });
  });
}

/** Space around the card that is to stay free as well, px. */
const airPx = 12;
/** A corner is left only for one that frees so much of the weight. */
const worthMoving = 0.05;

function chooseCorner({ map }: MapHost, spots: readonly Spot[]): void {
  const card = document.querySelector('.tour')?.getBoundingClientRect();
  if (!card) return;
  const frame = map.getContainer().getBoundingClientRect();
  const covered = (corner: (typeof tourCorners)[number]): number => {
    const [block, inline] = corner.split('-');
    const left = inline === 'start' ? 8 : frame.width - 56 - card.width;
    const top = block === 'top' ? 48 : frame.height - 9 - card.height;
    let sum = 0;
    for (const { geometry, weight } of spots) {
      const places = placesAlong(geometry);
      for (const place of places) {
        const { x, y } = map.project(place);
        const isInside =
          x > left - airPx &&
          x < left + card.width + airPx &&
          y > top - airPx &&
          y < top + card.height + airPx;
        if (isInside) sum += weight / places.length;
      }
    }
    return sum;
  };
  const now = useTour.getState().corner;
  let best = now;
  let least = covered(now) - worthMoving;
  for (const corner of tourCorners) {
    const sum = covered(corner);
    if (sum < least) {
      best = corner;
      least = sum;
    }
  }
  if (best !== now) useTour.setState({ corner: best });
}
