import type { Edit } from '../model/edits';
import { type ComponentRef, refKey } from '../model/ids';
import type { LossEvent, Scenario } from '../model/scenario';
import { editProject, projectOfState, scenarioOfState, useProject } from '../store/project';
import { nameOf } from './label';

/** How a loss is entered; what is left out takes the default of the scenario's tables. */
export type LossFields = Partial<Pick<LossEvent, 'timeS' | 'damage' | 'cause' | 'repairS'>>;

/** Adds a loss for each component that has none yet, as one step of undo. */
export function loseComponents(refs: readonly ComponentRef[], fields: LossFields = {}): boolean {
  const project = projectOfState(useProject.getState());
  const scenario = scenarioOfState(useProject.getState());
  if (!project || !scenario) return false;
  const lost = new Set(scenario.events.map((it) => refKey(it.component)));
  const fresh = refs.filter((it) => !lost.has(refKey(it)));
  if (fresh.length === 0) return false;
  const ids = freeIds(scenario, fresh.length);
  const losses = fresh.map(
    (component, i): LossEvent => ({
      id: ids[i],
      timeS: 0,
      component: { kind: component.kind, id: component.id },
      damage: 'moderate',
      cause: 'unspecified',
      ...fields,
    }),
  );
  return editProject(withEvents(scenario, [...scenario.events, ...losses]), {
    code: 'label.loseComponents',
    params: { count: fresh.length, name: nameOf(project.region, fresh[0]) },
  });
}

/** Takes the losses of these components out of the scenario, as one step of undo. */
export function restoreComponents(refs: readonly ComponentRef[]): boolean {
  const project = projectOfState(useProject.getState());
  const scenario = scenarioOfState(useProject.getState());
  if (!project || !scenario) return false;
  const keys = new Set(refs.map(refKey));
  const losses = scenario.events.filter((it) => keys.has(refKey(it.component)));
  if (losses.length === 0) return false;
  const gone = new Set(losses);
  return editProject(
    withEvents(
      scenario,
      scenario.events.filter((it) => !gone.has(it)),
    ),
    {
      code: 'label.restoreComponents',
      params: { count: losses.length, name: nameOf(project.region, losses[0].component) },
    },
  );
}

/** Changes one loss: its time, cause, damage state or repair time (undefined: the table's). */
export function changeLoss(lossId: string, fields: LossFields): boolean {
  const project = projectOfState(useProject.getState());
  const scenario = scenarioOfState(useProject.getState());
  const loss = scenario?.events.find((it) => it.id === lossId);
  if (!project || !scenario || !loss) return false;
  return editProject(
    { do: 'change', list: { scenarioId: scenario.id, list: 'events' }, id: lossId, fields },
    { code: 'label.changeLoss', params: { name: nameOf(project.region, loss.component) } },
  );
}

/** All losses at once: row by row, thousands would take seconds. */
function withEvents(scenario: Scenario, events: LossEvent[]): Edit {
  return { do: 'change', list: 'scenarios', id: scenario.id, fields: { events } };
}

function freeIds(scenario: Scenario, count: number): string[] {
  const taken = new Set(scenario.events.map((it) => it.id));
  const ids: string[] = [];
  for (let n = 1; ids.length < count; n++) if (!taken.has(`loss-${n}`)) ids.push(`loss-${n}`);
  return ids;
}
