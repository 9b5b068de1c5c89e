import type { FeatureCollection } from 'geojson';
import type { Topology } from 'topojson-specification';

let loading: Promise<FeatureCollection> | undefined;

/** Natural Earth land at 1:50 million, from the app's own files, for places without a base map. Loaded once. */
export function loadWorldLand(): Promise<FeatureCollection> {
  loading ??= Promise.all([import('topojson-client'), import('world-atlas/land-50m.json')]).then(
    ([{ feature }, atlas]) => {
      const topology = atlas.default as unknown as Topology;
      const land = feature(topology, topology.objects.land);
      return land.type === 'FeatureCollection' ? land : { type: 'FeatureCollection', features: [land] };
    },
  );
  return loading;
}
