import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Issue } from '../model/result';
import type { EventKind, EventSink } from '../model/run-event';
import { facilityPowerStates } from '../model/run-record';
import type { Scenario } from '../model/scenario';
import { type BackupFleet, createFleet, setStates, shareInHeat } from './backup-fleet';
import { takesFuel } from './fuel-levels';
import { fuelUseLPerH } from './fuel-use';
import { createSetMoves, dueS } from './set-moves';
import { warnOfUse } from './set-warnings';
import { type SharedLoad, type SiteSupply, shareLoadInto } from './share-load';
import { isBatteryFirst } from './site-order';

/** Electricity of every facility on the one clock: grid, sun, backup sets, batteries. */
export interface FacilityPower {
  readonly fleet: BackupFleet;
  readonly state: FacilityPowerState;
  /** kW that a facility's sets are called for. */
  neededKw(facilityIx: number): number;
  /** Grid supply of a facility from now on, with the event that changed it. */
  setGrid(facilityIx: number, on: boolean, causeIx: number): void;
  setLost(facilityIx: number, lost: boolean, causeIx: number): void;
  /** What a facility's solar modules can give from now on. */
  setSun(facilityIx: number, sunKw: number): void;
  /** Outdoor temperature from now on; sets give less in heat. */
  setOutdoor(outdoorC: number): void;
  /** Diesel that arrives; fills the sets that can use it, in order. Returns the litres that found room. */
  refuel(facilityIx: number, dieselL: number, causeIx: number): number;
  /** Burns fuel and moves charge up to `timeS`, which must not lie after `nextTimeS()`. */
  advance(timeS: number): void;
  /** Decides anew for every facility that something has changed for. */
  settle(timeS: number): void;
  /** When something will change by itself; Infinity if never. */
  nextTimeS(): number;
  /** What the sets were used for beyond what they are rated for, up to now. */
  warnings(): Issue[];
}

