import type { LossEvent } from './scenario';

/** A loss as drawn, without its time and cause. */
export type DrawnLoss = Pick<LossEvent, 'component' | 'damage'> & { repairS: number };

/** Components with a fragility curve by the state drawn. */
export type DamageCounts = Record<LossEvent['damage'], number>;

/** One draw of what a footprint damages. */
export interface DamageDraw {
  /** What is damaged, in the Region's order. */
  losses: DrawnLoss[];
  counts: DamageCounts;
  /** Components inside for which no fragility curve is known; they are taken to hold. */
  withoutCount: number;
}
