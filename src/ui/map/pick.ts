import type { Geometry } from 'geojson';
import { type StateSource, stateSources } from './map-features';
import { branchClasses } from './state-classes';

/** A drawn feature under the pointer, as the map reports it. */
export interface Drawn {
  source: string;
  id?: string | number;
  geometry: Geometry;
  state?: Record<string, unknown>;
}

/** Small signs lie over lines, lines over areas: what a pointer means when several lie under it. */
const priority: readonly StateSource[] = [
  'branchMarks',
  'facilities',
  'devices',
  'tanks',
  'reservoirs',
  'generators',
  'buses',
  'feeders',
  'nodes',
  'branches',
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
    const source = stateSources.find((it) => it === feature.source);
    if (!source || typeof feature.id !== 'number') continue;
    // The sign of a branch is there only while it is out.
    const code = feature.state?.s;
    if (source === 'branchMarks' && code !== branchClasses.lost && code !== branchClasses.tripped) continue;
    const rank = priority.indexOf(source);
    let distance = 0;
    if (feature.geometry.type === 'Point') {
      const at = project(feature.geometry.coordinates as [number, number]);
      distance = Math.hypot(at.x - pointer.x, at.y - pointer.y);
    }
    if (!best || rank < best.rank || (rank === best.rank && distance < best.distance)) {
      best = { source, id: feature.id, rank, distance };
    }
  }
  return best && { source: best.source, id: best.id };
}
