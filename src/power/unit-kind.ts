import type { Generator } from '../model/grid';

/** How a unit is used: ordered up and down, given by the weather, or limited by a store of energy. */
export const unitKinds = { ordered: 0, weather: 1, storage: 2 } as const;

export function unitKindOf({ technology, energyMwh }: Generator): number {
  if (technology === 'wind' || technology === 'solar') return unitKinds.weather;
  return technology === 'storage' && energyMwh !== undefined ? unitKinds.storage : unitKinds.ordered;
}

/** MW that each unit can give where nothing says more: Pmax, of sun and wind at most the output of the file. */
export function fileAvailableMw(units: readonly Generator[]): Float64Array {
  return Float64Array.from(units, (unit) =>
    unitKindOf(unit) === unitKinds.weather ? Math.min(unit.maxMw, unit.outputMw) : unit.maxMw,
  );
}
