import { simulation } from '../client/simulation';
import type { FacilitySurvival } from '../client/simulation-client';
import { fail, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import { prepareRegion } from './prepare-region';

/** A facility's chance to last without grid under a scenario's assumptions. */
export async function askSurvival(facilityId: string, scenario: Scenario): Promise<Result<FacilitySurvival>> {
  const prepared = await prepareRegion();
  return prepared.ok ? simulation.survival(facilityId, scenario) : fail(prepared.error);
}
