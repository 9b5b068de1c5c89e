/**
 * Why a feeder is off: by the rota; shed at once, or not restored yet, for want of supply; without voltage; lost
 * itself.
 */
export const offReasons = ['rota', 'shed', 'dark', 'lost'] as const;
export type OffReason = (typeof offReasons)[number];

/** One stretch of time off for one reason, s of the run. */
export interface OffSpan {
  fromS: number;
  toS: number;
  reason: OffReason;
}

/** A feeder of the Region over a run. */
export interface FeederOff {
  id: string;
  /** Absent: it is a queue of its own. */
  queue?: number;
  tier: number;
  /** Exempt from the rota. */
  critical: boolean;
  people: number;
  /** In order of time. */
  off: OffSpan[];
  /** Hours off for any reason; hours in which only a part was off count by that part. */
  offHours: number;
  hours: Record<OffReason, number>;
}

/** The part of a local day that lies within the run, s of the run. */
export interface ScheduleDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Local midnight at which the day begins; before the start for the first day. */
  midnightS: number;
  fromS: number;
  toS: number;
}

/** Feeders of a queue that the rota switches off from one time to another. */
export interface QueueBlock {
  fromS: number;
  toS: number;
  /** Parts of the queue that are off, by index, rising. */
  partIx: number[];
  people: number;
}

/** Feeders of a queue with the same hours off by the rota in the whole run. */
export interface QueuePart {
  feederIds: string[];
  people: number;
}

/** How many feeders of a queue are off at once, and whether by the rota. Steps without any are left out. */
export interface QueueStep {
  fromS: number;
  toS: number;
  rotaCount: number;
  otherCount: number;
}

/** One local day of a queue. */
export interface QueueDay {
  blocks: QueueBlock[];
  steps: QueueStep[];
}

/** A queue, or a feeder without one, by day. */
export interface QueueOff {
  /** Absent for a feeder without a queue. */
  queue?: number;
  feederIds: string[];
  people: number;
  /** One where the whole queue has the same hours; else in order of their first turn. */
  parts: QueuePart[];
  /** By `days` of the schedule. */
  days: QueueDay[];
}

/** How evenly hours off fall on the people of the feeders that take turns. */
export interface TurnFairness {
  people: number;
  /** Least and most hours off of a feeder. */
  leastHours: number;
  mostHours: number;
  /** Absent without people. */
  gini?: number;
  /** Absent where nobody of them is off. */
  worstDecileRatio?: number;
}

/** Who is off when, by the local clock: what can be told to people in advance of a scarcity like this one. */
export interface OutageSchedule {
  /** Local date and time of the run's start, `YYYY-MM-DDTHH:MM`. */
  startLocal: string;
  days: ScheduleDay[];
  /** Queues by number, then feeders without one. */
  queues: QueueOff[];
  /** All feeders of the Region that the run knows, in its order. */
  feeders: FeederOff[];
  /** Absent where no feeder takes turns. */
  fairness?: TurnFairness;
}
