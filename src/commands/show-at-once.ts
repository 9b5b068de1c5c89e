import { heldInstant, holdInstant } from '../client/held';
import { simulation } from '../client/simulation';
import type { LossEvent, Scenario } from '../model/scenario';
import { scenarioOfState, useProject } from '../store/project';
import { useRuns } from '../store/runs';
import { prepareRegion } from './prepare-region';

/**
 * Shows what the grid does at once whenever the active scenario's losses change, until the run answers, is
 * cancelled or fails. Returns the way to stop.
 */
export function startShowingAtOnce(): () => void {
  let asked = 0;
  const stops = [
    useProject.subscribe(
      (state) => ({ scenario: scenarioOfState(state), openCount: state.openCount }),
      (now, before) => {
        if (now.scenario === before.scenario && now.openCount === before.openCount) return;
        const turn = ++asked;
        const isSame = now.openCount === before.openCount && now.scenario?.id === before.scenario?.id;
        const changed = isSame ? changedLosses(before.scenario, now.scenario) : [];
        if (!now.scenario || changed.length === 0) holdInstant(undefined);
        else void showAtOnce(now.scenario, changed, () => turn === asked);
      },
    ),
    useRuns.subscribe(
      (state) => state.status,
      (status) => {
        if (status === 'running' || status === 'idle') return;
        asked++;
        if (heldInstant()) holdInstant(undefined);
      },
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function showAtOnce(
  scenario: Scenario,
  changed: readonly LossEvent[],
  isWanted: () => boolean,
): Promise<void> {
  const start = performance.now();
  const timeS = Math.min(...changed.map((it) => it.timeS));
  const prepared = await prepareRegion();
  if (!prepared.ok || !isWanted()) return;
  const lost = scenario.events
    .filter((it) => it.timeS <= timeS && timeS < it.timeS + (it.repairS ?? Number.POSITIVE_INFINITY))
    .map((it) => it.component);
  const reply = await simulation.instant(lost, { scenario, timeS });
  if (!isWanted()) return;
  holdInstant(reply.ok ? reply.value : undefined, timeS);
  performance.measure('instant', { start });
}

/** Losses that one of two versions of a scenario has and the other has not, or has otherwise. */
export function changedLosses(before: Scenario | undefined, after: Scenario | undefined): LossEvent[] {
  if (!before || !after || before.events === after.events) return [];
  const old = new Set(before.events);
  const fresh = new Set(after.events);
  return [...after.events.filter((it) => !old.has(it)), ...before.events.filter((it) => !fresh.has(it))];
}
