import type { RunRecord } from '../../model/run-record';

/** The recorded time at which a system serves the least of what is needed. */
export interface WorstMoment {
  system: 'electricity' | 'water';
  timeS: number;
  /** Served over needed then, 0 to 1. */
  share: number;
}

/** A share above this counts as full service: nothing to show. */
const fullShare = 0.995;

/** Of each system the first moment of its lowest share served; a system that is never short is left out. */
export function worstMoments({ timesS, series }: Pick<RunRecord, 'timesS' | 'series'>): WorstMoment[] {
  const moments: WorstMoment[] = [];
  const look = (system: WorstMoment['system'], served: ArrayLike<number>, needed: ArrayLike<number>) => {
    let at = 0;
    let lowest = 1;
    for (let i = 0; i < timesS.length; i++) {
      const share = needed[i] > 0 ? served[i] / needed[i] : 1;
      if (share < lowest - 1e-9) {
        lowest = share;
        at = i;
      }
    }
    if (lowest < fullShare) moments.push({ system, timeS: timesS[at], share: lowest });
  };
  look('electricity', series.electricityServedMw, series.electricityNeededMw);
  look('water', series.waterServedM3s, series.waterNeededM3s);
  return moments;
}
