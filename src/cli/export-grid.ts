import type { Bus } from '../model/grid';
import type { Region } from '../model/region';
import { type Issue, issue, ok, type Result } from '../model/result';
import { createBranchModel } from '../power/flow/branch-model';
import { solveDcFlow } from '../power/flow/dc-flow';
import { preparePower } from '../power/prepare-power';

/**
 * The region with bus types that make other programs calculate the same DC flow: each live island has its
 * reference written down, no reference is left without a unit, and islands without a unit are out of service.
 */
export function fixReferences(region: Region): Result<{ region: Region; issues: Issue[] }> {
  const prepared = preparePower(region);
  if (!prepared.ok) return prepared;
  const { structure } = prepared.value;
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) return model;
  const request = { lostBusIx: [], lostBranchIx: [], lostGeneratorIx: [], dcLines: false };
  const { islands, islandStatus, islandReferenceIx } = solveDcFlow(structure, model.value, request);
  const chosen = new Set<number>(islandReferenceIx);
  const hasUnit = new Set<string>(region.grid.generators.filter((it) => it.inService).map((it) => it.busId));
  let made = 0;
  let dead = 0;
  const typeOf = (bus: Bus, ix: number): Bus['type'] => {
    if (bus.type === 'isolated') return bus.type;
    if (islandStatus[islands.busIslandIx[ix]] === 'dead') {
      dead++;
      return 'isolated';
    }
    if (chosen.has(ix)) {
      if (bus.type !== 'reference') made++;
      return 'reference';
    }
    return bus.type === 'reference' && !hasUnit.has(bus.id) ? 'load' : bus.type;
  };
  const buses = region.grid.buses.map((bus, ix) => ({ ...bus, type: typeOf(bus, ix) }));
  const issues: Issue[] = [];
  if (made > 0) issues.push(issue('info', 'convert.references', { count: made }));
  if (dead > 0) issues.push(issue('info', 'convert.deadBuses', { count: dead }));
  return ok({ region: { ...region, grid: { ...region.grid, buses } }, issues });
}
