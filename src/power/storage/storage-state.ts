import type { Generator } from '../../model/grid';
import { none } from '../../model/ids';
import type { PowerSettings } from '../power-settings';
import { unitKindOf, unitKinds } from '../unit-kind';

/** The stores of energy behind units of technology `storage`, in the order of the units. */
export interface StorageState {
  /** Unit by store, and store by unit (-1 for none). */
  unitIx: Int32Array;
  storeIx: Int32Array;
  /** Energy that can be drawn, and most of it. */
  storedMwh: Float64Array;
  capacityMwh: Float64Array;
  /** Most MW that a store gives, as asked from outside, and takes. */
  limitMw: Float64Array;
  chargeMw: Float64Array;
  /** MWh out of the store per MWh given to the grid is 1 over this; MWh into it per MWh taken is this. */
  oneWayShare: number;
  /** The event at which a store last ran empty. */
  emptiedIx: Int32Array;
  /** Charging is not tried again before this time, since it would have overloaded a branch. */
  heldS: Float64Array;
  /** Scratch: change of output by unit. */
  moveMw: Float64Array;
}

/** Energy below which a store counts as empty, and room below which it counts as full, MWh. */
export const tinyMwh = 1e-9;

/** Share by which an output lasts longer than it must. */
export const holdMargin = 1e-6;

/** Stores at the start of a run: what is usable of them, filled to the share of the settings. */
export function createStorageState(units: readonly Generator[], settings: PowerSettings): StorageState {
  const unitIx = Int32Array.from(
    units.flatMap((unit, g) => (unitKindOf(unit) === unitKinds.storage ? [g] : [])),
  );
  const storeIx = new Int32Array(units.length).fill(none);
  unitIx.forEach((g, k) => {
    storeIx[g] = k;
  });
  const of = (value: (unit: Generator) => number) => Float64Array.from(unitIx, (g) => value(units[g]));
  const capacityMwh = of((it) => Math.max(0, it.energyMwh ?? 0) * settings.storageUsableShare);
  return {
    unitIx,
    storeIx,
    storedMwh: capacityMwh.map((mwh) => mwh * settings.storageInitialShare),
    capacityMwh,
    limitMw: of((it) => Math.max(0, it.maxMw)),
    chargeMw: of((it) => (it.minMw < 0 ? -it.minMw : Math.max(0, it.maxMw))),
    oneWayShare: Math.sqrt(settings.storageRoundTripShare),
    emptiedIx: new Int32Array(unitIx.length).fill(none),
    heldS: new Float64Array(unitIx.length),
    moveMw: new Float64Array(units.length),
  };
}
