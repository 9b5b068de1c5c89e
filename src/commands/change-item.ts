import { type EditedItem, isNetworkKind, listOfKind } from '../model/edits/edited-kind';
import type { EditLabel } from '../model/history';
import { splitWaterId, waterId } from '../model/ids';
import { fail, type Issue, type Result } from '../model/result';
import type { LonLat } from '../model/schema-parts';
import type { WaterEdit, WaterValues } from '../model/water-edit';
import { changeNetworks, type NetworkChange } from './edit-network';
import { changeRows, type RowChange } from './edit-region';

/** New values of one item, by field; whole objects for fields within fields. */
export interface ItemChange {
  item: EditedItem;
  fields: Readonly<Record<string, unknown>>;
}

/** Changes items of the Region or elements of networks, as one step of undo: all of them or none. */
export async function changeItems(
  changes: readonly ItemChange[],
  label: EditLabel,
): Promise<Result<Issue[]>> {
  const rows: RowChange[] = [];
  const byNetwork = new Map<string, WaterEdit[]>();
  for (const { item, fields } of changes) {
    const list = listOfKind[item.kind];
    if (list) rows.push({ list, id: item.id, fields });
    else if (isNetworkKind(item.kind)) {
      const { networkId, elementId } = splitWaterId(item.id);
      const edits = byNetwork.get(networkId) ?? [];
      edits.push(...elementEdits(item.kind, elementId, fields));
      byNetwork.set(networkId, edits);
    }
  }
  if (byNetwork.size === 0) return changeRows(rows, label);
  // a table shows one kind at a time, so that rows and elements are never changed together
  if (rows.length > 0) return fail([]);
  const networks = [...byNetwork].map(([networkId, edits]): NetworkChange => ({ networkId, edits }));
  return changeNetworks(networks, label);
}

function elementEdits(
  kind: Extract<WaterEdit, { do: 'change' }>['kind'],
  id: string,
  { id: newId, lonLat, ...values }: Readonly<Record<string, unknown>>,
): WaterEdit[] {
  const edits: WaterEdit[] = [];
  if (Object.keys(values).length > 0) edits.push({ do: 'change', kind, id, values: values as WaterValues });
  if (lonLat !== undefined) edits.push({ do: 'move', id, place: lonLat as LonLat });
  if (typeof newId === 'string' && newId !== id) edits.push({ do: 'rename', kind, id, newId });
  return edits;
}

/** The id of an item after a change. */
export function idAfter({ kind, id }: EditedItem, fields: Readonly<Record<string, unknown>>): string {
  const newId = kind === 'waterUsers' ? fields.nodeId : fields.id;
  if (typeof newId !== 'string') return id;
  return isNetworkKind(kind) ? waterId(splitWaterId(id).networkId, newId) : newId;
}
