import { projectOfState, useProject } from '../store/project';
import { isStale, useRuns } from '../store/runs';
import { runScenario } from './run-scenario';

/** Edits that follow one another closer than this make one run, ms. */
const quietMs = 150;
/** A scenario that was answered this fast is answered again after every change, ms. */
const fastMs = 4000;
/** A project below these sizes is run when it is opened. */
const smallBusCount = 400;
const smallInpChars = 600_000;

/** Runs again by itself after each change, for as long as runs are fast. Returns the way to stop. */
export function startAutoRun(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seenOpenCount = -1;
  const check = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const isNew = useProject.getState().openCount !== seenOpenCount;
      seenOpenCount = useProject.getState().openCount;
      if (isNew ? isSmall() : isFast() && isStale(useRuns.getState(), useProject.getState()))
        void runScenario();
    }, quietMs);
  };
  check();
  return useProject.subscribe(
    (state) => [state.history?.versions, state.activeScenarioId, state.openCount] as const,
    check,
    { equalityFn: (a, b) => a.every((it, i) => it === b[i]) },
  );
}

function isFast(): boolean {
  const { latest } = useRuns.getState();
  return latest !== undefined && latest.tookMs < fastMs;
}

function isSmall(): boolean {
  const project = projectOfState(useProject.getState());
  if (!project) return false;
  const inpChars = project.region.waterNetworks.reduce((sum, it) => sum + it.inp.length, 0);
  return project.region.grid.buses.length <= smallBusCount && inpChars <= smallInpChars;
}
