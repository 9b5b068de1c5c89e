import type { NameSpace } from '../../model/edits/references';
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

export type Row = Readonly<Record<string, unknown>>;

/** The value of a field; undefined where the row has none. */
export function fieldValue(row: Row, key: string): unknown {
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
