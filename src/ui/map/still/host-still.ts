import type { FeatureCollection, Point } from 'geojson';
import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { iconPixelRatio } from '../icons/draw-icon';
import { drawMapImage } from '../icons/map-images';
import type { GridRows, LiveSource } from '../live/live-grid';
import type { StyleParts } from '../style/map-style';
import { markSizeAt } from '../style/mark-size';
import { coverLines } from './cover-lines';
import { coverPoints } from './cover-points';
import type { StillView } from './coverage';
import { createStillCanvas, isSoftwareDrawn, type StillCanvas, takeSlice } from './still-canvas';
import { drawSigns, type PlacedSign, type SignImage, scaleSign } from './still-marks';
import { createStillPicture, type StillPicture, type StillSlices } from './still-picture';

/** So many pictures of change in a row, and the map is drawn as a still. */
const streakLength = 2;
/** Changes further apart than this are no streak, ms. */
const streakGapMs = 400;
/** So long after the last change the map draws itself again, ms. */
const quietMs = 1200;
/** What the style draws follows at most so often, ms. */
const flushMs = 1000;

/** Where slices are parted: at the layers of lines, of buses, and on both sides of the signs. */
type Cut = LiveSource | 'marks' | 'pastMarks';
type FeatureAt = { source: string; id: number };

/**
 * Where no graphics card draws, and the view stands while states change from picture to picture: the rest of the map is kept as slices
 * of pixels, and only the pixels of lines and buses that change are put together anew.
 */
export interface HostStill {
  renew(rows: GridRows | undefined, parts: StyleParts): void;
  /** Where a live layer would draw: true where it must leave it, since a slice was taken. */
  cut(at: Cut, gl: WebGL2RenderingContext): boolean;
  /** The state of a drawn row has changed; true where the picture shows it and the map need not be drawn. */
  change(source: LiveSource, row: number): boolean;
  /** Keeps what is for the style until it is told at once; false where it must be told now. */
  hold(feature: FeatureAt, state: Record<string, number>): boolean;
  holdOverlay(source: string, data: FeatureCollection): boolean;
  dispose(): void;
}

/** What has been drawn when a part is reached; the signs themselves are not kept. */
const sliceAt: Record<Cut, keyof StillSlices | undefined> = {
  branches: 'underLines',
  buses: 'underBuses',
  marks: 'underMarks',
  pastMarks: undefined,
};

interface Still {
  key: string;
  view: StillView;
  slices: StillSlices;
  marks: Uint8Array;
  signs: PlacedSign[];
  images: Map<string, SignImage | undefined>;
  picture: StillPicture;
}

