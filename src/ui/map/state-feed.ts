import type { RunReader } from '../../client/run-reader';
import { none, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import {
  branchStates,
  busStates,
  facilityPowerStates,
  facilityWaterStates,
  feederStates,
  generatorStates,
  type RunIndex,
} from '../../model/run-record';
import type { WaterGeometry } from '../../model/water-geometry';
import type { InstantState } from '../../protocol/session-api';
import { type MapFeatures, type StateSource, stateSources } from './map-features';
import {
  branchClass,
  branchClasses,
  junctionClass,
  linkClass,
  linkClasses,
  shareClass,
  tankClass,
} from './state-classes';
import { createTownCounts, type TownCount } from './town-counts';

/** The part of a map that takes states; tests give their own. */
export interface StateSink {
  setFeatureState(feature: { source: string; id: number }, state: Record<string, number>): unknown;
  /** Replaces the signs of what is lost or tripped. */
  setMarks(marks: readonly Mark[]): void;
  /** Replaces the counts of sites by town. */
  setCounts(counts: readonly TownCount[]): void;
}

/** A sign over a drawn component that is out. */
export interface Mark {
  source: 'branches' | 'buses' | 'feeders';
  id: number;
  kind: 'lost' | 'tripped';
}

export interface StateFeed {
  /** Takes the columns of a run, or none; nothing is drawn before `show`. */
  setRun(reader: RunReader | undefined): void;
  /** Draws the state at a time; `lost` holds the `refKey`s that the scenario has out then. `instant` stands in for the run's grid. Returns how many features changed. */
  show(timeS: number, lost: ReadonlySet<string>, instant?: InstantState): number;
  /** Forgets what the map was told, after its style was replaced. */
  reset(): void;
}

const columnsOf: Record<StateSource, keyof RunIndex> = {
  areas: 'areaIds',
  branches: 'branchIds',
  buses: 'busIds',
  generators: 'generatorIds',
  feeders: 'feederIds',
  facilities: 'facilityIds',
  pipes: 'linkIds',
  devices: 'linkIds',
  nodes: 'nodeIds',
  tanks: 'tankIds',
  reservoirs: 'nodeIds',
};

/** Never a class; marks what the map has not been told. */
const untold = -128;
/** The three small numbers a feature may carry; what they mean is by source. */
const slots = 3;

/**
 * Turns frames into feature-states, telling the map only what differs from the last time: a step of the
 * cursor costs in the number of features that change, not of those drawn.
 */
export function createStateFeed(
  sink: StateSink,
  region: FedRegion,
  features: MapFeatures,
  water: readonly WaterGeometry[],
): StateFeed {
  let reader: RunReader | undefined;
  const columns = {} as Record<StateSource, Int32Array>;
  const told = {} as Record<StateSource, Int8Array>;
  const keys = {} as Record<StateSource, string[]>;
  for (const source of stateSources) {
    const refs = features.refs[source];
    columns[source] = new Int32Array(refs.length).fill(none);
    told[source] = new Int8Array(refs.length * slots).fill(untold);
    keys[source] = refs.map(refKey);
  }
  const ends = pipeEnds(features, water);
  const endColumns = { from: new Int32Array(ends.length), to: new Int32Array(ends.length) };
  const depths = tankDepths(features, water);
  let marks: Mark[] = [];
  let toldMarks: readonly Mark[] | undefined;
  const towns = createTownCounts(features, region.baseMap.places);
  const idle = idleStates(region.grid, features);
  let ownRows: Partial<Record<StateSource, Int32Array>> | undefined;

  function setRun(next: RunReader | undefined): void {
    reader = next;
    for (const source of stateSources) {
      features.refs[source].forEach((ref, i) => {
        columns[source][i] = next ? next.column(columnsOf[source], ref.id) : none;
      });
    }
    ends.forEach(([from, to], i) => {
      endColumns.from[i] = next ? next.column('nodeIds', from) : none;
      endColumns.to[i] = next ? next.column('nodeIds', to) : none;
    });
  }

  function tell(source: StateSource, id: number, names: readonly string[], a: number, b = 0, c = 0): number {
    const was = told[source];
    const at = id * slots;
    if (was[at] === a && was[at + 1] === b && was[at + 2] === c) return 0;
    was[at] = a;
    was[at + 1] = b;
    was[at + 2] = c;
    const state: Record<string, number> = { [names[0]]: a };
    if (names.length > 1) state[names[1]] = b;
    if (names.length > 2) state[names[2]] = c;
    sink.setFeatureState({ source, id }, state);
    return 1;
  }

  /** Rows of features in the Region's own lists, which the grid at once is told by. */
  function rowsOf(source: StateSource): Int32Array {
    ownRows ??= {
      areas: ownRowsOf(features, 'areas', region.areas),
      branches: ownRowsOf(features, 'branches', region.grid.branches),
      buses: ownRowsOf(features, 'buses', region.grid.buses),
      feeders: ownRowsOf(features, 'feeders', region.feeders),
    };
    return ownRows[source] ?? columns[source];
  }

  function show(timeS: number, lost: ReadonlySet<string>, instant?: InstantState): number {
    const frame = reader?.frameIx(timeS) ?? 0;
    const row = (field: Parameters<RunReader['row']>[0]) => reader?.row(field, frame);
    let changed = 0;
    marks = [];
    towns.clear();

    const areaPower = instant?.areaPowerShare ?? row('areaPowerShare');
    const areaWater = row('areaWaterShare');
    each('areas', (id, column) => {
      const at = instant ? rowsOf('areas')[id] : column;
      const power = areaPower && at !== none ? shareClass(areaPower[at]) : idleShare;
      const drinking = areaWater && column !== none ? shareClass(areaWater[column]) : idleShare;
      changed += tell('areas', id, powerWater, power, drinking);
    });

    const branchState = instant?.branchState ?? row('branchState');
    const loading = instant?.branchLoading ?? row('branchLoading');
    const flowMw = instant?.branchFlowMw ?? row('branchFlowMw');
    each('branches', (id, runColumn) => {
      const column = instant ? rowsOf('branches')[id] : runColumn;
      let code = idle.branches[id];
      let direction = 0;
      if (branchState && loading && flowMw && column !== none) {
        code = branchClass(branchState[column], loading[column]);
        direction = Math.abs(flowMw[column]) > 0.05 ? Math.sign(flowMw[column]) : 0;
      }
      if (lost.has(keys.branches[id])) code = branchClasses.lost;
      changed += tell('branches', id, stateDirection, code, direction);
      if (code === branchClasses.lost) mark('branches', id, 'lost');
      else if (code === branchClasses.tripped) mark('branches', id, 'tripped');
    });

    changed += showCodes('buses', row('busState'), lost, busStates.lost, instant?.busState);
    changed += showCodes('generators', row('generatorState'), lost, generatorStates.lost);
    changed += showCodes('feeders', row('feederState'), lost, feederStates.lost, instant?.feederState);

    const power = row('facilityPower');
    const facilityWater = row('facilityWater');
    each('facilities', (id, column) => {
      const isLost = lost.has(keys.facilities[id]);
      const known = power && facilityWater && column !== none;
      const state = isLost ? facilityPowerStates.lost : known ? power[column] : facilityPowerStates.grid;
      changed += tell(
        'facilities',
        id,
        stateWater,
        state,
        known ? facilityWater[column] : facilityWaterStates.served,
      );
      towns.count(id, state, known ? facilityWater[column] : facilityWaterStates.served);
    });

    const pressureM = row('nodePressureM');
    const demandM3s = row('nodeDemandM3s');
    const deliveredM3s = row('nodeDeliveredM3s');
    each('nodes', (id, column) => {
      const code =
        pressureM && demandM3s && deliveredM3s && column !== none
          ? junctionClass(pressureM[column], demandM3s[column], deliveredM3s[column])
          : idlePressure;
      changed += tell('nodes', id, stateOnly, code);
    });

    const linkState = row('linkState');
    const flowM3s = row('linkFlowM3s');
    const isDry = (column: number) => column !== none && pressureM !== undefined && !(pressureM[column] > 0);
    const linkCode = (source: 'pipes' | 'devices', id: number, column: number) => {
      if (lost.has(keys[source][id])) return linkClasses.lost;
      if (linkState && flowM3s && column !== none) return linkClass(linkState[column], flowM3s[column]);
      return idleFlow;
    };
    each('pipes', (id, column) => {
      const flow = flowM3s && column !== none ? flowM3s[column] : 0;
      const direction = Math.abs(flow) < 2e-4 ? 0 : Math.sign(flow);
      const dry = isDry(endColumns.from[id]) && isDry(endColumns.to[id]) ? 1 : 0;
      changed += tell('pipes', id, stateDirectionDry, linkCode('pipes', id, column), direction, dry);
    });
    each('devices', (id, column) => {
      changed += tell('devices', id, stateOnly, linkCode('devices', id, column));
    });

    const levelM = row('tankLevelM');
    each('tanks', (id, column) => {
      const code =
        levelM && column !== none ? tankClass(levelM[column], depths.minM[id], depths.maxM[id]) : none;
      changed += tell('tanks', id, stateOnly, code);
    });
    if (!sameMarks(marks, toldMarks)) {
      toldMarks = marks;
      sink.setMarks(marks);
    }
    const counts = towns.changed();
    if (counts) sink.setCounts(counts);
    return changed;
  }

  function mark(source: Mark['source'], id: number, kind: Mark['kind']): void {
    marks.push({ source, id, kind });
  }

  function showCodes(
    source: 'buses' | 'generators' | 'feeders',
    codes: ArrayLike<number> | undefined,
    lost: ReadonlySet<string>,
    lostCode: number,
    atOnce?: Uint8Array,
  ): number {
    let changed = 0;
    each(source, (id, runColumn) => {
      const known = atOnce ?? codes;
      const column = atOnce ? rowsOf(source)[id] : runColumn;
      const code = known && column !== none ? known[column] : idle[source][id];
      const shown = lost.has(keys[source][id]) ? lostCode : code;
      if (shown === lostCode && source !== 'generators') mark(source, id, 'lost');
      changed += tell(source, id, stateOnly, shown);
    });
    return changed;
  }

  function each(source: StateSource, visit: (id: number, column: number) => void): void {
    const of = columns[source];
    for (let id = 0; id < of.length; id++) visit(id, of[id]);
  }

  return {
    setRun,
    show,
    reset() {
      for (const source of stateSources) told[source].fill(untold);
      toldMarks = undefined;
      towns.forget();
    },
  };
}

function sameMarks(a: readonly Mark[], b: readonly Mark[] | undefined): boolean {
  return (
    a.length === b?.length &&
    a.every((it, i) => it.id === b[i].id && it.source === b[i].source && it.kind === b[i].kind)
  );
}

const stateOnly = ['s'] as const;
const stateDirection = ['s', 'd'] as const;
const stateDirectionDry = ['s', 'd', 'dry'] as const;
const stateWater = ['s', 'w'] as const;
const powerWater = ['p', 'w'] as const;
/** Shown before there is a run: all served, pressure good, some flow. */
const idleShare = none;
const idlePressure = 3;
const idleFlow = 2;

/** The lists of a Region that a feed goes by. */
export type FedRegion = Pick<Region, 'grid' | 'areas' | 'feeders' | 'baseMap'>;

function ownRowsOf(features: MapFeatures, source: StateSource, list: readonly { id: string }[]): Int32Array {
  const rowOf = new Map(list.map((it, ix) => [it.id, ix]));
  return Int32Array.from(features.refs[source], (ref) => rowOf.get(ref.id) ?? none);
}

/** What the Region itself says, before any run: rows out of service. */
function idleStates(grid: Region['grid'], features: MapFeatures) {
  const outBranches = new Set(grid.branches.filter((it) => !it.inService).map((it) => it.id));
  const outUnits = new Set(grid.generators.filter((it) => !it.inService).map((it) => it.id));
  const outBuses = new Set(grid.buses.filter((it) => it.type === 'isolated').map((it) => it.id));
  const code = (source: StateSource, out: Set<string>, outCode: number, inCode: number) =>
    Int8Array.from(features.refs[source], (ref) => (out.has(ref.id) ? outCode : inCode));
  return {
    branches: code('branches', outBranches, branchClasses.notInService, branchClass(branchStates.live, 0)),
    buses: code('buses', outBuses, busStates.notInService, busStates.live),
    generators: code('generators', outUnits, generatorStates.notInService, generatorStates.running),
    feeders: code('feeders', new Set(), feederStates.dark, feederStates.served),
  };
}

/** Ids of the nodes at both ends of each drawn link. */
function pipeEnds(features: MapFeatures, water: readonly WaterGeometry[]): [string, string][] {
  const endsOf = new Map<string, [string, string]>();
  for (const network of water) {
    network.linkIds.forEach((id, link) => {
      const from = network.nodeIds[network.linkFromIx[link]];
      endsOf.set(id, [from, network.nodeIds[network.linkToIx[link]]]);
    });
  }
  return features.refs.pipes.map((ref) => endsOf.get(ref.id) ?? ['', '']);
}

function tankDepths(features: MapFeatures, water: readonly WaterGeometry[]) {
  const depthOf = new Map<string, [number, number]>();
  for (const network of water) {
    network.tankNodeIx.forEach((node, tank) => {
      depthOf.set(network.nodeIds[node], [network.tankMinLevelM[tank], network.tankMaxLevelM[tank]]);
    });
  }
  const depths = features.refs.tanks.map((ref) => depthOf.get(ref.id) ?? [0, 0]);
  return { minM: depths.map((it) => it[0]), maxM: depths.map((it) => it[1]) };
}
