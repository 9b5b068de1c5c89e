import type { Edit } from '../model/edits';
import { isNetworkKind, listOfKind } from '../model/edits/edited-kind';
import { type ComponentRef, waterId } from '../model/ids';
import { fail, type Issue, type Result } from '../model/result';
import type { LonLat } from '../model/schema-parts';
import type { WaterEdit, WaterValues } from '../model/water-edit';
import { projectOfState, useProject } from '../store/project';
import { type Draft, freeId } from './draft-component';
import { changeNetworks } from './edit-network';
import { commitEdit, withoutGaps } from './edit-region';
import { suggestBuses } from './suggest-buses';

/** Adds what a draft has become, with the coupling or pipe that goes with it, as one step of undo. */
export function addComponent(draft: Draft): Result<Issue[]> | Promise<Result<Issue[]>> {
  const { kind, row, networkId } = draft;
  const label = { code: 'label.editAdd', params: { name: String(row.name ?? row.id ?? row.nodeId) } };
  if (isNetworkKind(kind)) {
    if (networkId === undefined) return fail([]);
    return changeNetworks([{ networkId, edits: elementEdits(draft) }], label);
  }
  const list = listOfKind[kind];
  const { poweredFromId, ...values } = row;
  const edits = [{ do: 'add', list, row: withoutGaps(values) } as unknown as Edit];
  if (kind === 'facility' && typeof poweredFromId === 'string' && poweredFromId !== '')
    edits.push(couplingEdit(String(row.id), poweredFromId, row));
  return commitEdit({ do: 'batch', edits }, label);
}

/** The component that a draft becomes; undefined for what the map does not draw. */
export function refOfDraft({ kind, row, networkId }: Draft): ComponentRef | undefined {
  const id = String(row.id);
  if (isNetworkKind(kind)) return networkId === undefined ? undefined : { kind, id: waterId(networkId, id) };
  switch (kind) {
    case 'bus':
    case 'branch':
    case 'generator':
    case 'feeder':
    case 'facility':
    case 'area':
    case 'waterPoint':
      return { kind, id };
    default:
      return undefined;
  }
}

function couplingEdit(facilityId: string, busId: string, row: Draft['row']): Edit {
  const region = projectOfState(useProject.getState())?.region;
  const consumer = {
    kind: 'facility' as const,
    id: facilityId,
    lonLat: row.lonLat as LonLat | undefined,
    areaId: row.areaId as string | undefined,
  };
  const near = region ? suggestBuses(region, consumer, 8).find((it) => it.busId === busId) : undefined;
  const feederId = near?.feederId === undefined ? {} : { feederId: near.feederId };
  return {
    do: 'add',
    list: 'couplings',
    row: {
      id: freeId(region?.couplings ?? [], `facility:${facilityId}`),
      consumer: { kind: 'facility', id: facilityId },
      busId,
      ...feederId,
    },
  };
}

function elementEdits({ kind, row }: Draft): WaterEdit[] {
  const { id, fromId, toId, lonLat, joinsId, pipeLengthM, pipeDiameterM, ...rest } = row;
  const values = withoutGaps(rest) as WaterValues;
  const name = String(id);
  if (kind === 'pipe' || kind === 'pump' || kind === 'valve')
    return [{ do: 'addLink', kind, id: name, fromId: String(fromId), toId: String(toId), values }];
  if (kind !== 'junction' && kind !== 'tank' && kind !== 'reservoir') return [];
  const node: WaterEdit = { do: 'addNode', kind, id: name, values, place: lonLat as LonLat | undefined };
  if (typeof joinsId !== 'string' || joinsId === '') return [node];
  const pipe = { lengthM: pipeLengthM as number, diameterM: pipeDiameterM as number, roughness: 120 };
  return [
    node,
    { do: 'addLink', kind: 'pipe', id: `${name}-pipe`.slice(-31), fromId: joinsId, toId: name, values: pipe },
  ];
}
