import type { DeadlockLink } from '../../model/deadlock';
import { type ComponentRef, waterRef } from '../../model/ids';
import type { Region } from '../../model/region';
import type { Parts } from '../coupled-parts';
import { waterNodeId } from './openers';
import { type WaitGraph, waitKinds } from './wait-graph';

/**
 * A ring in outside names, in order. Of water nodes and of buses that follow each other only the first is named; a
 * supply of a station is followed by the station.
 */
export function nameRing(
  graph: WaitGraph,
  path: readonly number[],
  region: Region,
  parts: Parts,
): DeadlockLink[] {
  const { start, kind } = graph;
  const links: DeadlockLink[] = [];
  const add = (component: ComponentRef, waitsFor: DeadlockLink['waitsFor']) =>
    links.push({ component, waitsFor });
  path.forEach((i, at) => {
    const before = at > 0 ? kind[path[at - 1]] : -1;
    const after = kind[path[(at + 1) % path.length]];
    if (kind[i] === waitKinds.unit) {
      const id = region.grid.generators[i - start.unit].id;
      add({ kind: 'generator', id }, after === waitKinds.water ? 'coolingWater' : 'cranking');
    } else if (kind[i] === waitKinds.water && before !== waitKinds.water) {
      const { id, kind: nodeKind } = waterNodeId(parts, i - start.water);
      add(waterRef(id, nodeKind), 'water');
    } else if (kind[i] === waitKinds.supply) {
      const s = i - start.supply;
      const { id, isPump } = parts.supplies.list[s];
      const station = parts.stations.stationOf(s);
      add(waterRef(id, isPump ? 'pump' : 'reservoir'), station ? 'supply' : 'power');
      if (station) add({ kind: 'facility', id: region.facilities[station.facilityIx].id }, 'power');
    } else if (kind[i] === waitKinds.feeder) {
      const id = parts.power.index.feederIds[i - start.feeder];
      // a bus load has the name of its bus, which follows
      if (!id.startsWith('bus:')) add({ kind: 'feeder', id }, 'voltage');
    } else if (kind[i] === waitKinds.bus && before !== waitKinds.bus)
      add({ kind: 'bus', id: region.grid.buses[i - start.bus].id }, 'unit');
  });
  return links;
}
