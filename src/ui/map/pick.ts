import type { Geometry } from 'geojson';
import { type StateSource, stateSources } from './map-features';

/** A drawn feature under the pointer, as the map reports it. */
export interface Drawn {
  source: string;
  id?: string | number;
  geometry: Geometry;
  properties?: Record<string, unknown> | null;
}

/** Small signs lie over lines, lines over areas: what a pointer means when several lie under it. */
const priority: readonly StateSource[] = [
  'facilities',
  'devices',
  'tanks',
  'reservoirs',
  'supplyNodes',
  'waterPoints',
  'generators',
  'buses',
  'feeders',
  'nodes',
  'branches',
  'supplyLinks',
  'pipeArrows',
  'pipesOut',
  'pipes',
  'areas',
];

/** The component meant: the foremost kind, and of its kind the point nearest to the pointer. */
export function chooseHit(
  drawn: readonly Drawn[],
  project: (place: [number, number]) => { x: number; y: number },
  pointer: { x: number; y: number },
): { source: StateSource; id: number } | undefined {
  let best: { source: StateSource; id: number; rank: number; distance: number } | undefined;
  for (const feature of drawn) {
    // A sign stands for the component that is out, before all else.
    const isMark = feature.source === 'marks';
    const named = isMark ? feature.properties?.of : feature.source;
    const id = isMark ? feature.properties?.ix : feature.id;
    const source = stateSources.find((it) => it === named);
    if (!source || typeof id !== 'number') continue;
    const rank = isMark ? -1 : priority.indexOf(source);
    let distance = 0;
    if (feature.geometry.type === 'Point') {
      const at = project(feature.geometry.coordinates as [number, number]);
      distance = Math.hypot(at.x - pointer.x, at.y - pointer.y);
    }
    if (!best || rank < best.rank || (rank === best.rank && distance < best.distance)) {
      best = { source, id, rank, distance };
    }
  }
  return best && { source: best.source, id: best.id };
}
