import { parseInp } from '../../src/io/inp/parse-inp';
import type { AreaNodes } from '../../src/model/area-nodes';
import { fail, hasErrors, ok, type Result } from '../../src/model/result';
import { checkPumpStarts } from '../../src/water/checks/check-pump-starts';
import { checkSources } from '../../src/water/checks/check-sources';
import { checkThresholds } from '../../src/water/checks/check-thresholds';
import { type ChecksControl, checkWithoutPumps } from '../../src/water/checks/check-without-pumps';
import type { District, WaterCheck } from '../../src/water/checks/checked-network';
import { findPressureZones } from '../../src/water/checks/pressure-zones';
import type { HydraulicSolver } from '../../src/water/solver';

/**
 * Everything a planner should know of a network file before using it. Districts are the areas where some draw from it,
 * else its pressure zones. Undefined when told to stop; fails only where no network can be read.
 */
export async function checkWater(
  solver: HydraulicSolver,
  inp: string,
  file: string,
  areas: readonly AreaNodes[],
  control: ChecksControl,
): Promise<Result<WaterCheck[] | undefined>> {
  const { value: network, issues } = parseInp(inp, file);
  if (!network || hasErrors(issues)) return fail(issues);
  const ixOf = new Map(network.nodeIds.map((id, ix) => [id, ix]));
  const drawing: District[] = areas
    .map(({ areaId, name, nodeIds }) => ({
      areaId,
      name,
      nodeIx: nodeIds.flatMap((id) => ixOf.get(id) ?? []),
    }))
    .filter((it) => it.nodeIx.length > 0);
  const districts = drawing.length > 0 ? drawing : findPressureZones(network);
  const run = await checkWithoutPumps({ solver, inp, file, network, districts }, control);
  if (!run) return ok(undefined);
  return ok([
    ...checkSources(network, file),
    ...run,
    ...checkPumpStarts(network, file),
    ...checkThresholds(network, file),
  ]);
}
