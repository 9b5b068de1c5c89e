import type { Stock, Tanker } from '../model/crew';
import { distanceKm } from '../model/geo-distance';
import { none } from '../model/ids';
import type { Region } from '../model/region';
import type { LonLat } from '../model/schema-parts';

/** Places where tankers load, and the diesel that is left there. */
export interface FuelDepots {
  ids: string[];
  places: LonLat[];
  /** Litres left; Infinity everywhere in a region that states no diesel in stock. */
  leftL: Float64Array;
  /** The depot to load at from a place: the tanker's own if it has diesel, else the nearest that has; -1 for none. */
  pick(ownIx: number, from: LonLat): number;
}

/** Depots with a place on the map. A depot without a row of diesel has none where any other has one. */
export function listFuelDepots(region: Region): FuelDepots {
  const placed = region.depots.flatMap(({ id, lonLat }) => (lonLat ? [{ id, lonLat }] : []));
  const rows = region.stock.filter((it) => it.item === 'dieselL');
  const leftL = Float64Array.from(placed, ({ id }) =>
    rows.length === 0 ? Number.POSITIVE_INFINITY : sumOf(rows.filter((it) => it.depotId === id)),
  );
  const places = placed.map((it) => it.lonLat);
  return {
    ids: placed.map((it) => it.id),
    places,
    leftL,
    pick(ownIx, from) {
      if (leftL[ownIx] > 0) return ownIx;
      let bestIx: number = none;
      for (let d = 0; d < places.length; d++)
        if (
          leftL[d] > 0 &&
          (bestIx === none || distanceKm(from, places[d]) < distanceKm(from, places[bestIx]))
        )
          bestIx = d;
      return bestIx;
    },
  };
}

function sumOf(rows: readonly Stock[]): number {
  return rows.reduce((sum, it) => sum + it.count, 0);
}

/** Tankers of diesel whose depot has a place, with the index of it. */
export function listFuelTankers(region: Region, depots: FuelDepots): { tanker: Tanker; homeIx: number }[] {
  return region.tankers.flatMap((tanker) => {
    const homeIx = tanker.carries === 'diesel' ? depots.ids.indexOf(tanker.depotId) : none;
    return homeIx === none ? [] : [{ tanker, homeIx }];
  });
}
