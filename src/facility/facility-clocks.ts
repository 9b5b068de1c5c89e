import type { Facility } from '../model/facility';
import type { ParameterReader } from '../model/parameters';
import type { EventSink } from '../model/run-event';
import type { FacilityPowerState } from './facility-power';
import type { FacilityWaterState } from './facility-water';
import { createHeatClock, type HeatClock } from './heat-clock';
import { createHospitalClock, type HospitalClock } from './hospital-clock';
import { createSewageClock, type SewageClock } from './sewage-clock';

/** What the loss of power and water leads to at a facility after hours: sewage, heat, care. */
export interface FacilityClocks {
  readonly heat: HeatClock;
  readonly sewage: SewageClock;
  readonly hospital: HospitalClock;
  advance(timeS: number): void;
  settle(timeS: number, surroundings: Surroundings): void;
  nextTimeS(): number;
}

export interface Surroundings {
  power: FacilityPowerState;
  water: FacilityWaterState;
  outdoorC: number;
  /** Share of its water that a facility's area gets; 1 where that is not modelled. */
  areaWaterShare: (facilityIx: number) => number;
}

export function createFacilityClocks(
  facilities: readonly Facility[],
  read: ParameterReader,
  log: EventSink,
): FacilityClocks {
  const heat = createHeatClock(facilities, read, log);
  const sewage = createSewageClock(facilities, read, log);
  const hospital = createHospitalClock(facilities, read, log);
  return {
    heat,
    sewage,
    hospital,
    advance(timeS) {
      heat.advance(timeS);
      sewage.advance(timeS);
    },
    settle(timeS, { power, water, outdoorC, areaWaterShare }) {
      heat.settle(timeS, power, outdoorC);
      sewage.settle(timeS, power, areaWaterShare);
      hospital.settle(timeS, water);
    },
    nextTimeS: () => Math.min(heat.nextTimeS(), sewage.nextTimeS(), hospital.nextTimeS()),
  };
}
