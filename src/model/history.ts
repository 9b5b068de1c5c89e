import { applyEdit, type Edit } from './edits';
import type { Project } from './project';
import { ok, type Result } from './result';

/** What an edit was, for "Undo: …"; `words` makes the sentence. */
export interface EditLabel {
  code: string;
  params: Record<string, string | number>;
}

/**
 * One number for each content the Region and each Scenario has had. Undo brings the old number back, so equal
 * numbers mean equal content without comparing or hashing it.
 */
export interface Versions {
  region: number;
  scenarios: Record<string, number>;
}

export interface HistoryEntry {
  /** The edit that goes to the other side of this entry. */
  edit: Edit;
  label: EditLabel;
  /** Versions on the other side. */
  versions: Versions;
}

/** An open project with what can be undone and redone; oldest entries first. */
export interface History {
  project: Project;
  versions: Versions;
  past: HistoryEntry[];
  future: HistoryEntry[];
  /** Last number given out. */
  counter: number;
}

const longestHistory = 500;

export function startHistory(project: Project): History {
  const scenarios = Object.fromEntries(project.scenarios.map((it, i) => [it.id, i + 2]));
  return {
    project,
    versions: { region: 1, scenarios },
    past: [],
    future: [],
    counter: project.scenarios.length + 1,
  };
}

/** Does an edit; what was undone before it can no longer be redone. */
export function pushEdit(history: History, edit: Edit, label: EditLabel): Result<History> {
  const applied = applyEdit(history.project, edit);
  if (!applied.ok) return applied;
  const { project, inverse } = applied.value;
  const { versions, counter } = nextVersions(history, project, edit);
  const past = [...history.past, { edit: inverse, label, versions: history.versions }];
  return ok({ project, versions, counter, past: past.slice(-longestHistory), future: [] });
}

/** Steps back one entry; the same object when there is none. */
export function undoEdit(history: History): History {
  const entry = history.past.at(-1);
  if (!entry) return history;
  const moved = step(history, entry);
  return {
    ...moved.history,
    past: history.past.slice(0, -1),
    future: [moved.back, ...history.future],
  };
}

/** Steps forward one entry; the same object when there is none. */
export function redoEdit(history: History): History {
  const entry = history.future[0];
  if (!entry) return history;
  const moved = step(history, entry);
  return { ...moved.history, past: [...history.past, moved.back], future: history.future.slice(1) };
}

function step(history: History, entry: HistoryEntry): { history: History; back: HistoryEntry } {
  const applied = applyEdit(history.project, entry.edit);
  if (!applied.ok) throw new Error(`history entry does not apply: ${applied.error[0].code}`);
  return {
    history: { ...history, project: applied.value.project, versions: entry.versions },
    back: { edit: applied.value.inverse, label: entry.label, versions: history.versions },
  };
}

/** Names and notes do not change what a run gives. */
const wordFields = new Set(['name', 'nameUk', 'note', 'noteUk']);

function nextVersions(
  history: History,
  project: Project,
  edit: Edit,
): { versions: Versions; counter: number } {
  const before = history.project;
  const scenarios: Record<string, number> = {};
  let counter = history.counter;
  const wordsOnly = changesWordsOnly(edit);
  const region = project.region === before.region || wordsOnly ? history.versions.region : ++counter;
  for (const it of project.scenarios) {
    const old = history.versions.scenarios[it.id];
    const same = before.scenarios.includes(it) || wordsOnly;
    scenarios[it.id] = same && old !== undefined ? old : ++counter;
  }
  return { versions: { region, scenarios }, counter };
}

function changesWordsOnly(edit: Edit): boolean {
  if (edit.do === 'batch') return edit.edits.every(changesWordsOnly);
  return edit.do === 'change' && Object.keys(edit.fields).every((it) => wordFields.has(it));
}
