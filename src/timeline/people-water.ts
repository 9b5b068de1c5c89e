import type { FacilityPower } from '../facility/facility-power';
import type { FacilityWater } from '../facility/facility-water';
import type { ComponentRef } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { Issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import type { Scenario } from '../model/scenario';
import type { PowerEngine } from '../power/power-engine';
import type { AreaPower } from './area-power';
import type { AreaWater, WaterGroups } from './area-water';
import { createFloorReach, type FloorReach } from './floor-reach';
import { createHouseholds, type Homes, type HouseholdWater } from './household-water';
import type { OutageLog } from './outage-log';
import { createWaterPoints, type WaterPoints } from './water-points';
import { createWaterRounds, type WaterRounds } from './water-rounds';
import type { WaterSide } from './water-side';

/** Water as it gets to people: storeys, containers, public points, tankers. */
export interface PeopleWater {
  readonly homes: Homes;
  readonly households: HouseholdWater;
  readonly floors: FloorReach;
  readonly points: WaterPoints;
  readonly rounds: WaterRounds;
  /** Burns fuel at water points up to `timeS`. */
  advance(timeS: number): void;
  /** A delivery of the scenario to a water point or among the people of an area. */
  bring(to: ComponentRef, waterM3: number, timeS: number): void;
  /** Takes the storeys that are reached now for the next step. */
  hold(): void;
  /** One step of the account: what the taps gave each group, and what it needed, litres. */
  step(tapL: Float64Array, neededL: Float64Array, seconds: number, timeS: number): void;
  nextTimeS(): number;
}

export interface PeopleWaterOptions {
  region: Region;
  scenario: Scenario;
  water: WaterSide;
  groups: WaterGroups;
  areaWater: AreaWater;
  areaPower: AreaPower;
  outages: OutageLog;
  power: PowerEngine;
  facilityPower: FacilityPower;
  facilityWater: FacilityWater;
  /** Steps of 15 min in the run. */
  stepCount: number;
  read: ParameterReader;
  startOfDayS: number;
  log: EventSink;
  onIssue: (issue: Issue) => void;
}

export function createPeopleWater(options: PeopleWaterOptions): PeopleWater {
  const { region, water, groups, power, read, log, onIssue } = options;
  const floors = createFloorReach(region, water, groups, options, read, log, onIssue);
  const homes: Homes = {
    count: groups.count,
    people: groups.people,
    areaIx: groups.areaIx,
    areaCount: region.areas.length,
    floors: floors.floors,
  };
  const households = createHouseholds(options.stepCount, homes, read);
  const points = createWaterPoints({ ...options, power: power.index });
  const rounds = createWaterRounds({ ...options, homes: households, floors, points });
  /** What held at the end of the step before: storeys that lose or regain water count from the next step on. */
  const reached = floors.reached.slice();
  const boosted = floors.boosted.slice();
  const areaIxOf = new Map(region.areas.map((it, ix) => [it.id, ix]));
  const pointIxOf = new Map(points.points.map((it, ix) => [it.id, ix]));

  function hold(): void {
    reached.set(floors.reached);
    boosted.set(floors.boosted);
  }

  return {
    homes,
    households,
    floors,
    points,
    rounds,
    advance: points.advance,
    bring(to, waterM3, timeS) {
      const point = to.kind === 'waterPoint' ? pointIxOf.get(to.id) : undefined;
      const area = to.kind === 'area' ? areaIxOf.get(to.id) : undefined;
      const tell = (takenM3: number) =>
        log({ timeS, kind: 'delivered', component: to.kind, id: to.id, values: { waterM3: takenM3 } });
      if (point !== undefined)
        points.fill(point, waterM3, timeS, tell(Math.min(waterM3, points.roomM3(point))));
      else if (area !== undefined) tell(households.handOut(area, 1000 * waterM3) / 1000);
    },
    hold,
    step(tapL, neededL, seconds, timeS) {
      households.draw({ tapL, neededL, reached, boosted });
      points.give(households, seconds, timeS);
      households.settle();
      hold();
    },
    nextTimeS: () => Math.min(points.nextTimeS(), rounds.nextTimeS()),
  };
}
