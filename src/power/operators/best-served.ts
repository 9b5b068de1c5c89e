import type { ComponentRef } from '../../model/ids';
import { areDcLinesOn, createDcLines, drawDcLinesInto } from '../dc-lines/dc-lines';
import type { BranchModel } from '../flow/branch-model';
import type { LpSolver } from '../lp-solver';
import type { PreparedPower } from '../prepare-power';
import { limitsOfRatings, longTimeRatings } from '../redispatch/flow-limits';
import { createServiceMasks } from '../redispatch/flow-topology';
import { createRedispatch } from '../redispatch/redispatch';
import { finiteMaxMw } from '../redispatch/unit-range';
import { fileAvailableMw } from '../unit-kind';

/** The upper edge of the band: what operators could serve who act at once and whose units follow at once. */
export interface BestServed {
  /**
   * Most MW served, with what units can give (absent: by the file), these components lost and none tripped; 0 where the
   * solver has no answer. What units then give is written into `outputMw`.
   */
  servedMw(
    lost: readonly ComponentRef[],
    neededMw: Float64Array,
    availableMw?: Float64Array,
    outputMw?: Float64Array,
  ): number;
  dispose(): void;
}

/**
 * The program of `shed`: DC flow, long-time ratings, units from 0 to what is available, every MW alike. DC lines
 * count as in `Policies.dcLinesOn`.
 */
export function createBestServed(
  prepared: PreparedPower,
  given: BranchModel,
  solver: LpSolver,
  dcLinesOn?: boolean,
): BestServed {
  const { structure, feeders } = prepared;
  const model = { ...given, shuntMw: given.shuntMw.slice() };
  const dcLines = createDcLines(structure, areDcLinesOn(structure, dcLinesOn));
  const { generators } = structure.grid;
  const loads = { busIx: feeders.feederBusIx, weight: new Float64Array(feeders.baseMw.length).fill(1) };
  const limits = limitsOfRatings(longTimeRatings(structure));
  const redispatch = createRedispatch({ structure, model, loads, limits, loadBeforeAll: true }, solver);
  const lowestMw = new Float64Array(generators.length);
  const ofFileMw = fileAvailableMw(generators);
  const indexOf = (ids: ReadonlyMap<string, number>, lost: readonly ComponentRef[], kind: string) =>
    lost.flatMap((it) => (it.kind === kind ? [ids.get(it.id) ?? []].flat() : []));
  return {
    servedMw(lost, neededMw, availableMw = ofFileMw, givenMw) {
      givenMw?.fill(0);
      const needs = neededMw.slice();
      for (const f of indexOf(feeders.feederIxById, lost, 'feeder')) needs[f] = 0;
      const masks = createServiceMasks(structure, {
        busIx: indexOf(structure.busIxById, lost, 'bus'),
        branchIx: indexOf(structure.branchIxById, lost, 'branch'),
        generatorIx: indexOf(structure.generatorIxById, lost, 'generator'),
      });
      let takenMw = 0;
      for (const mw of needs) takenMw += Math.max(0, mw);
      for (const mw of given.shuntMw) takenMw += Math.max(0, mw);
      for (const mw of dcLines.sentMw) takenMw += Math.abs(mw);
      const highestMw = availableMw.map((mw) => finiteMaxMw(mw, takenMw));
      model.shuntMw.set(given.shuntMw);
      const canGive = Uint8Array.from(highestMw, (mw) => (mw > 0 ? 1 : 0));
      const lostIx = indexOf(dcLines.ixById, lost, 'dcLine');
      drawDcLinesInto(model.shuntMw, structure, dcLines, masks, { canGive, lostIx });
      const outputMw = highestMw.map((mw, g) => Math.max(0, Math.min(mw, generators[g].outputMw)));
      const plan = redispatch.solve(masks, { outputMw, lowestMw, highestMw, neededMw: needs });
      if (plan.status !== 'solved') return 0;
      givenMw?.set(plan.outputMw);
      return plan.servedMw.reduce((sum, mw) => sum + mw, 0);
    },
    dispose: () => redispatch.dispose(),
  };
}
