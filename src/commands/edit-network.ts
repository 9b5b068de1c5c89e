import { simulation } from '../client/simulation';
import type { Edit } from '../model/edits';
import { renameEdits } from '../model/edits/plan-change';
import type { EditLabel } from '../model/history';
import { waterId } from '../model/ids';
import type { Project } from '../model/project';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import type { WaterEdit, WaterRow } from '../model/water-edit';
import { projectOfState, useProject } from '../store/project';
import { commitEdit } from './edit-region';

/** Changes of the file of one network. */
export interface NetworkChange {
  networkId: string;
  edits: WaterEdit[];
}

/** The elements of a network as its file has them, read in the worker. */
export async function listNetworkRows(networkId: string): Promise<Result<WaterRow[]>> {
  const network = projectOfState(useProject.getState())?.region.waterNetworks.find(
    (it) => it.id === networkId,
  );
  return network
    ? simulation.listWater(network)
    : fail([issue('error', 'waterEdit.noNetwork', { id: networkId })]);
}

/** Changes networks, and what names their elements, as one step of undo. `more`: edits that belong to it. */
export async function changeNetworks(
  changes: readonly NetworkChange[],
  label: EditLabel,
  more: readonly Edit[] = [],
): Promise<Result<Issue[]>> {
  const planned = await planNetworkChanges(changes);
  if (!planned.ok) return planned;
  const done = commitEdit({ do: 'batch', edits: [...planned.value.edits, ...more] }, label);
  return done.ok ? ok([...done.value, ...planned.value.issues]) : done;
}

/** The edits of changes that reader and EPANET accept; elements that go, and the controls that go with them. */
export async function planNetworkChanges(changes: readonly NetworkChange[]) {
  const project = projectOfState(useProject.getState());
  if (!project) return fail<Issue[]>([]);
  const edits: Edit[] = [];
  const issues: Issue[] = [];
  const removed: { kind: string; id: string }[] = [];
  let controlCount = 0;
  for (const { networkId, edits: wanted } of changes) {
    const network = project.region.waterNetworks.find((it) => it.id === networkId);
    if (!network) return fail([issue('error', 'waterEdit.noNetwork', { id: networkId })]);
    const reply = await simulation.editWater(network, wanted);
    if (!reply.ok) return reply;
    const { splices, placement } = reply.value;
    for (const it of splices) edits.push({ do: 'spliceInp', id: networkId, splices: it });
    if (placement) edits.push({ do: 'change', list: 'waterNetworks', id: networkId, fields: { placement } });
    edits.push(...followRenames(project, networkId, wanted));
    issues.push(...reply.value.issues);
    removed.push(...reply.value.removed);
    controlCount += reply.value.removedControlCount;
  }
  // the worker was asked about the files as they were
  const now = projectOfState(useProject.getState());
  const isSame = changes.every(
    ({ networkId: id }) =>
      now?.region.waterNetworks.find((it) => it.id === id)?.inp ===
      project.region.waterNetworks.find((it) => it.id === id)?.inp,
  );
  if (!isSame) return fail([issue('error', 'edit.fileDiffers', { id: changes[0]?.networkId ?? '' })]);
  const names = removed.map(({ kind, id }) => ({
    space:
      kind === 'pipe' || kind === 'pump' || kind === 'valve'
        ? ('waterLink' as const)
        : ('waterNode' as const),
    id,
  }));
  return ok({ edits, issues, removed, names, controlCount });
}

function followRenames(project: Project, networkId: string, edits: readonly WaterEdit[]): Edit[] {
  return edits.flatMap((edit) => {
    if (edit.do !== 'rename') return [];
    const space = ['pipe', 'pump', 'valve'].includes(edit.kind)
      ? ('waterLink' as const)
      : ('waterNode' as const);
    return renameEdits(project, { space, id: waterId(networkId, edit.id) }, waterId(networkId, edit.newId));
  });
}
