import type { Grid } from '../../model/grid';
import type { Random } from '../../numerics/random';
import type { District } from '../land/districts';
import { roundSignificant, roundTo } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import { fullHours, hardHours, meanHours, stateAt, statesByHeadroom } from './dispatch';
import { addGainLines } from './gain-lines';
import { solveStates } from './grid-check';
import { drawNets } from './grid-nets';
import type { GridPlan } from './grid-plan';
import { type GridChoice, placeSites } from './grid-sites';
import { reinforce, reinforceOutlets } from './reinforce';

/**
 * A grid that carries the hard hours of winter and summer with any one branch or unit out: sites, nets, lines that
 * relieve others, then conductors and transformers made stronger, or doubled, until no loading is above the limits; last
 * the lines of wind and sun for their full output.
 * Angles and outputs are those of the DC flow at annual mean load.
 */
export function buildGrid(
  settlements: readonly Settlement[],
  districtsOf: ReadonlyMap<string, District[]>,
  terrain: Terrain,
  choice: GridChoice,
  random: Random,
): { plan: GridPlan; grid: Grid } {
  const ground = { terrain, settlements };
  const plan = placeSites(ground, districtsOf, choice, random.fork('sites'));
  const maker = { plan, ground, random: random.fork('lines') };
  const nets = drawNets(maker);
  addGainLines(maker, nets);
  const secure = () =>
    reinforce(maker, nets, (it) => [
      ...hardHours.map((at) => stateAt(plan, it, at)),
      ...statesByHeadroom(plan, it, choice.season),
    ]);
  const fullStates = (of: Grid) => fullHours.map((at) => stateAt(plan, of, at));
  let grid = secure();
  while (reinforceOutlets(plan, grid, fullStates(grid))) grid = secure();
  const mean = stateAt(plan, grid, meanHours[choice.season]);
  const { angleRad } = solveStates(grid, [mean]);
  grid.buses.forEach((bus, b) => {
    bus.angleRad = roundSignificant(angleRad[0][b], 8);
  });
  grid.generators.forEach((unit, g) => {
    unit.outputMw = roundTo(mean.outputMw[g], 3);
  });
  return { plan, grid };
}
