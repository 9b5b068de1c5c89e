import { emptyScenario, type Policies, type Scenario } from '../model/scenario';
import {
  editProject,
  projectOfState,
  scenarioOfState,
  setActiveScenario,
  useProject,
} from '../store/project';

type ScenarioFields = Partial<
  Pick<Scenario, 'name' | 'nameUk' | 'note' | 'startLocal' | 'horizonS' | 'seed' | 'weather'>
>;

/** Changes fields of the active scenario; `fieldName` names them in "Undo". */
export function changeScenario(fields: ScenarioFields, fieldName: string): boolean {
  const scenario = scenarioOfState(useProject.getState());
  if (!scenario) return false;
  return editProject(
    { do: 'change', list: 'scenarios', id: scenario.id, fields },
    { code: 'label.changeScenario', params: { field: fieldName } },
  );
}

export function changePolicies(policies: Partial<Policies>, fieldName: string): boolean {
  const scenario = scenarioOfState(useProject.getState());
  if (!scenario) return false;
  const fields = { policies: { ...scenario.policies, ...policies } };
  return editProject(
    { do: 'change', list: 'scenarios', id: scenario.id, fields },
    { code: 'label.changeScenario', params: { field: fieldName } },
  );
}

/** Overrides an assumption in the active scenario; undefined goes back to the default. */
export function changeParameter(key: string, value: number | undefined, name: string): boolean {
  const scenario = scenarioOfState(useProject.getState());
  if (!scenario) return false;
  const { [key]: _, ...rest } = scenario.parameters;
  const parameters = value === undefined ? rest : { ...scenario.parameters, [key]: value };
  return editProject(
    { do: 'change', list: 'scenarios', id: scenario.id, fields: { parameters } },
    { code: 'label.changeParameter', params: { name } },
  );
}

/** Adds a scenario and shows it: a copy of the active one, or one without losses. */
export function addScenario(kind: 'copy' | 'empty', name: string): boolean {
  const project = projectOfState(useProject.getState());
  const active = scenarioOfState(useProject.getState());
  if (!project) return false;
  const taken = new Set(project.scenarios.map((it) => it.id));
  let n = project.scenarios.length + 1;
  while (taken.has(`scenario-${n}`)) n++;
  const id = `scenario-${n}`;
  const { nameUk: _, ...copied } = active ?? emptyScenario(id);
  const row: Scenario = kind === 'copy' ? { ...copied, id, name } : { ...emptyScenario(id), name };
  const added = editProject(
    { do: 'add', list: 'scenarios', row },
    { code: 'label.addScenario', params: { name } },
  );
  if (added) setActiveScenario(id);
  return added;
}

/** Removes the active scenario; the last one stays. */
export function removeScenario(): boolean {
  const project = projectOfState(useProject.getState());
  const active = scenarioOfState(useProject.getState());
  if (!project || !active || project.scenarios.length < 2) return false;
  return editProject(
    { do: 'remove', list: 'scenarios', id: active.id },
    { code: 'label.removeScenario', params: { name: active.name ?? active.id } },
  );
}
