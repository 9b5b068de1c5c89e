import type { LocalStart } from '../model/local-time';
import { type ParameterReader, readParameters } from '../model/parameters';
import { type Issue, ok, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import type { LpSolver } from '../power/lp-solver';
import type { PowerEngine } from '../power/power-engine';
import { startPower } from '../power/start-power';
import { createEventLog, type EventLog } from './event-log';
import { createGridDrive, type GridDrive } from './grid-drive';
import type { PreparedRegion } from './prepare-region';

/** The grid of a scenario at its start, with what drives it. The owner disposes of `power`. */
export interface StartedGrid {
  power: PowerEngine;
  log: EventLog;
  read: ParameterReader;
  drive: GridDrive;
  /** The rule in use for sun and wind; grows while the run goes on where operators found no plan. */
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
  const drive = createGridDrive(prepared, scenario, start, read);
  const issues: Issue[] = [...drive.issues];
  const onIssue = (it: Issue) => issues.push(it);
  const started = startPower(prepared.power, {
    policies,
    parameters,
    sink: log.sink,
    neededMw: drive.neededMw,
    availableMw: drive.availableMw,
    startOfDayS: start.timeOfDayS,
    forecast: drive.forecast,
    lpSolver,
    onIssue,
  });
  return started.ok ? ok({ power: started.value, log, read, drive, issues }) : started;
}
