import { heldRun, holdBand } from '../client/held';
import { simulation } from '../client/simulation';
import { endBand, setBandProgress, startBand, useBand } from '../store/band';
import { projectOfState, scenarioOfState, useProject } from '../store/project';
import { isStale, useRuns } from '../store/runs';
import { fastLimitMs } from './fast-limit';
import { prepareRegion } from './prepare-region';

let bandCount = 0;

/** Larger grids are asked for: the best action is a linear programme for each time, which takes minutes at 10,000 buses. */
const mostBusesUnasked = 3000;

/** Works out what operators can change in the latest run, beside everything else; the run stays whatever comes of it. */
export async function workOutBand(): Promise<void> {
  const scenario = scenarioOfState(useProject.getState());
  const runs = useRuns.getState();
  const acted = heldRun()?.record.actedOnGrid;
  if (
    !scenario ||
    !acted ||
    !runs.latest ||
    runs.status === 'running' ||
    isStale(runs, useProject.getState())
  )
    return;
  await cancelBand();
  const bandKey = `band-${++bandCount}`;
  startBand(bandKey);
  const prepared = await prepareRegion();
  if (useBand.getState().bandKey !== bandKey) return;
  if (!prepared.ok) {
    endBand(bandKey, 'failed', prepared.error);
    return;
  }
  const reply = await simulation.band(bandKey, scenario, acted, (progress) =>
    setBandProgress(bandKey, progress),
  );
  if (useBand.getState().bandKey !== bandKey) return;
  if (reply.ok) {
    holdBand(reply.value);
    endBand(bandKey, 'done');
    return;
  }
  const isCancelled = reply.error.some((it) => it.code === 'run.cancelled');
  endBand(bandKey, isCancelled ? 'cancelled' : 'failed', reply.error);
}

/** Stops the work on a band at once. */
export async function cancelBand(): Promise<void> {
  const { bandKey } = useBand.getState();
  if (!bandKey) return;
  endBand(bandKey, 'cancelled');
  await simulation.cancel(bandKey);
}

/**
 * Works out the band after each run that was fast, of a grid that is not large (after others it is asked for: it can take minutes), and stops it as soon as another run starts or the content changes.
 * Returns the way to stop.
 */
export function startAutoBand(): () => void {
  const stops = [
    useRuns.subscribe(
      (state) => state.latest,
      (latest, before) => {
        void cancelBand();
        endBand(undefined, 'none');
        const isFirst = latest?.openCount !== before?.openCount;
        const buses = projectOfState(useProject.getState())?.region.grid.buses.length ?? 0;
        if (latest && buses <= mostBusesUnasked && latest.tookMs < fastLimitMs(isFirst)) void workOutBand();
      },
    ),
    useRuns.subscribe(
      (state) => state.status,
      (status) => {
        if (status === 'running') void cancelBand();
      },
    ),
    useProject.subscribe(
      (state) => [state.history?.versions, state.activeScenarioId, state.openCount] as const,
      () => {
        if (isStale(useRuns.getState(), useProject.getState())) void cancelBand();
      },
      { equalityFn: (a, b) => a.every((it, i) => it === b[i]) },
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
