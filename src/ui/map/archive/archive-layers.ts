import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { MapArchive } from '../../../store/map-archives';
import { type Expression, grouped, type StyleContext } from '../style/expressions';
import { type ArchiveRole, roleOf } from './archive-roles';

/** Kind of a feature, whichever of the schemas it comes from. */
const kind: Expression = ['coalesce', ['get', 'class'], ['get', 'kind'], ['get', 'pmap:kind'], ''];
const isPolygon: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
const isLine: FilterSpecification = ['==', ['geometry-type'], 'LineString'];
const clear = 'rgba(0,0,0,0)';

const greenKinds = [
  'wood',
  'forest',
  'grass',
  'park',
  'nature_reserve',
  'national_park',
  'scrub',
  'meadow',
  'wetland',
  'orchard',
  'vineyard',
  'cemetery',
  'protected_area',
  'grassland',
  'heath',
];
const builtKinds = [
  'residential',
  'urban_area',
  'commercial',
  'industrial',
  'retail',
  'suburb',
  'neighbourhood',
  'hospital',
  'school',
  'railway',
];
const mainRoads = ['motorway', 'trunk', 'primary', 'highway', 'major_road', 'secondary', 'medium_road'];
const byways = [
  'path',
  'track',
  'footway',
  'cycleway',
  'pedestrian',
  'steps',
  'rail',
  'transit',
  'ferry',
  'bridleway',
  'other',
];

/** Source names of what is shown, for the map to tell whose tile failed. */
export function archiveOfSource(sourceId: string): string | undefined {
  return sourceId.startsWith('archive-') ? sourceId.slice('archive-'.length) : undefined;
}

export function archiveSources(archives: readonly MapArchive[]): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {};
  for (const it of archives) {
    const common = {
      tiles: [`archive://${it.key}/{z}/{x}/{y}`],
      minzoom: it.minZoom,
      maxzoom: it.maxZoom,
      bounds: it.bounds,
    };
    sources[`archive-${it.key}`] =
      it.kind === 'raster'
        ? { type: 'raster', tileSize: 256, ...common }
        : { type: 'vector', ...(it.encoding === 'mlt' ? { encoding: 'mlt' as const } : {}), ...common };
    if (it.kind === 'vector') sources[`cover-${it.key}`] = { type: 'geojson', data: coverOf(it) };
  }
  return sources;
}

/** Land under vector tiles, which often bring none: the outline of the world is too coarse to stand beside them. */
function coverOf({ bounds: [west, south, east, north] }: MapArchive) {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
  };
}

const order: readonly ArchiveRole[] = ['land', 'cover', 'water', 'other', 'buildings', 'boundaries', 'roads'];

/** The dropped maps in this map's own quiet colours, under everything that has a state. */
export function archiveLayers(context: StyleContext, archives: readonly MapArchive[]): LayerSpecification[] {
  return archives.flatMap((it) => {
    const source = `archive-${it.key}`;
    if (it.kind === 'raster') return [imageLayer(context, source)];
    const ground: LayerSpecification = {
      id: `cover-${it.key}`,
      type: 'fill',
      source: `cover-${it.key}`,
      paint: { 'fill-color': context.palette.land },
    };
    const drawn = order.flatMap((role) =>
      it.layerIds
        .filter((id) => roleOf(id) === role)
        .flatMap((id) => layersOf(context, role, source, id, it.maxZoom)),
    );
    return [ground, ...drawn];
  });
}

