import type { RegionList } from '../../model/edits';
import type { NameSpace } from '../../model/edits/references';
import type { WaterKind } from '../../model/ids';
import type { MessageId } from '../../words/catalogue';

/** One value of a component as forms and tables show it. */
export interface Field {
  /** Field of the row, or a field within a field: `shift.fromH`. */
  key: string;
  label: MessageId;
  /** What it means, on hover and focus of the label. */
  tip?: MessageId;
  type: 'id' | 'text' | 'number' | 'choice' | 'yesNo' | 'place' | 'name' | 'names' | 'sets';
  /** Unit shown; a stored value times `scale` is in it. */
  unit?: string;
  scale?: number;
  min?: number;
  max?: number;
  whole?: boolean;
  optional?: boolean;
  /** What a `name` or `names` names, to choose from. */
  of?: NameSpace;
  options?: readonly (readonly [value: string, label: MessageId])[];
  /** Tables sort by it; of supply assets only name, id, kind, voltage and place. */
  sorts?: boolean;
  /** In forms alone: values behind a supply asset make no column. */
  formOnly?: boolean;
}

/** Everything that can be added, changed and removed, by its list. */
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

/** Kinds whose rows live in the files of water networks. */
export function isNetworkKind(kind: EditedKind): kind is WaterKind {
  return listOfKind[kind] === undefined;
}

export type Row = Readonly<Record<string, unknown>>;

/** The value of a field; undefined where the row has none. */
export function valueOf(row: Row, key: string): unknown {
  let value: unknown = row;
  for (const part of key.split('.')) value = (value as Row | undefined)?.[part];
  return value;
}

/** The fields that change when values are set: whole objects for fields within fields. */
export function fieldsWith(row: Row, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const [name, inner] = key.split('.');
    if (inner === undefined) fields[name] = value;
    else fields[name] = { ...((fields[name] ?? row[name] ?? {}) as Row), [inner]: value };
  }
  return fields;
}
