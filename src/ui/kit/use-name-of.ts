import { useCallback } from 'react';
import { type ComponentRef, isWaterKind, splitWaterId, zonesNetworkId } from '../../model/ids';
import { findIn, findRow } from '../../model/look-up';
import { projectOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { type Language, say } from '../../words/catalogue';
import { named, supplyLinkName } from '../map/describe-component';

/** Names of components for people; an element of a water network is named with its network. */
export function useNameOf(): (ref: ComponentRef) => string {
  const region = useProject((state) => projectOfState(state)?.region);
  const language = useSettings((state) => state.language);
  return useCallback(
    (ref) => {
      if (!region) return ref.id;
      if (isWaterKind(ref.kind)) {
        const { networkId, elementId } = splitWaterId(ref.id);
        if (networkId === zonesNetworkId) return supplyLinkName(region, elementId, language);
        return `${elementId}, ${named(findIn(region.waterNetworks, networkId), language, networkId)}`;
      }
      if (ref.kind === 'feeder' && ref.id.startsWith('bus:')) {
        const busId = ref.id.slice(4);
        return named(findIn(region.grid.buses, busId), language, busId);
      }
      if (ref.kind === 'island') {
        const bus = findIn(region.grid.buses, ref.id);
        return withKind('bus', named(bus, language, ref.id), language);
      }
      const row = findRow(region, ref);
      const end = (id: string) => named(findIn(region.grid.buses, id), language, id);
      if (ref.kind === 'branch' && !row?.name) {
        const branch = findIn(region.grid.branches, ref.id);
        if (!branch) return ref.id;
        return `${end(branch.fromBusId)} – ${end(branch.toBusId)}`;
      }
      if (ref.kind === 'dcLine') {
        const line = findIn(region.grid.dcLines, ref.id);
        if (!line) return ref.id;
        const ends = { from: end(line.fromBusId), to: end(line.toBusId) };
        return say('map.dcLineName', ends, language);
      }
      // Grid files number their units: a bare "1" names nothing in a sentence.
      const name = named(row, language, ref.id);
      return ref.kind === 'generator' ? withKind('generator', name, language) : name;
    },
    [region, language],
  );
}

/** `Generator 7` for a name that is a number, or two; one of letters speaks for itself. */
function withKind(kind: 'bus' | 'generator', name: string, language: Language): string {
  return /^[\d\s]+$/.test(name) ? `${say(`map.kind.${kind}`, {}, language)} ${name}` : name;
}
