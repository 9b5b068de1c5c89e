import { type Branch, type Generator, type Grid, uncooledTechnologies } from '../grid';
import type { WaterNames } from './check-water';
import { checkIds, checkNamed, type Findings } from './findings';

/** Checks what the power calculation relies on. Returns the bus ids. */
export function checkGrid(grid: Grid, findings: Findings): Set<string> {
  const path = ['region', 'grid'];
  const busIds = checkIds('bus', grid.buses, [...path, 'buses'], findings);
  checkIds('branch', grid.branches, [...path, 'branches'], findings);
  checkIds('generator', grid.generators, [...path, 'generators'], findings);
  checkIds('DC line', grid.dcLines, [...path, 'dcLines'], findings);
  const hasBus = (id: string) => busIds.has(id);
  grid.branches.forEach((branch, ix) => {
    checkEnds('branch', branch, hasBus, [...path, 'branches', ix], findings);
    checkBranch(branch, [...path, 'branches', ix], findings);
  });
  grid.dcLines.forEach((line, ix) => {
    checkEnds('DC line', line, hasBus, [...path, 'dcLines', ix], findings);
  });
  grid.generators.forEach((unit, ix) => {
    const at = [...path, 'generators', ix];
    checkNamed(
      unit.busId,
      hasBus,
      { kind: 'generator', id: unit.id, names: 'bus', path: [...at, 'busId'] },
      findings,
    );
    checkGenerator(unit, at, findings);
  });
  if (grid.buses.length > 0 && !grid.generators.some((unit) => unit.inService))
    findings.add('error', 'region.noGenerator', {}, [...path, 'generators']);
  return busIds;
}

function checkEnds(
  kind: string,
  it: { id: string; fromBusId: string; toBusId: string },
  hasBus: (id: string) => boolean,
  path: (string | number)[],
  findings: Findings,
): void {
  for (const end of ['fromBusId', 'toBusId'] as const)
    checkNamed(it[end], hasBus, { kind, id: it.id, names: 'bus', path: [...path, end] }, findings);
}

function checkBranch(branch: Branch, path: (string | number)[], findings: Findings): void {
  const { id } = branch;
  if (branch.inService && branch.reactancePu === 0 && branch.fromBusId !== branch.toBusId)
    findings.add('error', 'region.zeroReactance', { id }, [...path, 'reactancePu'], id);
  if (branch.tap <= 0) findings.add('error', 'region.badTap', { id, tap: branch.tap }, [...path, 'tap'], id);
  for (const field of ['ratingAMw', 'ratingBMw', 'ratingCMw'] as const)
    if (branch[field] < 0)
      findings.add('error', 'region.negativeRating', { id, rating: branch[field] }, [...path, field], id);
}

function checkGenerator(unit: Generator, path: (string | number)[], findings: Findings): void {
  const { id, minMw, maxMw } = unit;
  if (unit.inService && minMw > maxMw)
    findings.add('warning', 'region.limitsCrossed', { id, minMw, maxMw }, [...path, 'minMw'], id);
  if (unit.rampMwPerMin !== undefined && unit.rampMwPerMin < 0)
    findings.add('error', 'region.negativeRamp', { id }, [...path, 'rampMwPerMin'], id);
}

/** Cooling nodes are there, belong to units that are cooled, and a stated need is more than nothing. */
export function checkCooling(grid: Grid, water: WaterNames, findings: Findings): void {
  grid.generators.forEach(({ id, technology, coolingNodeId, coolingM3s }, ix) => {
    const at = (field: string) => ['region', 'grid', 'generators', ix, field];
    const naming = { kind: 'generator', id, names: 'water node', path: at('coolingNodeId') };
    checkNamed(coolingNodeId, water.hasNode, naming, findings);
    if (coolingNodeId !== undefined && uncooledTechnologies.has(technology))
      findings.add('warning', 'region.notCooled', { id, technology }, at('coolingNodeId'), id);
    if (coolingM3s !== undefined && coolingM3s <= 0)
      findings.add('error', 'region.coolingNotPositive', { id }, at('coolingM3s'), id);
  });
}
