import type { WaterKind } from './ids';
import type { LonLat } from './schema-parts';

/** Values of an element of a hydraulic network that can be edited; SI, save what only the file's own unit can say. */
export interface WaterValues {
  /** Of a reservoir: its head. */
  elevationM?: number;
  /** Mean of a junction before patterns, over all its categories of demand. */
  demandM3s?: number;
  startLevelM?: number;
  minLevelM?: number;
  maxLevelM?: number;
  diameterM?: number;
  lengthM?: number;
  /** In the unit of the network's headloss formula. */
  roughness?: number;
  minorLoss?: number;
  status?: 'open' | 'closed' | 'checkValve';
  /** Constant power of a pump. */
  powerKw?: number;
  headCurveId?: string;
  speed?: number;
  valveType?: string;
  /** Of a valve, in the file's unit; the id of a curve for a GPV. */
  setting?: string;
}

/** One element as its file has it. Ids are those of the file. */
export interface WaterRow {
  kind: WaterKind;
  id: string;
  fromId?: string;
  toId?: string;
  values: WaterValues;
}

/** A change of a network's file, by the file's own ids. */
export type WaterEdit =
  | { do: 'change'; kind: WaterKind; id: string; values: WaterValues }
  | {
      do: 'addNode';
      kind: 'junction' | 'reservoir' | 'tank';
      id: string;
      values: WaterValues;
      place?: LonLat;
    }
  | {
      do: 'addLink';
      kind: 'pipe' | 'pump' | 'valve';
      id: string;
      fromId: string;
      toId: string;
      values: WaterValues;
    }
  | { do: 'move'; id: string; place: LonLat }
  | { do: 'rename'; kind: WaterKind; id: string; newId: string }
  /** Links at a node go with it, and junctions that no link reaches any more. */
  | { do: 'remove'; elements: readonly { kind: WaterKind; id: string }[] };
