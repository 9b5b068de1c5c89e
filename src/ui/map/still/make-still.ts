import type { FeatureCollection, Point } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { iconPixelRatio } from '../icons/draw-icon';
import { drawMapImage } from '../icons/map-images';
import type { GridRows } from '../live/live-grid';
import type { StyleContext } from '../style/expressions';
import { markSizeAt } from '../style/mark-size';
import { coverLines } from './cover-lines';
import { coverPoints } from './cover-points';
import type { StillView } from './coverage';
import { drawSigns, type PlacedSign, type SignImage, scaleSign } from './still-marks';
import { createStillPicture, type StillPicture, type StillSlices } from './still-picture';

/** The picture of one view, with what it is put together of. */
export interface Still {
  /** Tells views apart. */
  key: string;
  view: StillView;
  slices: StillSlices;
  picture: StillPicture;
  /** Replaces the signs of what is lost or tripped. */
  setSigns(data: FeatureCollection | undefined): void;
}

/** Where the map stands now, and a key that tells it from any other view. */
export function viewOf(map: MapLibre, rows: GridRows): { key: string; view: StillView } {
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

/** Works out which line and bus lies over which pixel; the slices are still empty. */
export function makeStill(
  map: MapLibre,
  rows: GridRows,
  context: StyleContext,
  { key, view }: { key: string; view: StillView },
): Still {
  const zoom = map.getZoom();
  const layer = () => new Uint8Array(4 * view.width * view.height);
  const slices: StillSlices = {
    underLines: layer(),
    underBuses: layer(),
    underMarks: layer(),
    above: layer(),
  };
  const marks = layer();
  const { lines, buses } = rows;
  const busCoverage = coverPoints(buses.values, rows.leastRadiusAt(zoom), buses.radiiPx.length, view);
  const picture = createStillPicture(
    view,
    slices,
    marks,
    { ...lines, coverage: coverLines(lines.values, lines.widthsPx.length, view) },
    { ...buses, coverage: busCoverage },
  );
  const images = new Map<string, SignImage | undefined>();
  const imageOf = (kind: string) => {
    if (!images.has(kind)) {
      const image = drawMapImage(context.palette, `mark-${kind}`);
      const scale = (markSizeAt(zoom, context) * view.pixelRatio) / iconPixelRatio;
      images.set(kind, image && scaleSign(image, scale));
    }
    return images.get(kind);
  };
  let signs: PlacedSign[] = [];
  return {
    key,
    view,
    slices,
    picture,
    setSigns(data) {
      const mayOverlap = zoom >= context.townZoom;
      signs = drawSigns(marks, view, signs, signsOf(map, data), imageOf, mayOverlap, picture.changePixel);
    },
  };
}

/** Signs of the grid, those of losses first; signs of water are left to the style. */
function signsOf(map: MapLibre, data: FeatureCollection | undefined): PlacedSign[] {
  const placed: PlacedSign[] = [];
  for (const { geometry, properties } of data?.features ?? []) {
    if (!['branches', 'buses', 'feeders'].includes(properties?.of)) continue;
    const [lon, lat] = (geometry as Point).coordinates;
    const { x, y } = map.project([lon, lat]);
    placed.push({ x, y, kind: String(properties?.kind) });
  }
  return placed.sort((a, b) => Number(a.kind !== 'lost') - Number(b.kind !== 'lost'));
}
