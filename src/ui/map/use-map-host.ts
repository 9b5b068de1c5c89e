import type { CameraOptions } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useView } from '../../store/view';
import { useMotionReduced } from '../kit/motion';
import { createMapHost, type MapHost, type MapListeners } from './map-host';
import type { StyleParts } from './style/map-style';

export type DrawnParts = Omit<StyleParts, 'areaFill' | 'waterView' | 'layers'>;

export interface HostedMap {
  host?: MapHost;
  /** Raised whenever a style was loaded, so that states and overlays are told again. */
  styleCount: number;
  hasFailed: boolean;
}

/** Keeps a map in an element for as long as the component lives, and draws `parts` in it. */
export function useMapHost(
  box: RefObject<HTMLElement | null>,
  parts: DrawnParts,
  listeners: Omit<MapListeners, 'style'>,
  label: string,
): HostedMap {
  const [host, setHost] = useState<MapHost>();
  const [styleCount, setStyleCount] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const latest = useRef(listeners);
  latest.current = listeners;
  const drawn = useRef(parts);
  const firstLabel = useRef(label);
  const isStill = useMotionReduced();
  const camera = useRef<Pick<CameraOptions, 'center' | 'zoom'>>(undefined);

  // The renderer takes the wish for stillness once, when it is made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when `isStill` changes
  useEffect(() => {
    if (!box.current) return;
    const { areaFill, waterView, layers } = useView.getState();
    let made: MapHost | undefined;
    try {
      made = createMapHost(
        box.current,
        { ...drawn.current, areaFill, waterView, layers },
        {
          hover: (hit) => latest.current.hover(hit),
          click: (hit, place, withShift) => latest.current.click(hit, place, withShift),
          menu: (hit) => latest.current.menu(hit),
          box: (from, to) => latest.current.box(from, to),
          style: () => setStyleCount((count) => count + 1),
        },
        firstLabel.current,
      );
    } catch {
      setFailed(true);
    }
    if (camera.current) made?.map.jumpTo(camera.current);
    setHost(made);
    return () => {
      if (made) camera.current = { center: made.map.getCenter(), zoom: made.map.getZoom() };
      setHost(undefined);
      made?.dispose();
    };
  }, [box, isStill]);

  useEffect(() => {
    if (!host || drawn.current === parts) return;
    drawn.current = parts;
    const { areaFill, waterView, layers } = useView.getState();
    host.setParts({ ...parts, areaFill, waterView, layers });
  }, [host, parts]);

  useEffect(() => {
    if (!host) return;
    const stops = [
      useView.subscribe((state) => state.layers, host.setLayers),
      useView.subscribe((state) => state.areaFill, host.setAreaFill),
      useView.subscribe((state) => state.waterView, host.setWaterView),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host]);

  return { host, styleCount, hasFailed };
}
