import { demandFactors } from '../../../src/model/demand-profile';
import type { Generator, Grid } from '../../../src/model/grid';
import { readParameters } from '../../../src/model/parameters';
import type { Region } from '../../../src/model/region';
import { createBranchModel } from '../../../src/power/flow/branch-model';
import { type DcFlow, solveDcFlow } from '../../../src/power/flow/dc-flow';
import { prepareGrid } from '../../../src/power/flow/grid-structure';

/** Which hour the grid is held to: the worst of a working day at a temperature, and what comes without being asked. */
export interface PeakHour {
  name: string;
  /** Monday = 0. */
  weekday: number;
  temperatureC: number;
  windBlows: boolean;
}

/** After sunset of a January working day, with wind and in a calm; batteries may be empty. */
export const peakHours: PeakHour[] = [
  { name: 'winter peak with wind', weekday: 2, temperatureC: -15, windBlows: true },
  { name: 'winter peak in a calm', weekday: 2, temperatureC: -15, windBlows: false },
];

/** Load by bus at the worst hour of the day, from the feeders as a run has it. */
export function peakLoads(region: Region, { weekday, temperatureC }: PeakHour): Map<string, number> {
  let worst = new Map<string, number>();
  let worstMw = 0;
  for (let hour = 0; hour < 24; hour++) {
    const factors = demandFactors(hour * 3600, weekday, temperatureC, readParameters());
    const loads = new Map<string, number>();
    let total = 0;
    for (const { busId, loadMw } of region.feeders) {
      const mw =
        loadMw.residential * factors.residential +
        loadMw.commercial * factors.commercial +
        loadMw.industrial * factors.industrial +
        loadMw.public * factors.public;
      loads.set(busId, (loads.get(busId) ?? 0) + mw);
      total += mw;
    }
    if (total > worstMw) {
      worst = loads;
      worstMw = total;
    }
  }
  return worst;
}

/** Wind, sun and an empty battery give no more when asked. */
function headroomMw(unit: Generator): number {
  const isGiven = unit.technology === 'wind' || unit.technology === 'solar' || unit.technology === 'storage';
  return isGiven ? 0 : Math.max(0, unit.maxMw - unit.outputMw);
}

/** The grid with these loads, what is missing shared by headroom from the outputs of the file; MW that none can give. */
export function balance(
  grid: Grid,
  loads: ReadonlyMap<string, number>,
  lost: ReadonlySet<string>,
  windBlows: boolean,
): { grid: Grid; shortMw: number } {
  const generators = grid.generators.map((it) => {
    const isOut =
      !it.inService ||
      lost.has(it.id) ||
      it.technology === 'solar' ||
      it.technology === 'storage' ||
      (!windBlows && it.technology === 'wind');
    return { ...it, outputMw: isOut ? 0 : it.outputMw, inService: it.inService && !lost.has(it.id) };
  });
  const sum = (values: Iterable<number>) => [...values].reduce((total, it) => total + it, 0);
  const missingMw = sum(loads.values()) - sum(generators.map((it) => it.outputMw));
  const room = generators.map((it) =>
    it.inService ? (missingMw > 0 ? headroomMw(it) : Math.max(0, it.outputMw - it.minMw)) : 0,
  );
  const roomMw = sum(room);
  const share = roomMw > 0 ? Math.min(1, Math.abs(missingMw) / roomMw) : 0;
  generators.forEach((it, g) => {
    it.outputMw += Math.sign(missingMw) * share * room[g];
  });
  const buses = grid.buses.map((it) => ({ ...it, loadMw: loads.get(it.id) ?? 0 }));
  return { grid: { ...grid, generators, buses }, shortMw: Math.max(0, Math.abs(missingMw) - roomMw) };
}

