import { type ComponentRef, waterId } from '../../model/ids';
import type { WaterCheck } from '../../protocol/session-api';
import { showComponents, useView } from '../../store/view';

/** Selects what a check is about and brings it into view, with the water layer on. Of a bypass and its pumps, the bypass is selected. */
export function lookAt(networkId: string, { elements }: WaterCheck): void {
  const refs = elements.map(
    ({ kind, id }): ComponentRef => ({ kind, id: kind === 'area' ? id : waterId(networkId, id) }),
  );
  useView.setState(({ layers }) => ({ layers: { ...layers, water: true } }));
  const isBypass = elements.some((it) => it.kind === 'pump') && elements.length > 1;
  showComponents(refs, isBypass ? refs.slice(0, 1) : refs);
}
