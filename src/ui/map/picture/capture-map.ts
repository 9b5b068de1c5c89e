import type { Map as MapLibre } from 'maplibre-gl';

/** Names and signs are placed in small pieces; after so long they stand. */
const settleMs = 900;
const patienceMs = 12_000;

/**
 * What the map shows, `times` as fine as css pixels. The map is drawn anew at that fineness and read in the same
 * frame, so that no drawing buffer has to be kept; then it goes back to its own.
 */
export async function captureMap(map: MapLibre, times: number): Promise<HTMLCanvasElement> {
  const before = map.getPixelRatio();
  map.setPixelRatio(times);
  try {
    const from = performance.now();
    for (;;) {
      await nextFrame(map);
      const waitedMs = performance.now() - from;
      if ((waitedMs > settleMs && map.loaded()) || waitedMs > patienceMs) break;
    }
    return await copyFrame(map);
  } finally {
    map.setPixelRatio(before);
  }
}

function nextFrame(map: MapLibre): Promise<void> {
  return new Promise((resolve) => {
    map.once('render', () => resolve());
    map.triggerRepaint();
  });
}

function copyFrame(map: MapLibre): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    map.once('render', () => {
      const own = map.getCanvas();
      // While states change on a view that stands, the whole picture is on the still's canvas, drawn by the same event.
      const still = own.parentElement?.querySelector<HTMLCanvasElement>('canvas.map-still');
      const drawn = still?.style.visibility === 'visible' ? still : own;
      const copy = document.createElement('canvas');
      copy.width = drawn.width;
      copy.height = drawn.height;
      const board = copy.getContext('2d');
      board?.drawImage(drawn, 0, 0);
      // Arrows of flow lie on a canvas of their own, which the same event has drawn.
      const flow = drawn.parentElement?.querySelector<HTMLCanvasElement>('canvas.map-flow');
      if (flow && flow.width > 0 && flow.height > 0) board?.drawImage(flow, 0, 0, copy.width, copy.height);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}
