import { type ComponentRef, refKey } from '../model/ids';
import { readParameters } from '../model/parameters';
import { fail, issue, ok, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import { startPower } from '../power/start-power';
import { createAreaPower } from './area-power';
import { checkScenario } from './check-scenario';
import { createGridDrive } from './grid-drive';
import { createGridLookup, powerKinds } from './known-components';
import type { PreparedRegion } from './prepare-region';

/** State of the grid right after a set of losses. */
export interface GridInstant {
  busState: Uint8Array;
  branchState: Uint8Array;
  branchFlowMw: Float64Array;
  branchLoading: Float64Array;
  /** The Region's feeders, in its order. */
  feederState: Uint8Array;
  /** Share of each area's people with electricity; NaN where nobody is on a feeder. */
  areaPowerShare: Float64Array;
  servedMw: number;
  neededMw: number;
}

/**
 * What the grid does at once when these components are lost at `timeS` of the scenario, on top of nothing else:
 * islands, balance, shedding and flows with the demand of that time, before any protection acts. Components
 * outside the grid are passed over.
 */
export function instantState(
  prepared: PreparedRegion,
  scenario: Scenario,
  lost: readonly ComponentRef[],
  timeS = 0,
): Result<GridInstant> {
  const checked = checkScenario(scenario);
  if (!checked.ok) return checked;
  const inGrid = createGridLookup(prepared.region);
  const unknown = lost.filter((it) => powerKinds.has(it.kind) && !inGrid(it));
  if (unknown.length > 0)
    return fail(unknown.map((it) => issue('error', 'scenario.unknownComponent', { component: refKey(it) })));
  const read = readParameters(scenario.parameters);
  const { feederIds } = prepared.power.index;
  const drive = createGridDrive(prepared, scenario, checked.value.start, read);
  drive.update(timeS);
  let events = 0;
  const started = startPower(prepared.power, {
    policies: { ...scenario.policies, operators: 'none' },
    parameters: scenario.parameters,
    sink: () => events++,
    neededMw: drive.neededMw,
    availableMw: drive.availableMw,
  });
  if (!started.ok) return started;
  const power = started.value;
  for (const component of lost) if (powerKinds.has(component.kind)) power.lose(component, events++);
  power.settle(0);
  const { busState, branchState, branchFlowMw, branchLoading, feederState } = power.state;
  const { feederNeededMw, feederServedMw } = power.state;
  const areas = createAreaPower(prepared.region, feederIds);
  areas.review(
    feederServedMw.map((served, f) => (feederNeededMw[f] > 0 ? 1 - served / feederNeededMw[f] : 0)),
  );
  return ok({
    areaPowerShare: areas.share,
    feederState: feederState.slice(0, prepared.region.feeders.length),
    busState: busState.slice(),
    branchState: branchState.slice(),
    branchFlowMw: branchFlowMw.slice(),
    branchLoading: branchLoading.slice(),
    neededMw: feederNeededMw.reduce((sum, it) => sum + it, 0),
    servedMw: feederServedMw.reduce((sum, it) => sum + it, 0),
  });
}
