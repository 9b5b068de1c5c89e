/** What a layer of vector tiles is drawn as. */
export type ArchiveRole =
  | 'land'
  | 'cover'
  | 'water'
  | 'roads'
  | 'buildings'
  | 'boundaries'
  | 'places'
  | 'other';

/** Layer names of OpenMapTiles, Protomaps and Shortbread, and the plain words that home-made files use. */
const layersByRole: Record<Exclude<ArchiveRole, 'other'>, readonly string[]> = {
  land: ['earth'],
  cover: ['landcover', 'landuse', 'natural', 'park', 'parks', 'land', 'sites', 'globallandcover', 'forest'],
  water: [
    'water',
    'ocean',
    'water_polygons',
    'waterway',
    'water_lines',
    'rivers',
    'lakes',
    'sea',
    'physical_line',
  ],
  roads: ['transportation', 'roads', 'road', 'streets', 'highways', 'bridge'],
  buildings: ['building', 'buildings'],
  boundaries: ['boundary', 'boundaries', 'admin'],
  places: ['place', 'places', 'place_labels', 'settlements'],
};

/** Layers of those schemas that would only crowd the networks. */
const leftOut = [
  'transportation_name',
  'water_name',
  'poi',
  'pois',
  'housenumber',
  'addresses',
  'street_labels',
  'street_labels_points',
  'streets_polygons_labels',
  'boundary_labels',
  'water_polygons_labels',
  'water_lines_labels',
  'aeroway',
  'aerodrome_label',
  'mountain_peak',
  'public_transport',
  'ferries',
  'bridges',
  'street_polygons',
  'pier_lines',
  'pier_polygons',
  'dam_lines',
  'dam_polygons',
  'aerialways',
  'transit',
  'landuse_overlay',
  'mask',
  'physical_point',
];

/** What a layer is drawn as, by its name; undefined for one that is left out. A name of no known schema is `other`. */
export function roleOf(layerId: string): ArchiveRole | undefined {
  const name = layerId.toLowerCase();
  if (leftOut.includes(name)) return undefined;
  for (const [role, names] of Object.entries(layersByRole))
    if (names.includes(name)) return role as ArchiveRole;
  return 'other';
}
