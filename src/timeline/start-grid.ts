import type { LocalStart } from '../model/local-time';
import { type ParameterReader, readParameters } from '../model/parameters';
import { type Issue, ok, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import type { LpSolver } from '../power/lp-solver';
import type { PowerEngine } from '../power/power-engine';
import { startPower } from '../power/start-power';
import { createEventLog, type EventLog } from './event-log';
import { createFeederDemand } from './feeder-demand';
import type { PreparedRegion } from './prepare-region';

/** The grid of a scenario at its start, with what drives it. The owner disposes of `power`. */
export interface StartedGrid {
  power: PowerEngine;
  log: EventLog;
  read: ParameterReader;
  /** Writes the feeders' needed MW at a time. */
  demand: (timeS: number, out: Float64Array) => void;
  /** Grows while the run goes on: where operators found no plan. */
  issues: Issue[];
}

export function startGrid(
  prepared: PreparedRegion,
  scenario: Scenario,
  start: LocalStart,
  lpSolver: LpSolver | undefined,
): Result<StartedGrid> {
  const { policies, parameters } = scenario;
  const read = readParameters(parameters);
  const log = createEventLog();
  const { feederIds } = prepared.power.index;
  const demand = createFeederDemand(prepared.region, scenario, start, feederIds, read);
  const neededMw = new Float64Array(feederIds.length);
  demand(0, neededMw);
  const issues: Issue[] = [];
  const onIssue = (it: Issue) => issues.push(it);
  const started = startPower(prepared.power, {
    policies,
    parameters,
    sink: log.sink,
    neededMw,
    lpSolver,
    onIssue,
  });
  return started.ok ? ok({ power: started.value, log, read, demand, issues }) : started;
}
