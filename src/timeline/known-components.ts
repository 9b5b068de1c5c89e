import { type ComponentKind, type ComponentRef, isSupplyKind, isWaterKind } from '../model/ids';
import type { Region } from '../model/region';

/** Kinds that the power engine takes out and puts back. */
export const powerKinds: ReadonlySet<ComponentKind> = new Set([
  'bus',
  'branch',
  'generator',
  'dcLine',
  'feeder',
]);

/** Kinds that an event can take out. */
export function canBeLost(kind: ComponentKind): boolean {
  return powerKinds.has(kind) || isWaterKind(kind) || isSupplyKind(kind) || kind === 'facility';
}

/** Tells whether a region has a grid component or facility; water elements are known to their networks. */
export function createGridLookup(region: Region): (component: ComponentRef) => boolean {
  const ids = new Map<ComponentKind, Set<string>>([
    ['bus', new Set(region.grid.buses.map((it) => it.id))],
    ['branch', new Set(region.grid.branches.map((it) => it.id))],
    ['generator', new Set(region.grid.generators.map((it) => it.id))],
    ['dcLine', new Set(region.grid.dcLines.map((it) => it.id))],
    ['feeder', new Set(region.feeders.map((it) => it.id))],
    ['facility', new Set(region.facilities.map((it) => it.id))],
  ]);
  return ({ kind, id }) => ids.get(kind)?.has(id) ?? false;
}