export interface FacilityPowerState {
  /** Codes of `facilityPowerStates`. */
  power: Uint8Array;
  /** Share of essential power served, 0 to 1. */
  share: Float64Array;
  /** kW that sun, sets and battery can give now; 0 on grid. */
  backupKw: Float64Array;
  /** Load that sets, battery and sun carry now; 0 on grid. */
  onSetsKw: Float64Array;
  onBatteryKw: Float64Array;
  sunKw: Float64Array;
  chargeKwh: Float64Array;
  /** Litres that its sets have burnt from time 0. */
  burntL: Float64Array;
  /** The event behind the present state, -1 for none. */
  causeIx: Int32Array;
  /** Sums over all facilities from time 0. */
  hoursOnBackup: number;
  fuelUsedL: number;
  /** Load carried by the sun without grid. */
  sunKwh: number;
  /** What ready sets would have burnt besides, had they carried what sun and battery carried instead of them. */
  fuelSavedL: number;
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
  const lowestShare = read('backup.lowLoadShare');
  const sunAlone = read('facility.sunAlone') >= 0.5;
  const chargedShare = Math.sqrt(read('power.storageRoundTripShare'));
  const essentialKw = Float64Array.from(facilities, (it) =>
    it.essentialKw > 0 ? it.essentialKw : it.demandKw * read('facility.essentialShare'),
  );
  const neededKw = Float64Array.from(facilities, (_, f) => options.neededKw?.(f) ?? essentialKw[f]);
  const batteryFirst = Uint8Array.from(facilities, (it, f) => (isBatteryFirst(it, neededKw[f]) ? 1 : 0));
  const reserveKwh = Float64Array.from(neededKw, (kw) => kw * read('facility.batteryReserveH'));
  const grid = new Uint8Array(count).fill(1);
  const lost = new Uint8Array(count);
  const dirty = new Uint8Array(count);
  const dark = new Uint8Array(count);
  const onBackup = new Uint8Array(count);
  const availableSunKw = new Float64Array(count);
  const batteryKw = new Float64Array(count);
  const setsLoadKw = new Float64Array(count);
  const burntOfL = new Float64Array(count);
  const chargingKw = Float64Array.from(facilities, ({ battery }) =>
    battery ? battery.energyKwh / battery.refillH : 0,
  );
  const savedLPerH = new Float64Array(count);
  const batteryEmpty = new Uint8Array(count);
  const nextS = new Float64Array(count).fill(never);
  const state: FacilityPowerState = {
    power: new Uint8Array(count),
    share: new Float64Array(count).fill(1),
    backupKw: new Float64Array(count),
    onSetsKw: setsLoadKw,
    onBatteryKw: batteryKw,
    sunKw: new Float64Array(count),
    burntL: burntOfL,
    chargeKwh: Float64Array.from(facilities, (it) =>
      it.battery ? it.battery.energyKwh * it.battery.startFill : 0,
    ),
    causeIx: new Int32Array(count).fill(none),
    hoursOnBackup: 0,
    fuelUsedL: 0,
    sunKwh: 0,
    fuelSavedL: 0,
  };
  const lostGridIx = new Int32Array(count).fill(none);
  const service = { everyH: read('backup.serviceEveryH'), stopS: read('backup.serviceStopH') * 3600 };
  const moves = createSetMoves(fleet, startOfDayS, service, note);
  const shared: SharedLoad = { sunKw: 0, batteryKw: 0, onSetsKw: 0, spareKw: 0 };
  const alone: SharedLoad = { sunKw: 0, batteryKw: 0, onSetsKw: 0, spareKw: 0 };
  const aloneKw = new Float64Array(fleet.ratedKw.length);
  let heatShare = shareInHeat(scenario.weather.temperatureC[0], read);
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
      state.sunKwh += state.sunKw[f] * hours;
      state.fuelSavedL += savedLPerH[f] * hours;
      for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) {
        if (fleet.setState[k] !== setStates.running) continue;
        const burntL = Math.min(fleet.fuelL[k], fleet.useLPerH[k] * hours);
        fleet.fuelL[k] -= burntL;
        fleet.ranH[k] += hours;
        fleet.sinceServiceH[k] += hours;
        fleet.gaveKwh[k] += fleet.loadKw[k] * hours;
        state.fuelUsedL += burntL;
        burntOfL[f] += burntL;
      }
      const battery = facilities[f].battery;
      if (!battery) continue;
      const gainKw = chargingKw[f] - batteryKw[f];
      if (gainKw !== 0)
        state.chargeKwh[f] = Math.min(battery.energyKwh, Math.max(0, state.chargeKwh[f] + gainKw * hours));
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

  /** On grid, or lost: no set runs, a battery on grid refills. */
  function rest(f: number): void {
    const ran = moves.stopAll(f);
    const { battery } = facilities[f];
    batteryKw[f] = 0;
    setsLoadKw[f] = 0;
    batteryEmpty[f] = 0;
    onBackup[f] = 0;
    savedLPerH[f] = 0;
    state.sunKw[f] = 0;
    state.backupKw[f] = 0;
    chargingKw[f] = battery && lost[f] === 0 ? battery.energyKwh / battery.refillH : 0;
    if (lost[f] === 1) {
      decide(f, 0, facilityPowerStates.lost);
      return;
    }
    const causeIx = state.causeIx[f];
    if (ran) note('backupStopped', f, { fuelL: fuelAt(f) });
    state.causeIx[f] = causeIx;
    decide(f, 1, facilityPowerStates.grid);
  }

  /** Without grid: finish starts and stops, make every set ready, share the load. */
  function carry(f: number): void {
    const from = fleet.first[f];
    const to = fleet.first[f + 1];
    let setsKw = 0;
    let readyS = never;
    for (let k = from; k < to; k++) {
      moves.finish(f, k, nowS);
      moves.call(f, k, nowS);
      fleet.givesKw[k] = moves.isReady(k) ? fleet.atHeightKw[k] * heatShare : 0;
      setsKw += fleet.givesKw[k];
      if (fleet.setState[k] === setStates.starting) readyS = Math.min(readyS, fleet.readyS[k]);
    }
    const supply = supplyOf(f, setsKw);
    shareLoadInto(shared, fleet.loadKw, fleet.givesKw, from, to, supply);
    for (let k = from; k < to; k++) {
      moves.take(f, k, fleet.loadKw[k] > 0);
      fleet.useLPerH[k] =
        fleet.loadKw[k] > 0 ? fuelUseLPerH(fleet.ratedKw[k], fleet.loadKw[k], fleet.sets[k], read) : 0;
    }
    const { battery } = facilities[f];
    batteryKw[f] = shared.batteryKw;
    setsLoadKw[f] = shared.onSetsKw;
    chargingKw[f] = battery ? Math.min(battery.powerKw, shared.spareKw) * chargedShare : 0;
    state.sunKw[f] = shared.sunKw;
    onBackup[f] = supply.loadKw > 0 ? 1 : 0;
    savedLPerH[f] = savedBy(f, supply, setsKw);
    tellBattery(f, supply.storedKw);
    judge(f, supply.loadKw, readyS);
    nextS[f] = Math.min(moves.nextS(f, nowS), batteryDueS(f, supply.batteryFirst));
  }

  function supplyOf(f: number, setsKw: number): SiteSupply {
    const { battery } = facilities[f];
    const charged = battery !== undefined && state.chargeKwh[f] > traceKwh;
    const storedKw = charged ? battery.powerKw : 0;
    const hasBattery = battery !== undefined;
    const sunKw = hasBattery || setsKw > 0 || sunAlone ? availableSunKw[f] : 0;
    const capacityKw = sunKw + setsKw + storedKw;
    state.backupKw[f] = capacityKw;
    return {
      loadKw: options.loadKw?.(f, capacityKw) ?? Math.min(capacityKw, neededKw[f]),
      sunKw,
      storedKw,
      hasBattery: hasBattery || sunAlone,
      batteryFirst: batteryFirst[f] === 1 && state.chargeKwh[f] > reserveKwh[f] + traceKwh,
      lowestShare,
    };
  }

  /** Litres an hour that the ready sets would burn besides, had they to carry what they can of the load by themselves. */
  function savedBy(f: number, supply: SiteSupply, setsKw: number): number {
    const from = fleet.first[f];
    const to = fleet.first[f + 1];
    if (setsKw === 0 || shared.onSetsKw >= Math.min(setsKw, supply.loadKw)) return 0;
    const onlySets = { ...supply, loadKw: Math.min(setsKw, supply.loadKw), sunKw: 0, batteryFirst: false };
    shareLoadInto(alone, aloneKw, fleet.givesKw, from, to, onlySets);
    let savedL = 0;
    for (let k = from; k < to; k++) {
      if (aloneKw[k] > 0) savedL += fuelUseLPerH(fleet.ratedKw[k], aloneKw[k], fleet.sets[k], read);
      savedL -= fleet.useLPerH[k];
    }
    return Math.max(0, savedL);
  }

  function tellBattery(f: number, storedKw: number): void {
    if (!facilities[f].battery) return;
    const empty = storedKw === 0 ? 1 : 0;
    if (empty === batteryEmpty[f]) return;
    batteryEmpty[f] = empty;
    if (empty) note('batteryEmptied', f);
  }

  /** When the battery is down to its reserve, where it comes before the sets, or empty. */
  function batteryDueS(f: number, first: boolean): number {
    if (batteryKw[f] <= 0) return never;
    return dueS(nowS, (state.chargeKwh[f] - (first ? reserveKwh[f] : 0)) / batteryKw[f]);
  }

  /** Turns what is carried into a state. A short wait for a set that is starting leaves the service as it was. */
  function judge(f: number, loadKw: number, readyS: number): void {
    const { grid: onGrid, solar, battery, backup, partial } = facilityPowerStates;
    const share = essentialKw[f] > 0 ? Math.min(1, loadKw / essentialKw[f]) : 0;
    if (share < state.share[f] && readyS - nowS <= bridgeS) {
      const before = state.power[f];
      decide(f, state.share[f], before === onGrid ? backup : before);
      return;
    }
    if (share < 1 - 1e-9) decide(f, share, share > 0 ? partial : facilityPowerStates.dark);
    else if (shared.onSetsKw > 0) decide(f, 1, backup);
    else if (shared.batteryKw > 0) decide(f, 1, battery);
    else {
      if (state.power[f] !== solar) note('sunTookOver', f);
      decide(f, 1, solar);
    }
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
    setSun(f, sunKw) {
      if (availableSunKw[f] === sunKw) return;
      availableSunKw[f] = sunKw;
      if (grid[f] === 0) dirty[f] = 1;
    },
    setOutdoor(outdoorC) {
      const share = shareInHeat(outdoorC, read);
      if (share === heatShare) return;
      heatShare = share;
      for (let f = 0; f < count; f++) if (grid[f] === 0) dirty[f] = 1;
    },
    refuel,
    advance,
    settle,
    nextTimeS() {
      let soonestS = never;
      for (let f = 0; f < count; f++) if (nextS[f] < soonestS) soonestS = nextS[f];
      return soonestS;
    },
    warnings: () => warnOfUse(facilities, fleet, read),
  };
}
