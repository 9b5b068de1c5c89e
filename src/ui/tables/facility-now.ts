import type { RunReader } from '../../client/run-reader';
import type { Facility } from '../../model/facility';
import { none } from '../../model/ids';
import type { EventKind } from '../../model/run-event';
import { chargeHoursLeft, fuelHoursLeft, waterHoursLeft } from './fuel-hours';

/** What follows from hours without power or water: sewage, cold, care. */
export type Harm = 'overflow' | 'tooCold' | 'cold' | 'transfer' | 'careReduced';

/** A facility at one time of a run: codes of its states, what is left of its stores, its clocks. */
export interface FacilityNow {
  power: number;
  /** Share of essential power served, 0 to 1. */
  powerShare: number;
  water: number;
  /** Hours that fuel lasts at the present load; absent when it does not run on its generator. */
  fuelH?: number;
  /** Hours that its battery lasts; absent when it does not run on it. */
  chargeH?: number;
  /** Hours that its stored water lasts; absent when it does not live on it. */
  storeH?: number;
  fuelL: number;
  chargeKwh: number;
  storedM3: number;
  /** When the store of fuel or charge that carries it is used up, s of the run, with nothing delivered. */
  emptyS?: number;
  /** Next delivery of diesel in this run, and since when it waits for one. */
  nextFuelS?: number;
  calledS?: number;
  /** Filled part of a sewage lift's room, and hours until it overflows as it fills now. */
  sewageFill?: number;
  overflowH?: number;
  indoorC?: number;
  /** Since when a hospital has had no water at all, s. */
  drySinceS?: number;
  harm?: Harm;
}

/** Last event of each matter that says what harm there is. */
const harms: Partial<Record<EventKind, [matter: 'sewage' | 'heat' | 'care', harm?: Harm]>> = {
  sewageOverflowed: ['sewage', 'overflow'],
  sewageOverflowEnded: ['sewage'],
  indoorsCold: ['heat', 'cold'],
  indoorsTooCold: ['heat', 'tooCold'],
  pipesMayFreeze: ['heat', 'tooCold'],
  indoorsWarmAgain: ['heat'],
  facilityLostWater: ['care'],
  hospitalCareReduced: ['care', 'careReduced'],
  hospitalTransferDue: ['care', 'transfer'],
  facilityWaterReturned: ['care'],
};

/** A facility in the frame in force at `timeS`; undefined for one that the run does not know. */
export function facilityNow(reader: RunReader, facility: Facility, timeS: number): FacilityNow | undefined {
  const ix = reader.column('facilityIds', facility.id);
  if (ix === none) return undefined;
  const frameIx = reader.frameIx(timeS);
  const frameS = reader.record.timesS[frameIx];
  const at = (field: Parameters<RunReader['row']>[0]) => reader.row(field, frameIx)[ix];
  const fuelH = fuelHoursLeft(reader, ix, frameIx);
  const chargeH = chargeHoursLeft(reader, ix, frameIx);
  const leftH = fuelH ?? chargeH;
  const now: FacilityNow = {
    power: at('facilityPower'),
    powerShare: at('facilityPowerShare'),
    water: at('facilityWater'),
    fuelH,
    chargeH,
    storeH: waterHoursLeft(reader, ix, frameIx),
    fuelL: at('facilityFuelL'),
    chargeKwh: at('facilityChargeKwh'),
    storedM3: at('facilityStoredWaterM3'),
    emptyS: leftH === undefined ? undefined : frameS + leftH * 3600,
    ...pastAndNext(reader, facility, frameS),
  };
  if (facility.kind === 'boilerHouse') now.indoorC = finite(at('facilityIndoorC'));
  if (facility.kind === 'sewageLift') {
    now.sewageFill = finite(at('facilitySewageFill'));
    const rise = Math.max(rising(reader, ix, frameIx), rising(reader, ix, frameIx - 1));
    if (now.sewageFill !== undefined && now.sewageFill < 1 && rising(reader, ix, frameIx) > 0)
      now.overflowH = (1 - now.sewageFill) / rise;
  }
  return now;
}

/** What the log tells: harm that holds, since when it is dry, fuel called for and coming. */
function pastAndNext(
  reader: RunReader,
  { id, kind }: Facility,
  frameS: number,
): Pick<FacilityNow, 'harm' | 'drySinceS' | 'calledS' | 'nextFuelS'> {
  const { events } = reader.record;
  const byMatter: Partial<Record<'sewage' | 'heat' | 'care', Harm | undefined>> = {};
  let calledS: number | undefined;
  let drySinceS: number | undefined;
  let nextFuelS: number | undefined;
  for (const ix of reader.eventsOf({ kind: 'facility', id })) {
    const event = events[ix];
    const bringsFuel = event.kind === 'delivered' && (event.values?.dieselL ?? 0) > 0;
    if (event.timeS > frameS) {
      if (!bringsFuel) continue;
      nextFuelS = event.timeS;
      break;
    }
    const entry = harms[event.kind];
    if (entry) byMatter[entry[0]] = entry[1];
    if (event.kind === 'facilityLostWater') drySinceS = event.timeS;
    if (event.kind === 'facilityWaterReturned') drySinceS = undefined;
    if (event.kind === 'fuelCalledFor') calledS = event.timeS;
    // Grid power ends the need; the run may still send the tanker, which `nextFuelS` then says.
    if (bringsFuel || event.kind === 'facilityGridReturned') calledS = undefined;
  }
  const harm = byMatter.sewage ?? byMatter.care ?? byMatter.heat;
  return { harm, drySinceS: kind === 'hospital' ? drySinceS : undefined, calledS, nextFuelS };
}

function rising(reader: RunReader, column: number, frameIx: number): number {
  if (frameIx < 0 || frameIx + 1 >= reader.record.timesS.length) return 0;
  const { timesS } = reader.record;
  const { row } = reader;
  const rise = row('facilitySewageFill', frameIx + 1)[column] - row('facilitySewageFill', frameIx)[column];
  return rise > 0 ? (rise * 3600) / (timesS[frameIx + 1] - timesS[frameIx]) : 0;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
