import type { FeatureCollection } from 'geojson';
import {
  type GeoJSONSource,
  type ImageSource,
  Map as MapLibre,
  type MapMouseEvent,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { markBroken } from '../../commands/map-archives';
import type { ComponentRef } from '../../model/ids';
import type { LonLat } from '../../model/schema-parts';
import type { AreaFill, LayerId, WaterView } from '../../store/view';
import { isMotionReduced } from '../kit/motion';
import { archiveOfSource } from './archive/archive-layers';
import { registerArchiveProtocol } from './archive/archive-protocol';
import { createFlowOverlay } from './flow/flow-overlay';
import { iconPixelRatio } from './icons/draw-icon';
import { chipStretch, drawMapImage } from './icons/map-images';
import { createHostLive } from './live/host-live';
import { stateSources } from './map-features';
import { chooseHit } from './pick';
import { drawRelief } from './relief/draw-relief';
import { createHostStill } from './still/host-still';
import { areaFillPaint } from './style/area-layers';
import { isShown, makeMapStyle, type StyleParts, waterViewLayers } from './style/map-style';

setWorkerUrl(workerUrl);

export interface Hit {
  ref: ComponentRef;
  x: number;
  y: number;
}

/** Sources that are told anew as a whole. */
export type OverlaySource = 'selection' | 'chosen' | 'links' | 'marks' | 'counts' | 'footprints' | 'sketch';

export interface MapListeners {
  hover(hit: Hit | undefined): void;
  click(hit: Hit | undefined, place: LonLat, withShift: boolean): void;
  menu(hit: Hit | undefined): void;
  /** A box was drawn with Shift, or while boxes are on. */
  box(from: LonLat, to: LonLat): void;
  /** A style has been loaded: states and overlays must be told again. */
  style(): void;
}

/** The map outside React: it takes parts and states, and tells what the pointer does. */
export interface MapHost {
  readonly map: MapLibre;
  /** Tells the state of one drawn feature. */
  setState(feature: { source: string; id: number }, state: Record<string, number>): void;
  /** False while a style is being loaded; states cannot be told then. */
  isReady(): boolean;
  setParts(parts: StyleParts): void;
  setLayers(shown: Record<LayerId, boolean>): void;
  setAreaFill(fill: AreaFill): void;
  setWaterView(view: WaterView): void;
  setOverlay(source: OverlaySource, data: FeatureCollection): void;
  /** Lets a drag draw a box without Shift. */
  setBoxing(on: boolean): void;
  fit(bounds: [LonLat, LonLat], animate: boolean): void;
  dispose(): void;
}

/** Starts a map in an element. Throws where WebGL is missing. */
export function createMapHost(
  container: HTMLElement,
  first: StyleParts,
  listeners: MapListeners,
  label: string,
): MapHost {
  let parts = first;
  let ready = false;
  const map = new MapLibre({
    container,
    style: makeMapStyle(first),
    attributionControl: false,
    localIdeographFontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
    boxZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    maxZoom: 20,
    // Without a fade, all names and signs would be placed within one frame instead of in small pieces.
    fadeDuration: 200,
    reduceMotion: isMotionReduced(),
  });
  map.touchZoomRotate.disableRotation();
  // A turned or tilted map would have no way back by the pointer.
  map.keyboard.disableRotation();
  const still = createHostStill(map, {
    // A style that is still to come is told everything anew.
    state: (feature, state) => void (ready && map.setFeatureState(feature, state)),
    overlay: (source, data) => void (ready && map.getSource<GeoJSONSource>(source)?.setData(data)),
    painted: () => flow.refresh(),
  });
  const live = createHostLive(map, still);
  const flow = createFlowOverlay(map);
  map.getCanvas().setAttribute('aria-label', label);
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  drawImagesOnDemand();
  registerArchiveProtocol((key) => parts.archives?.find((it) => it.key === key)?.kind === 'raster');
  map.on('error', (event) => {
    const archive = archiveOfSource((event as { sourceId?: string }).sourceId ?? '');
    if (archive) markBroken(archive);
    else console.error(event.error);
  });
  map.once('idle', () => performance.mark('map-idle'));
  map.on('style.load', () => {
    ready = true;
    live.renew(parts);
    flow.renew(parts);
    void showRelief();
    listeners.style();
  });

  async function showRelief(): Promise<void> {
    const { relief } = parts.baseMap;
    const source = map.getSource<ImageSource>('relief');
    if (!relief || !source) return;
    const image = await drawRelief(relief, parts.context.palette);
    // The style may have been replaced while the relief was being shaded.
    if (map.getSource('relief') === source) source.updateImage({ image });
  }

  function showLayers(): void {
    for (const layer of map.getStyle().layers)
      if (layer.type !== 'background')
        map.setLayoutProperty(layer.id, 'visibility', isShown(layer, parts) ? 'visible' : 'none');
  }

  function drawImagesOnDemand(): void {
    map.setMissingStyleImageResolver((name) => {
      const image = drawMapImage(parts.context.palette, name);
      if (!image || map.hasImage(name)) return;
      const stretch = name === 'chip' ? stretchOf(chipStretch) : {};
      map.addImage(name, image, { pixelRatio: iconPixelRatio, ...stretch });
    });
  }

  function hitAt(event: MapMouseEvent): Hit | undefined {
    const { x, y } = event.point;
    const reach = 6;
    const area: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const found = chooseHit(map.queryRenderedFeatures(area), (at) => map.project(at), { x, y });
    const ref = found && parts.features.refs[found.source][found.id];
    return ref && { ref, x, y };
  }

  let hovering = 0;
  map.on('mousemove', (event) => {
    cancelAnimationFrame(hovering);
    hovering = requestAnimationFrame(() => {
      const hit = map.isMoving() ? undefined : hitAt(event);
      container.classList.toggle('is-over', hit !== undefined && hit.ref.kind !== 'area');
      listeners.hover(hit);
    });
  });
  map.on('mouseout', () => {
    cancelAnimationFrame(hovering);
    listeners.hover(undefined);
  });
  map.on('click', (event) => {
    const { lng, lat } = event.lngLat;
    listeners.click(hitAt(event), [lng, lat], event.originalEvent.shiftKey);
  });
  map.on('contextmenu', (event) => {
    event.preventDefault();
    listeners.menu(hitAt(event));
  });
  let isBoxing = false;
  listenForBox(
    map,
    (event) => event.shiftKey || isBoxing,
    (from, to) => {
      const [a, b] = [map.unproject(from), map.unproject(to)];
      listeners.box([a.lng, a.lat], [b.lng, b.lat]);
    },
  );

  return {
    map,
    isReady: () => ready,
    setParts(next) {
      const before = parts;
      parts = next;
      if (onlyFeaturesDiffer(before, next) && ready) {
        for (const source of stateSources) {
          if (before.features.collections[source] === next.features.collections[source]) continue;
          map.removeFeatureState({ source });
          map.getSource<GeoJSONSource>(source)?.setData(next.features.collections[source]);
        }
        if (before.features !== next.features) {
          live.renew(next);
          flow.renew(next);
        }
        listeners.style();
        return;
      }
      if (before.context.palette !== next.context.palette)
        for (const name of map.listImages()) map.removeImage(name);
      ready = false;
      map.setStyle(makeMapStyle(next), { diff: false });
    },
    setState(feature, state) {
      flow.setState(feature.source, feature.id, state);
      if (live.setState(feature.source, feature.id, state.s)) return;
      if (!still.hold(feature, state)) map.setFeatureState(feature, state);
    },
    setLayers(shown) {
      parts = { ...parts, layers: shown };
      live.setShown(shown.grid);
      flow.show(parts);
      if (ready) showLayers();
    },
    setWaterView(view) {
      parts = { ...parts, waterView: view };
      flow.show(parts);
      if (!ready) return;
      for (const { id, paint = {} } of waterViewLayers(parts))
        for (const [name, value] of Object.entries(paint))
          map.setPaintProperty(id, name as Parameters<MapLibre['setPaintProperty']>[1], value);
      showLayers();
    },
    setAreaFill(fill) {
      parts = { ...parts, areaFill: fill };
      if (!ready) return;
      const paint = areaFillPaint(parts.context, fill);
      map.setPaintProperty('areaFill', 'fill-color', paint['fill-color']);
      map.setPaintProperty('areaFill', 'fill-opacity', paint['fill-opacity']);
    },
    setOverlay(source, data) {
      if (ready && !still.holdOverlay(source, data)) map.getSource<GeoJSONSource>(source)?.setData(data);
    },
    setBoxing(on) {
      isBoxing = on;
    },
    fit(bounds, animate) {
      const still = !animate || isMotionReduced();
      map.fitBounds(bounds, { padding: fitPadding, duration: still ? 0 : 400, maxZoom: 15 });
    },
    dispose() {
      // Whoever still holds this host has nothing more to tell it.
      ready = false;
      cancelAnimationFrame(hovering);
      flow.dispose();
      still.dispose();
      map.remove();
    },
  };
}

function onlyFeaturesDiffer(a: StyleParts, b: StyleParts): boolean {
  return (
    a.context === b.context && a.baseMap === b.baseMap && a.world === b.world && a.archives === b.archives
  );
}

/** Room for what floats over the map: search above, buttons on the right, notes below. */
const fitPadding = { top: 52, right: 52, bottom: 48, left: 34 };

/** The middle of an image stretches, its edge does not. */
function stretchOf({ sizePx, edgePx }: { sizePx: number; edgePx: number }) {
  const span: [number, number][] = [[edgePx * iconPixelRatio, (sizePx - edgePx) * iconPixelRatio]];
  return { stretchX: span, stretchY: span };
}

/** A drag that is meant so draws a box; calls back with its lower left and upper right corner. */
function listenForBox(
  map: MapLibre,
  isMeant: (down: PointerEvent) => boolean,
  done: (from: [number, number], to: [number, number]) => void,
): void {
  const canvas = map.getCanvasContainer();
  canvas.addEventListener(
    'pointerdown',
    (down) => {
      if (!isMeant(down) || down.button !== 0) return;
      map.dragPan.disable();
      const frame = document.createElement('div');
      frame.className = 'map-box';
      const edge = canvas.getBoundingClientRect();
      const from = { x: down.clientX - edge.left, y: down.clientY - edge.top };
      const to = { ...from };
      const move = (event: PointerEvent) => {
        to.x = event.clientX - edge.left;
        to.y = event.clientY - edge.top;
        if (!frame.parentElement) canvas.append(frame);
        frame.style.cssText = `left:${Math.min(from.x, to.x)}px;top:${Math.min(from.y, to.y)}px;width:${Math.abs(to.x - from.x)}px;height:${Math.abs(to.y - from.y)}px`;
      };
      const up = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', up);
        frame.remove();
        map.dragPan.enable();
        const isDrag = Math.abs(to.x - from.x) > 4 || Math.abs(to.y - from.y) > 4;
        if (isDrag) {
          done(
            [Math.min(from.x, to.x), Math.max(from.y, to.y)],
            [Math.max(from.x, to.x), Math.min(from.y, to.y)],
          );
        }
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', up);
    },
    { capture: true },
  );
}
