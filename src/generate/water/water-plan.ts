import type { ValveStand } from '../../model/coupling';
import type { District } from '../land/districts';
import type { Point } from '../land/plane';
import type { Settlement } from '../land/settlements';

/** A hydraulic network before it is written as an EPANET file. Metres, m3/s; `…Ix` index `nodes`. */
export interface WaterPlan {
  id: string;
  /** The largest place on it. */
  settlement: Settlement;
  /** All places on it, the largest first. */
  settlements: Settlement[];
  /** Of its first supply; a large city has several. */
  source: SourceKind;
  nodes: PlanNode[];
  pipes: PlanPipe[];
  pumps: PlanPump[];
  valves: PlanValve[];
  stations: PlanStation[];
  /** Mean demand of all junctions, leakage included. */
  meanM3s: number;
  /** Way for water from a lake to the mains of a lifeline past its pumps: the valve that opens it. */
  bypassValveId?: string;
}

/**
 * `river`: intake, works and pumps; `wells`; `upland`: a lake that pumps only help; `gravity`: a lake so high that no
 * pump is needed; `lifeline`: one pumping station and one main for several towns.
 */
export const sourceKinds = ['river', 'wells', 'upland', 'gravity', 'lifeline'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export interface PlanNode {
  id: string;
  kind: 'junction' | 'reservoir' | 'tank';
  point: Point;
  /** Ground of a junction, water level of a reservoir, floor of a tank, m above sea. */
  elevationM: number;
  users: { district: District; people: number }[];
  /** Mean demands by pattern. */
  homeM3s: number;
  workM3s: number;
  leakM3s: number;
  tank?: { depthM: number; volumeM3: number; startM: number };
}

export interface PlanPipe {
  id: string;
  fromIx: number;
  toIx: number;
  lengthM: number;
  diameterMm: number;
  roughness: number;
  checkValve: boolean;
  /** A section valve between two supplies, shut unless somebody opens it. */
  closed: boolean;
}

/** Closes above and opens (or starts) below these levels of a tank. */
export interface LevelControl {
  tankIx: number;
  startM: number;
  stopM: number;
}

export interface PlanPump {
  id: string;
  fromIx: number;
  toIx: number;
  /** Duty point. */
  flowM3s: number;
  headM: number;
  control: LevelControl;
}

/** A throttled valve, open or closed by the level of a tank. */
export interface PlanValve {
  id: string;
  fromIx: number;
  toIx: number;
  diameterMm: number;
  /** Head lost over the velocity head. */
  lossFactor: number;
  control: LevelControl;
  startsClosed: boolean;
  /** Driven by electricity: what it does without. */
  withoutPower?: ValveStand;
}

export type StationKind = 'works' | 'highLift' | 'booster' | 'lifeline';

/** Pumps under one roof, and the reservoir whose water the works treats. */
export interface PlanStation {
  /** The kind for the first of it, then with a number. */
  id: string;
  kind: StationKind;
  number: number;
  settlement: Settlement;
  point: Point;
  pumpIds: string[];
  sourceId?: string;
  /** Who drinks what it lifts. */
  people: number;
  /** All pumps at duty, efficiency `pumpEfficiency`, and treatment. */
  demandKw: number;
}
