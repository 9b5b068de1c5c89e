import type { ComponentRef } from './ids';
import type { SupplyNode } from './water';

/** How a node of the supply zones is named: one that consumes is a zone, all that feeds others is a source. */
export function supplyRef({ id, kind }: Pick<SupplyNode, 'id' | 'kind'>): ComponentRef {
  return { kind: kind === 'zone' ? 'supplyZone' : 'supplySource', id };
}
