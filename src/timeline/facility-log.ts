import type { FacilityPowerState } from '../facility/facility-power';
import type { FacilityWaterState } from '../facility/facility-water';
import { backupCarriers, type FacilityLog } from '../model/measured-run';

/** Collects the step function of what every facility has. */
export interface FacilityRecorder {
  /** Reads the facilities at `timeS`; closes a piece where something has changed. */
  note(power: FacilityPowerState, water: FacilityWaterState, timeS: number): void;
  /** Closes all pieces at the end of the run. */
  finish(power: FacilityPowerState, endS: number): FacilityLog;
}

/** Changes of a share below this are rounding. */
const traceShare = 1e-9;

export function createFacilityRecorder(count: number): FacilityRecorder {
  const sinceS = new Float64Array(count);
  const power = new Uint8Array(count);
  const powerShare = new Float64Array(count).fill(1);
  const carrier = new Uint8Array(count);
  const water = new Uint8Array(count);
  const waterShare = new Float64Array(count).fill(1);
  const onSetsKw = new Float64Array(count);
  const burntL = new Float64Array(count);
  const pieces: number[] = [];
  const columns = 9;

  function close(f: number, state: FacilityPowerState, timeS: number): void {
    const fuelL = state.burntL[f] - burntL[f];
    if (timeS > sinceS[f])
      pieces.push(
        f,
        sinceS[f],
        timeS,
        power[f],
        powerShare[f],
        carrier[f],
        water[f],
        waterShare[f],
        fuelL > 0 ? fuelL : 0,
      );
    sinceS[f] = timeS;
    burntL[f] = state.burntL[f];
  }

  return {
    note(state, { water: waterNow, share: waterShareNow }, timeS) {
      for (let f = 0; f < count; f++) {
        const carrierNow = carrierOf(state.onSetsKw[f], state.onBatteryKw[f], state.sunKw[f]);
        if (
          state.power[f] === power[f] &&
          carrierNow === carrier[f] &&
          state.onSetsKw[f] === onSetsKw[f] &&
          waterNow[f] === water[f] &&
          Math.abs(state.share[f] - powerShare[f]) <= traceShare &&
          Math.abs(waterShareNow[f] - waterShare[f]) <= traceShare
        )
          continue;
        close(f, state, timeS);
        power[f] = state.power[f];
        powerShare[f] = state.share[f];
        carrier[f] = carrierNow;
        onSetsKw[f] = state.onSetsKw[f];
        water[f] = waterNow[f];
        waterShare[f] = waterShareNow[f];
      }
    },
    finish(state, endS) {
      for (let f = 0; f < count; f++) close(f, state, endS);
      const length = pieces.length / columns;
      const column = (c: number) => Float64Array.from({ length }, (_, i) => pieces[i * columns + c]);
      return {
        facilityIx: Int32Array.from(column(0)),
        fromS: column(1),
        toS: column(2),
        power: Uint8Array.from(column(3)),
        powerShare: column(4),
        carrier: Uint8Array.from(column(5)),
        water: Uint8Array.from(column(6)),
        waterShare: column(7),
        fuelL: column(8),
      };
    },
  };
}

function carrierOf(onSetsKw: number, onBatteryKw: number, sunKw: number): number {
  if (onSetsKw > 0) return backupCarriers.generators;
  if (onBatteryKw > 0) return backupCarriers.battery;
  return sunKw > 0 ? backupCarriers.sun : backupCarriers.none;
}
