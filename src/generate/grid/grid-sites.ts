import type { Random } from '../../numerics/random';
import type { District } from '../land/districts';
import type { GenerateOptions } from '../options';
import { meanKwAll, winterPeakFactor } from './grid-constants';
import type { GridPlan } from './grid-plan';
import { ageRules, gridScaleOf, mixOf } from './grid-scale';
import type { Ground } from './place-sites';
import { placePlants } from './plants';
import { placeGridStations, placeLoadSites } from './substations';

/** What the caller chooses of a grid. */
export type GridChoice = Pick<GenerateOptions, 'people' | 'gridAge' | 'season' | 'mix'>;

/** Substations by demand, plants by resource, ties at the border; no lines yet. */
export function placeSites(
  ground: Ground,
  districtsOf: ReadonlyMap<string, District[]>,
  choice: GridChoice,
  random: Random,
): GridPlan {
  const plan: GridPlan = {
    scale: gridScaleOf(choice.people),
    rules: ageRules[choice.gridAge],
    peakMw: (choice.people * meanKwAll * winterPeakFactor) / 1000,
    sites: [],
    circuits: [],
    banks: [],
    units: [],
    siteOfDistrict: new Map(),
  };
  placeLoadSites(plan, ground, districtsOf);
  placeGridStations(plan, ground);
  const mix = mixOf(ground.terrain.land, choice.people, choice.mix);
  placePlants(plan, ground, mix, choice.gridAge, random);
  return plan;
}
