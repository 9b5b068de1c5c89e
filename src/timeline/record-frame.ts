import { facilityPowerStates } from '../model/run-record';
import type { Parts } from './coupled-parts';
import { type FrameStore, linkStateOf, putRows } from './frame-store';

const { dark, lost, grid } = facilityPowerStates;

/** Copies the present state of every part into a frame, its series and its sums. */
export function recordFrame(store: FrameStore, frameIx: number, parts: Parts): void {
  recordPower(store, frameIx, parts);
  recordFacilities(store, frameIx, parts);
  recordWater(store, frameIx, parts);
  for (const name of Object.keys(parts.sums) as (keyof typeof parts.sums)[])
    store.sums[name][frameIx] = parts.sums[name];
}

function recordPower(
  store: FrameStore,
  frameIx: number,
  { power, rates, areaPower, feederEnergy }: Parts,
): void {
  const { state } = power;
  putRows(store, frameIx, {
    busState: state.busState,
    branchState: state.branchState,
    branchFlowMw: state.branchFlowMw,
    branchLoading: state.branchLoading,
    generatorState: state.generatorState,
    generatorOutputMw: state.generatorOutputMw,
    storedEnergyMwh: state.storedMwh,
    feederState: state.feederState,
    feederNeededMw: state.feederNeededMw,
    feederServedMw: state.feederServedMw,
    areaPowerShare: areaPower.share,
    feederNeededMwh: feederEnergy.neededMwh,
    feederUnservedMwh: feederEnergy.unservedMwh,
  });
  feederEnergy.reset();
  store.series.electricityNeededMw[frameIx] = rates.neededMw;
  store.series.electricityServedMw[frameIx] = rates.servedMw;
  store.series.peopleWithoutPower[frameIx] = rates.peopleOff;
  store.series.powerBalanceErrorMw[frameIx] = state.balanceErrorMw;
}

function recordFacilities(store: FrameStore, frameIx: number, parts: Parts): void {
  const { facilityPower, facilityWater, clocks, fuelL } = parts;
  const { fleet, state } = facilityPower;
  for (let f = 0; f < fuelL.length; f++) {
    fuelL[f] = 0;
    for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) fuelL[f] += fleet.fuelL[k];
  }
  putRows(store, frameIx, {
    facilityPower: state.power,
    facilityPowerShare: state.share,
    facilityFuelL: fuelL,
    facilityChargeKwh: state.chargeKwh,
    facilitySunKw: state.sunKw,
    facilityIndoorC: clocks.heat.indoorC,
    facilitySewageFill: clocks.sewage.fill,
    facilityWater: facilityWater.state.water,
    facilityStoredWaterM3: facilityWater.state.storedM3,
  });
  let darkCount = 0;
  let backupCount = 0;
  for (const code of state.power) {
    if (code === dark || code === lost) darkCount++;
    else if (code !== grid) backupCount++;
  }
  store.series.facilitiesDark[frameIx] = darkCount;
  store.series.facilitiesOnBackup[frameIx] = backupCount;
}

function recordWater(store: FrameStore, frameIx: number, parts: Parts): void {
  const { water, losses, supplies, areaWater, areaHours, peopleWater, nodeVolumes } = parts;
  let neededM3s = 0;
  let servedM3s = 0;
  let storedM3 = 0;
  for (const [n, { engine, nodeOffset, linkOffset, tankOffset }] of water.nets.entries()) {
    const { state, index } = engine;
    const { nodeDemandM3s, nodeDeliveredM3s, linkFlowM3s } = state;
    const volumes = nodeVolumes[n];
    volumes.read();
    const nodes = {
      nodeNeededM3: volumes.neededM3,
      nodeDeliveredM3: volumes.deliveredM3,
      nodeHeadM: state.nodeHeadM,
      nodePressureM: state.nodePressureM,
      nodeDemandM3s,
      nodeDeliveredM3s,
    };
    const linkState = new Uint8Array(index.linkIds.length);
    for (let k = 0; k < linkState.length; k++)
      linkState[k] = linkStateOf(
        state.linkOpen[k],
        losses.linkLost[linkOffset + k],
        supplies.linkWithoutPower[linkOffset + k],
      );
    putRows(store, frameIx, nodes, nodeOffset);
    putRows(store, frameIx, { linkFlowM3s, linkState }, linkOffset);
    putRows(store, frameIx, { tankLevelM: state.tankLevelM, tankVolumeM3: state.tankVolumeM3 }, tankOffset);
    for (let i = 0; i < nodeDemandM3s.length; i++) {
      neededM3s += Math.max(0, nodeDemandM3s[i]);
      servedM3s += Math.max(0, nodeDeliveredM3s[i]);
    }
    for (const volume of state.tankVolumeM3) storedM3 += volume;
  }
  putRows(store, frameIx, {
    areaWaterShare: areaWater.share,
    areaDryFloorsShare: peopleWater.floors.dryShare,
    areaUnsafeShare: areaWater.safety.unsafeShare,
    areaPersonHoursOnDryFloors: areaHours.onDryFloors,
    areaPersonHoursUnsafe: areaHours.withUnsafeWater,
    waterPointState: peopleWater.points.state,
    waterPointStoredM3: peopleWater.points.storedM3,
    waterPointGivenM3: peopleWater.points.readGivenM3(),
  });
  areaHours.reset();
  store.series.peopleOnDryFloors[frameIx] = peopleWater.floors.peopleDry;
  store.series.peopleWithUnsafeWater[frameIx] = areaWater.safety.peopleUnsafe;
  store.series.waterNeededM3s[frameIx] = neededM3s;
  store.series.waterServedM3s[frameIx] = servedM3s;
  store.series.tankStoredM3[frameIx] = storedM3;
}
