import type { Region } from '../model/region';
import { type Issue, ok, type Result } from '../model/result';
import { revisionOf } from '../model/revision';
import { type PreparedPower, preparePower } from '../power/prepare-power';

/** What is worked out once per Region and shared by all its runs. */
export interface PreparedRegion {
  region: Region;
  regionRevision: string;
  power: PreparedPower;
  /** Warnings; errors make `prepareRegion` fail. */
  issues: Issue[];
}

export function prepareRegion(region: Region): Result<PreparedRegion> {
  const power = preparePower(region);
  if (!power.ok) return power;
  return ok({ region, regionRevision: revisionOf(region), power: power.value, issues: power.value.issues });
}
