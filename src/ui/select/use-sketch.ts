import type { MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { LonLat } from '../../model/schema-parts';
import type { SketchShape } from '../../store/view';
import type { MapHost } from '../map/map-host';
import { sketchOverlay } from './sketch-layers';

/** A click so near to the first corner closes a polygon, px. */
const closePx = 12;

export const leastPoints: Readonly<Record<SketchShape, number>> = { box: 2, polygon: 3, track: 2 };

export interface Sketch {
  points: readonly LonLat[];
  /** True while the keyboard draws: a cross stands in the middle of the map. */
  byKeys: boolean;
  isComplete: boolean;
  takeBack(): void;
  finish(): void;
}

interface SketchEnds {
  done(points: readonly LonLat[]): void;
  cancel(): void;
}

/**
 * Draws a shape by clicks: corners one by one; a box ends with its second, the others by Enter, a double click or a click on
 * the first. By keyboard: arrows move the map under a cross, Space puts a corner there, Backspace takes the last back, Escape
 * gives up.
 */
export function useSketch(host: MapHost | undefined, shape: SketchShape, ends: SketchEnds): Sketch {
  const [points, setPoints] = useState<readonly LonLat[]>([]);
  const [byKeys, setByKeys] = useState(false);
  const latest = useRef({ points, ends });
  latest.current = { points, ends };
  const isComplete = points.length >= leastPoints[shape];

  const finish = () => {
    const { points: drawn, ends: to } = latest.current;
    if (drawn.length >= leastPoints[shape]) to.done(drawn);
  };
  const add = (place: LonLat) => {
    const drawn = [...latest.current.points, place];
    // the same render must not see the former corners again: two clicks may come within it
    latest.current = { ...latest.current, points: drawn };
    setPoints(drawn);
    if (shape === 'box' && drawn.length === 2) latest.current.ends.done(drawn);
  };
  const takeBack = () => {
    latest.current = { ...latest.current, points: latest.current.points.slice(0, -1) };
    setPoints(latest.current.points);
  };
  const acts = useRef({ add, finish, takeBack });
  acts.current = { add, finish, takeBack };

  useEffect(() => {
    if (!host) return;
    const { map } = host;
    let next: LonLat | undefined;
    const draw = () => host.setOverlay('sketch', sketchOverlay(shape, latest.current.points, next));
    const onMove = ({ lngLat }: MapMouseEvent) => {
      next = [lngLat.lng, lngLat.lat];
      setByKeys(false);
      draw();
    };
    const onClick = ({ lngLat, point }: MapMouseEvent) => {
      const [first] = latest.current.points;
      const at = first && map.project(first);
      const isFirst = at && Math.hypot(at.x - point.x, at.y - point.y) < closePx;
      if (shape === 'polygon' && isFirst && latest.current.points.length >= 3) acts.current.finish();
      else acts.current.add([lngLat.lng, lngLat.lat]);
    };
    const onDouble = (event: MapMouseEvent) => {
      event.preventDefault();
      // the second click of the two has put the same corner again
      if (shape !== 'box') acts.current.takeBack();
      acts.current.finish();
    };
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const isOnButton = event.target instanceof Element && event.target.closest('button, a');
      const { key } = event;
      if (key === 'Escape') latest.current.ends.cancel();
      else if (key === 'Backspace') acts.current.takeBack();
      else if (key === 'Enter' && !isOnButton) acts.current.finish();
      else if (key === ' ' && !isOnButton) {
        const { lng, lat } = map.getCenter();
        acts.current.add([lng, lat]);
        setByKeys(true);
      } else {
        if (key.startsWith('Arrow')) {
          setByKeys(true);
          const { lng, lat } = map.getCenter();
          next = [lng, lat];
        }
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    const onPan = () => {
      if (document.activeElement !== map.getCanvas()) return;
      const { lng, lat } = map.getCenter();
      next = [lng, lat];
      draw();
    };
    map.doubleClickZoom.disable();
    host.setBoxing(shape === 'box');
    map.on('mousemove', onMove);
    map.on('click', onClick);
    map.on('dblclick', onDouble);
    map.on('moveend', onPan);
    window.addEventListener('keydown', onKey, { capture: true });
    map.getCanvas().focus({ preventScroll: true });
    return () => {
      map.doubleClickZoom.enable();
      host.setBoxing(false);
      map.off('mousemove', onMove);
      map.off('click', onClick);
      map.off('dblclick', onDouble);
      map.off('moveend', onPan);
      window.removeEventListener('keydown', onKey, { capture: true });
      host.setOverlay('sketch', { type: 'FeatureCollection', features: [] });
    };
  }, [host, shape]);

  useEffect(() => {
    host?.setOverlay('sketch', sketchOverlay(shape, points, undefined));
  }, [host, shape, points]);

  return { points, byKeys, isComplete, takeBack, finish };
}
