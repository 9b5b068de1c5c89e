import { none } from '../model/ids';
import type { Region } from '../model/region';

/** Share of each area's people with electricity, by the feeders that name the area; NaN for areas without people on feeders. */
export interface AreaPower {
  readonly share: Float64Array;
  review(feederOffShare: Float64Array): void;
}

export function createAreaPower(region: Region, feederIds: readonly string[]): AreaPower {
  const areaIxOf = new Map(region.areas.map((it, ix) => [it.id, ix]));
  const feeders = new Map(region.feeders.map((it) => [it.id, it]));
  const areaIx = Int32Array.from(feederIds, (id) => areaIxOf.get(feeders.get(id)?.areaId ?? '') ?? none);
  const people = Float64Array.from(feederIds, (id) => feeders.get(id)?.people ?? 0);
  const total = new Float64Array(region.areas.length);
  const share = new Float64Array(region.areas.length).fill(Number.NaN);
  areaIx.forEach((area, f) => {
    if (area !== none) total[area] += people[f];
  });
  return {
    share,
    review(feederOffShare) {
      for (let a = 0; a < share.length; a++) if (total[a] > 0) share[a] = 0;
      for (let f = 0; f < areaIx.length; f++) {
        const area = areaIx[f];
        if (area !== none && total[area] > 0)
          share[area] += ((1 - feederOffShare[f]) * people[f]) / total[area];
      }
    },
  };
}
