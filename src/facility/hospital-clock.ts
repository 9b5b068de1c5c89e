import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { EventKind, EventSink } from '../model/run-event';
import { facilityWaterStates } from '../model/run-record';
import type { FacilityWaterState } from './facility-water';

/** Hospitals without any water, network and store: when care is cut back and when patients have to be moved. */
export interface HospitalClock {
  settle(timeS: number, water: FacilityWaterState): void;
  nextTimeS(): number;
}

const never = Number.POSITIVE_INFINITY;
const stages: readonly EventKind[] = ['hospitalCareReduced', 'hospitalTransferDue'];

/** The clock runs from the moment the last water is gone, and begins anew when some has come back. */
export function createHospitalClock(
  facilities: readonly Facility[],
  read: ParameterReader,
  log: EventSink,
): HospitalClock {
  const hospitals = facilities.flatMap((it, f) => (it.kind === 'hospital' ? [f] : []));
  const limitsS = [
    Math.ceil(read('hospital.waterReducedH') * 3600),
    Math.ceil(read('hospital.waterTransferH') * 3600),
  ];
  const sinceS = new Float64Array(facilities.length).fill(never);
  const passed = new Uint8Array(facilities.length);

  return {
    settle(timeS, water) {
      for (const f of hospitals) {
        if (water.water[f] !== facilityWaterStates.none) {
          sinceS[f] = never;
          passed[f] = 0;
          continue;
        }
        if (sinceS[f] === never) sinceS[f] = timeS;
        for (; passed[f] < stages.length && timeS - sinceS[f] >= limitsS[passed[f]]; passed[f]++) {
          const { id, people, beds } = facilities[f];
          const cause = water.eventIx[f] === none ? {} : { causeIx: water.eventIx[f] };
          log({
            timeS,
            kind: stages[passed[f]],
            component: 'facility',
            id,
            ...cause,
            values: { people, ...(beds === undefined ? {} : { beds }) },
          });
        }
      }
    },
    nextTimeS() {
      let soonestS = never;
      for (const f of hospitals)
        if (passed[f] < stages.length) soonestS = Math.min(soonestS, sinceS[f] + limitsS[passed[f]]);
      return soonestS;
    },
  };
}
