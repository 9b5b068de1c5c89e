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
  waterPointStates,
} from '../../model/run-record';
import type { WaterGeometry } from '../../model/water-geometry';
import type { InstantState } from '../../protocol/session-api';
import type { WaterView } from '../../store/view';
import { type MapFeatures, type StateSource, stateSources } from './map-features';
import { branchClass, branchClasses, shareClass } from './state-classes';
import { createTownCounts, type TownCount } from './town-counts';
import { createWaterFeed } from './water-feed';

/** The part of a map that takes states; tests give their own. */
export interface StateSink {
  setFeatureState(feature: { source: string; id: number }, state: Record<string, number>): unknown;
  /** Replaces the signs of what is lost or tripped. */
  setMarks(marks: readonly Mark[]): void;
  /** Replaces the counts of sites by town. */
  setCounts(counts: readonly TownCount[]): void;
}

/** A sign over a drawn component that is out, or a pipe that leaks. */
export interface Mark {
  source: 'branches' | 'buses' | 'feeders' | 'pipes' | 'supplyLinks';
  id: number;
  kind: 'lost' | 'tripped' | 'leak';
}

export interface StateFeed {
  /** Takes the columns of a run, or none; nothing is drawn before `show`. */
  setRun(reader: RunReader | undefined): void;
  /** Takes what water shows; nothing is drawn before `show`. */
  setWaterView(view: WaterView): void;
  /** Draws the state at a time; `lost` holds the `refKey`s that the scenario has out then. `instant` stands in for the run's grid. Returns how many features changed. */
  show(timeS: number, lost: ReadonlySet<string>, instant?: InstantState): number;
  /** Forgets what the map was told, after its style was replaced. */
  reset(): void;
}

/** Columns of a run by source; water's are with its own feed. */
const columnsOf = {
  areas: 'areaIds',
  branches: 'branchIds',
  buses: 'busIds',
  generators: 'generatorIds',
  feeders: 'feederIds',
  facilities: 'facilityIds',
  waterPoints: 'waterPointIds',
} as const satisfies Partial<Record<StateSource, keyof RunIndex>>;
type GridSource = keyof typeof columnsOf;
const gridSources = Object.keys(columnsOf) as GridSource[];

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
  const columns = {} as Record<GridSource, Int32Array>;
  const told = {} as Record<StateSource, Int8Array>;
  const keys = {} as Record<StateSource, string[]>;
  for (const source of stateSources) {
    const refs = features.refs[source];
    told[source] = new Int8Array(refs.length * slots).fill(untold);
    keys[source] = refs.map(refKey);
  }
  for (const source of gridSources) columns[source] = new Int32Array(features.refs[source].length).fill(none);
  let marks: Mark[] = [];
  let toldMarks: readonly Mark[] | undefined;
  const towns = createTownCounts(features, region.baseMap.places);
  const idle = idleStates(region.grid, features);
  let ownRows: Partial<Record<GridSource, Int32Array>> | undefined;

  function setRun(next: RunReader | undefined): void {
    reader = next;
    for (const source of gridSources) {
      features.refs[source].forEach((ref, i) => {
        columns[source][i] = next ? next.column(columnsOf[source], ref.id) : none;
      });
    }
    waterFeed.setRun(next);
  }

  const waterFeed = createWaterFeed(features, water, region.supplyZones, { tell, mark, keys });

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
  function rowsOf(source: GridSource): Int32Array {
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

    const pointState = row('waterPointState');
    each('waterPoints', (id, column) => {
      const code = pointState && column !== none ? pointState[column] : waterPointStates.open;
      changed += tell('waterPoints', id, stateOnly, code);
    });

    changed += waterFeed.show(frame, lost);
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

  function each(source: GridSource, visit: (id: number, column: number) => void): void {
    const of = columns[source];
    for (let id = 0; id < of.length; id++) visit(id, of[id]);
  }

  return {
    setRun,
    setWaterView: waterFeed.setView,
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
const stateWater = ['s', 'w'] as const;
const powerWater = ['p', 'w'] as const;
/** Shown before there is a run. */
const idleShare = none;

/** The lists of a Region that a feed goes by. */
export type FedRegion = Pick<Region, 'grid' | 'areas' | 'feeders' | 'supplyZones' | 'baseMap'>;

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
