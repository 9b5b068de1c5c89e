import type { Bus } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { NetJson } from './net-json';
import { type NetRow, rowsOf } from './net-rows';

/** Buses by index, as other tables name them. */
export interface NetBuses {
  buses: Bus[];
  /** What other tables mean by an index: joined buses are one (`fuseBuses`). */
  byId: Map<string, Bus>;
  /** Each bus by its own index. */
  ownById: ReadonlyMap<string, Bus>;
  /** Place in the table. */
  rank(id: string): number;
}

/** Buses of the table; an id is the table index. Out of service: isolated. */
export function readBuses(net: NetJson, issues: IssueList): NetBuses {
  const byId = new Map<string, Bus>();
  const places = readPlaces(net, issues);
  for (const row of rowsOf(net, 'bus', issues)) {
    const id = row.index;
    if (byId.has(id)) {
      issues.add('error', 'pandapower.duplicateIndex', { table: 'bus', index: id }, { id: row.path });
      continue;
    }
    const baseKv = row.needed('vn_kv');
    if (baseKv <= 0)
      issues.add(
        'error',
        'pandapower.notPositive',
        { table: 'bus', index: id, column: 'vn_kv' },
        { id: row.path },
      );
    const name = row.text('name');
    const zone = row.text('zone');
    const lonLat = places.get(id);
    byId.set(id, {
      id,
      ...(name === '' ? {} : { name }),
      type: row.flag('in_service', true) ? 'load' : 'isolated',
      loadMw: 0,
      loadMvar: 0,
      shuntMw: 0,
      shuntMvar: 0,
      voltagePu: 1,
      angleRad: 0,
      baseKv: baseKv > 0 ? baseKv : 1,
      maxVoltagePu: row.number('max_vm_pu', 1.1),
      minVoltagePu: row.number('min_vm_pu', 0.9),
      ...(zone === '' ? {} : { zone }),
      ...(lonLat ? { lonLat } : {}),
    });
  }
  const rankById = new Map([...byId.keys()].map((id, ix) => [id, ix]));
  return {
    buses: [...byId.values()],
    byId,
    ownById: new Map(byId),
    rank: (id) => rankById.get(id) ?? 0,
  };
}

/** The bus a row means; undefined, with an error, where there is none. */
export function busOf(row: NetRow, column: string, { byId }: NetBuses, issues: IssueList): Bus | undefined {
  return namedBus(row, column, byId, issues);
}

/** As `busOf`, in a table of buses of its own. */
export function namedBus(
  row: NetRow,
  column: string,
  byId: ReadonlyMap<string, Bus>,
  issues: IssueList,
): Bus | undefined {
  const busId = row.key(column);
  const bus = byId.get(busId);
  if (!bus)
    issues.add(
      'error',
      'pandapower.unknownBus',
      { path: row.path, column, busId },
      { id: `${row.path}.${column}` },
    );
  return bus;
}

/** Degrees by bus; empty where the coordinates are those of a drawing, which many published nets have. */
function readPlaces(net: NetJson, issues: IssueList): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>();
  for (const row of rowsOf(net, 'bus', issues)) {
    const point = readPoint(row.text('geo'));
    if (point) found.set(row.index, point);
  }
  if (found.size === 0)
    for (const row of rowsOf(net, 'bus_geodata', issues)) {
      const x = row.optional('x');
      const y = row.optional('y');
      if (x !== undefined && y !== undefined) found.set(row.index, [x, y]);
    }
  if (found.size === 0 || isGeographic([...found.values()])) return found;
  issues.add('info', 'pandapower.drawing', { count: found.size });
  return new Map();
}

function readPoint(geo: string): [number, number] | undefined {
  if (geo === '') return undefined;
  try {
    const point: unknown = JSON.parse(geo);
    const at = (point as { coordinates?: unknown } | null)?.coordinates;
    return Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number'
      ? [at[0], at[1]]
      : undefined;
  } catch {
    return undefined;
  }
}

/** Degrees of one country or state, away from the origin around which drawings lie. */
function isGeographic(points: readonly [number, number][]): boolean {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const inRange = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  const isNearOrigin = Math.abs(west + east) / 2 < 15 && Math.abs(south + north) / 2 < 15;
  return inRange && east - west < 60 && north - south < 40 && !isNearOrigin;
}
