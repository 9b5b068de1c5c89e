import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { EventKind, EventSink } from '../model/run-event';
import { facilityPowerStates } from '../model/run-record';
import type { Scenario } from '../model/scenario';
import { type BackupFleet, createFleet, setStates } from './backup-fleet';
import { takesFuel } from './fuel-levels';
import { fuelUseLPerH } from './fuel-use';
import { createSetMoves, dueS } from './set-moves';

/** Electricity of every facility on the one clock: grid, backup sets, batteries. */
export interface FacilityPower {
  readonly fleet: BackupFleet;
  readonly state: FacilityPowerState;
  /** kW that a facility's sets are called for. */
  neededKw(facilityIx: number): number;
  /** Grid supply of a facility from now on, with the event that changed it. */
  setGrid(facilityIx: number, on: boolean, causeIx: number): void;
  setLost(facilityIx: number, lost: boolean, causeIx: number): void;
  /** Diesel that arrives; fills the sets that can use it, in order. Returns the litres that found room. */
  refuel(facilityIx: number, dieselL: number, causeIx: number): number;
  /** Burns fuel and moves charge up to `timeS`, which must not lie after `nextTimeS()`. */
  advance(timeS: number): void;
  /** Decides anew for every facility that something has changed for. */
  settle(timeS: number): void;
  /** When something will change by itself; Infinity if never. */
  nextTimeS(): number;
}

export interface FacilityPowerState {
  /** Codes of `facilityPowerStates`. */
  power: Uint8Array;
  /** Share of essential power served, 0 to 1. */
  share: Float64Array;
  /** kW that sets and battery can give now; 0 on grid. */
  backupKw: Float64Array;
  /** kW of the load that is on sets, and on the battery. */
  onSetsKw: Float64Array;
  onBatteryKw: Float64Array;
  /** Litres burnt from time 0, by facility. */
  burntL: Float64Array;
  chargeKwh: Float64Array;
  /** The event behind the present state, -1 for none. */
  causeIx: Int32Array;
  /** Sums over all facilities from time 0. */
  hoursOnBackup: number;
  fuelUsedL: number;
}

/** kW that a facility draws from its backup when `capacityKw` are there; undefined: the default holds. */
export type BackupLoad = (facilityIx: number, capacityKw: number) => number | undefined;

/** Where a run's facilities get their figures from. */
export interface FacilityPowerOptions {
  facilities: readonly Facility[];
  scenario: Scenario;
  read: ParameterReader;
  /** Local time of day at time 0, s. */
  startOfDayS: number;
  log: EventSink;
  /** kW that its sets are called for; by default the essential demand. */
  neededKw?: (facilityIx: number) => number | undefined;
  /** Replaces `min(capacity, needed)`, for stations that carry whole pumps. */
  loadKw?: BackupLoad;
}

const never = Number.POSITIVE_INFINITY;
/** A battery that holds no more than this is empty: what rounding leaves over. */
const traceKwh = 1e-5;

