import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { type Expression, grouped, type StyleContext } from './expressions';

/** Metres of a pixel at zoom 0 at the equator, with tiles of 512 px. */
const metresPerPxAtZero = 78_271.517;
const farZoom = 4;
const nearestZoom = 20;

/** Relief, built-up areas, rivers, lakes, sea and roads; all of it quiet. `isSea` paints the ground as sea, for regions without a coast of their own. */
export function baseLayers(context: StyleContext, isSea: boolean, latitude = 0): LayerSpecification[] {
  return [
    {
      id: 'ground',
      type: 'background',
      paint: { 'background-color': isSea ? context.palette.sea : context.palette.land },
    },
    ...grouped('base', worldLayers(context)),
    ...landLayers(context, latitude),
    ...seaLayers(context),
    ...roadLayers(context),
  ];
}

function worldLayers({ palette }: StyleContext): LayerSpecification[] {
  return [
    { id: 'world', type: 'fill', source: 'world', paint: { 'fill-color': palette.land } },
    {
      id: 'worldShore',
      type: 'line',
      source: 'world',
      paint: { 'line-color': palette.muted, 'line-opacity': 0.45, 'line-width': 0.8 },
    },
  ];
}

/** The picture of the relief; its source is there only where a region has heights. */
export function reliefLayer(): LayerSpecification {
  return grouped('relief', [
    {
      id: 'relief',
      type: 'raster',
      source: 'relief',
      paint: { 'raster-fade-duration': 0, 'raster-resampling': 'linear' },
    },
  ])[0];
}

function landLayers({ palette, fitZoom }: StyleContext, latitude: number): LayerSpecification[] {
  // Drawn as wide as the river is on the ground, and never so thin that it is lost.
  const pxAt = (zoom: number) => 2 ** zoom / (metresPerPxAtZero * Math.cos((latitude * Math.PI) / 180));
  const riverWidth = (more: number): Expression =>
    [
      'interpolate',
      ['exponential', 2],
      ['zoom'],
      farZoom,
      ['+', more, ['step', ['get', 'widthM'], 0.9, 80, 1.6, 250, 2.4]],
      nearestZoom,
      ['*', ['get', 'widthM'], pxAt(nearestZoom)],
    ] as unknown as Expression;
  return grouped('base', [
    { id: 'builtUp', type: 'fill', source: 'builtUp', paint: { 'fill-color': palette.builtUp } },
    {
      id: 'builtUpEdge',
      type: 'line',
      source: 'builtUp',
      minzoom: fitZoom - 1,
      paint: { 'line-color': palette.builtUpEdge, 'line-width': 0.8 },
    },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.river, 'line-width': riverWidth(0) },
    },
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': palette.river } },
    {
      id: 'lakeShore',
      type: 'line',
      source: 'lakes',
      paint: { 'line-color': palette.shore, 'line-opacity': 0.7, 'line-width': 0.8 },
    },
  ]);
}

/** The sea grows paler away from its shore. */
function seaLayers({ palette, fitZoom }: StyleContext): LayerSpecification[] {
  const band = (id: string, far: number, near: number, opacity: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'sea',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.shoal,
      'line-opacity': opacity,
      'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], fitZoom, far, fitZoom + 5, near],
      'line-offset': ['interpolate', ['exponential', 1.6], ['zoom'], fitZoom, far / 2, fitZoom + 5, near / 2],
      'line-blur': ['interpolate', ['exponential', 1.6], ['zoom'], fitZoom, far / 3, fitZoom + 5, near / 3],
    },
  });
  return grouped('base', [
    { id: 'sea', type: 'fill', source: 'sea', paint: { 'fill-color': palette.sea } },
    band('shoalWide', 9, 30, 0.5),
    band('shoal', 4, 14, 0.7),
    {
      id: 'shore',
      type: 'line',
      source: 'sea',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.shore, 'line-width': 1 },
    },
  ]);
}

/** Main roads from afar; the streets of a town where there is room; an edge to both where they are wide. */
function roadLayers({ palette, fitZoom, townZoom }: StyleContext): LayerSpecification[] {
  const isMain: FilterSpecification = ['==', ['get', 'class'], 'main'];
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const width = (isLocal: boolean, more: number): Expression =>
    [
      'interpolate',
      ['exponential', 1.4],
      ['zoom'],
      fitZoom - 1,
      (isLocal ? 0.3 : 1) + more,
      fitZoom + 2,
      (isLocal ? 0.9 : 2.2) + more,
      fitZoom + 5,
      (isLocal ? 5 : 9) + more,
    ] as unknown as Expression;
  const streetsFrom = Math.max(fitZoom, townZoom - 1);
  const fadeIn: Expression = ['interpolate', ['linear'], ['zoom'], streetsFrom, 0, streetsFrom + 0.6, 1];
  return grouped('roads', [
    {
      id: 'streetCasing',
      type: 'line',
      source: 'roads',
      filter: ['!', isMain] as FilterSpecification,
      minzoom: fitZoom + 2.2,
      layout,
      paint: { 'line-color': palette.roadEdge, 'line-width': width(true, 1.6) },
    },
    {
      id: 'roadCasing',
      type: 'line',
      source: 'roads',
      filter: isMain,
      layout,
      paint: { 'line-color': palette.roadEdge, 'line-width': width(false, 1.6) },
    },
    {
      id: 'streets',
      type: 'line',
      source: 'roads',
      filter: ['!', isMain] as FilterSpecification,
      minzoom: streetsFrom,
      layout,
      paint: { 'line-color': palette.road, 'line-width': width(true, 0), 'line-opacity': fadeIn },
    },
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      filter: isMain,
      layout,
      paint: { 'line-color': palette.road, 'line-width': width(false, 0) },
    },
  ]);
}
