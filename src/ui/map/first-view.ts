import { useState } from 'react';
import type { BaseMap } from '../../model/base-map';
import type { LonLat } from '../../model/schema-parts';
import { useView } from '../../store/view';
import { boxOf } from './box-of';
import { fitZoomOf } from './fit-zoom';

type Bounds = [LonLat, LonLat];

/** What the map shows first, and from which zoom on towns are drawn in detail. */
export interface FirstView {
  bounds?: Bounds;
  fitZoom: number;
  townZoom: number;
}

interface First {
  bounds?: Bounds;
  hasWater: boolean;
  view: FirstView;
}

/** Room for the map between the panels, px. */
interface Room {
  widthPx: number;
  heightPx: number;
}

/** The first view of the open project. */
export function useFirstView(bounds: Bounds | undefined, hasWater: boolean, baseMap: BaseMap): FirstView {
  const [first, setFirst] = useState(() => nextFirst(undefined, bounds, hasWater, baseMap, roomNow()));
  const next = nextFirst(first, bounds, hasWater, baseMap, roomNow());
  if (next !== first) setFirst(next);
  return next.view;
}

/**
 * The first view decides the size of every sign, so a later edit leaves it alone. It is taken again once: when
 * the water networks' geometry arrives and reaches beyond what was known before.
 */
export function nextFirst(
  first: First | undefined,
  bounds: Bounds | undefined,
  hasWater: boolean,
  baseMap: BaseMap,
  room: Room,
): First {
  const isNews = !first || (bounds && !first.bounds) || (hasWater && !first.hasWater);
  if (!isNews) return first;
  if (first?.bounds && bounds && contains(first.bounds, bounds)) return { ...first, hasWater };
  const fitZoom = fitZoomOf(bounds, room.widthPx, room.heightPx);
  const view = { bounds, fitZoom, townZoom: townZoomOf(bounds, baseMap, fitZoom) };
  return { bounds, hasWater, view };
}

function roomNow(): Room {
  const { leftOpen, rightOpen, timelineHeightPx } = useView.getState();
  const widthPx = innerWidth - 48 - (leftOpen ? 320 : 0) - (rightOpen ? 360 : 0);
  const heightPx = innerHeight - 48 - 39 - timelineHeightPx;
  return { widthPx: Math.max(widthPx - 64, 200), heightPx: Math.max(heightPx - 84, 200) };
}

/** Zoom from which the largest town is wide enough for its streets and pipes; below `fitZoom` where there are no towns. */
export function townZoomOf(bounds: Bounds | undefined, { builtUp }: BaseMap, fitZoom: number): number {
  const town = Math.max(
    0,
    ...builtUp.map(({ polygon }) => span(boxOf([{ type: 'Polygon', coordinates: polygon }]))),
  );
  const whole = span(bounds);
  if (!(town > 0) || !(whole > 0)) return fitZoom - 1;
  return fitZoom + Math.min(1.8, Math.max(-1, Math.log2(whole / town) - 1.4));
}

function span(bounds: Bounds | undefined): number {
  return bounds ? Math.max(bounds[1][0] - bounds[0][0], bounds[1][1] - bounds[0][1]) : 0;
}

/** True where `inner` reaches at most a twentieth beyond `outer`. */
function contains(outer: Bounds, inner: Bounds): boolean {
  const [[west, south], [east, north]] = outer;
  const wide = (east - west) / 20;
  const high = (north - south) / 20;
  return (
    inner[0][0] >= west - wide &&
    inner[1][0] <= east + wide &&
    inner[0][1] >= south - high &&
    inner[1][1] <= north + high
  );
}
