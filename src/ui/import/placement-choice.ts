import type { LonLat } from '../../model/schema-parts';
import type { Placement } from '../../model/water';

/** How the user says where a network lies, before all of it is known. */
export interface PlacementChoice {
  /** `asRead`: what the reader proposed, if anything. `map`: a click on the map after opening. */
  way: 'asRead' | 'epsg' | 'degrees' | 'map';
  code?: number;
  unit: 'm' | 'ft' | 'usft';
  /** Metres on the ground of one unit of the drawing, for `map`. */
  scaleM?: number;
}

/** Metres of one unit of the drawing; 1 until the user says otherwise. */
export function metresPerUnit(choice: PlacementChoice): number {
  return choice.scaleM ?? 1;
}

/** False while something is still to be said. */
export function isComplete(choice: PlacementChoice): boolean {
  return choice.way !== 'epsg' || choice.code !== undefined;
}

/** The placement to open with: for `map` the middle of the region until the click, for `asRead` none. */
export function placementOf(choice: PlacementChoice, middle: LonLat): Placement | undefined {
  switch (choice.way) {
    case 'degrees':
      return { kind: 'lonLat' };
    case 'epsg':
      return choice.code === undefined ? undefined : { kind: 'epsg', code: choice.code, unit: choice.unit };
    case 'map':
      return { kind: 'centre', centre: middle, metresPerUnit: metresPerUnit(choice) };
    default:
      return undefined;
  }
}

/** Middle of the box around all places given; Null Island without any. */
export function middleOf(places: readonly (LonLat | undefined)[]): LonLat {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const place of places) {
    if (!place) continue;
    west = Math.min(west, place[0]);
    east = Math.max(east, place[0]);
    south = Math.min(south, place[1]);
    north = Math.max(north, place[1]);
  }
  return east < west ? [0, 0] : [(west + east) / 2, (south + north) / 2];
}
