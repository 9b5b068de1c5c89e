import type { RunReader } from '../../client/run-reader';
import { type ComponentRef, none, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import { type FrameField, linkStates } from '../../model/run-record';
import type { SupplyNode } from '../../model/water';
import type { WaterGeometry } from '../../model/water-geometry';
import type { WaterView } from '../../store/view';
import { isLostAt, isSourceClosedAt, lostPipeIds, namesOfSupply } from './event-states';
import type { MapFeatures } from './map-features';
import {
  fillClass,
  junctionClass,
  junctionClasses,
  linkClass,
  linkClasses,
  type PressureSteps,
  pressureSteps,
  sourceClasses,
  supplyClasses,
  tankClass,
  zoneClass,
} from './state-classes';

export type WaterSource =
  | 'nodes'
  | 'pipes'
  | 'pipesOut'
  | 'pipeArrows'
  | 'devices'
  | 'tanks'
  | 'reservoirs'
  | 'supplyNodes'
  | 'supplyLinks';

/** How a feed hands on what changed. */
export interface WaterTeller {
  tell(source: WaterSource, id: number, names: readonly string[], a: number, b?: number, c?: number): number;
  mark(source: 'pipes' | 'supplyLinks', id: number, kind: 'lost' | 'leak'): void;
  /** `refKey` of each feature. */
  keys: Record<WaterSource, readonly string[]>;
}

export interface WaterFeed {
  setRun(reader: RunReader | undefined): void;
  /** What is not to be seen in a view is not told apart: fewer features change from frame to frame. */
  setView(view: WaterView): void;
  /** Returns how many features changed. */
  show(frame: number, lost: ReadonlySet<string>): number;
}

const stateOnly = ['s'] as const;
const stateDirection = ['s', 'd'] as const;
const directionOnly = ['d'] as const;
const stateFill = ['s', 'w'] as const;
/** Shown before there is a run, and where flows are not told apart: some flow. */
const idleFlow = 1;
/** Less than this is no flow that an arrow should show, m3/s. */
const leastArrowM3s = 2e-4;

/** States of networks and supply zones, from the frames of a run. */
export function createWaterFeed(
  features: MapFeatures,
  water: readonly WaterGeometry[],
  supplyZones: Region['supplyZones'],
  { tell, mark, keys }: WaterTeller,
): WaterFeed {
  const { refs } = features;
  let reader: RunReader | undefined;
  const columnsOf = {
    nodes: 'nodeIds',
    pipes: 'linkIds',
    pipesOut: 'linkIds',
    pipeArrows: 'linkIds',
    devices: 'linkIds',
    tanks: 'tankIds',
    reservoirs: 'nodeIds',
    supplyNodes: 'nodeIds',
    supplyLinks: 'linkIds',
  } as const;
  const sources = Object.keys(columnsOf) as WaterSource[];
  const columns = Object.fromEntries(
    sources.map((it) => [it, new Int32Array(refs[it].length).fill(none)]),
  ) as Record<WaterSource, Int32Array>;
  const ends = pipeEnds(refs.pipes, water);
  const fromColumn = new Int32Array(ends.length);
  const toColumn = new Int32Array(ends.length);
  const steps = stepsByNode(refs.nodes, water);
  const depths = tankDepths(refs.tanks, water);
  const supply = supplyNodesOf(refs.supplyNodes, supplyZones);
  const supplyTank = new Int32Array(refs.supplyNodes.length).fill(none);
  let brokenPipes = new Set<number>();
  let view: WaterView = 'pressure';

  function row(field: FrameField, frame: number): ArrayLike<number> | undefined {
    return reader?.row(field, frame);
  }

  function linkCode(
    source: 'pipes' | 'devices' | 'supplyLinks',
    id: number,
    linkState: ArrayLike<number> | undefined,
    flowM3s: ArrayLike<number> | undefined,
    lost: ReadonlySet<string>,
  ): number {
    if (lost.size > 0 && lost.has(keys[source][id])) return linkClasses.lost;
    const column = columns[source][id];
    if (!linkState || !flowM3s || column === none) return idleFlow;
    const code = linkClass(linkState[column], flowM3s[column]);
    return view === 'flow' || code >= linkClasses.closed ? code : idleFlow;
  }

  /** Junctions with service are alike where pressure is not shown; the network alone has no states. */
  function nodeCode(code: number): number {
    if (view === 'pressure') return code;
    return view === 'flow' && code <= junctionClasses.below ? code : none;
  }

  function showNodes(frame: number): number {
    const pressureM = row('nodePressureM', frame);
    const demandM3s = row('nodeDemandM3s', frame);
    const deliveredM3s = row('nodeDeliveredM3s', frame);
    let changed = 0;
    for (let id = 0; id < columns.nodes.length; id++) {
      const at = columns.nodes[id];
      const code =
        pressureM && demandM3s && deliveredM3s && at !== none
          ? nodeCode(junctionClass(pressureM[at], demandM3s[at], deliveredM3s[at], steps[id]))
          : none;
      changed += tell('nodes', id, stateOnly, code);
    }
    return changed;
  }

  function showLinks(frame: number, timeS: number, lost: ReadonlySet<string>): number {
    const linkState = row('linkState', frame);
    const flowM3s = row('linkFlowM3s', frame);
    const pressureM = row('nodePressureM', frame);
    const isDry = (at: number) => at !== none && pressureM !== undefined && !(pressureM[at] > 0);
    const directionOf = (at: number) => {
      const flow = flowM3s && at !== none ? flowM3s[at] : 0;
      return Math.abs(flow) < leastArrowM3s ? 0 : Math.sign(flow);
    };
    let changed = 0;
    for (let id = 0; id < columns.pipes.length; id++) {
      let code = linkCode('pipes', id, linkState, flowM3s, lost);
      const isBroken = brokenPipes.has(id) && reader !== undefined && isLostAt(reader, refs.pipes[id], timeS);
      if (isBroken && code < linkClasses.closed) code = linkClasses.leaking;
      if (code === linkClasses.leaking) mark('pipes', id, 'leak');
      // A lost pump or valve has a sign of its own.
      else if (code === linkClasses.lost && refs.pipes[id].kind === 'pipe') mark('pipes', id, 'lost');
      const dry = isDry(fromColumn[id]) && isDry(toColumn[id]);
      const isOut = code >= linkClasses.closed;
      changed += tell('pipes', id, stateOnly, isOut || dry ? none : code);
      changed += tell('pipesOut', id, stateOnly, isOut ? code : dry ? linkClasses.dry : none);
      const direction = isOut ? 0 : directionOf(columns.pipes[id]);
      changed += tell('pipeArrows', id, directionOnly, view === 'plain' ? 0 : direction);
    }
    for (let id = 0; id < columns.devices.length; id++)
      changed += tell('devices', id, stateOnly, linkCode('devices', id, linkState, flowM3s, lost));
    for (let id = 0; id < columns.supplyLinks.length; id++) {
      const code = linkCode('supplyLinks', id, linkState, flowM3s, lost);
      if (code === linkClasses.lost) mark('supplyLinks', id, 'lost');
      changed += tell('supplyLinks', id, stateDirection, code, directionOf(columns.supplyLinks[id]));
    }
    return changed;
  }

  function showStores(frame: number, timeS: number, lost: ReadonlySet<string>): number {
    const levelM = row('tankLevelM', frame);
    let changed = 0;
    for (let id = 0; id < columns.tanks.length; id++) {
      const at = columns.tanks[id];
      const code = levelM && at !== none ? tankClass(levelM[at], depths.minM[id], depths.maxM[id]) : none;
      changed += tell('tanks', id, stateFill, isOut('tanks', id, timeS, lost) ? tankLost : 0, code);
    }
    for (let id = 0; id < columns.reservoirs.length; id++) {
      const isClosed = reader !== undefined && isSourceClosedAt(reader, refs.reservoirs[id], timeS);
      const code = isOut('reservoirs', id, timeS, lost)
        ? sourceClasses.lost
        : isClosed
          ? sourceClasses.closed
          : 0;
      changed += tell('reservoirs', id, stateOnly, code);
    }
    return changed;
  }

  function isOut(
    source: 'tanks' | 'reservoirs',
    id: number,
    timeS: number,
    lost: ReadonlySet<string>,
  ): boolean {
    if (lost.size > 0 && lost.has(keys[source][id])) return true;
    return reader !== undefined && isLostAt(reader, refs[source][id], timeS);
  }

  function showSupply(frame: number, timeS: number, lost: ReadonlySet<string>): number {
    const neededM3s = row('nodeDemandM3s', frame);
    const servedM3s = row('nodeDeliveredM3s', frame);
    const volumeM3 = row('tankVolumeM3', frame);
    let changed = 0;
    for (let id = 0; id < supply.length; id++) {
      const node = supply[id];
      const at = columns.supplyNodes[id];
      const known = reader !== undefined && at !== none;
      const names = namesOfSupply(node.id);
      const isLost = names.some(
        (it) => lost.has(refKey(it)) || (known && reader && isLostAt(reader, it, timeS)),
      );
      let code: number = supplyClasses.well;
      let fill: number = none;
      if (node.kind === 'zone' && known && neededM3s && servedM3s)
        code = zoneClass(neededM3s[at], servedM3s[at]);
      if (node.kind === 'reservoir' && volumeM3 && supplyTank[id] !== none) {
        fill = fillClass(volumeM3[supplyTank[id]] / (node.volumeM3 ?? 0));
        if (fill === 0) code = supplyClasses.none;
      }
      if (known && reader && isClosedSupply(reader, node, frame, timeS)) code = supplyClasses.closed;
      if (isLost) code = supplyClasses.lost;
      changed += tell('supplyNodes', id, stateFill, code, fill);
    }
    return changed;
  }

  return {
    setRun(next) {
      reader = next;
      for (const source of sources)
        refs[source].forEach((ref, id) => {
          columns[source][id] = next ? next.column(columnsOf[source], ref.id) : none;
        });
      ends.forEach(([from, to], id) => {
        fromColumn[id] = next ? next.column('nodeIds', from) : none;
        toColumn[id] = next ? next.column('nodeIds', to) : none;
      });
      refs.supplyNodes.forEach((ref, id) => {
        supplyTank[id] = next ? next.column('tankIds', ref.id) : none;
      });
      const lostIds = next ? lostPipeIds(next) : new Set<string>();
      brokenPipes = new Set(refs.pipes.flatMap((ref, id) => (lostIds.has(ref.id) ? [id] : [])));
    },
    setView(next) {
      view = next;
    },
    show(frame, lost) {
      const timeS = reader ? reader.record.timesS[frame] : 0;
      return (
        showNodes(frame) +
        showLinks(frame, timeS, lost) +
        showStores(frame, timeS, lost) +
        showSupply(frame, timeS, lost)
      );
    },
  };
}

/** Of a tank that is lost; else 0. */
export const tankLost = 1;

/** A source or works without power is closed; so is a station, which is a pump to the run. */
export function isClosedSupply(
  reader: RunReader,
  { id, kind }: Pick<SupplyNode, 'id' | 'kind'>,
  frame: number,
  timeS: number,
): boolean {
  if (kind === 'station') {
    const column = reader.column('linkIds', id);
    return column !== none && reader.row('linkState', frame)[column] === linkStates.noPower;
  }
  return isSourceClosedAt(reader, { kind: 'supplySource', id }, timeS);
}

function supplyNodesOf(refs: readonly ComponentRef[], supplyZones: Region['supplyZones']): SupplyNode[] {
  const nodeOf = new Map(supplyZones?.nodes.map((it) => [it.id, it]));
  return refs.map((ref) => nodeOf.get(ref.id) ?? { id: ref.id, kind: 'zone' });
}

/** Ids of the nodes at both ends of each drawn link. */
function pipeEnds(refs: readonly ComponentRef[], water: readonly WaterGeometry[]): [string, string][] {
  const endsOf = new Map<string, [string, string]>();
  for (const network of water)
    network.linkIds.forEach((id, link) => {
      const from = network.nodeIds[network.linkFromIx[link]];
      endsOf.set(id, [from, network.nodeIds[network.linkToIx[link]]]);
    });
  return refs.map((ref) => endsOf.get(ref.id) ?? ['', '']);
}

/** Steps of pressure of the network that each drawn junction is in. */
function stepsByNode(refs: readonly ComponentRef[], water: readonly WaterGeometry[]): PressureSteps[] {
  const stepsOf = new Map<string, PressureSteps>();
  for (const network of water) {
    const steps = pressureSteps(network.minimumPressureM, network.requiredPressureM);
    for (const id of network.nodeIds) stepsOf.set(id, steps);
  }
  const usual = pressureSteps(0, 0);
  return refs.map((ref) => stepsOf.get(ref.id) ?? usual);
}

function tankDepths(refs: readonly ComponentRef[], water: readonly WaterGeometry[]) {
  const depthOf = new Map<string, [number, number]>();
  for (const network of water)
    network.tankNodeIx.forEach((node, tank) => {
      depthOf.set(network.nodeIds[node], [network.tankMinLevelM[tank], network.tankMaxLevelM[tank]]);
    });
  const depths = refs.map((ref) => depthOf.get(ref.id) ?? [0, 0]);
  return { minM: depths.map((it) => it[0]), maxM: depths.map((it) => it[1]) };
}
