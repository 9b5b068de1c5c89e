import type { ComponentRef } from './ids';
import type { Region } from './region';

type Named = { id: string; name?: string; nameUk?: string };

/** Lists of a Region by the kind of component they hold. Elements of water networks live in their .inp. */
const listOf: Partial<Record<ComponentRef['kind'], (region: Region) => readonly Named[]>> = {
  bus: (region) => region.grid.buses,
  branch: (region) => region.grid.branches,
  generator: (region) => region.grid.generators,
  dcLine: (region) => region.grid.dcLines,
  feeder: (region) => region.feeders,
  facility: (region) => region.facilities,
  area: (region) => region.areas,
  network: (region) => region.waterNetworks,
  waterPoint: (region) => region.waterPoints ?? [],
  supplySource: (region) => region.supplyZones?.nodes ?? [],
  supplyZone: (region) => region.supplyZones?.nodes ?? [],
};

const maps = new WeakMap<readonly Named[], Map<string, Named>>();

/**
 * The row of a component, or undefined for elements of water networks and unknown ids. The first look-up in a
 * list is linear and is remembered for as long as the list lives.
 */
export function findRow(region: Region, ref: ComponentRef): Named | undefined {
  const rows = listOf[ref.kind]?.(region);
  if (!rows) return undefined;
  let map = maps.get(rows);
  if (!map) {
    map = new Map(rows.map((row) => [row.id, row]));
    maps.set(rows, map);
  }
  return map.get(ref.id);
}

/** As `findRow`, typed by the list asked for. */
export function findIn<Row extends Named>(rows: readonly Row[], id: string): Row | undefined {
  let map = maps.get(rows);
  if (!map) {
    map = new Map(rows.map((row) => [row.id, row]));
    maps.set(rows, map);
  }
  return map.get(id) as Row | undefined;
}
