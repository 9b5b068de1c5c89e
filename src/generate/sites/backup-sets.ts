import type { BackupSet } from '../../model/facility';
import type { Random } from '../../numerics/random';
import { roundTo } from '../land/plane';

/** Sizes on offer, kVA (parameters.md 2.3); kW = 0.8 kVA. */
const ladderKva = [5, 10, 20, 30, 50, 80, 100, 150, 200, 250, 350, 500, 630, 800, 1000];
/** Litres of a full tank per rated kW and hour at full load, as the table of diesel use. */
const litresPerKwh = 0.28;

/** A well maintained set and a donated or badly kept one (parameters.md 2.2); in between by age (assumption). */
const newStartChance = 0.9906;
const oldStartChance = 0.95;
const newFailureH = 1100;
const oldFailureH = 300;
const oldestYears = 30;

/** How good a class of sites' sets are. */
export interface SetQuality {
  tankH: number;
  /** Chance that a set is an old or donated one. */
  old: number;
  changeover: number;
}

/** A set for `wantedKw` of load, at most 70 % loaded; none above the ladder is split in two by the caller. */
export function makeSet(id: string, wantedKw: number, quality: SetQuality, random: Random): BackupSet {
  const kva = ladderKva.find((it) => it * 0.8 * 0.7 >= wantedKw) ?? ladderKva[ladderKva.length - 1];
  const ratedKw = roundTo(0.8 * kva, 1);
  const tankL = Math.max(20, Math.round((ratedKw * litresPerKwh * quality.tankH) / 10) * 10);
  // drawn whether it is used or not, so that a rate of old sets moves no other draw
  const isOld = random.next() < quality.old;
  const ageYears = Math.round(isOld ? 15 + 15 * random.next() : 14 * random.next());
  const wear = ageYears / oldestYears;
  return {
    id,
    ratedKw,
    tankL,
    fuelL: Math.round(tankL * (0.55 + 0.4 * random.next())),
    startChance: roundTo(newStartChance - (newStartChance - oldStartChance) * wear, 4),
    meanTimeToFailureH: Math.round((newFailureH - (newFailureH - oldFailureH) * wear) / 10) * 10,
    startDelayS: 30,
    changeoverSwitch: random.next() < quality.changeover,
    ageYears,
  };
}
