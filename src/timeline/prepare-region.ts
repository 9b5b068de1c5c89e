import type { Region } from '../model/region';
import { type Issue, issue, ok, type Result } from '../model/result';
import { revisionOf } from '../model/revision';
import { needsPower } from '../model/water-point';
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
  const issues = [...power.value.issues];
  const joined = new Set(region.couplings.map(({ consumer }) => `${consumer.kind}:${consumer.id}`));
  const loose = region.facilities.filter((it) => !joined.has(`facility:${it.id}`));
  if (loose.length > 0)
    issues.push(issue('warning', 'region.facilitiesNotJoined', { count: loose.length, first: loose[0].id }));
  const dryWells = (region.waterPoints ?? []).filter(
    (it) => needsPower(it) && !joined.has(`waterPoint:${it.id}`),
  );
  if (dryWells.length > 0)
    issues.push(
      issue('warning', 'region.waterPointsNotJoined', {
        count: dryWells.length,
        first: dryWells[0].name ?? dryWells[0].id,
      }),
    );
  return ok({ region, regionRevision: revisionOf(region), power: power.value, issues });
}
