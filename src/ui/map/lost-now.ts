import { refKey } from '../../model/ids';
import type { Scenario } from '../../model/scenario';

/** `refKey`s that a scenario has out at a time; a loss without a repair time lasts to the end. */
export function lostNow(scenario: Scenario | undefined, timeS: number): Set<string> {
  const lost = new Set<string>();
  for (const event of scenario?.events ?? []) {
    const backS = event.repairS === undefined ? Number.POSITIVE_INFINITY : event.timeS + event.repairS;
    if (event.timeS <= timeS && timeS < backS) lost.add(refKey(event.component));
  }
  return lost;
}
