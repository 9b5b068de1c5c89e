import type { Grid } from '../../model/grid';
import type { Random } from '../../numerics/random';
import type { District } from '../land/districts';
import { roundSignificant, roundTo } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import { checkSingleLosses, type GridState, headroomMw } from './grid-check';
import {
  calmOutput,
  intactLoading,
  meanOutput,
  peakOutput,
  singleLossLoading,
  winterPeakFactor,
} from './grid-constants';
import { drawLines } from './grid-lines';
import type { GridPlan, UnitClass } from './grid-plan';
import { placeSites } from './grid-sites';
import { busId, writeGrid } from './grid-write';

const maxRounds = 60;

/**
 * A grid that carries its winter peak with any one branch or unit out: sites, lines, then conductors and
 * transformers made stronger, or doubled, until no loading is above the limits. Angles and outputs are those
 * of the DC flow at annual mean load.
 */
export function buildGrid(
  settlements: readonly Settlement[],
  districtsOf: ReadonlyMap<string, District[]>,
  terrain: Terrain,
  random: Random,
): { plan: GridPlan; grid: Grid } {
  const plan = placeSites(settlements, districtsOf, terrain);
  drawLines(plan, settlements, random);
  let grid = writeGrid(plan);
  for (let round = 0; round < maxRounds; round++) {
    const checks = [peakByPlan(plan, grid), calmPeak(plan, grid), peakByHeadroom(plan, grid)].map((it) =>
      checkSingleLosses(grid, it),
    );
    const worst = (of: 'intact' | 'afterLoss') =>
      checks[0][of].map((_, k) => Math.max(...checks.map((it) => it[of][k])));
    if (!reinforce(plan, grid, worst('intact'), worst('afterLoss'))) break;
    grid = writeGrid(plan);
  }
  const mean = stateOf(plan, grid, 1, meanOutput);
  const { angleRad } = checkSingleLosses(grid, mean);
  grid.buses.forEach((bus, b) => {
    bus.angleRad = roundSignificant(angleRad[b], 8);
  });
  grid.generators.forEach((unit, g) => {
    unit.outputMw = roundTo(mean.outputMw[g], 3);
  });
  return { plan, grid };
}

/** Loads at a multiple of the annual mean, with local units at given outputs and the ties taking the rest. */
function stateOf(
  plan: GridPlan,
  grid: Grid,
  factor: number,
  shares: Record<Exclude<UnitClass, 'tie' | 'storage'>, number>,
): GridState {
  const loads = new Map(
    plan.sites.filter((it) => it.kind === 'load').map((it) => [busId(it, 10), it.meanMw * factor]),
  );
  const busLoadMw = Float64Array.from(grid.buses, (it) => loads.get(it.id) ?? 0);
  let left = busLoadMw.reduce((sum, it) => sum + it, 0);
  const outputMw = new Float64Array(plan.units.length);
  plan.units.forEach((unit, g) => {
    if (unit.class === 'tie' || unit.class === 'storage') return;
    outputMw[g] = unit.maxMw * shares[unit.class];
    left -= outputMw[g];
  });
  const ties = plan.units.filter((it) => it.class === 'tie');
  plan.units.forEach((unit, g) => {
    if (unit.class === 'tie') outputMw[g] = left / ties.length;
  });
  return { busLoadMw, outputMw };
}

/** The winter peak with local plants run hard. */
function peakByPlan(plan: GridPlan, grid: Grid): GridState {
  return stateOf(plan, grid, winterPeakFactor, peakOutput);
}

/** The winter peak without wind. */
function calmPeak(plan: GridPlan, grid: Grid): GridState {
  return stateOf(plan, grid, winterPeakFactor, calmOutput);
}

/** The winter peak as a run reaches it from the file's outputs: the rise shared by headroom. */
function peakByHeadroom(plan: GridPlan, grid: Grid): GridState {
  const { outputMw } = stateOf(plan, grid, 1, meanOutput);
  const { busLoadMw } = peakByPlan(plan, grid);
  const total = (values: Float64Array) => values.reduce((sum, it) => sum + it, 0);
  const headroom = Float64Array.from(grid.generators, (it, g) =>
    headroomMw({ ...it, outputMw: outputMw[g] }),
  );
  const share = (total(busLoadMw) - total(outputMw)) / total(headroom);
  return { busLoadMw, outputMw: outputMw.map((it, g) => it + share * headroom[g]) };
}

/** Makes every branch that is loaded above a limit one step stronger; false where none was. */
function reinforce(plan: GridPlan, grid: Grid, intact: Float64Array, afterLoss: Float64Array): boolean {
  const loadings = new Map<string, number>();
  grid.branches.forEach((branch, k) => {
    const over = Math.max(intact[k] / intactLoading, afterLoss[k] / singleLossLoading);
    const key = `${branch.fromBusId} ${branch.toBusId}`;
    loadings.set(key, Math.max(loadings.get(key) ?? 0, over));
  });
  let changed = false;
  for (const circuit of plan.circuits) {
    const key = `${busId(plan.sites[circuit.fromIx], circuit.kv)} ${busId(plan.sites[circuit.toIx], circuit.kv)}`;
    if ((loadings.get(key) ?? 0) <= 1) continue;
    changed = true;
    if (circuit.step < circuit.ladder.length - 1) circuit.step++;
    else circuit.count++;
  }
  for (const bank of plan.banks) {
    const site = plan.sites[bank.siteIx];
    // a single step-up transformer is sized to its unit, which is what may be lost
    if (bank.count === 1) continue;
    if ((loadings.get(`${busId(site, bank.highKv)} ${busId(site, bank.lowKv)}`) ?? 0) <= 1) continue;
    changed = true;
    if (bank.step < bank.range.sizesMva.length - 1) bank.step++;
    else bank.count++;
  }
  return changed;
}
