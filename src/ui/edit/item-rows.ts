import { useEffect, useMemo, useState } from 'react';
import { listNetworkRows } from '../../commands/edit-network';
import { type EditedItem, type EditedKind, listOfKind } from '../../model/edits/edited-kind';
import { rowsOfRegion } from '../../model/edits/references';
import { splitWaterId, waterId } from '../../model/ids';
import type { Region } from '../../model/region';
import type { WaterRow } from '../../model/water-edit';
import type { WaterGeometry } from '../../model/water-geometry';
import { useHeldGeometry } from '../map/use-held';
import type { Row } from './field';

/** A row of a table or form: what it is, and its values by field. */
export interface ItemRow {
  item: EditedItem;
  row: Row;
}

const noRows: readonly ItemRow[] = [];

/** All rows of a kind; undefined while the worker reads the files of networks. */
export function useItemRows(region: Region, kind: EditedKind): readonly ItemRow[] | undefined {
  const list = listOfKind[kind];
  const networks = useNetworkRows(region, list === undefined);
  const geometry = useHeldGeometry();
  const rows = list ? rowsOfRegion(region, list) : undefined;
  return useMemo(() => {
    if (list) {
      return (rows ?? noRows).map((it): ItemRow => {
        const row = it as Row;
        return { item: { kind, id: String(row.id ?? row.nodeId) }, row };
      });
    }
    if (!networks) return undefined;
    const places = placesOf(geometry);
    return [...networks].flatMap(([networkId, elements]) =>
      elements.filter((it) => it.kind === kind).map((it) => elementRow(networkId, it, places)),
    );
  }, [list, rows, kind, networks, geometry]);
}

/** The values of one item; undefined while they are being read, null where it is not there. */
export function useItemRow(region: Region, item: EditedItem): Row | null | undefined {
  const list = listOfKind[item.kind];
  const networks = useNetworkRows(region, list === undefined, splitWaterId(item.id).networkId);
  const geometry = useHeldGeometry();
  return useMemo(() => {
    if (list) {
      const rows = (rowsOfRegion(region, list) ?? []) as Row[];
      return rows.find((it) => String(it.id ?? it.nodeId) === item.id) ?? null;
    }
    if (!networks) return undefined;
    const { networkId, elementId } = splitWaterId(item.id);
    const found = networks.get(networkId)?.find((it) => it.kind === item.kind && it.id === elementId);
    return found ? elementRow(networkId, found, placesOf(geometry)).row : null;
  }, [list, region, item.kind, item.id, networks, geometry]);
}

function elementRow(
  networkId: string,
  { kind, id, fromId, toId, values }: WaterRow,
  places: ReadonlyMap<string, [number, number]>,
): ItemRow {
  const lonLat = places.get(waterId(networkId, id));
  return {
    item: { kind, id: waterId(networkId, id) },
    row: { id, networkId, fromId, toId, lonLat, ...values },
  };
}

function placesOf(geometry: readonly WaterGeometry[]): Map<string, [number, number]> {
  const places = new Map<string, [number, number]>();
  for (const { nodeIds, nodeLonLat } of geometry)
    nodeIds.forEach((id, ix) => {
      const [lon, lat] = [nodeLonLat[2 * ix], nodeLonLat[2 * ix + 1]];
      if (Number.isFinite(lon) && Number.isFinite(lat)) places.set(id, [lon, lat]);
    });
  return places;
}

/** The elements of the region's networks, or of one, read again whenever a file changes. */
function useNetworkRows(
  region: Region,
  isWanted: boolean,
  networkId?: string,
): ReadonlyMap<string, WaterRow[]> | undefined {
  const [known, setKnown] = useState<ReadonlyMap<string, WaterRow[]>>();
  const networks = region.waterNetworks;
  useEffect(() => {
    if (!isWanted) return;
    let isLate = false;
    const asked = networks.filter((it) => networkId === undefined || it.id === networkId);
    void Promise.all(asked.map(async ({ id }) => [id, await listNetworkRows(id)] as const)).then(
      (replies) => {
        if (isLate) return;
        setKnown(new Map(replies.map(([id, reply]) => [id, reply.ok ? reply.value : []])));
      },
    );
    return () => {
      isLate = true;
    };
  }, [networks, isWanted, networkId]);
  return known;
}
