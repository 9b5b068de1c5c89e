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
const previousKey = 'lifeline-previous';
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

/** Keeps the open project aside before another takes its place, so that unsaved changes are not gone. */
export async function keepPrevious(): Promise<void> {
  const state = useProject.getState();
  const project = projectToKeep(state);
  if (!project || !isDirty(state)) return;
  try {
    await set(previousKey, { project, fileName: state.fileName, isSaved: false } satisfies Draft);
    noteStorage('kept', true);
  } catch {
    noteStorage('full');
  }
}

/** Shows the project that was replaced last; the open one takes its place as the previous one. */
export async function restorePrevious(): Promise<boolean> {
  const draft = await readDraft(previousKey);
  if (!draft) return false;
  await del(previousKey);
  noteStorage('kept', false);
  await keepPrevious();
  showProject(draft.project, draft.fileName, draft.isSaved);
  return true;
}

/** Finds out whether there is a previous project to go back to. */
export async function lookForPrevious(): Promise<void> {
  if (await readDraft(previousKey)) noteStorage('kept', true);
}

/** Shows the project of the last visit; false when there is none or it cannot be read. */
export async function restoreDraft(): Promise<boolean> {
  const draft = await readDraft(draftKey);
  if (!draft) return false;
  showProject(draft.project, draft.fileName, draft.isSaved);
  return true;
}

/** A kept project; undefined when there is none, it cannot be read, or an older form no longer fits. */
async function readDraft(key: string): Promise<Draft | undefined> {
  try {
    const draft = await get<Draft>(key);
    const project = draft && projectSchema.safeParse(draft.project);
    return draft && project?.success ? { ...draft, project: project.data } : undefined;
  } catch {
    return undefined;
  }
}
