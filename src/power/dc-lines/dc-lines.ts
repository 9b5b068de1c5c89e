import { none } from '../../model/ids';
import type { BranchModel } from '../flow/branch-model';
import type { GridStructure } from '../flow/grid-structure';
import { createIslands, findIslandsInto } from '../islands/islands';

/** DC lines as fixed transfers, by their place in the file. */
export interface DcLines {
  count: number;
  ids: string[];
  ixById: Map<string, number>;
  fromBusIx: Int32Array;
  toBusIx: Int32Array;
  /** 1 for lines in service in the file between buses that are there. */
  present: Uint8Array;
  /** MW drawn at the from bus. */
  sentMw: Float64Array;
  /** MW given at the to bus: what was sent less the losses. */
  arrivingMw: Float64Array;
}

/** Whether DC lines carry their transfer: what is asked for, else what the file's own tool does. */
export function areDcLinesOn({ grid }: GridStructure, wanted?: boolean): boolean {
  return wanted ?? grid.dcLinesOn === true;
}

/**
 * Lays DC lines out; none where they are off. Arriving = sent - (constant loss + loss fraction·sent).
 * Source: MATPOWER User's Manual, section 7.6.3, and `toggle_dcline` for a power flow.
 */
export function createDcLines(structure: GridStructure, areOn: boolean): DcLines {
  const { busIxById, busPresent } = structure;
  const lines = areOn ? structure.grid.dcLines : [];
  const ends = lines.map((it) => [busIxById.get(it.fromBusId) ?? none, busIxById.get(it.toBusId) ?? none]);
  return {
    count: lines.length,
    ids: lines.map((it) => it.id),
    ixById: new Map(lines.map((it, d) => [it.id, d])),
    fromBusIx: Int32Array.from(ends, ([from]) => from),
    toBusIx: Int32Array.from(ends, ([, to]) => to),
    present: Uint8Array.from(lines, (it, d) =>
      it.inService && ends[d].every((bus) => bus !== none && busPresent[bus] === 1) ? 1 : 0,
    ),
    sentMw: Float64Array.from(lines, (it) => it.flowMw),
    arrivingMw: Float64Array.from(lines, (it) => it.flowMw - it.lossConstantMw - it.lossFraction * it.flowMw),
  };
}

/** Adds what lines draw to `drawnMw` by bus, by the share they carry; what arrives has the other sign. */
export function addDcDraw(drawnMw: Float64Array, dcLines: DcLines, share: Uint8Array | Float64Array): void {
  const { count, fromBusIx, toBusIx, sentMw, arrivingMw } = dcLines;
  for (let d = 0; d < count; d++) {
    if (share[d] === 0) continue;
    drawnMw[fromBusIx[d]] += share[d] * sentMw[d];
    drawnMw[toBusIx[d]] -= share[d] * arrivingMw[d];
  }
}

/** What is in service, as `ServiceMasks`. */
interface InService {
  bus: Uint8Array;
  branch: Uint8Array;
  generator: Uint8Array;
}

/** What keeps DC lines from carrying anything, besides what is out of service. */
interface DcLineLimits {
  /** Lines that are lost. */
  lostIx?: readonly number[];
  /** 1 for units that can give power; absent: those with a Pmax above 0. */
  canGive?: Uint8Array;
}

/**
 * The model with the transfers of DC lines drawn like shunts, in arrays of its own. A line carries nothing where
 * an end is out of service or in an island without a unit that can give power, nor where it is lost.
 */
export function withDcLines(
  model: BranchModel,
  structure: GridStructure,
  dcLines: DcLines,
  inService: InService,
  limits: DcLineLimits = {},
): BranchModel {
  const shuntMw = model.shuntMw.slice();
  drawDcLinesInto(shuntMw, structure, dcLines, inService, limits);
  return { ...model, shuntMw };
}

/** Adds to `drawnMw` what DC lines draw in a state of service; see `withDcLines`. */
export function drawDcLinesInto(
  drawnMw: Float64Array,
  structure: GridStructure,
  dcLines: DcLines,
  { bus, branch, generator }: InService,
  { lostIx = [], canGive }: DcLineLimits = {},
): void {
  if (dcLines.count === 0) return;
  const { grid, generatorCount, generatorBusIx, busCount } = structure;
  const islands = createIslands(busCount);
  findIslandsInto(islands, structure, bus, branch);
  const islandLive = new Uint8Array(islands.count);
  for (let g = 0; g < generatorCount; g++) {
    const island = islands.busIslandIx[generatorBusIx[g]];
    const gives = canGive ? canGive[g] === 1 : grid.generators[g].maxMw > 0;
    if (generator[g] === 1 && gives && island !== none) islandLive[island] = 1;
  }
  const isLive = (b: number) => {
    const island = b === none ? none : islands.busIslandIx[b];
    return island !== none && islandLive[island] === 1;
  };
  const active = dcLines.present.map((it, d) =>
    it === 1 && isLive(dcLines.fromBusIx[d]) && isLive(dcLines.toBusIx[d]) ? 1 : 0,
  );
  for (const d of lostIx) active[d] = 0;
  addDcDraw(drawnMw, dcLines, active);
}
