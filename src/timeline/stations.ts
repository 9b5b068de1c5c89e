import type { FacilityPowerState } from '../facility/facility-power';
import { carryLoads, type StationLoads, sharePumpKw } from '../facility/station-pumps';
import { none, splitWaterId, zonesNetworkId } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { facilityPowerStates } from '../model/run-record';
import type { WaterSide } from './water-side';
import type { WaterSupplies } from './water-supplies';

/** Facilities that run pumps or treat water: pump stations and works. */
export interface Stations {
  /** kW the station's sets are called for; undefined for facilities that are no station. */
  neededKw(facilityIx: number): number | undefined;
  /** kW it draws of a backup of `capacityKw`: whole pumps, but any part of a supply zones' station. */
  loadKw(facilityIx: number, capacityKw: number): number | undefined;
  /** The station that runs a supply, and the kW from which on it carries it; undefined for supplies of no station. */
  stationOf(supplyIx: number): { facilityIx: number; leastKw: number; demandKw: number } | undefined;
  /** Remembers the most that each pump has given while it ran. */
  observe(): void;
  /** Hands the stations' power on to their pumps and sources. */
  supply(power: FacilityPowerState, timeS: number): void;
}

interface Station {
  facilityIx: number;
  demandKw: number;
  loads: StationLoads;
  hydraulicKw: Float64Array;
  pumpNumbers: number[];
  sourceNumbers: number[];
  netIx: number[];
  linkIx: number[];
}

/** Specific weight of water, kN/m3. */
const weightKnM3 = 9.81;

export function createStations(
  region: Region,
  water: WaterSide,
  supplies: WaterSupplies,
  read: ParameterReader,
): Stations {
  const treatmentShare = read('station.treatmentShare');
  const efficiency = read('pump.efficiency');
  const leastShare = read('station.leastShare');
  const netIxOf = new Map(water.nets.map((net, ix) => [net.id, ix]));
  const stations: Station[] = [];
  region.facilities.forEach(({ pumpIds = [], sourceIds = [], demandKw }, facilityIx) => {
    const pumps = pumpIds.filter((id) => supplies.pump(id) !== none);
    const sources = sourceIds.filter((id) => supplies.source(id) !== none);
    if (pumps.length + sources.length === 0) return;
    let treatmentKw = 0;
    if (sources.length > 0) treatmentKw = pumps.length > 0 ? treatmentShare * demandKw : demandKw;
    const netIx = pumps.map((id) => netIxOf.get(splitWaterId(id).networkId) ?? none);
    stations.push({
      facilityIx,
      demandKw,
      loads: {
        treatmentKw,
        pumpKw: new Float64Array(pumps.length),
        pumpFlowM3s: new Float64Array(pumps.length),
        divisible: pumps.every((id) => splitWaterId(id).networkId === zonesNetworkId),
      },
      hydraulicKw: new Float64Array(pumps.length),
      pumpNumbers: pumps.map((id) => supplies.pump(id)),
      sourceNumbers: sources.map((id) => supplies.source(id)),
      netIx,
      linkIx: pumps.map((id, i) =>
        water.nets[netIx[i]].engine.index.linkIds.indexOf(splitWaterId(id).elementId),
      ),
    });
  });
  const stationOf = new Map(stations.map((it) => [it.facilityIx, it]));
  for (const station of stations) refreshKw(station);

  function refreshKw(station: Station): void {
    const { loads, demandKw, hydraulicKw } = station;
    sharePumpKw(demandKw - loads.treatmentKw, hydraulicKw, loads.pumpKw);
  }

  return {
    neededKw: (facilityIx) => stationOf.get(facilityIx)?.demandKw,
    loadKw(facilityIx, capacityKw) {
      const station = stationOf.get(facilityIx);
      return (
        station &&
        Math.min(station.demandKw, capacityKw, carryLoads(station.loads, capacityKw, leastShare).loadKw)
      );
    },
    stationOf(supplyIx) {
      for (const { facilityIx, demandKw, loads, pumpNumbers, sourceNumbers } of stations) {
        const { treatmentKw, pumpKw, divisible } = loads;
        const i = pumpNumbers.indexOf(supplyIx);
        const leastPumpKw = (divisible ? leastShare : 1) * pumpKw[i];
        if (i !== -1) return { facilityIx, demandKw, leastKw: treatmentKw + leastPumpKw };
        if (sourceNumbers.includes(supplyIx)) return { facilityIx, demandKw, leastKw: treatmentKw };
      }
      return undefined;
    },
    observe() {
      for (const station of stations) {
        let grew = false;
        for (let i = 0; i < station.linkIx.length; i++) {
          const { engine } = water.nets[station.netIx[i]];
          const k = station.linkIx[i];
          const flowM3s = Math.abs(engine.state.linkFlowM3s[k]);
          if (flowM3s <= station.loads.pumpFlowM3s[i]) continue;
          const { linkFromIx, linkToIx } = engine.index;
          const gainM = engine.state.nodeHeadM[linkToIx[k]] - engine.state.nodeHeadM[linkFromIx[k]];
          station.loads.pumpFlowM3s[i] = flowM3s;
          // supply zones have no heads: their stations' kW go by flow
          station.hydraulicKw[i] = Number.isNaN(gainM)
            ? flowM3s
            : Math.max(0, (weightKnM3 * flowM3s * gainM) / efficiency);
          grew = true;
        }
        if (grew) refreshKw(station);
      }
    },
    supply(power, timeS) {
      for (const { facilityIx, loads, pumpNumbers, sourceNumbers } of stations) {
        const code = power.power[facilityIx];
        const causeIx = power.causeIx[facilityIx];
        const onGrid = code === facilityPowerStates.grid;
        const carried = onGrid ? undefined : carryLoads(loads, power.backupKw[facilityIx], leastShare);
        for (const number of sourceNumbers)
          supplies.setPower(number, carried ? carried.treatment : true, timeS, causeIx);
        pumpNumbers.forEach((number, i) => {
          const share = carried ? carried.pumps[i] : 1;
          supplies.setPower(number, share > 0, timeS, causeIx, share);
        });
      }
    },
  };
}
