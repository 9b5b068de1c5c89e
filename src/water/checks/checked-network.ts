import type { Issue } from '../../model/result';

/** What the checks read of a network's file, as `io/inp` indexes it. SI; ids and lines as in the file. */
export interface CheckedNetwork {
  nodeIds: string[];
  nodeKind: Uint8Array;
  nodeLine: Int32Array;
  /** Negative where a junction feeds in. */
  nodeMeanDemandM3s: Float64Array;
  linkIds: string[];
  linkKind: Uint8Array;
  linkLine: Int32Array;
  linkFromIx: Int32Array;
  linkToIx: Int32Array;
  linkStartsOpen: Uint8Array;
  linkIsCheckValve: Uint8Array;
  tanks: { nodeIx: number; heldM3: number }[];
  pumps: { linkIx: number }[];
  valves: { linkIx: number; type: string }[];
  controls: { line: number; commands: LinkCommand[] }[];
  options: { pressureDriven: boolean; minimumM?: number; requiredM?: number; requiredInFile?: number };
  sections: { name: string; line: number }[];
}

export interface LinkCommand {
  linkIx: number;
  opens: boolean;
  by: 'level' | 'time' | 'clock' | 'rule';
  atS?: number;
}

/** A part of a network that is told of by name: a served area, or a pressure zone where there are no areas. */
export interface District {
  name: string;
  /** The served area it is; absent for a pressure zone. */
  areaId?: string;
  /** Its junctions, by index. */
  nodeIx: number[];
}

/** An element of the network by its id in the file, or a served area. */
export interface CheckedElement {
  kind: 'junction' | 'reservoir' | 'tank' | 'pipe' | 'pump' | 'valve' | 'area';
  id: string;
}

/** One thing a planner should know before using a network, and the elements it is about. */
export interface WaterCheck {
  issue: Issue;
  elements: CheckedElement[];
}

const nodeNames = ['junction', 'reservoir', 'tank'] as const;
const linkNames = ['pipe', 'pump', 'valve'] as const;

export function nodeElement(network: CheckedNetwork, nodeIx: number): CheckedElement {
  return { kind: nodeNames[network.nodeKind[nodeIx]], id: network.nodeIds[nodeIx] };
}

export function linkElement(network: CheckedNetwork, linkIx: number): CheckedElement {
  return { kind: linkNames[network.linkKind[linkIx]], id: network.linkIds[linkIx] };
}

/** Numbers within ids count as numbers: `T2` comes before `T10`. */
export function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Some ids in the order of the list, and how many more there are. */
export function listIds(ids: readonly string[], most = 8): { ids: string; more: number } {
  return { ids: ids.slice(0, most).join(', '), more: Math.max(0, ids.length - most) };
}
