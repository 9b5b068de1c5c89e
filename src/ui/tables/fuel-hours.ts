import type { RunReader } from '../../client/run-reader';
import { type FrameField, facilityPowerStates, facilityWaterStates } from '../../model/run-record';

const { backup, battery, partial } = facilityPowerStates;
/** Frames looked at on either side of the present one for a rate. */
const nearFrames = 6;

/**
 * Hours that a facility's fuel lasts at the rate at which it burns in this frame: that of the run's log, else the fall
 * between frames. Undefined when it does not run on its generator, or where the run never shows it burning in this state.
 */
export function fuelHoursLeft(reader: RunReader, facilityIx: number, frameIx: number): number | undefined {
  const power = reader.row('facilityPower', frameIx)[facilityIx];
  if (power !== backup && power !== partial) return undefined;
  const rate = burntPerHour(reader, facilityIx, reader.record.timesS[frameIx]);
  return rate > 0
    ? reader.row('facilityFuelL', frameIx)[facilityIx] / rate
    : storeHours(reader, 'facilityFuelL', 'facilityPower', facilityIx, frameIx);
}

/** Litres an hour in the piece of the log that holds at a time; 0 where the log has none. */
function burntPerHour(reader: RunReader, facilityIx: number, timeS: number): number {
  const { fromS, toS, fuelL } = reader.record.facilityLog;
  const pieces = piecesOf(reader)[facilityIx];
  if (!pieces) return 0;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fromS[pieces[middle]] <= timeS) low = middle;
    else high = middle - 1;
  }
  const at = pieces[low];
  const holds = fromS[at] <= timeS && timeS < toS[at];
  return holds ? (3600 * fuelL[at]) / (toS[at] - fromS[at]) : 0;
}

/** Pieces of the log by facility, in order of time; made once for a run. */
function piecesOf(reader: RunReader): number[][] {
  let pieces = piecesByReader.get(reader);
  if (!pieces) {
    pieces = [];
    const { facilityIx } = reader.record.facilityLog;
    for (let i = 0; i < facilityIx.length; i++) {
      pieces[facilityIx[i]] ??= [];
      pieces[facilityIx[i]].push(i);
    }
    piecesByReader.set(reader, pieces);
  }
  return pieces;
}

const piecesByReader = new WeakMap<RunReader, number[][]>();

/** Hours that its battery lasts at the present load; undefined when it does not run on it. */
export function chargeHoursLeft(reader: RunReader, facilityIx: number, frameIx: number): number | undefined {
  return reader.row('facilityPower', frameIx)[facilityIx] === battery
    ? storeHours(reader, 'facilityChargeKwh', 'facilityPower', facilityIx, frameIx)
    : undefined;
}

/** Hours that its stored water lasts at what it draws now; undefined when it does not live on it. */
export function waterHoursLeft(reader: RunReader, facilityIx: number, frameIx: number): number | undefined {
  return reader.row('facilityWater', frameIx)[facilityIx] === facilityWaterStates.storage
    ? storeHours(reader, 'facilityStoredWaterM3', 'facilityWater', facilityIx, frameIx)
    : undefined;
}

/** Fuel hours of a facility by id at any time; undefined for one that the run does not know. */
export function fuelHoursOf(reader: RunReader, facilityId: string, timeS: number): number | undefined {
  const ix = reader.column('facilityIds', facilityId);
  return ix < 0 ? undefined : fuelHoursLeft(reader, ix, reader.frameIx(timeS));
}

/**
 * What is left over the rate at which it falls. The rate is the larger of those to the next and from the last frame,
 * since a change of state within one hides part of the fall; where deliveries hide both, that of the nearest
 * frames in the same state.
 */
function storeHours(
  reader: RunReader,
  field: FrameField,
  stateField: FrameField,
  column: number,
  frameIx: number,
): number | undefined {
  const state = reader.row(stateField, frameIx)[column];
  const isSame = (ix: number) =>
    ix >= 0 && ix < reader.record.timesS.length && reader.row(stateField, ix)[column] === state;
  let before = true;
  let after = true;
  for (let away = 0; away < nearFrames && (before || after); away++) {
    // A fall counts where it begins in this state.
    after = after && isSame(frameIx + away);
    before = before && isSame(frameIx - away - 1);
    const rate = Math.max(
      after ? fallPerHour(reader, field, column, frameIx + away) : 0,
      before ? fallPerHour(reader, field, column, frameIx - away - 1) : 0,
    );
    if (rate > 0) return reader.row(field, frameIx)[column] / rate;
  }
  return undefined;
}

/** Fall by the hour from a frame to the next; 0 at the end and where it does not fall. */
function fallPerHour(reader: RunReader, field: FrameField, column: number, from: number): number {
  const { timesS } = reader.record;
  if (from < 0 || from + 1 >= timesS.length) return 0;
  const fallen = reader.row(field, from)[column] - reader.row(field, from + 1)[column];
  const hours = (timesS[from + 1] - timesS[from]) / 3600;
  return fallen > 0 && hours > 0 ? fallen / hours : 0;
}
