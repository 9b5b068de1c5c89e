import { type ComponentRef, waterId } from '../../model/ids';
import type { WaterCheck } from '../../protocol/session-api';
import { showComponents, useView } from '../../store/view';

/** Selects what a check is about and brings it into view, with the water layer on. */
export function lookAt(networkId: string, { elements }: WaterCheck): void {
  const refs = elements.map(
    ({ kind, id }): ComponentRef => ({ kind, id: kind === 'area' ? id : waterId(networkId, id) }),
  );
  useView.setState(({ layers }) => ({ layers: { ...layers, water: true } }));
  showComponents(refs);
}
