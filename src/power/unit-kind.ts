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

/** Turning machines and ties hold an island by themselves; sun, wind and storage only where marked as able to start it. */
export function canFormGrid({ technology, blackStart }: Generator): boolean {
  const isInverter = technology === 'wind' || technology === 'solar' || technology === 'storage';
  return !isInverter || blackStart === true;
}

/** 1 for units that can hold an island by themselves; all where no unit in service could. */
export function unitsFormingGrid(units: readonly Generator[], present: Uint8Array): Uint8Array {
  const someForm = units.some((unit, g) => present[g] === 1 && canFormGrid(unit));
  return Uint8Array.from(units, (unit) => (!someForm || canFormGrid(unit) ? 1 : 0));
}
