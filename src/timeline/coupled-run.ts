import type { Surroundings } from '../facility/facility-clocks';
import { none, refKey } from '../model/ids';
import type { EventSink } from '../model/run-event';
import { hourlyValueAt } from '../model/weather-share';
import type { Parts } from './coupled-parts';
import { powerKinds } from './known-components';
import { growSums, readRatesInto } from './run-sums';
import { inOrder, type ScenarioAction } from './scenario-actions';
import { decidingPoint } from './supply-points';

/** All parts on the one clock. */
export interface CoupledRun {
  /** The next time at which something happens by itself or by the scenario, if before `untilS`; else `untilS`. */
  nextTimeS(untilS: number): number;
  /**
   * Brings everything to `timeS`, which must not lie after the last `nextTimeS`: scenario, grid, consumers, water, in that
   * order. `isStep` brings demand and hydraulics up as well.
   */
  goTo(timeS: number, isStep: boolean): void;
}

/** Falls of a share that are smaller than this do not make a new shortage. */
const traceShare = 0.01;
/** More turns than this at one instant are a ring of events, which is a bug. */
const turnsAtOnce = 100_000;

export function createCoupledRun(
  parts: Parts,
  actions: readonly ScenarioAction[],
  {
    partialShare,
    servedShare,
    lostPressureM,
  }: { partialShare: number; servedShare: number; lostPressureM: number },
  facilityIxOf: ReadonlyMap<string, number>,
  log: EventSink,
): CoupledRun {
  const {
    power,
    facilityPower,
    facilityWater,
    water,
    supplies,
    losses,
    stations,
    areaWater,
    fuelRounds,
    clocks,
    peopleWater,
  } = parts;
  const supplyShare = new Float64Array(parts.facilityNetIx.length).fill(1);
  const supplyCauseIx = new Int32Array(parts.facilityNetIx.length).fill(none);
  /** 1 where the intact network shows a pressure that can be lost. */
  const hadPressure = Uint8Array.from(parts.facilityNetIx, (_, f) =>
    pressureAt(f) >= lostPressureM ? 1 : 0,
  );
  const lossEventIx = new Map<string, number>();
  const lossCount = new Map<string, number>();
  const surroundings: Surroundings = {
    power: facilityPower.state,
    water: facilityWater.state,
    outdoorC: hourlyValueAt(parts.temperatureC, 0),
    areaWaterShare(f) {
      const share = parts.facilityAreaIx[f] === none ? 1 : areaWater.share[parts.facilityAreaIx[f]];
      return Number.isNaN(share) ? 1 : share;
    },
  };
  /** What the scenario does, in order; the times of repairs, which others read as well, move with the pace of the work. */
  const queue = [...actions];
  const repairOf = new Map(queue.flatMap((it) => (it.kind === 'repair' ? [[it.lossIx, it] as const] : [])));
  let next = 0;
  let nowS = 0;
  /** When anything but flows of water is due next. */
  let othersDueS = Number.NEGATIVE_INFINITY;
  /** Pressures may have changed since the storeys were looked at. */
  let waterMoved = false;

  function lose(action: ScenarioAction & { kind: 'lose' }): boolean {
    const { component, damage, timeS } = action;
    const key = refKey(component);
    const count = lossCount.get(key) ?? 0;
    lossCount.set(key, count + 1);
    const ownRepair = repairOf.get(action.lossIx);
    if (ownRepair) parts.repairWork.begin(ownRepair, timeS);
    if (count > 0) return false;
    const eventIx = log({ timeS, kind: 'componentLost', component: component.kind, id: component.id });
    lossEventIx.set(key, eventIx);
    if (powerKinds.has(component.kind)) {
      power.lose(component, eventIx);
      return true;
    }
    const facilityIx = component.kind === 'facility' ? facilityIxOf.get(component.id) : undefined;
    if (facilityIx !== undefined) facilityPower.setLost(facilityIx, true, eventIx);
    else losses.lose(component, damage, timeS, eventIx);
    return false;
  }

  /** A component lost twice comes back when its last repair is done. */
  function repair(action: ScenarioAction & { kind: 'repair' }): boolean {
    const { component, timeS } = action;
    const key = refKey(component);
    const count = lossCount.get(key) ?? 0;
    lossCount.set(key, count - 1);
    const slowedS = parts.repairWork.end(action);
    if (count !== 1) return false;
    const causeIx = lossEventIx.get(key);
    const eventIx = log({
      timeS,
      kind: 'componentRepaired',
      component: component.kind,
      id: component.id,
      causeIx,
      ...(slowedS > 0 ? { values: { slowedS } } : {}),
    });
    if (powerKinds.has(component.kind)) {
      power.repair(component, eventIx);
      return true;
    }
    const facilityIx = component.kind === 'facility' ? facilityIxOf.get(component.id) : undefined;
    if (facilityIx !== undefined) facilityPower.setLost(facilityIx, false, eventIx);
    else losses.repair(component, timeS, eventIx);
    return false;
  }

  function deliver(action: ScenarioAction & { kind: 'deliver' }): void {
    const { to, dieselL, waterM3, timeS } = action;
    const f = to.kind === 'facility' ? facilityIxOf.get(to.id) : undefined;
    if (f === undefined) {
      peopleWater.bring(to, waterM3, timeS);
      return;
    }
    const values = { dieselL, waterM3 };
    const eventIx = log({ timeS, kind: 'delivered', component: 'facility', id: to.id, values });
    if (dieselL > 0) facilityPower.refuel(f, dieselL, eventIx);
    if (waterM3 > 0) facilityWater.fill(f, waterM3);
  }

  /** Returns whether the grid has to be settled. */
  function act(timeS: number): boolean {
    let grid = false;
    // the grid's clock goes to the present first: what a loss does at once is logged at that time
    if (next < queue.length && queue[next].timeS <= timeS) power.settle(timeS);
    for (; next < queue.length && queue[next].timeS <= timeS; next++) {
      const action = queue[next];
      if (action.kind === 'lose') grid = lose(action) || grid;
      else if (action.kind === 'repair') grid = repair(action) || grid;
      else deliver(action);
    }
    return grid;
  }

  /** Lets the grid do what is due by itself now. */
  function runGrid(timeS: number): void {
    for (let turn = 0; power.nextTimeS() <= timeS; turn++) {
      if (turn > turnsAtOnce) throw new Error(`The grid does not come to rest at ${timeS} s.`);
      power.advance(timeS);
    }
  }

  /** Hands the grid's supply on to facilities, stations, pumps and sources. */
  function couple(timeS: number): void {
    parts.facilityPoints.forEach((points, f) => {
      const point = decidingPoint(points, power.state, partialShare);
      if (point) facilityPower.setGrid(f, point.on, point.causeIx);
    });
    facilityPower.settle(timeS);
    stations.supply(facilityPower.state, timeS);
    peopleWater.points.couple(power.state, timeS);
    for (const { number, points } of parts.directSupplies) {
      const point = decidingPoint(points, power.state, partialShare);
      if (point) supplies.setPower(number, point.on, timeS, point.causeIx);
    }
    parts.valvePower.couple(power.state, partialShare, timeS);
    supplies.restart(timeS);
    losses.isolate(timeS);
  }

  function pressureAt(f: number): number {
    const netIx = parts.facilityNetIx[f];
    return netIx === none
      ? Number.NaN
      : water.nets[netIx].engine.state.nodePressureM[parts.facilityNodeIx[f]];
  }

  /** What a facility's node gives of its need; where nobody draws, its pressure tells. NaN where neither tells anything. */
  function shareAt(f: number): number {
    const { nodeDemandM3s, nodeDeliveredM3s } = water.nets[parts.facilityNetIx[f]].engine.state;
    const nodeIx = parts.facilityNodeIx[f];
    const needed = nodeDemandM3s[nodeIx];
    if (needed > 0) return Math.max(0, Math.min(1, nodeDeliveredM3s[nodeIx] / needed));
    if (hadPressure[f] === 0) return Number.NaN;
    return pressureAt(f) >= lostPressureM ? 1 : 0;
  }

  /** Hands the networks' water on to areas and facilities; false where no network has moved. */
  function drink(timeS: number): boolean {
    if (!water.nets.some((net) => net.moved)) return false;
    waterMoved = true;
    areaWater.review(timeS);
    stations.observe();
    for (let f = 0; f < parts.facilityNetIx.length; f++) {
      const netIx = parts.facilityNetIx[f];
      if (netIx === none || !water.nets[netIx].moved) continue;
      const { causes } = water.nets[netIx];
      const nodeIx = parts.facilityNodeIx[f];
      const share = shareAt(f);
      if (Number.isNaN(share)) continue;
      // the cause is that of the deepest shortage so far; a shortage that only goes on keeps its cause
      if (share >= servedShare) supplyCauseIx[f] = causes.recoveryIx;
      else if (share < supplyShare[f] - traceShare) supplyCauseIx[f] = causes.shortageCauseIx([nodeIx]);
      if (share >= servedShare || share < supplyShare[f]) supplyShare[f] = share;
      facilityWater.setSupply(f, share, supplyCauseIx[f]);
    }
    for (const net of water.nets) net.moved = false;
    return true;
  }

  /** Hands cooling water on to the grid, and what comes of it back to water, until both are at rest: limits only fall at one instant. */
  function cool(timeS: number): void {
    while (parts.cooling.review(timeS)) {
      power.settle(timeS);
      runGrid(timeS);
      parts.outages.note(power.state, timeS);
      couple(timeS);
      parts.cooling.draw(timeS);
      water.solveChanged();
      drink(timeS);
    }
  }

  /** Sun and temperature around the facilities, which hold from one step to the next. */
  function surround(timeS: number): void {
    const { facilitySun } = parts;
    surroundings.outdoorC = hourlyValueAt(parts.temperatureC, timeS);
    facilityPower.setOutdoor(surroundings.outdoorC);
    facilitySun.facilityIx.forEach((f, i) => {
      facilityPower.setSun(f, facilitySun.outputKw(i, timeS));
    });
  }

  /** The grid and the scenario up to `timeS`, and what comes of it for consumers and tankers. */
  function supply(timeS: number, isStep: boolean): void {
    runGrid(timeS);
    let grid = act(timeS);
    fuelRounds.deliver(timeS);
    peopleWater.rounds.deliver(timeS);
    if (isStep) {
      parts.drive.update(timeS);
      parts.drive.hand(power);
      grid = true;
    }
    if (grid) {
      power.settle(timeS);
      runGrid(timeS);
    }
    parts.outages.note(power.state, timeS);
    if (isStep) surround(timeS);
    couple(timeS);
    if (parts.repairWork.review(facilityPower.state, timeS)) queue.push(...queue.splice(next).sort(inOrder));
    fuelRounds.send(timeS, isStep);
    peopleWater.rounds.send(timeS, isStep);
  }

  function goTo(timeS: number, isStep: boolean): void {
    growSums(parts.sums, parts.rates, timeS - nowS);
    parts.feederEnergy.grow(power.state, timeS - nowS);
    parts.areaHours.grow(peopleWater.floors.dryShare, areaWater.safety.unsafeShare, timeS - nowS);
    facilityPower.advance(timeS);
    facilityWater.advance(timeS);
    peopleWater.advance(timeS);
    clocks.advance(timeS);
    nowS = timeS;
    // where only flows of water change, the grid, its consumers and the tankers stay as they are
    if (isStep || timeS >= othersDueS) supply(timeS, isStep);
    othersDueS = Number.NEGATIVE_INFINITY;
    if (isStep) for (const net of water.nets) water.bring(net, timeS);
    else water.bringDue(timeS);
    parts.cooling.draw(timeS);
    water.solveChanged();
    if (drink(timeS)) cool(timeS);
    facilityWater.settle(timeS);
    parts.facilityLog.note(facilityPower.state, facilityWater.state, timeS);
    clocks.settle(timeS, surroundings);
    areaWater.declareSafe(timeS);
    const { facilityPower: facilities, outages, feederPeople, essential } = parts;
    parts.areaPower.review(outages.offShare);
    peopleWater.floors.review(timeS, waterMoved);
    waterMoved = false;
    readRatesInto(parts.rates, power.state, outages, feederPeople, facilities.state.share, essential);
    parts.sums.facilityHoursOnBackup = facilities.state.hoursOnBackup;
    parts.rates.peopleOnDryFloors = peopleWater.floors.peopleDry;
    parts.rates.peopleWithUnsafeWater = areaWater.safety.peopleUnsafe;
    parts.sums.fuelL = facilities.state.fuelUsedL + peopleWater.points.fuelUsedL;
    parts.sums.facilitySunKwh = facilities.state.sunKwh;
    parts.sums.fuelSavedL = facilities.state.fuelSavedL;
  }

  return {
    goTo,
    nextTimeS(untilS) {
      othersDueS = Math.min(
        next < queue.length ? queue[next].timeS : Number.POSITIVE_INFINITY,
        power.nextTimeS(),
        facilityPower.nextTimeS(),
        facilityWater.nextTimeS(),
        fuelRounds.nextTimeS(),
        clocks.nextTimeS(),
        supplies.nextTimeS(),
        losses.nextTimeS(),
        areaWater.nextTimeS(),
        peopleWater.nextTimeS(),
      );
      return water.nextTimeS(Math.min(untilS, othersDueS));
    },
  };
}
