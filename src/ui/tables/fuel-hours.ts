import type { RunReader } from '../../client/run-reader';
import { facilityPowerStates } from '../../model/run-record';

/**
 * Hours that a facility's fuel lasts at the rate at which it burns in this frame; undefined when it does not run
 * on its generator. The rate is the fall of fuel to the next frame, or from the one before at the end or
 * where a delivery hides it.
 */
export function fuelHoursLeft(reader: RunReader, facilityIx: number, frameIx: number): number | undefined {
  if (reader.row('facilityPower', frameIx)[facilityIx] !== facilityPowerStates.backup) return undefined;
  const litres = reader.row('facilityFuelL', frameIx)[facilityIx];
  const rate =
    burnRate(reader, facilityIx, frameIx, frameIx + 1) ?? burnRate(reader, facilityIx, frameIx - 1, frameIx);
  return rate === undefined ? undefined : litres / rate;
}

/** The same for a facility by id at any time; undefined for one that the run does not know. */
export function fuelHoursOf(reader: RunReader, facilityId: string, timeS: number): number | undefined {
  const ix = reader.column('facilityIds', facilityId);
  return ix < 0 ? undefined : fuelHoursLeft(reader, ix, reader.frameIx(timeS));
}

/** Litres an hour between two frames; undefined outside the run or when fuel did not fall. */
function burnRate(reader: RunReader, facilityIx: number, from: number, to: number): number | undefined {
  const { timesS } = reader.record;
  if (from < 0 || to >= timesS.length) return undefined;
  const burnt = reader.row('facilityFuelL', from)[facilityIx] - reader.row('facilityFuelL', to)[facilityIx];
  const hours = (timesS[to] - timesS[from]) / 3600;
  return burnt > 0 && hours > 0 ? burnt / hours : undefined;
}
