import { del, get, set } from 'idb-keyval';
import type { Project } from '../model/project';
import { projectSchema } from '../model/project';
import { isDirty, useProject } from '../store/project';
import { noteStorage } from '../store/storage';
import { showProject } from './open-project';
import { projectToKeep } from './save-project';

/** What the browser's own storage keeps between visits. */
interface Draft {
  project: Project;
  fileName?: string;
  isSaved: boolean;
}

const draftKey = 'lifeline-draft';
const quietMs = 800;

/** Keeps the open project in the browser's storage after every change. Returns the way to stop. */
export function startAutosave(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = useProject.subscribe(
    (state) => [state.history?.project, state.activeScenarioId, state.saved, state.fileName] as const,
    () => {
      clearTimeout(timer);
      noteStorage('pending');
      timer = setTimeout(() => void keepDraft(), quietMs);
    },
    { equalityFn: (a, b) => a.every((it, i) => it === b[i]) },
  );
  const leave = () => void keepDraft();
  window.addEventListener('pagehide', leave);
  return () => {
    stop();
    window.removeEventListener('pagehide', leave);
  };
}

/** Writes the draft now. */
export async function keepDraft(): Promise<void> {
  const state = useProject.getState();
  const project = projectToKeep(state);
  try {
    if (project)
      await set(draftKey, { project, fileName: state.fileName, isSaved: !isDirty(state) } satisfies Draft);
    else await del(draftKey);
    noteStorage('kept');
  } catch {
    noteStorage('full');
  }
}

/** Shows the project of the last visit; false when there is none or it cannot be read. */
export async function restoreDraft(): Promise<boolean> {
  try {
    const draft = await get<Draft>(draftKey);
    if (!draft) return false;
    const project = projectSchema.safeParse(draft.project);
    if (!project.success) return false;
    showProject(project.data, draft.fileName, draft.isSaved);
    return true;
  } catch {
    return false;
  }
}
