import type { Map as MapLibre } from 'maplibre-gl';
import { useView } from '../../../store/view';
import { followMotion, isMotionReduced } from '../../kit/motion';
import { isLive } from '../live/live-grid';
import { mercatorOf, worldPx } from '../live/mercator';
import { branchClasses } from '../state-classes';
import { isSoftwareDrawn } from '../still/still-canvas';
import type { StyleContext } from '../style/expressions';
import type { StyleParts } from '../style/map-style';
import { placeMarks } from './flow-marks';

/** Sources along which something flows, each with the zoom from which its flow is drawn. */
const flowSources = ['branches', 'pipeArrows', 'supplyLinks'] as const;
type FlowSource = (typeof flowSources)[number];

/** Where more lines than this are in view there is no room for marks, and no time to move them. */
const mostLines = 400;
/** Shorter lines on the screen have no mark, px. */
const leastLinePx = 28;
/** Pace of the marks, px a second; heavier loaded branches move faster. */
const pacesPxS = [16, 24, 32, 40, 48] as const;
/** Least time between two pictures of the marks, ms. */
const pictureMs = 30;

/** Marks that travel along lines with the flow while time is played; they stand still where motion is reduced or time stands. */
export interface FlowOverlay {
  /** A style has been loaded, or the features have changed. */
  renew(parts: StyleParts): void;
  /** Layers or the view of water have been switched. */
  show(parts: StyleParts): void;
  setState(source: string, id: number, state: Record<string, number>): void;
  /** States have changed without a picture of the map; what moves is drawn by itself. */
  refresh(): void;
  dispose(): void;
}

interface FlowLine {
  source: FlowSource;
  id: number;
  /** Mercator x, y, … */
  places: Float64Array;
}

