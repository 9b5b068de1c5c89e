import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/model/edits';
import {
  closeProject,
  editProject,
  isDirty,
  projectOfState,
  redoProject,
  scenarioOfState,
  setActiveScenario,
  setProject,
  setSaved,
  undoProject,
  useProject,
} from '../../src/store/project';
import {
  clearRuns,
  finishRun,
  isStale,
  type RunSummary,
  setProgress,
  startRun,
  stopRun,
  useRuns,
} from '../../src/store/runs';
import { givePlace, requestPlace, toggleSelected, useView } from '../../src/store/view';
import { smallProject } from '../builders/small-project';

const label = { code: 'label.changeProject', params: {} };
const more: Edit = { do: 'change', list: 'areas', id: 'area-1', fields: { people: 1 } };
const lose: Edit = {
  do: 'add',
  list: { scenarioId: 's1', list: 'events' },
  row: {
    id: 'e1',
    timeS: 0,
    component: { kind: 'bus', id: 'a' },
    damage: 'heavy',
    cause: 'technical',
  },
};

function summary(): RunSummary {
  const { history, openCount } = useProject.getState();
  return {
    identity: {
      runId: 'x',
      regionRevision: '',
      scenarioId: 's1',
      scenarioRevision: '',
      seed: 1,
      engineVersion: '',
      fingerprint: '',
    },
    operators: 'none',
    metrics: {},
    eventCount: 0,
    issues: [],
    endS: 1,
    tookMs: 1,
    openCount,
    regionVersion: history?.versions.region ?? -1,
    scenarioVersion: history?.versions.scenarios.s1 ?? -1,
  };
}

beforeEach(() => {
  setProject(smallProject(), 'small.lifeline.json');
  clearRuns();
});

describe('project store', () => {
  it('knows when the project differs from its file, through undo as well', () => {
    const state = () => useProject.getState();
    expect(isDirty(state())).toBe(false);
    editProject(more, label);
    expect(isDirty(state())).toBe(true);
    const kept = projectOfState(state());
    if (kept) setSaved(kept);
    expect(isDirty(state())).toBe(false);
    undoProject();
    expect(isDirty(state())).toBe(true);
    redoProject();
    expect(projectOfState(state())?.region.areas[0].people).toBe(1);
  });

  it('keeps the project and says why when an edit is refused', () => {
    const before = projectOfState(useProject.getState());
    expect(editProject({ do: 'remove', list: 'areas', id: 'none' }, label)).toBe(false);
    expect(projectOfState(useProject.getState())).toBe(before);
    expect(useProject.getState().refusals[0].code).toBe('edit.noSuchRow');
  });

  it('falls back to another scenario when the active one is removed, and does nothing when closed', () => {
    setActiveScenario('s2');
    expect(scenarioOfState(useProject.getState())?.name).toBe('Second scenario');
    editProject({ do: 'remove', list: 'scenarios', id: 's2' }, label);
    expect(useProject.getState().activeScenarioId).toBe('s1');
    closeProject();
    expect(editProject(more, label)).toBe(false);
  });
});

describe('runs store', () => {
  it('is stale after a change, and fresh again after its undo', () => {
    startRun('k');
    finishRun('k', summary());
    const stale = () => isStale(useRuns.getState(), useProject.getState());
    expect(stale()).toBe(false);
    editProject(lose, label);
    expect(stale()).toBe(true);
    undoProject();
    expect(stale()).toBe(false);
    editProject(more, label);
    expect(stale()).toBe(true);
    undoProject();
    setActiveScenario('s2');
    expect(stale()).toBe(true);
    setActiveScenario('s1');
    setProject(smallProject());
    expect(stale()).toBe(true);
  });

  it('ignores what comes late from a run that was replaced', () => {
    startRun('old');
    startRun('new');
    setProgress('old', { done: 0.9, timeS: 1 });
    finishRun('old', summary());
    stopRun('old', 'failed', []);
    expect(useRuns.getState()).toMatchObject({ status: 'running', runKey: 'new', progress: undefined });
    expect(useRuns.getState().latest).toBeUndefined();
  });

  it('keeps the last finished run when a later one fails', () => {
    startRun('a');
    finishRun('a', summary());
    startRun('b');
    stopRun('b', 'failed', []);
    expect(useRuns.getState()).toMatchObject({ status: 'failed', latest: { endS: 1 } });
  });
});

describe('view store', () => {
  it('adds to the selection and takes out again', () => {
    useView.setState({ selection: [{ kind: 'bus', id: 'a' }] });
    toggleSelected({ kind: 'bus', id: 'b' });
    toggleSelected({ kind: 'bus', id: 'a' });
    expect(useView.getState().selection).toEqual([{ kind: 'bus', id: 'b' }]);
  });

  it('answers a request for a place, and gives up the earlier one', async () => {
    const first = requestPlace();
    const second = requestPlace();
    expect(await first).toBeUndefined();
    expect(useView.getState().tool.kind).toBe('place');
    givePlace([30, 50]);
    expect(await second).toEqual([30, 50]);
    expect(useView.getState().tool.kind).toBe('select');
  });
});
