import type { FilterSpecification } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useView } from '../../store/view';
import type { HostedMap } from './use-map-host';

/** Leaves the kinds of facility out that are switched off; the layers keep filters of their own. */
export function useShownKinds({ host, styleCount }: HostedMap): void {
  const hidden = useView((state) => state.hiddenKinds);
  const own = useRef<{ styleCount: number; filters: Map<string, FilterSpecification | undefined> }>(
    undefined,
  );
  useEffect(() => {
    if (!host || styleCount === 0 || !host.isReady()) return;
    const { map } = host;
    if (own.current?.styleCount !== styleCount) {
      const filters = new Map<string, FilterSpecification | undefined>();
      for (const id of map.getLayersOrder())
        if (map.getLayer(id)?.source === 'facilities') filters.set(id, map.getFilter(id) ?? undefined);
      own.current = { styleCount, filters };
    }
    const shown = ['!', ['in', ['get', 'kind'], ['literal', [...hidden]]]];
    for (const [id, filter] of own.current.filters) {
      const both = filter ? ['all', filter, shown] : shown;
      map.setFilter(id, (hidden.length === 0 ? filter : both) as FilterSpecification | undefined);
    }
  }, [host, styleCount, hidden]);
}
