import type { District } from '../land/districts';
import type { Point } from '../land/plane';
import type { Settlement } from '../land/settlements';

/** A hydraulic network before it is written as an EPANET file. Metres, m3/s; `…Ix` index `nodes`. */
export interface WaterPlan {
  id: string;
  settlement: Settlement;
  source: SourceKind;
  nodes: PlanNode[];
  pipes: PlanPipe[];
  pumps: PlanPump[];
  stations: PlanStation[];
  /** Mean demand of all junctions, leakage included. */
  meanM3s: number;
}

export const sourceKinds = ['river', 'wells', 'upland'] as const;
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
}

export interface PlanPump {
  id: string;
  fromIx: number;
  toIx: number;
  /** Duty point. */
  flowM3s: number;
  headM: number;
  /** Stops above and starts below these levels of a tank. */
  control: { tankIx: number; startM: number; stopM: number };
}

/** Pumps under one roof, and the reservoir whose water the works treats. */
export interface PlanStation {
  kind: 'works' | 'highLift' | 'booster';
  point: Point;
  pumpIds: string[];
  sourceId?: string;
  /** All pumps at duty, efficiency `pumpEfficiency`, and treatment. */
  demandKw: number;
}