/** Names of places in the dropped maps. */
export function archiveNames(context: StyleContext, archives: readonly MapArchive[]): LayerSpecification[] {
  const { palette, nameField } = context;
  const own =
    nameField === 'nameUk' ? ['name:uk', 'name_uk'] : ['name:en', 'name:latin', 'name_en', 'name_int'];
  return grouped(
    'labels',
    archives.flatMap((it) =>
      it.layerIds
        .filter((id) => roleOf(id) === 'places')
        .map(
          (id): LayerSpecification => ({
            id: `archive-${it.key}:${id}`,
            type: 'symbol',
            source: `archive-${it.key}`,
            'source-layer': id,
            layout: {
              'text-field': [
                'coalesce',
                ...[...own, 'name'].map((field) => ['get', field]),
                '',
              ] as unknown as Expression,
              'text-size': [
                'match',
                kind,
                ['city', 'locality', 'capital'],
                14,
                ['town'],
                13,
                12,
              ] as Expression,
              'text-max-width': 8,
              'text-padding': 6,
              'symbol-sort-key': [
                'coalesce',
                ['get', 'rank'],
                ['-', 0, ['to-number', ['coalesce', ['get', 'population'], ['get', 'population_rank'], 0]]],
              ] as unknown as Expression,
            },
            paint: { 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.6 },
          }),
        ),
    ),
  );
}

function imageLayer({ palette }: StyleContext, source: string): LayerSpecification {
  return {
    id: source,
    type: 'raster',
    source,
    paint: {
      'raster-saturation': -0.45,
      'raster-opacity': 0.72,
      'raster-brightness-max': palette.isDark ? 0.55 : 1,
      'raster-brightness-min': palette.isDark ? 0 : 0.2,
      'raster-fade-duration': 0,
    },
  };
}

function layersOf(
  { palette }: StyleContext,
  role: ArchiveRole,
  source: string,
  sourceLayer: string,
  maxZoom: number,
): LayerSpecification[] {
  const fill = (
    name: string,
    colour: string | Expression,
    filter: FilterSpecification = isPolygon,
  ): LayerSpecification => ({
    id: `${source}:${sourceLayer}:${name}`,
    type: 'fill',
    source,
    'source-layer': sourceLayer,
    filter,
    paint: { 'fill-color': colour },
  });
  const line = (
    name: string,
    colour: string,
    width: number | Expression,
    filter: FilterSpecification = isLine,
    dash?: number[],
  ): LayerSpecification => ({
    id: `${source}:${sourceLayer}:${name}`,
    type: 'line',
    source,
    'source-layer': sourceLayer,
    filter,
    layout: { 'line-cap': dash ? 'butt' : 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, ...(dash ? { 'line-dasharray': dash } : {}) },
  });
  const grows = (far: number, near: number): Expression =>
    ['interpolate', ['exponential', 1.5], ['zoom'], 8, far, 16, near] as unknown as Expression;
  const isOf = (kinds: readonly string[]): FilterSpecification =>
    ['in', kind, ['literal', kinds]] as unknown as FilterSpecification;
  const both = (...filters: FilterSpecification[]): FilterSpecification =>
    ['all', ...filters] as unknown as FilterSpecification;
  const not = (filter: FilterSpecification): FilterSpecification =>
    ['!', filter] as unknown as FilterSpecification;
  switch (role) {
    case 'land':
      return [fill('land', palette.land)];
    case 'cover':
      return [
        fill('cover', [
          'match',
          kind,
          greenKinds,
          palette.green,
          builtKinds,
          palette.builtUp,
          clear,
        ] as Expression),
      ];
    case 'water':
      return [fill('water', palette.river), line('course', palette.river, grows(0.7, 3))];
    case 'buildings':
      return [
        { ...fill('building', palette.builtUpEdge), minzoom: Math.min(13, maxZoom) } as LayerSpecification,
      ];
    case 'boundaries':
      return [line('boundary', palette.hairline, 1, isLine, [3, 2])];
    case 'roads': {
      const isMain = both(isLine, isOf(mainRoads));
      const isStreet = both(isLine, not(isOf(mainRoads)), not(isOf(byways)));
      const streets = line('street', palette.road, grows(0.4, 4), isStreet);
      return [
        line('edge', palette.roadEdge, grows(1.8, 9), isMain),
        { ...streets, minzoom: Math.min(11, maxZoom) } as LayerSpecification,
        line('main', palette.road, grows(1, 7), isMain),
      ];
    }
    default:
      return [line('outline', palette.hairline, 0.8, ['!=', ['geometry-type'], 'Point'])];
  }
}
