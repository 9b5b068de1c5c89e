import type { Coupling } from '../../model/coupling';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { setTool } from '../../store/view';
import { consumerOf, type Suggested } from './overlays';

export function clickWithCoupler(ref: ComponentRef | undefined): void {
  const consumer = ref && consumerOf(ref);
  if (consumer) setTool({ kind: 'couple', consumer });
}

export function CouplingTool(_: {
  region: Region;
  consumer?: Coupling['consumer'];
  onSuggest(s: readonly Suggested[]): void;
}) {
  return null;
}
