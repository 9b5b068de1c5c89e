import type { LocalStart } from '../model/local-time';
import type { ParameterReader } from '../model/parameters';
import type { Issue } from '../model/result';
import type { Scenario } from '../model/scenario';
import type { PowerEngine } from '../power/power-engine';
import { fileAvailableMw } from '../power/unit-kind';
import { createFeederDemand } from './feeder-demand';
import type { PreparedRegion } from './prepare-region';
import { createRenewableSupply } from './renewable-supply';

/** What changes in the grid with the hour: the feeders' need, and what sun and wind give. */
export interface GridDrive {
  /** MW by feeder and by generator at the time of the last update. */
  neededMw: Float64Array;
  availableMw: Float64Array;
  update(timeS: number): void;
  /** Hands the last update to the engine. */
  hand(power: PowerEngine): void;
  /** Writes need and supply of any time, MW; units that do not follow the hour are left alone. */
  forecast(timeS: number, neededMw: Float64Array, availableMw: Float64Array): void;
  issues: Issue[];
}

/** A drive at the scenario's start. */
export function createGridDrive(
  prepared: PreparedRegion,
  scenario: Scenario,
  start: LocalStart,
  read: ParameterReader,
): GridDrive {
  const { region, power } = prepared;
  const { feederIds } = power.index;
  const demand = createFeederDemand(region, scenario, start, feederIds, read);
  const renewables = createRenewableSupply(region, scenario, start, read);
  const neededMw = new Float64Array(feederIds.length);
  const availableMw = fileAvailableMw(region.grid.generators);
  function forecast(timeS: number, needMw: Float64Array, giveMw: Float64Array): void {
    demand(timeS, needMw);
    renewables.availableMw(timeS, giveMw);
  }
  const update = (timeS: number) => forecast(timeS, neededMw, availableMw);
  update(0);
  return {
    neededMw,
    availableMw,
    update,
    forecast,
    hand(engine) {
      engine.setDemand(neededMw);
      for (const g of renewables.followerIx) engine.setAvailable(g, availableMw[g]);
    },
    issues: renewables.issues,
  };
}
