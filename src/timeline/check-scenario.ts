import { type LocalStart, readLocalStart } from '../model/local-time';
import { checkParameters } from '../model/parameters';
import { fail, issue, ok, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import { longestHorizonS } from './constants';

/** Errors that stop a run before it starts: the start, the horizon, the parameters. */
export function checkScenario(scenario: Scenario): Result<{ start: LocalStart }> {
  const { id, startLocal, horizonS, parameters } = scenario;
  const issues = checkParameters(parameters);
  const start = readLocalStart(startLocal);
  if (!start) issues.push(issue('error', 'scenario.startUnreadable', { startLocal }, { id }));
  if (!(horizonS > 0 && horizonS <= longestHorizonS))
    issues.push(
      issue(
        'error',
        'scenario.horizonTooLong',
        { days: horizonS / 86400, most: longestHorizonS / 86400 },
        { id },
      ),
    );
  return start && issues.length === 0 ? ok({ start }) : fail(issues);
}
