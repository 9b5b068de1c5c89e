import type { FacilityPowerState } from '../facility/facility-power';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { EventSink } from '../model/run-event';
import type { ActedOnGrid } from '../model/run-record';
import { createPlaceFinder } from './component-place';
import { causedBy } from './event-log';
import type { ScenarioAction } from './scenario-actions';
import { createTelecomFinder } from './telecom-reach';

type Repair = ScenarioAction & { kind: 'repair' };

/** Repairs that crews are at, at a pace that hangs on telecom. */
export interface RepairWork {
  /** Work begins that takes until the repair's time at full pace. */
  begin(repair: Repair, timeS: number): void;
  /** Takes the pace of every repair anew; puts off or brings forward their times. True if a time has changed. */
  review(power: FacilityPowerState, timeS: number): boolean;
  /** Seconds by which a repair that is done now took longer. */
  end(repair: Repair): number;
  /** All repairs that were slowed, with the times that they came to. */
  slowed(): ActedOnGrid['slowedRepairs'];
}

interface Job {
  repair: Repair;
  siteIxs: number[];
  /** Whole time of the work at full pace, and what is left of it at `sinceS`, s. */
  workS: number;
  leftS: number;
  sinceS: number;
  beganS: number;
  slowed: boolean;
}

/**
 * The pace of a repair falls to `telecom.crewPace` while none of the telecom sites that serve its place has power. Only
 * repairs whose time comes from the table follow it: a time that the scenario states holds. Work done is integrated
 * exactly over the changes of pace; the end falls on the whole second at or after the work is done.
 */
export function createRepairWork(region: Region, read: ParameterReader, log: EventSink): RepairWork {
  const slowPace = read('telecom.crewPace');
  const placeOf = createPlaceFinder(region);
  const servingIxs = createTelecomFinder(region, read('telecom.reachKm'));
  const jobs = new Map<Repair, Job>();
  const slowed = new Set<Repair>();

  function isDark(siteIxs: readonly number[], { share }: FacilityPowerState): boolean {
    return siteIxs.every((f) => share[f] === 0);
  }

  /** The event with which the last of the sites went dark, or the first had power again. */
  function causeOf(
    siteIxs: readonly number[],
    { causeIx, share }: FacilityPowerState,
    dark: boolean,
  ): number {
    return Math.max(...siteIxs.filter((f) => (share[f] === 0) === dark).map((f) => causeIx[f]));
  }

  return {
    begin(repair, timeS) {
      if (!repair.fromTable || slowPace >= 1) return;
      const siteIxs = servingIxs(placeOf(repair.component));
      const workS = repair.timeS - timeS;
      if (siteIxs.length === 0 || workS <= 0) return;
      jobs.set(repair, { repair, siteIxs, workS, leftS: workS, sinceS: timeS, beganS: timeS, slowed: false });
    },
    review(power, timeS) {
      let changed = false;
      for (const job of jobs.values()) {
        const dark = isDark(job.siteIxs, power);
        if (dark === job.slowed) continue;
        job.leftS = Math.max(0, job.leftS - (timeS - job.sinceS) * (job.slowed ? slowPace : 1));
        job.sinceS = timeS;
        job.slowed = dark;
        const { repair } = job;
        repair.timeS = Math.ceil(timeS + job.leftS / (dark ? slowPace : 1) - roundingS);
        changed = true;
        slowed.add(repair);
        log({
          timeS,
          kind: dark ? 'repairSlowed' : 'repairAtFullPace',
          component: repair.component.kind,
          id: repair.component.id,
          ...causedBy(causeOf(job.siteIxs, power, dark)),
          values: { leftS: Math.ceil(job.leftS - roundingS) },
        });
      }
      return changed;
    },
    slowed: () => [...slowed].map(({ lossIx, timeS }) => ({ lossIx, timeS })),
    end(repair) {
      const job = jobs.get(repair);
      jobs.delete(repair);
      return job ? repair.timeS - job.beganS - job.workS : 0;
    },
  };
}

/** Work that is left within this of a whole second ends on it. */
const roundingS = 1e-6;