export function createFlowOverlay(map: MapLibre): FlowOverlay {
  const canvas = document.createElement('canvas');
  canvas.className = 'map-flow';
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
  map.getCanvas().after(canvas);
  // Without a graphics card, paths are drawn faster by the page than by what stands in for the card.
  const board = canvas.getContext('2d', { willReadFrequently: isSoftwareDrawn(map) });
  let parts: StyleParts | undefined;
  let lines: FlowLine[] = [];
  let inView: FlowLine[] = [];
  const directions: Record<FlowSource, Int8Array> = emptyCodes();
  const classes: Record<FlowSource, Int8Array> = emptyCodes();
  let isEmpty = true;
  let frame = 0;
  let lastMs = 0;
  let playedS = 0;

  function choose(): void {
    inView = [];
    if (!parts) return;
    const zoom = map.getZoom();
    const world = worldPx(zoom);
    const { lng, lat } = map.getCenter();
    const [x, y] = mercatorOf([lng, lat]);
    const [halfX, halfY] = [canvas.clientWidth / 2 / world, canvas.clientHeight / 2 / world];
    for (const line of lines) {
      if (!isDrawn(line.source, parts, zoom)) continue;
      const { places } = line;
      let isIn = false;
      let length = 0;
      for (let i = 0; i < places.length; i += 2) {
        isIn ||= Math.abs(places[i] - x) < halfX && Math.abs(places[i + 1] - y) < halfY;
        if (i > 0) length += Math.hypot(places[i] - places[i - 2], places[i + 1] - places[i - 1]);
      }
      if (isIn && length * world >= leastLinePx) inView.push(line);
    }
    if (inView.length > mostLines) inView = [];
  }

  function draw(): void {
    if (!board || !parts) return;
    const isPlaying = useView.getState().playing && !isMotionReduced();
    const isStill = isLive(parts.context);
    const wanted = inView.length > 0 && (isPlaying || isStill);
    if (!wanted && isEmpty) return;
    const ratio = map.getPixelRatio();
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    board.setTransform(ratio, 0, 0, ratio, 0, 0);
    board.clearRect(0, 0, width, height);
    isEmpty = !wanted;
    if (!wanted) return;
    const world = worldPx(map.getZoom());
    const { lng, lat } = map.getCenter();
    const [x, y] = mercatorOf([lng, lat]);
    const { palette } = parts.context;
    board.lineCap = 'round';
    for (const { source, id, places } of inView) {
      const direction = directions[source][id];
      if (direction === 0 || (source === 'branches' && classes[source][id] >= branchClasses.dead)) continue;
      if (!isPlaying && source !== 'branches') continue;
      const line = new Float64Array(places.length);
      for (let i = 0; i < places.length; i += 2) {
        line[i] = (places[i] - x) * world + width / 2;
        line[i + 1] = (places[i + 1] - y) * world + height / 2;
      }
      const pace = source === 'branches' ? pacesPxS[classes[source][id]] : pacesPxS[1];
      const hasHeads = isStill && source === 'branches';
      board.beginPath();
      placeMarks(line, direction, isPlaying ? playedS * pace : 0, (atX, atY, dx, dy) => {
        if (!hasHeads) {
          board.moveTo(atX - 3.5 * dx, atY - 3.5 * dy);
          board.lineTo(atX + 3.5 * dx, atY + 3.5 * dy);
          return;
        }
        board.moveTo(atX - 4 * dx - 4 * dy, atY - 4 * dy + 4 * dx);
        board.lineTo(atX + 4 * dx, atY + 4 * dy);
        board.lineTo(atX - 4 * dx + 4 * dy, atY - 4 * dy - 4 * dx);
      });
      board.strokeStyle = palette.ground;
      board.lineWidth = hasHeads ? 4 : 3;
      board.stroke();
      board.strokeStyle = source === 'branches' ? palette.electricity : palette.water;
      board.lineWidth = 1.5;
      board.stroke();
    }
  }

  function run(nowMs: number): void {
    frame = requestAnimationFrame(run);
    if (nowMs - lastMs < pictureMs) return;
    playedS += Math.min(nowMs - lastMs, 100) / 1000;
    lastMs = nowMs;
    draw();
  }

  function start(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    const { playing } = useView.getState();
    if (playing && !isMotionReduced() && inView.length > 0) frame = requestAnimationFrame(run);
    else draw();
  }

  const settle = () => {
    choose();
    start();
  };
  map.on('moveend', settle);
  map.on('resize', settle);
  map.on('render', draw);
  const stops = [followMotion(start), useView.subscribe((state) => state.playing, start)];

  return {
    renew(next) {
      parts = next;
      lines = flowSources.flatMap((source) => linesOf(next, source));
      for (const source of flowSources) {
        const count = next.features.refs[source].length;
        directions[source] = new Int8Array(count);
        classes[source] = new Int8Array(count);
      }
      settle();
    },
    show(next) {
      parts = next;
      settle();
    },
    setState(source, id, state) {
      const of = flowSources.find((it) => it === source);
      if (!of) return;
      directions[of][id] = state.d ?? 0;
      classes[of][id] = state.s ?? 0;
    },
    refresh() {
      if (frame === 0) draw();
    },
    dispose() {
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
      canvas.remove();
    },
  };
}

function emptyCodes(): Record<FlowSource, Int8Array> {
  return { branches: new Int8Array(), pipeArrows: new Int8Array(), supplyLinks: new Int8Array() };
}

function isDrawn(source: FlowSource, { context, layers, waterView }: StyleParts, zoom: number): boolean {
  if (!layers.flow || zoom < flowZoom(source, context)) return false;
  return source === 'branches' ? layers.grid : layers.water && waterView !== 'plain';
}

/** As the still arrows of the style. */
function flowZoom(source: FlowSource, { fitZoom, townZoom, waterZoom }: StyleContext): number {
  if (source === 'branches') return fitZoom + 0.8;
  return source === 'pipeArrows' ? Math.max(townZoom, waterZoom + 1.4) : 0;
}

function linesOf({ features }: StyleParts, source: FlowSource): FlowLine[] {
  return features.collections[source].features.flatMap(({ geometry }, id) =>
    geometry.type === 'LineString'
      ? [{ source, id, places: Float64Array.from(geometry.coordinates.flatMap(mercatorOf)) }]
      : [],
  );
}
