import type { Project } from '../model/project';
import { type ProjectState, projectOfState, setSaved, useProject } from '../store/project';

/** The project as it goes into a file or the browser's storage: opened again, it shows the same scenario. */
export function projectToKeep(state: ProjectState): Project | undefined {
  const project = projectOfState(state);
  if (!project || !state.activeScenarioId || project.scenarioId === state.activeScenarioId) return project;
  return { ...project, scenarioId: state.activeScenarioId };
}

/** Saves the open project as `NAME.lifeline.json` through the browser. Works without the worker. */
export function saveProject(): void {
  const state = useProject.getState();
  const kept = projectToKeep(state);
  const shown = projectOfState(state);
  if (!kept || !shown) return;
  const name = state.fileName ?? `${fileStem(kept.region.name ?? kept.region.id)}.lifeline.json`;
  offerFile(name, JSON.stringify(kept), 'application/json');
  setSaved(shown, name);
}

/** Hands a file to the browser's download. */
export function offerFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name that every file system takes. */
export function fileStem(name: string): string {
  const stem = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return stem === '' ? 'project' : stem.toLowerCase();
}
