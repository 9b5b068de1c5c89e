import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { Edit } from '../model/edits';
import { type EditLabel, type History, pushEdit, redoEdit, startHistory, undoEdit } from '../model/history';
import type { Project } from '../model/project';
import type { Issue } from '../model/result';
import type { Scenario } from '../model/scenario';

/** The open project: plain JSON, every change an edit that can be undone. Absent history: nothing is open. */
export interface ProjectState {
  history?: History;
  /** Name of the project file, without folder. */
  fileName?: string;
  /** Raised when another project is opened, never by an edit. */
  openCount: number;
  /** The scenario that is shown, edited and run. */
  activeScenarioId?: string;
  /** The project object that was last written to a file. */
  saved?: Project;
  /** Why the last edit was refused; empty after one that went through. */
  refusals: Issue[];
}

export const useProject = create<ProjectState>()(
  subscribeWithSelector((): ProjectState => ({ openCount: 0, refusals: [] })),
);

/** Shows a project and forgets the history of the one before. `isSaved` is false for a restored draft. */
export function setProject(project: Project, fileName?: string, isSaved = true): void {
  const wanted = project.scenarioId;
  const active = project.scenarios.find((it) => it.id === wanted) ?? project.scenarios[0];
  useProject.setState((state) => ({
    history: startHistory(project),
    fileName,
    openCount: state.openCount + 1,
    activeScenarioId: active?.id,
    saved: isSaved ? project : undefined,
    refusals: [],
  }));
}

export function closeProject(): void {
  useProject.setState((state) => ({
    history: undefined,
    fileName: undefined,
    openCount: state.openCount + 1,
    activeScenarioId: undefined,
    saved: undefined,
    refusals: [],
  }));
}

/** Does one edit as one step of undo. False when it was refused; `refusals` says why. */
export function editProject(edit: Edit, label: EditLabel): boolean {
  const { history } = useProject.getState();
  if (!history) return false;
  const pushed = pushEdit(history, edit, label);
  if (!pushed.ok) {
    useProject.setState({ refusals: pushed.error });
    return false;
  }
  show(pushed.value);
  return true;
}

export function undoProject(): void {
  const { history } = useProject.getState();
  if (history) show(undoEdit(history));
}

export function redoProject(): void {
  const { history } = useProject.getState();
  if (history) show(redoEdit(history));
}

export function setActiveScenario(scenarioId: string): void {
  const { history } = useProject.getState();
  if (history?.project.scenarios.some((it) => it.id === scenarioId)) {
    useProject.setState({ activeScenarioId: scenarioId });
  }
}

/** Notes that `project` is now in a file. */
export function setSaved(project: Project, fileName?: string): void {
  useProject.setState((state) => ({ saved: project, fileName: fileName ?? state.fileName }));
}

function show(history: History): void {
  const { activeScenarioId } = useProject.getState();
  const { scenarios } = history.project;
  const kept = scenarios.some((it) => it.id === activeScenarioId);
  useProject.setState({
    history,
    refusals: [],
    activeScenarioId: kept ? activeScenarioId : scenarios[0]?.id,
  });
}

export function projectOfState(state: ProjectState): Project | undefined {
  return state.history?.project;
}

/** The active scenario. Stable while the scenario does not change. */
export function scenarioOfState(state: ProjectState): Scenario | undefined {
  return state.history?.project.scenarios.find((it) => it.id === state.activeScenarioId);
}

/** True when the project differs from its file. */
export function isDirty(state: ProjectState): boolean {
  return state.history !== undefined && state.history.project !== state.saved;
}
