import type { Edit } from '../model/edits';
import type { Scenario } from '../model/scenario';
import { editProject, projectOfState, scenarioOfState, useProject } from '../store/project';
import { nameOf } from './label';

type Delivery = Scenario['deliveries'][number];
type PlacedSet = Scenario['placements'][number];

/** Plans a delivery of diesel or water to a facility in the active scenario. */
export function addDelivery(row: Omit<Delivery, 'id'> & { facilityId: string }): boolean {
  return change('label.addDelivery', row.facilityId, (scenario) => ({
    do: 'add',
    list: { scenarioId: scenario.id, list: 'deliveries' },
    row: { ...row, id: freeId(scenario, 'delivery') },
  }));
}

/** Places a generator set at a facility in the active scenario. */
export function placeSet(row: Omit<PlacedSet, 'id'>): boolean {
  return change('label.placeSet', row.facilityId, (scenario) => ({
    do: 'add',
    list: { scenarioId: scenario.id, list: 'placements' },
    row: { ...row, id: freeId(scenario, 'placed-set') },
  }));
}

/** Takes a delivery or a placed set out of the active scenario. */
export function removeSupply(list: 'deliveries' | 'placements', id: string): boolean {
  const facilityId = scenarioOfState(useProject.getState())?.[list].find((it) => it.id === id)?.facilityId;
  if (facilityId === undefined) return false;
  return change(
    list === 'deliveries' ? 'label.removeDelivery' : 'label.removeSet',
    facilityId,
    (scenario) => ({ do: 'remove', list: { scenarioId: scenario.id, list }, id }) as Edit,
  );
}

function change(code: string, facilityId: string, editOf: (scenario: Scenario) => Edit): boolean {
  const state = useProject.getState();
  const project = projectOfState(state);
  const scenario = scenarioOfState(state);
  if (!project || !scenario) return false;
  const name = nameOf(project.region, { kind: 'facility', id: facilityId });
  return editProject(editOf(scenario), { code, params: { name } });
}

/** An id that no set or delivery of the scenario has; sets of a facility and placed ones share the run's list. */
function freeId(scenario: Scenario, stem: string): string {
  const taken = new Set([...scenario.deliveries, ...scenario.placements].map((it) => it.id));
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}
