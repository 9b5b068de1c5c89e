import type { RegionList } from '../edits';
import { type ComponentRef, isSupplyKind, type WaterKind } from '../ids';

/** Everything that can be added, changed and removed. */
export const editedKinds = [
  'bus',
  'branch',
  'generator',
  'feeder',
  'facility',
  'area',
  'waterPoint',
  'waterUsers',
  'supplyNode',
  'supplyLink',
  'coupling',
  'junction',
  'reservoir',
  'tank',
  'pipe',
  'pump',
  'valve',
  'depot',
  'crew',
  'tanker',
  'stock',
] as const;
export type EditedKind = (typeof editedKinds)[number];

/** One thing to be edited: an element of a network by its id in the Region. */
export interface EditedItem {
  kind: EditedKind;
  id: string;
}

/** The list of a kind; undefined for elements of water networks, which live in their files. */
export const listOfKind: Partial<Record<EditedKind, RegionList>> = {
  bus: 'buses',
  branch: 'branches',
  generator: 'generators',
  feeder: 'feeders',
  facility: 'facilities',
  area: 'areas',
  waterPoint: 'waterPoints',
  waterUsers: 'waterUsers',
  supplyNode: 'supplyNodes',
  supplyLink: 'supplyLinks',
  coupling: 'couplings',
  depot: 'depots',
  crew: 'crews',
  tanker: 'tankers',
  stock: 'stock',
};

export function isNetworkKind(kind: EditedKind): kind is WaterKind {
  return listOfKind[kind] === undefined;
}

/** What a selected component is for editing; undefined for islands, DC lines and loads of buses. */
export function itemOfRef({ kind, id }: ComponentRef): EditedItem | undefined {
  if (isSupplyKind(kind)) return { kind: 'supplyNode', id };
  if (kind === 'pipe' && !id.includes('/')) return { kind: 'supplyLink', id };
  if (kind === 'feeder' && id.startsWith('bus:')) return undefined;
  const found = editedKinds.find((it) => it === kind);
  return found && { kind: found, id };
}

/** The component that stands for an item on the map; undefined for what is not drawn. */
export function refOfItem({ kind, id }: EditedItem, supplyKind?: string): ComponentRef | undefined {
  switch (kind) {
    case 'supplyNode':
      return { kind: supplyKind === 'zone' ? 'supplyZone' : 'supplySource', id };
    case 'supplyLink':
      return { kind: 'pipe', id };
    case 'waterUsers':
    case 'coupling':
    case 'depot':
    case 'crew':
    case 'tanker':
    case 'stock':
      return undefined;
    default:
      return { kind, id };
  }
}