export function createHostStill(
  map: MapLibre,
  tell: {
    state(feature: FeatureAt, state: Record<string, number>): void;
    overlay(source: string, data: FeatureCollection): void;
  },
): HostStill {
  let canvas: StillCanvas | undefined;
  let isSoftware: boolean | undefined;
  let rows: GridRows | undefined;
  let parts: StyleParts | undefined;
  let still: Still | undefined;
  let wanted = false;
  let isOn = false;
  let isCutting = false;
  let streak = 0;
  let lastChangeMs = Number.NEGATIVE_INFINITY;
  let lastFlushMs = 0;
  let isPaintDue = false;
  let quietTimer = 0;
  let marksData: FeatureCollection | undefined;
  const held = new Map<string, { feature: FeatureAt; state: Record<string, number> }>();
  const heldOverlays = new Map<string, FeatureCollection>();

  map.on('render', finishRender);

  function viewNow(): { key: string; view: StillView } | undefined {
    if (!rows) return undefined;
    const { width, height, clientWidth } = map.getCanvas();
    const at = map.project(rows.middle);
    const zoom = map.getZoom();
    const view: StillView = {
      width,
      height,
      pixelRatio: width / Math.max(1, clientWidth),
      originX: at.x,
      originY: at.y,
      worldPx: rows.worldAt(zoom),
      factor: rows.factorAt(zoom),
    };
    return { key: `${at.x} ${at.y} ${zoom} ${width} ${height}`, view };
  }

  function makeStill(key: string, view: StillView): Still | undefined {
    if (!rows) return undefined;
    const bytes = 4 * view.width * view.height;
    const slices: StillSlices = {
      underLines: new Uint8Array(bytes),
      underBuses: new Uint8Array(bytes),
      underMarks: new Uint8Array(bytes),
      above: new Uint8Array(bytes),
    };
    const marks = new Uint8Array(bytes);
    const { lines, buses } = rows;
    const picture = createStillPicture(
      view,
      slices,
      marks,
      { ...lines, coverage: coverLines(lines.values, lines.widthsPx.length, view) },
      {
        ...buses,
        coverage: coverPoints(buses.values, rows.leastRadiusAt(map.getZoom()), buses.radiiPx.length, view),
      },
    );
    return { key, view, slices, marks, signs: [], images: new Map(), picture };
  }

  /** The map has drawn: what it cut is put together, and where it drew all itself the still goes. */
  function finishRender(): void {
    if (!isCutting || !still) {
      if (isOn) turnOff();
      return;
    }
    isCutting = false;
    const gl = map.getCanvas().getContext('webgl2');
    if (!gl || !canvas) {
      turnOff();
      return;
    }
    takeSlice(gl, still.view.width, still.view.height, still.slices.above, false);
    still.picture.repaintAll();
    drawMarks();
    canvas.resize(still.view.width, still.view.height);
    paint();
    canvas.show(true);
    isOn = true;
  }

  function turnOff(): void {
    isOn = false;
    wanted = false;
    isCutting = false;
    streak = 0;
    still = undefined;
    canvas?.show(false);
    flush(true);
  }

  function flush(withMarks: boolean): void {
    lastFlushMs = performance.now();
    for (const { feature, state } of held.values()) tell.state(feature, state);
    held.clear();
    for (const [source, data] of heldOverlays) {
      if (source === 'marks' && !withMarks) continue;
      heldOverlays.delete(source);
      tell.overlay(source, data);
    }
  }

  function paint(): void {
    if (!still || !canvas) return;
    const { first, last } = still.picture.repaint();
    canvas.present(still.picture.pixels, first, last);
  }

  function drawMarks(): void {
    if (!still || !parts) return;
    const { view, marks, images, picture } = still;
    const { context } = parts;
    const zoom = map.getZoom();
    const imageOf = (kind: string) => {
      if (!images.has(kind)) {
        const image = drawMapImage(context.palette, `mark-${kind}`);
        const scale = (markSizeAt(zoom, context) * view.pixelRatio) / iconPixelRatio;
        images.set(kind, image && scaleSign(image, scale));
      }
      return images.get(kind);
    };
    const signs = signsOf(marksData);
    still.signs = drawSigns(
      marks,
      view,
      still.signs,
      signs,
      imageOf,
      zoom >= context.townZoom,
      picture.changePixel,
    );
  }

  function signsOf(data: FeatureCollection | undefined): PlacedSign[] {
    const placed: PlacedSign[] = [];
    for (const { geometry, properties } of data?.features ?? []) {
      if (properties?.of !== 'branches' && properties?.of !== 'buses' && properties?.of !== 'feeders')
        continue;
      const [lon, lat] = (geometry as Point).coordinates;
      const { x, y } = map.project([lon, lat]);
      placed.push({ x, y, kind: String(properties.kind) });
    }
    return placed.sort((a, b) => Number(a.kind !== 'lost') - Number(b.kind !== 'lost'));
  }

  /** After all changes of a picture have been told. */
  function afterChanges(): void {
    isPaintDue = false;
    const nowMs = performance.now();
    streak = nowMs - lastChangeMs < streakGapMs ? streak + 1 : 1;
    lastChangeMs = nowMs;
    if (isOn) {
      paint();
      if (nowMs - lastFlushMs > flushMs) flush(false);
    } else if (!wanted && streak >= streakLength && mayStart()) {
      wanted = true;
      map.triggerRepaint();
    }
    if (quietTimer === 0) quietTimer = window.setTimeout(leaveIfQuiet, quietMs);
  }

  function leaveIfQuiet(): void {
    quietTimer = 0;
    if (!isOn) return;
    if (performance.now() - lastChangeMs < quietMs) {
      quietTimer = window.setTimeout(leaveIfQuiet, quietMs);
      return;
    }
    flush(true);
    // The signs are still on their way to the map: it draws itself again when they are there.
    map.once('idle', () => {
      if (performance.now() - lastChangeMs < quietMs) return;
      wanted = false;
      map.triggerRepaint();
    });
    map.triggerRepaint();
  }

  function mayStart(): boolean {
    if (!rows || !parts?.layers.grid || map.isMoving()) return false;
    if (!isSoftware) return false;
    canvas ??= createStillCanvas(map.getCanvas());
    return canvas !== undefined;
  }

  function cut(at: Cut, gl: WebGL2RenderingContext): boolean {
    if (!wanted) return false;
    if (at === 'branches') {
      const now = viewNow();
      isCutting = now !== undefined && !map.isMoving() && (!isOn || now.key === still?.key);
      if (!now || !isCutting) {
        wanted = false;
        return false;
      }
      if (still?.key !== now.key) still = makeStill(now.key, now.view);
    }
    if (!isCutting || !still) return false;
    const { view, slices } = still;
    const slice = sliceAt[at];
    takeSlice(gl, view.width, view.height, slice && slices[slice], true);
    return true;
  }

  /** A layer that draws nothing; what lies under it becomes a slice. */
  function addCut(at: Cut, before: string): void {
    const id = `still-${at}`;
    if (map.getLayer(id) || !map.getLayer(before)) return;
    const layer: CustomLayerInterface = {
      id,
      type: 'custom',
      render: (gl) => void (gl instanceof WebGL2RenderingContext && cut(at, gl)),
    };
    map.addLayer(layer, before);
  }

  return {
    renew(nextRows, nextParts) {
      rows = nextRows;
      parts = nextParts;
      held.clear();
      heldOverlays.clear();
      turnOff();
      if (!rows) return;
      const gl = map.getCanvas().getContext('webgl2');
      isSoftware ??= gl !== null && isSoftwareDrawn(gl);
      if (!isSoftware) return;
      addCut('marks', 'marks');
      addCut('pastMarks', 'waterMarks');
    },
    cut,
    change(source, row) {
      if (isOn && still) {
        if (source === 'branches') still.picture.changeLine(row);
        else still.picture.changeBus(row);
      }
      if (!isPaintDue) {
        isPaintDue = true;
        queueMicrotask(afterChanges);
      }
      return isOn;
    },
    hold(feature, state) {
      if (!isOn) return false;
      const key = `${feature.source} ${feature.id}`;
      held.set(key, { feature, state: { ...held.get(key)?.state, ...state } });
      return true;
    },
    holdOverlay(source, data) {
      if (source === 'marks') marksData = data;
      if (!isOn || (source !== 'marks' && source !== 'counts')) return false;
      heldOverlays.set(source, data);
      if (source === 'marks') {
        drawMarks();
        if (!isPaintDue) {
          isPaintDue = true;
          queueMicrotask(afterChanges);
        }
      }
      return true;
    },
    dispose() {
      window.clearTimeout(quietTimer);
      map.off('render', finishRender);
      canvas?.dispose();
    },
  };
}
