import type { Map as MapLibre } from 'maplibre-gl';
import type { HostStill } from '../still/host-still';
import type { StyleParts } from '../style/map-style';
import { createLiveGrid, isLive, type LiveGrid, type LiveSource, liveSources } from './live-grid';

/** Keeps the lines and buses of a big grid drawn in a map, whatever happens to its style. */
export interface HostLive {
  /** A style has been loaded, or the features have changed. */
  renew(parts: StyleParts): void;
  setShown(shown: boolean): void;
  /** Takes the state of a feature that is drawn here; false for any other. */
  setState(source: string, id: number, code: number | undefined): boolean;
}

/** The invisible layers by which the pointer finds lines and buses; what is drawn here lies right over them. */
const hitLayers = { branches: 'branchLive', buses: 'buses' } as const;

export function createHostLive(map: MapLibre, still: HostStill): HostLive {
  let grid: LiveGrid | undefined;
  return {
    renew(parts) {
      grid?.dispose();
      grid = undefined;
      if (!isLive(parts.context)) {
        still.renew(undefined, parts);
        return;
      }
      grid = createLiveGrid(parts.features, parts.context, still.cut);
      grid.setShown(parts.layers.grid);
      const ids = map.getStyle().layers.map((it) => it.id);
      const after = (source: LiveSource) => ids[ids.indexOf(hitLayers[source]) + 1];
      grid.addTo(map, { branches: after('branches'), buses: after('buses') });
      still.renew(grid.rows, parts);
    },
    setShown: (shown) => grid?.setShown(shown),
    setState(source, id, code) {
      const of = grid && liveSources.find((it) => it === source);
      if (!grid || !of) return false;
      // The direction of a flow may have changed alone, which is not drawn here.
      if (grid.states[of].codes[id] === (code ?? 0)) return true;
      grid.states[of].set(id, code ?? 0);
      if (!still.change(of, id)) map.triggerRepaint();
      return true;
    },
  };
}
