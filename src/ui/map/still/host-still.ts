import type { FeatureCollection } from 'geojson';
import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { useView } from '../../../store/view';
import { isMotionReduced } from '../../kit/motion';
import type { GridRows, LiveSource } from '../live/live-grid';
import type { StyleParts } from '../style/map-style';
import { createHeldStates, type FeatureAt, type TellStyle } from './held-states';
import { makeStill, type Still, viewOf } from './make-still';
import { contextOf, createStillCanvas, isSoftwareDrawn, type StillCanvas, takeSlice } from './still-canvas';
import type { StillSlices } from './still-picture';

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

/** What has been drawn when a part is reached; the signs themselves are not kept. */
const sliceAt: Record<Cut, keyof StillSlices | undefined> = {
  branches: 'underLines',
  buses: 'underBuses',
  marks: 'underMarks',
  pastMarks: undefined,
};

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

/** `painted` is called after each picture of a still, for whatever is drawn over it. */
export function createHostStill(map: MapLibre, tell: TellStyle & { painted(): void }): HostStill {
  const held = createHeldStates(tell);
  let canvas: StillCanvas | undefined;
  let isSoftware: boolean | undefined;
  let rows: GridRows | undefined;
  let parts: StyleParts | undefined;
  let still: Still | undefined;
  let marks: FeatureCollection | undefined;
  /** A still is to be shown; it is (`isOn`) once the map has drawn its slices. */
  let wanted = false;
  let isOn = false;
  let isCutting = false;
  let streak = 0;
  let lastChangeMs = Number.NEGATIVE_INFINITY;
  let lastFlushMs = 0;
  let isPaintDue = false;
  let quietTimer = 0;

  map.on('render', finishRender);
  const stopListening = useView.subscribe(
    (state) => state.playing,
    (playing) => {
      if (playing && !isMotionReduced()) begin();
    },
  );

  function begin(): void {
    if (wanted || !mayStart()) return;
    wanted = true;
    map.triggerRepaint();
    leaveWhenQuiet();
  }

  /** The map has drawn: what it cut is put together, and where it drew all itself the still goes. */
  function finishRender(): void {
    const gl = contextOf(map);
    if (!isCutting || !still || !canvas || !gl) {
      if (isOn || isCutting) turnOff();
      return;
    }
    isCutting = false;
    const { width, height } = still.view;
    takeSlice(gl, width, height, still.slices.above, false);
    still.picture.repaintAll();
    still.setSigns(marks);
    canvas.resize(width, height);
    paint();
    canvas.show(true);
    if (!isOn) lastFlushMs = performance.now();
    isOn = true;
  }

  function turnOff(): void {
    isOn = false;
    wanted = false;
    isCutting = false;
    streak = 0;
    still = undefined;
    canvas?.show(false);
    held.flush();
  }

  function paint(): void {
    if (!still || !canvas) return;
    const { first, last } = still.picture.repaint();
    canvas.present(still.picture.pixels, first, last);
    tell.painted();
  }

  function paintSoon(): void {
    if (isPaintDue) return;
    isPaintDue = true;
    queueMicrotask(afterChanges);
  }

  /** After all changes of a picture have been told. */
  function afterChanges(): void {
    isPaintDue = false;
    const nowMs = performance.now();
    streak = nowMs - lastChangeMs < streakGapMs ? streak + 1 : 1;
    lastChangeMs = nowMs;
    if (isOn) {
      paint();
      if (nowMs - lastFlushMs > flushMs) {
        lastFlushMs = nowMs;
        held.flush('marks');
      }
    } else if (streak >= streakLength) begin();
    leaveWhenQuiet();
  }

  function leaveWhenQuiet(): void {
    if (quietTimer === 0) quietTimer = window.setTimeout(leaveIfQuiet, quietMs);
  }

  function leaveIfQuiet(): void {
    quietTimer = 0;
    if (!isOn) return;
    if (useView.getState().playing || performance.now() - lastChangeMs < quietMs) {
      leaveWhenQuiet();
      return;
    }
    held.flush();
    // The signs are still on their way to the map: it draws itself again when they are there.
    map.once('idle', () => {
      if (performance.now() - lastChangeMs < quietMs) return;
      wanted = false;
      map.triggerRepaint();
    });
    map.triggerRepaint();
  }

  function mayStart(): boolean {
    if (!isSoftware || !rows || !parts?.layers.grid || map.isMoving()) return false;
    canvas ??= createStillCanvas(map.getCanvas());
    return canvas !== undefined;
  }

  function cut(at: Cut, gl: WebGL2RenderingContext): boolean {
    if (!wanted || !rows || !parts) return false;
    if (at === 'branches') {
      const now = viewOf(map, rows);
      isCutting = !map.isMoving() && (!isOn || now.key === still?.key);
      if (!isCutting) {
        wanted = false;
        return false;
      }
      if (still?.key !== now.key) still = makeStill(map, rows, parts.context, now);
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
      render(gl) {
        if (gl instanceof WebGL2RenderingContext) cut(at, gl);
      },
    };
    map.addLayer(layer, before);
  }

  return {
    renew(nextRows, nextParts) {
      rows = nextRows;
      parts = nextParts;
      held.forget();
      turnOff();
      if (!rows) return;
      isSoftware ??= isSoftwareDrawn(map);
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
      paintSoon();
      return isOn;
    },
    hold(feature, state) {
      if (isOn) held.state(feature, state);
      return isOn;
    },
    holdOverlay(source, data) {
      if (source === 'marks') marks = data;
      if (!isOn || (source !== 'marks' && source !== 'counts')) return false;
      held.overlay(source, data);
      if (source === 'marks') still?.setSigns(data);
      paintSoon();
      return true;
    },
    dispose() {
      stopListening();
      rows = undefined;
      isOn = false;
      wanted = false;
      window.clearTimeout(quietTimer);
      map.off('render', finishRender);
      canvas?.dispose();
    },
  };
}
