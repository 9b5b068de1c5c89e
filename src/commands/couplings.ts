import { simulation } from '../client/simulation';
import type { CouplingChanges } from '../client/simulation-client';
import { type Consumer, consumerKey, couplingsByConsumer } from '../model/consumers';
import type { Coupling } from '../model/coupling';
import type { Edit } from '../model/edits';
import { findIn } from '../model/look-up';
import type { Region } from '../model/region';
import type { Imported, Issue } from '../model/result';
import { editProject, projectOfState, useProject } from '../store/project';
import { exportMark } from './export-mark';
import { fileStem, offerFile } from './save-project';

/** Where a consumer is to get its power. */
export interface Wiring {
  consumer: Pick<Consumer, 'kind' | 'id'>;
  busId: string;
  feederId?: string;
}

/** Couples consumers to buses, as one step of undo. A consumer's earlier coupling is replaced. */
export function coupleConsumers(wirings: readonly Wiring[]): boolean {
  const region = projectOfState(useProject.getState())?.region;
  if (!region || wirings.length === 0) return false;
  return editProject(
    { do: 'batch', edits: couplingEdits(region, wirings) },
    { code: 'label.addCouplings', params: { count: wirings.length } },
  );
}

/** Takes couplings away, as one step of undo. */
export function removeCouplings(ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  const edits = ids.map((id): Edit => ({ do: 'remove', list: 'couplings', id }));
  return editProject(
    { do: 'batch', edits },
    { code: 'label.removeCouplings', params: { count: ids.length } },
  );
}

/** Reads a coupling table in the worker; nothing is changed before `applyCouplingTable`. */
export async function readCouplingTable(file: File): Promise<Imported<CouplingChanges>> {
  return simulation.readCouplings({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}

/** Puts what a coupling table says into the project, as one step of undo. */
export function applyCouplingTable(changes: CouplingChanges): boolean {
  const region = projectOfState(useProject.getState())?.region;
  if (!region) return false;
  const edits: Edit[] = changes.facilities.map((row): Edit => ({ do: 'add', list: 'facilities', row }));
  for (const row of changes.feeders) {
    if (findIn(region.feeders, row.id))
      edits.push({ do: 'change', list: 'feeders', id: row.id, fields: row });
    else edits.push({ do: 'add', list: 'feeders', row });
  }
  for (const [id, loadMw] of changes.busLoadMw) {
    edits.push({ do: 'change', list: 'buses', id, fields: { loadMw } });
  }
  edits.push(...couplingEdits(region, changes.couplings));
  return editProject(
    { do: 'batch', edits },
    { code: 'label.addCouplings', params: { count: changes.couplings.length } },
  );
}

/** Saves the couplings as CSV through the browser. Issues when the worker cannot write them. */
export async function exportCouplings(): Promise<Issue[]> {
  const project = projectOfState(useProject.getState());
  if (!project) return [];
  const reply = await simulation.writeCouplings(project.region.couplings, exportMark(project));
  if (!reply.ok) return reply.error;
  for (const file of reply.value) {
    offerFile(file.name || `${fileStem(project.region.id)}-couplings.csv`, file.bytes.slice(), 'text/csv');
  }
  return [];
}

function couplingEdits(region: Region, wirings: readonly Wiring[]): Edit[] {
  const now = couplingsByConsumer(region.couplings);
  const taken = new Set(region.couplings.map((it) => it.id));
  return wirings.map(({ consumer, busId, feederId }): Edit => {
    const old = now.get(consumerKey(consumer));
    if (old) return { do: 'change', list: 'couplings', id: old.id, fields: { busId, feederId } };
    const row: Coupling = {
      id: freeId(taken, consumerKey(consumer)),
      consumer: { kind: consumer.kind, id: consumer.id },
      busId,
      ...(feederId === undefined ? {} : { feederId }),
    };
    taken.add(row.id);
    return { do: 'add', list: 'couplings', row };
  });
}

function freeId(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  let n = 2;
  while (taken.has(`${wanted}-${n}`)) n++;
  return `${wanted}-${n}`;
}
