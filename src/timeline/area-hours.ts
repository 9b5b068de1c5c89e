import { none } from '../model/ids';
import type { WaterGroups } from './area-water';

/** Person-hours of each area since the recording before: on storeys without water, and with water that is not drinkable. */
export interface AreaHours {
  readonly onDryFloors: Float64Array;
  readonly withUnsafeWater: Float64Array;
  /** Adds `seconds` at the shares of people that held; NaN counts for none. */
  grow(dryShare: Float64Array, unsafeShare: Float64Array, seconds: number): void;
  /** Starts again from 0, after a recording. */
  reset(): void;
}

export function createAreaHours({ areaIx, people }: WaterGroups, areaCount: number): AreaHours {
  const areaPeople = new Float64Array(areaCount);
  for (let g = 0; g < areaIx.length; g++) if (areaIx[g] !== none) areaPeople[areaIx[g]] += people[g];
  const onDryFloors = new Float64Array(areaCount);
  const withUnsafeWater = new Float64Array(areaCount);
  return {
    onDryFloors,
    withUnsafeWater,
    grow(dryShare, unsafeShare, seconds) {
      const hours = seconds / 3600;
      for (let a = 0; a < areaCount; a++) {
        if (areaPeople[a] === 0) continue;
        onDryFloors[a] += dryShare[a] * areaPeople[a] * hours;
        withUnsafeWater[a] += unsafeShare[a] * areaPeople[a] * hours;
      }
    },
    reset() {
      onDryFloors.fill(0);
      withUnsafeWater.fill(0);
    },
  };
}
