import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { EventSink } from '../model/run-event';
import type { WaterGroups } from './area-water';
import { causedBy } from './event-log';
import type { WaterSide } from './water-side';

/** Tap water that is not drinkable since it came back after lost pressure. */
export interface WaterSafety {
  /** Share of each area's people whose tap water is not drinkable; NaN where nobody of the area draws from a network. */
  readonly unsafeShare: Float64Array;
  readonly peopleUnsafe: number;
  /** Looks at the pressures as the groups have read them. `returnedIx`: the event with which an area got its water back, -1 for none. */
  review(timeS: number, returnedIx: Int32Array): void;
  /** Ends the time of unsafe water where it is due. */
  declareSafe(timeS: number): void;
  nextTimeS(): number;
}

const never = Number.POSITIVE_INFINITY;

/**
 * A node has lost pressure below `water.lostPressureM`, or with less than `water.areaLostShare` of its need delivered; it
 * is back at that pressure with `water.areaReturnedShare` delivered, and its water may be drunk `water.unsafeH` later.
 * Pressure that is lost again starts the time anew.
 */
export function createWaterSafety(
  region: Region,
  water: WaterSide,
  groups: WaterGroups,
  read: ParameterReader,
  log: EventSink,
): WaterSafety {
  const { count, netIx, areaIx, people, nodeNeedM3s, nodeGotM3s, pressureM } = groups;
  const { areas } = region;
  const leastM = read('water.lostPressureM');
  const lostShare = read('water.areaLostShare');
  const returnedShare = read('water.areaReturnedShare');
  const unsafeS = read('water.unsafeH') * 3600;
  const lost = new Uint8Array(count);
  const safeAtS = new Float64Array(count).fill(never);
  const areaPeople = new Float64Array(areas.length);
  const unsafePeople = new Float64Array(areas.length);
  const unsafeShare = new Float64Array(areas.length).fill(Number.NaN);
  const toldIx = new Int32Array(areas.length).fill(none);
  for (let g = 0; g < count; g++) if (areaIx[g] !== none) areaPeople[areaIx[g]] += people[g];
  for (let a = 0; a < areas.length; a++) if (areaPeople[a] > 0) unsafeShare[a] = 0;
  let peopleUnsafe = 0;
  let soonestS = never;
  for (let g = 0; g < count; g++) lost[g] = isLost(g) ? 1 : 0;

  function isLost(g: number): boolean {
    return pressureM[g] < leastM || nodeGotM3s[g] < lostShare * nodeNeedM3s[g];
  }

  function isBack(g: number): boolean {
    return !(pressureM[g] < leastM) && nodeGotM3s[g] >= returnedShare * nodeNeedM3s[g];
  }

  function addUp(): void {
    unsafePeople.fill(0);
    peopleUnsafe = 0;
    soonestS = never;
    for (let g = 0; g < count; g++) {
      if (safeAtS[g] === never) continue;
      soonestS = Math.min(soonestS, safeAtS[g]);
      peopleUnsafe += people[g];
      if (areaIx[g] !== none) unsafePeople[areaIx[g]] += people[g];
    }
    for (let a = 0; a < areas.length; a++)
      if (areaPeople[a] > 0) unsafeShare[a] = unsafePeople[a] / areaPeople[a];
  }

  function recoveryIx(area: number): number {
    let latestIx: number = none;
    for (let g = 0; g < count; g++)
      if (areaIx[g] === area) latestIx = Math.max(latestIx, water.nets[netIx[g]].causes.recoveryIx);
    return latestIx;
  }

  return {
    unsafeShare,
    get peopleUnsafe() {
      return peopleUnsafe;
    },
    review(timeS, returnedIx) {
      let changed = false;
      for (let g = 0; g < count; g++) {
        if (lost[g] === 0 ? !isLost(g) : !isBack(g)) continue;
        lost[g] = 1 - lost[g];
        if (unsafeS <= 0) continue;
        safeAtS[g] = lost[g] === 1 ? never : Math.ceil(timeS + unsafeS);
        changed = true;
      }
      if (!changed) return;
      addUp();
      for (let a = 0; a < areas.length; a++) {
        if (unsafePeople[a] === 0) toldIx[a] = none;
        else if (toldIx[a] === none)
          toldIx[a] = log({
            timeS,
            kind: 'waterUnsafe',
            component: 'area',
            id: areas[a].id,
            ...causedBy(Math.max(returnedIx[a], recoveryIx(a))),
            values: { people: unsafePeople[a] },
          });
      }
    },
    declareSafe(timeS) {
      if (soonestS > timeS) return;
      for (let g = 0; g < count; g++) if (safeAtS[g] <= timeS) safeAtS[g] = never;
      addUp();
      for (let a = 0; a < areas.length; a++) {
        if (toldIx[a] === none || unsafePeople[a] > 0) continue;
        const { id, people } = areas[a];
        log({
          timeS,
          kind: 'waterSafe',
          component: 'area',
          id,
          ...causedBy(toldIx[a]),
          values: { people },
        });
        toldIx[a] = none;
      }
    },
    nextTimeS: () => soonestS,
  };
}