export function createFacilityPower(options: FacilityPowerOptions): FacilityPower {
  const { facilities, scenario, read, startOfDayS, log } = options;
  const count = facilities.length;
  const fleet = createFleet(facilities, scenario, read);
  const bridgeS = read('facility.bridgeS');
  const essentialKw = Float64Array.from(facilities, (it) =>
    it.essentialKw > 0 ? it.essentialKw : it.demandKw * read('facility.essentialShare'),
  );
  const neededKw = Float64Array.from(facilities, (_, f) => options.neededKw?.(f) ?? essentialKw[f]);
  const grid = new Uint8Array(count).fill(1);
  const lost = new Uint8Array(count);
  const dirty = new Uint8Array(count);
  const dark = new Uint8Array(count);
  const onBackup = new Uint8Array(count);
  const batteryKw = new Float64Array(count);
  const setsLoadKw = new Float64Array(count);
  const burntOfL = new Float64Array(count);
  const batteryEmpty = new Uint8Array(count);
  const nextS = new Float64Array(count).fill(never);
  const state: FacilityPowerState = {
    power: new Uint8Array(count),
    share: new Float64Array(count).fill(1),
    backupKw: new Float64Array(count),
    onSetsKw: setsLoadKw,
    onBatteryKw: batteryKw,
    burntL: burntOfL,
    chargeKwh: Float64Array.from(facilities, (it) =>
      it.battery ? it.battery.energyKwh * it.battery.startFill : 0,
    ),
    causeIx: new Int32Array(count).fill(none),
    hoursOnBackup: 0,
    fuelUsedL: 0,
  };
  const lostGridIx = new Int32Array(count).fill(none);
  const moves = createSetMoves(fleet, startOfDayS, note);
  let nowS = 0;

  function note(kind: EventKind, f: number, values?: Record<string, number>): number {
    const causeIx = state.causeIx[f];
    const event = { timeS: nowS, kind, component: 'facility' as const, id: facilities[f].id };
    const ix = log({ ...event, ...(causeIx === none ? {} : { causeIx }), ...(values ? { values } : {}) });
    state.causeIx[f] = ix;
    return ix;
  }

  function touch(f: number, causeIx: number): void {
    dirty[f] = 1;
    state.causeIx[f] = causeIx;
  }

  function setGrid(f: number, on: boolean, causeIx: number): void {
    if ((grid[f] === 1) === on) return;
    grid[f] = on ? 1 : 0;
    touch(f, causeIx);
    const eventIx = note(on ? 'facilityGridReturned' : 'facilityLostGrid', f);
    lostGridIx[f] = on ? none : eventIx;
  }

  function setLost(f: number, isLost: boolean, causeIx: number): void {
    lost[f] = isLost ? 1 : 0;
    // repaired, but still without grid: that is now the reason
    touch(f, isLost || lostGridIx[f] === none ? causeIx : lostGridIx[f]);
  }

  function refuel(f: number, dieselL: number, causeIx: number): number {
    let leftL = dieselL;
    for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) {
      if (!takesFuel(fleet, k, nowS)) continue;
      const takenL = Math.min(leftL, fleet.tankL[k] - fleet.fuelL[k]);
      fleet.fuelL[k] += takenL;
      leftL -= takenL;
    }
    dirty[f] = 1;
    if (grid[f] === 0) state.causeIx[f] = causeIx;
    return dieselL - leftL;
  }

  function advance(timeS: number): void {
    const hours = (timeS - nowS) / 3600;
    for (let f = 0; f < count && hours > 0; f++) {
      if (onBackup[f]) state.hoursOnBackup += hours;
      for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) {
        if (fleet.setState[k] !== setStates.running) continue;
        const burntL = Math.min(fleet.fuelL[k], fleet.useLPerH[k] * hours);
        fleet.fuelL[k] -= burntL;
        fleet.ranH[k] += hours;
        state.fuelUsedL += burntL;
        burntOfL[f] += burntL;
      }
      const battery = facilities[f].battery;
      if (!battery) continue;
      if (batteryKw[f] > 0) state.chargeKwh[f] = Math.max(0, state.chargeKwh[f] - batteryKw[f] * hours);
      else if (grid[f] === 1 && lost[f] === 0)
        state.chargeKwh[f] = Math.min(
          battery.energyKwh,
          state.chargeKwh[f] + (battery.energyKwh / battery.refillH) * hours,
        );
    }
    nowS = timeS;
    for (let f = 0; f < count; f++) if (nextS[f] <= timeS) dirty[f] = 1;
  }

  function settle(timeS: number): void {
    nowS = timeS;
    for (let f = 0; f < count; f++) {
      if (dirty[f] === 0) continue;
      dirty[f] = 0;
      nextS[f] = never;
      if (lost[f] === 1 || grid[f] === 1) rest(f);
      else carry(f);
    }
  }

  /** On grid, or lost: no set runs. */
  function rest(f: number): void {
    const ran = moves.stopAll(f);
    batteryKw[f] = 0;
    setsLoadKw[f] = 0;
    batteryEmpty[f] = 0;
    onBackup[f] = 0;
    state.backupKw[f] = 0;
    if (lost[f] === 1) {
      decide(f, 0, facilityPowerStates.lost);
      return;
    }
    const causeIx = state.causeIx[f];
    if (ran) note('backupStopped', f, { fuelL: fuelAt(f) });
    state.causeIx[f] = causeIx;
    decide(f, 1, facilityPowerStates.grid);
  }

  /** Without grid: finish starts and stops, call sets until the need is met, share the load. */
  function carry(f: number): void {
    const from = fleet.first[f];
    const to = fleet.first[f + 1];
    for (let k = from; k < to; k++) moves.finish(f, k, nowS);
    let plannedKw = 0;
    for (let k = from; k < to; k++) if (moves.isCalled(k)) plannedKw += fleet.ratedKw[k];
    for (let k = from; k < to && plannedKw < neededKw[f]; k++)
      if (moves.call(f, k, nowS)) plannedKw += fleet.ratedKw[k];

    let setsKw = 0;
    let readyS = never;
    for (let k = from; k < to; k++) {
      if (fleet.setState[k] === setStates.running) setsKw += fleet.ratedKw[k];
      if (fleet.setState[k] === setStates.starting) readyS = Math.min(readyS, fleet.readyS[k]);
    }
    const battery = facilities[f].battery;
    const storedKw = battery && state.chargeKwh[f] > traceKwh ? battery.powerKw : 0;
    const capacityKw = setsKw + storedKw;
    const loadKw = options.loadKw?.(f, capacityKw) ?? Math.min(capacityKw, neededKw[f]);
    const onSetsKw = Math.min(loadKw, setsKw);
    for (let k = from; k < to; k++)
      fleet.useLPerH[k] =
        fleet.setState[k] === setStates.running
          ? fuelUseLPerH(fleet.ratedKw[k], (onSetsKw * fleet.ratedKw[k]) / setsKw, fleet.sets[k], read)
          : 0;
    batteryKw[f] = loadKw - onSetsKw;
    setsLoadKw[f] = onSetsKw;
    if (battery && storedKw === 0 && batteryEmpty[f] === 0) {
      batteryEmpty[f] = 1;
      note('batteryEmptied', f);
    }
    state.backupKw[f] = capacityKw;
    onBackup[f] = loadKw > 0 ? 1 : 0;
    judge(f, loadKw, onSetsKw, readyS);
    const emptyS = batteryKw[f] > 0 ? dueS(nowS, state.chargeKwh[f] / batteryKw[f]) : never;
    nextS[f] = Math.min(moves.nextS(f, nowS), emptyS);
  }

  /** Turns what is carried into a state. A short wait for a set that is starting counts as carried. */
  function judge(f: number, loadKw: number, onSetsKw: number, readyS: number): void {
    const share = essentialKw[f] > 0 ? Math.min(1, loadKw / essentialKw[f]) : 0;
    if (share === 0 && dark[f] === 0 && readyS - nowS <= bridgeS) {
      decide(f, 1, facilityPowerStates.backup);
      return;
    }
    if (share >= 1 - 1e-9)
      decide(f, 1, onSetsKw > 0 ? facilityPowerStates.backup : facilityPowerStates.battery);
    else decide(f, share, share > 0 ? facilityPowerStates.partial : facilityPowerStates.dark);
  }

  function decide(f: number, share: number, power: number): void {
    state.share[f] = share;
    state.power[f] = power;
    const isDark = power === facilityPowerStates.dark || power === facilityPowerStates.lost ? 1 : 0;
    if (isDark === dark[f]) return;
    dark[f] = isDark;
    note(isDark ? 'facilityWentDark' : 'facilityPowerReturned', f, { people: facilities[f].people });
  }

  function fuelAt(f: number): number {
    let sum = 0;
    for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) sum += fleet.fuelL[k];
    return sum;
  }

  return {
    fleet,
    state,
    neededKw: (f) => neededKw[f],
    setGrid,
    setLost,
    refuel,
    advance,
    settle,
    nextTimeS() {
      let soonestS = never;
      for (let f = 0; f < count; f++) if (nextS[f] < soonestS) soonestS = nextS[f];
      return soonestS;
    },
  };
}
