import type { Project } from './project';
import type { Region } from './region';
import type { Issue } from './result';
import { checkConsumers, checkCouplings, checkDepots } from './validation/check-consumers';
import { checkCooling, checkGrid } from './validation/check-grid';
import { checkScenarios } from './validation/check-scenarios';
import { checkSupplyZones, checkWater, type ElementLookup } from './validation/check-water';
import { checkWaterPoints } from './validation/check-water-points';
import { checkFinite, createFindings, type Finding, type Findings } from './validation/findings';

/**
 * Checks what the schema cannot: that every name names something, that ids are given once, and that numbers
 * make sense together. With `elementsOf` the ids of water elements are checked too. Errors make a run
 * meaningless; warnings do not. Linear in the region.
 */
export function validateRegion(region: Region, elementsOf?: ElementLookup): Issue[] {
  const findings = createFindings();
  checkRegion(region, elementsOf, findings);
  return findings.all.map((it) => it.issue);
}

/** As `validateRegion`, for a whole project, with the JSON path of each finding. */
export function validateProject(project: Project, elementsOf?: ElementLookup): Finding[] {
  const findings = createFindings();
  checkRegion(project.region, elementsOf, findings);
  checkFinite(project.scenarios, ['scenarios'], findings);
  checkScenarios(project, elementsOf, findings);
  return findings.all;
}

function checkRegion(region: Region, elementsOf: ElementLookup | undefined, findings: Findings): void {
  checkFinite(region, ['region'], findings);
  const busIds = checkGrid(region.grid, findings);
  const water = checkWater(region, elementsOf, findings);
  checkCooling(region.grid, water, findings);
  checkSupplyZones(region, findings);
  checkConsumers(region, { busIds, water }, findings);
  checkWaterPoints(region, water, findings);
  checkCouplings(region, { busIds, water }, findings);
  checkDepots(region, findings);
}
