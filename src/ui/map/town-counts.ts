import type { BaseMap } from '../../model/base-map';
import { none } from '../../model/ids';
import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import { anchorOf, type MapFeatures } from './map-features';

/** Sites of a place of the base map that lack something. */
export interface TownCount {
  placeIx: number;
  dark: number;
  backup: number;
  dry: number;
}

export interface TownCounts {
  clear(): void;
  /** Adds a drawn facility by its codes of power and water. */
  count(facility: number, power: number, water: number): void;
  /** Places with any such site, if the counts differ from those given last. */
  changed(): TownCount[] | undefined;
  forget(): void;
}

const { dark, lost, partial, backup, battery, solar } = facilityPowerStates;
const backupCodes: readonly number[] = [backup, battery, solar, partial];
const fields = 3;

/** Counts sites by the nearest place. Without places there is nothing to count. */
export function createTownCounts(features: MapFeatures, places: BaseMap['places']): TownCounts {
  const placeIx = nearestPlaces(features, places);
  const now = new Int32Array(places.length * fields);
  let told: Int32Array | undefined;
  return {
    clear: () => now.fill(0),
    count(facility, power, water) {
      const at = placeIx[facility] * fields;
      if (at < 0) return;
      if (power === dark || power === lost) now[at]++;
      // As curves and metrics count it: on backup in whole or in part.
      else if (backupCodes.includes(power)) now[at + 1]++;
      if (water === facilityWaterStates.none) now[at + 2]++;
    },
    changed() {
      if (told?.every((it, i) => it === now[i])) return undefined;
      told = now.slice();
      return places
        .map((_, ix) => ({
          placeIx: ix,
          dark: now[ix * fields],
          backup: now[ix * fields + 1],
          dry: now[ix * fields + 2],
        }))
        .filter((it) => it.dark + it.backup + it.dry > 0);
    },
    forget() {
      told = undefined;
    },
  };
}

/** Row of the nearest place by facility; distances are compared on a plane around each facility. */
function nearestPlaces(features: MapFeatures, places: BaseMap['places']): Int32Array {
  return Int32Array.from(features.collections.facilities.features, ({ geometry }) => {
    const at = anchorOf(geometry);
    if (!at) return none;
    const across = Math.cos((at[1] * Math.PI) / 180);
    let best = none;
    let least = Number.POSITIVE_INFINITY;
    places.forEach(({ lonLat }, ix) => {
      const distance = Math.hypot((lonLat[0] - at[0]) * across, lonLat[1] - at[1]);
      if (distance < least) {
        least = distance;
        best = ix;
      }
    });
    return best;
  });
}
