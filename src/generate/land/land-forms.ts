import { pow } from '../../numerics/math';
import type { Land } from '../options';

/** What tells a coast, a river valley and mountains apart; lengths in m unless named otherwise. Assumptions throughout. */
export interface LandForm {
  /** Water of the main river where it leaves the region, above the sea. */
  outletM: number;
  /** Fall of the main river in a region of 400,000 people; longer rivers fall less steeply. */
  fall: number;
  /** Half the flat floor of the main valley. */
  floorM: number;
  /** Rise of the ground in one unit of time, against which rivers cut: hills stand some nine times as high over valleys. */
  upliftM: number;
  /** Ground above the main river from which the cutting starts. */
  startM: number;
  /** Roughness of that ground. */
  roughM: number;
  /** Share by which slopes even out in a step of cutting. */
  creep: number;
  /** Units of time of cutting; below 10, the land between the valleys is left as a plateau. */
  time: number;
  /** Land that the main river drains before it enters the region, km2. */
  inflowKm2: number;
  /** Width of a river over the root of the km2 it drains, m. */
  widthFactor: number;
}

export const landForms: Record<Land, LandForm> = {
  coast: {
    outletM: 0.4,
    fall: 0.0005,
    floorM: 900,
    upliftM: 17,
    startM: 10,
    roughM: 7,
    creep: 0.3,
    time: 10,
    inflowKm2: 2500,
    widthFactor: 2.1,
  },
  river: {
    outletM: 78,
    fall: 0.00022,
    floorM: 3000,
    upliftM: 7,
    startM: 95,
    roughM: 16,
    creep: 0.12,
    time: 2.6,
    inflowKm2: 24_000,
    widthFactor: 2.4,
  },
  mountain: {
    outletM: 360,
    fall: 0.0022,
    floorM: 1500,
    upliftM: 165,
    startM: 60,
    roughM: 50,
    creep: 0.1,
    time: 13,
    inflowKm2: 900,
    widthFactor: 1.1,
  },
};

/** The region's frame: 60 people a km2 at 400,000, 80 at 10 million, and never below 2,000 km2. */
export function frameOf(people: number): { halfWidthM: number; halfHeightM: number; size: number } {
  const size = Math.max(0.55, pow(people / 400_000, 0.455));
  return { halfWidthM: Math.round(46_000 * size), halfHeightM: Math.round(36_000 * size), size };
}