/** DC flow of a grid with its own loads and outputs and some branches out. */
export function createFlow(grid: Grid): (lostBranchIx: number[]) => DcFlow {
  const structure = prepareGrid(grid);
  if (!structure.ok) throw new Error(JSON.stringify(structure.error));
  const model = createBranchModel(structure.value, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return (lostBranchIx) =>
    solveDcFlow(structure.value, model.value, {
      lostBusIx: [],
      lostBranchIx,
      lostGeneratorIx: [],
      dcLines: false,
    });
}

/** Loading of the long-time rating by branch; branches without a limit count as 0. */
export function loadings(grid: Grid, flowMw: Float64Array): Float64Array {
  return flowMw.map((it, k) => {
    const { ratingAMw } = grid.branches[k];
    return ratingAMw > 0 ? Math.abs(it) / ratingAMw : 0;
  });
}

export interface SingleLosses {
  /** By branch, with all in service. */
  intact: Float64Array;
  /** By branch, the worst over the loss of each other branch and of each unit. */
  afterLoss: Float64Array;
  /** What is wrong, in words for whoever repeats it; empty where all is carried. */
  faults: string[];
}

/** The peak hour with everything in service, then with each branch and each unit out by itself. */
export function checkPeak(region: Region, hour: PeakHour): SingleLosses {
  const faults: string[] = [];
  const loads = peakLoads(region, hour);
  const noneLost = new Set<string>();
  const base = balance(region.grid, loads, noneLost, hour.windBlows);
  const { grid } = base;
  if (base.shortMw > 0.01) faults.push(`${hour.name}: units are ${base.shortMw.toFixed(1)} MW short`);
  const flow = createFlow(grid);
  const whole = flow([]);
  const intact = loadings(grid, whole.branchFlowMw);
  const afterLoss = new Float64Array(intact.length);
  if (whole.islands.count > 1) faults.push(`${hour.name}: the grid is in ${whole.islands.count} islands`);
  const busesOf = new Map(grid.buses.map((it, b) => [it.id, b]));
  const takeIn = (what: string, from: Float64Array) => {
    let worst = 0;
    for (let k = 0; k < from.length; k++) {
      afterLoss[k] = Math.max(afterLoss[k], from[k]);
      if (from[k] > from[worst]) worst = k;
    }
    if (from[worst] <= 1 || Number.isNaN(from[worst])) return;
    const percent = (100 * from[worst]).toFixed(1);
    faults.push(`${hour.name}: ${grid.branches[worst].id} at ${percent} % ${what}`);
  };
  takeIn('with everything in service', intact);
  afterLoss.fill(0);
  const withoutUnits = (lost: Set<string>, what: string) => {
    const without = balance(region.grid, loads, lost, hour.windBlows);
    if (without.shortMw > 0.01)
      faults.push(`${hour.name}: units are ${without.shortMw.toFixed(1)} MW short ${what}`);
    return without.grid;
  };
  for (let k = 0; k < grid.branches.length; k++) {
    if (!grid.branches[k].inService) continue;
    const what = `without ${grid.branches[k].id}`;
    const out = flow([k]);
    if (out.islands.count <= whole.islands.count) {
      takeIn(what, loadings(grid, out.branchFlowMw));
      continue;
    }
    // what a single branch joins may be a unit, never load
    const islandOf = out.islands.busIslandIx;
    const loadOf = new Float64Array(out.islands.count);
    for (const [busId, mw] of loads) loadOf[islandOf[busesOf.get(busId) ?? 0]] += mw;
    const main = loadOf.indexOf(Math.max(...loadOf));
    const cutMw = loadOf.reduce((sum, it, i) => (i === main ? sum : sum + it), 0);
    if (cutMw > 0) faults.push(`${hour.name}: ${cutMw.toFixed(2)} MW of load cut off ${what}`);
    const lost = new Set(
      grid.generators.filter((it) => islandOf[busesOf.get(it.busId) ?? 0] !== main).map((it) => it.id),
    );
    const without = withoutUnits(lost, what);
    takeIn(what, loadings(without, createFlow(without)([k]).branchFlowMw));
  }
  for (const unit of grid.generators) {
    if (!unit.inService) continue;
    const without = withoutUnits(new Set([unit.id]), `without ${unit.id}`);
    takeIn(`without ${unit.id}`, loadings(without, createFlow(without)([]).branchFlowMw));
  }
  return { intact, afterLoss, faults };
}
