import type { Edit } from '../model/edits';
import { findIn } from '../model/look-up';
import type { Project } from '../model/project';
import type { Placement, WaterNetwork } from '../model/water';
import { editProject, projectOfState, useProject } from '../store/project';
import { requestPlace } from '../store/view';

/** Says where a water network lies. */
export function placeNetwork(networkId: string, placement: Placement | undefined): boolean {
  const region = projectOfState(useProject.getState())?.region;
  const network = region && findIn(region.waterNetworks, networkId);
  if (!network) return false;
  return editProject(
    { do: 'change', list: 'waterNetworks', id: networkId, fields: { placement } },
    { code: 'label.placeNetwork', params: { name: network.name ?? networkId } },
  );
}

/** Lets the user click the middle of a water network on the map. False when the user gives up. */
export async function placeNetworkOnMap(networkId: string, metresPerUnit: number): Promise<boolean> {
  const centre = await requestPlace();
  return centre !== undefined && placeNetwork(networkId, { kind: 'centre', centre, metresPerUnit });
}

/** Adds water networks to the open project, as one step of undo. Ids that are taken get a number. Returns the ids. */
export function addNetworks(networks: readonly WaterNetwork[]): string[] {
  const region = projectOfState(useProject.getState())?.region;
  if (!region) return [];
  const taken = new Set(region.waterNetworks.map((it) => it.id));
  const rows = networks.map((it) => {
    const id = freeId(taken, it.id);
    taken.add(id);
    return { ...it, id };
  });
  const edits = rows.map((row): Edit => ({ do: 'add', list: 'waterNetworks', row }));
  const added = editProject(
    { do: 'batch', edits },
    { code: 'label.addNetwork', params: { name: rows.map((it) => it.name ?? it.id).join(', ') } },
  );
  return added ? rows.map((it) => it.id) : [];
}

/** A project with other placements for its networks, by network id. */
export function withPlacements(project: Project, placements: ReadonlyMap<string, Placement>): Project {
  const waterNetworks = project.region.waterNetworks.map((it) => {
    const placement = placements.get(it.id);
    return placement ? { ...it, placement } : it;
  });
  return { ...project, region: { ...project.region, waterNetworks } };
}

function freeId(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  let n = 2;
  while (taken.has(`${wanted}-${n}`)) n++;
  return `${wanted}-${n}`;
}
