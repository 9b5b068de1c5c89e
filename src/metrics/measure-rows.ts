import { none } from '../model/ids';
import type { MeasuredRun } from '../model/measured-run';
import type { MeasureKind, MetricSystem } from '../model/metric-table';

/** Parts of a node's water that count for a row. */
export interface NodeParts {
  nodeIx: Int32Array;
  row: Int32Array;
  share: Float64Array;
}

/** Which row of a table each feeder, facility, node and area counts for; -1 for none. */
export interface MeasureRows {
  rows: { id?: string; name: string }[];
  feederRow: Int32Array;
  facilityRow: Int32Array;
  areaRow: Int32Array;
  /** All water of the rows. */
  drawn: NodeParts;
  /** Water of the people of the rows, with their number. */
  used: NodeParts;
  usersPeople: Float64Array;
  /** Row of what the areas do not hold: region less areas; -1 for none. */
  restRow: number;
  /** The one row is the region, of which more is kept than of its parts. */
  isRegion: boolean;
  /** What is measured by such rows at all. */
  measures: Readonly<Record<MetricSystem | 'people', boolean>>;
}

const allSystems = { electricity: true, water: true, facilities: true, people: true };

/** The rows of a table by `by`; in the Region's order, what lies in none of them last. */
export function listRows(run: MeasuredRun, by: MeasureKind): MeasureRows {
  const { index, places } = run;
  switch (by) {
    case 'region':
      return joined(run, [{ name: '' }], new Int32Array(index.areaIds.length), false);
    case 'area':
      return joined(
        run,
        index.areaIds.map((id, a) => ({ id, name: places.areaNames[a] })),
        Int32Array.from(index.areaIds.keys()),
        true,
      );
    case 'town':
      return joined(
        run,
        places.townIds.map((id, t) => ({ id, name: places.townNames[t] })),
        places.areaTownIx,
        true,
      );
    case 'facility':
      return {
        ...nothing(run),
        rows: index.facilityIds.map((id, f) => ({ id, name: places.facilityNames[f] })),
        facilityRow: Int32Array.from(index.facilityIds.keys()),
        measures: { electricity: false, water: false, facilities: true, people: false },
      };
    case 'tier':
      return byTier(run);
    case 'system':
      return bySystem(run);
    case 'junction':
      return {
        ...nothing(run),
        rows: index.nodeIds.map((id) => ({ id, name: id })),
        drawn: wholeNodes(index.nodeIds.length, (n) => n),
        measures: { electricity: false, water: true, facilities: false, people: false },
      };
  }
}

function nothing({ index }: MeasuredRun): MeasureRows {
  return {
    rows: [],
    feederRow: new Int32Array(index.feederIds.length).fill(none),
    facilityRow: new Int32Array(index.facilityIds.length).fill(none),
    areaRow: new Int32Array(index.areaIds.length).fill(none),
    drawn: wholeNodes(0, () => none),
    used: wholeNodes(0, () => none),
    usersPeople: new Float64Array(),
    restRow: none,
    isRegion: false,
    measures: allSystems,
  };
}

/** Every node to one row. */
function wholeNodes(count: number, rowOf: (nodeIx: number) => number): NodeParts {
  return {
    nodeIx: Int32Array.from({ length: count }, (_, n) => n),
    row: Int32Array.from({ length: count }, (_, n) => rowOf(n)),
    share: new Float64Array(count).fill(1),
  };
}

/** Rows of areas joined together; with a last row for what lies in none of them, if there is any. */
function joined(
  run: MeasuredRun,
  rows: { id?: string; name: string }[],
  areaRow: Int32Array,
  isParted: boolean,
): MeasureRows {
  const { index, places } = run;
  const { users } = places;
  const restRow = isParted ? rows.length : 0;
  const rowOf = (areaIx: number) => {
    const row = areaIx === none ? none : areaRow[areaIx];
    return row === none ? restRow : row;
  };
  const used: NodeParts = { nodeIx: users.nodeIx, row: users.areaIx.map(rowOf), share: users.share };
  const isUsed = new Uint8Array(index.nodeIds.length);
  for (const n of users.nodeIx) isUsed[n] = 1;
  const others = [...index.nodeIds.keys()].filter((n) => isUsed[n] === 0);
  return {
    rows: isParted ? [...rows, { name: '' }] : rows,
    feederRow: places.feederAreaIx.map(rowOf),
    facilityRow: places.facilityAreaIx.map(rowOf),
    areaRow: isParted ? areaRow.map((row) => (row === none ? restRow : row)) : areaRow,
    drawn: isParted
      ? {
          nodeIx: Int32Array.from([...users.nodeIx, ...others]),
          row: Int32Array.from([...used.row, ...others.map(() => restRow)]),
          share: Float64Array.from([...users.share, ...others.map(() => 1)]),
        }
      : wholeNodes(index.nodeIds.length, () => 0),
    used,
    usersPeople: users.people,
    restRow,
    isRegion: !isParted,
    measures: allSystems,
  };
}

/** Electricity and facilities have tiers; water is drawn by people of all of them. */
function byTier(run: MeasuredRun): MeasureRows {
  const { feederTier, facilityTier } = run.places;
  const tiers = [...new Set([...feederTier, ...facilityTier])].sort((a, b) => (a || 99) - (b || 99));
  const rowOf = (tier: number) => tiers.indexOf(tier);
  return {
    ...nothing(run),
    rows: tiers.map((tier) => (tier === 0 ? { name: '' } : { id: String(tier), name: String(tier) })),
    feederRow: Int32Array.from(feederTier, rowOf),
    facilityRow: Int32Array.from(facilityTier, rowOf),
    measures: { electricity: true, water: false, facilities: true, people: false },
  };
}

/** The grid, then every water network; supply zones count as one. */
function bySystem(run: MeasuredRun): MeasureRows {
  const { index, places } = run;
  const { users, nodeNetworkIx, networkIds, networkNames } = places;
  const first = index.feederIds.length > 0 ? 1 : 0;
  return {
    ...nothing(run),
    rows: [
      ...(first > 0 ? [{ id: 'grid', name: '' }] : []),
      ...networkIds.map((id, n) => ({ id: `water:${id}`, name: networkNames[n] })),
    ],
    feederRow: new Int32Array(index.feederIds.length),
    drawn: wholeNodes(index.nodeIds.length, (n) => nodeNetworkIx[n] + first),
    used: {
      nodeIx: users.nodeIx,
      row: users.nodeIx.map((n) => nodeNetworkIx[n] + first),
      share: users.share,
    },
    usersPeople: users.people,
    measures: { electricity: true, water: true, facilities: false, people: false },
  };
}
