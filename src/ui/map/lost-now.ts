import type { RunReader } from '../../client/run-reader';
import { refKey } from '../../model/ids';
import type { Scenario } from '../../model/scenario';

/**
 * `refKey`s that a scenario has out at a time. A loss without a repair time of its own is back when `run` logged
 * its repair, because the run took the time from its tables; without such an event it lasts to the end.
 */
export function lostNow(scenario: Scenario | undefined, timeS: number, run?: RunReader): Set<string> {
  const lost = new Set<string>();
  for (const event of scenario?.events ?? []) {
    if (event.timeS > timeS) continue;
    const backS =
      event.repairS === undefined
        ? (repairedAtS(run, event) ?? Number.POSITIVE_INFINITY)
        : event.timeS + event.repairS;
    if (timeS < backS) lost.add(refKey(event.component));
  }
  return lost;
}

/** When the run logged the repair of a loss; undefined when it does not know this loss or it lasts beyond the end. */
function repairedAtS(
  run: RunReader | undefined,
  { component, timeS }: Scenario['events'][number],
): number | undefined {
  if (!run) return undefined;
  const { events } = run.record;
  const own = run.eventsOf(component).map((ix) => events[ix]);
  if (!own.some((it) => it.kind === 'componentLost' && it.timeS === timeS)) return undefined;
  return own.find((it) => it.kind === 'componentRepaired' && it.timeS > timeS)?.timeS;
}
