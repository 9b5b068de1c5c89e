import { projectOfState, useProject } from '../store/project';
import { isStale, useRuns } from '../store/runs';
import { fastLimitMs } from './fast-limit';
import { prepareRegion } from './prepare-region';
import { runScenario } from './run-scenario';
import { startShowingAtOnce } from './show-at-once';

/** Edits that follow one another closer than this make one run, ms. */
const quietMs = 150;
/** A project below these sizes is run when it is opened. */
const smallBusCount = 400;
const smallInpChars = 600_000;

/**
 * Runs again by itself after each change, for as long as runs are fast; until it answers, the grid at once is
 * shown. Returns the way to stop.
 */
export function startAutoRun(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seenOpenCount = -1;
  let quickestMs = Number.POSITIVE_INFINITY;
  let runCount = 0;
  const isFast = () => quickestMs < fastLimitMs(runCount <= 1);
  const check = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const isNew = useProject.getState().openCount !== seenOpenCount;
      seenOpenCount = useProject.getState().openCount;
      if (isNew ? isSmall() : isFast() && isStale(useRuns.getState(), useProject.getState()))
        void runScenario();
      // the map draws water networks from what the worker reads
      else if (!isNew && useRuns.getState().status !== 'running') void prepareRegion();
    }, quietMs);
  };
  check();
  const stopTiming = useRuns.subscribe(
    (state) => state.latest,
    (latest, before) => {
      const isSameProject = latest && latest.openCount === before?.openCount;
      runCount = isSameProject ? runCount + 1 : 1;
      quickestMs = Math.min(
        isSameProject ? quickestMs : Number.POSITIVE_INFINITY,
        latest?.tookMs ?? Number.POSITIVE_INFINITY,
      );
    },
  );
  // what was changed while a run went on
  const stopPreparing = useRuns.subscribe(
    (state) => state.status,
    (status) => {
      if (status === 'done' || status === 'cancelled') void prepareRegion();
    },
  );
  const stopShowing = startShowingAtOnce();
  const stopChecking = useProject.subscribe(
    (state) => [state.history?.versions, state.activeScenarioId, state.openCount] as const,
    check,
    { equalityFn: (a, b) => a.every((it, i) => it === b[i]) },
  );
  return () => {
    clearTimeout(timer);
    stopTiming();
    stopPreparing();
    stopShowing();
    stopChecking();
  };
}

function isSmall(): boolean {
  const project = projectOfState(useProject.getState());
  if (!project) return false;
  const inpChars = project.region.waterNetworks.reduce((sum, it) => sum + it.inp.length, 0);
  return project.region.grid.buses.length <= smallBusCount && inpChars <= smallInpChars;
}
