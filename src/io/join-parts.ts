import { type Project, projectOf } from '../model/project';
import { emptyRegion, type Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import { emptyScenario } from '../model/scenario';
import type { WaterNetwork } from '../model/water';
import { applyCoordinates, type BusPlaces } from './coordinates/coordinates-file';
import { applyCouplings, parseCouplings } from './couplings/couplings-file';
import { readStem } from './file-name';
import type { InpIndex } from './inp/inp-index';
import { withPlaces } from './layout/schematic-places';
import { createElementLookup } from './network-elements';
import { defaultPlacement } from './placement/default-placement';
import { applyZones } from './zones/apply-zones';
import type { ReadZones } from './zones/zones-file';

/** A water network as read from its file. */
export interface ReadNetwork {
  file: string;
  inp: string;
  index: InpIndex;
}

/** Files that make one project together. */
export interface JoinedParts {
  grid?: Region;
  networks: ReadNetwork[];
  zones?: ReadZones[];
  coordinates: { file: string; places: BusPlaces }[];
  /** Texts of coupling tables, applied in their order. */
  couplings: { file: string; text: string }[];
}

/**
 * One project of a grid, water networks, supply zones, coordinates and coupling tables, with one scenario `default` without
 * events. Buses without a place get one; networks get ids from their file names, made unique. The issues are
 * of the joining only; rows in error are left out of the project.
 */
export function joinParts(parts: JoinedParts): { project: Project; issues: Issue[] } {
  const issues: Issue[] = [];
  const { zones = [] } = parts;
  const files = [parts.grid?.origin, ...[...parts.networks, ...zones].map((it) => it.file)].filter(
    (it) => it !== undefined,
  );
  let region: Region = parts.grid ?? emptyRegion(readStem(files[0] ?? 'project'));
  for (const { file, places } of parts.coordinates) {
    const placed = applyCoordinates(region, places, file);
    issues.push(...placed.issues);
    region = placed.value ?? region;
  }
  region = withPlaces(region);
  const ids = uniqueIds(parts.networks.map((it) => readStem(it.file)));
  const isPlaced = zones.some((it) => it.zones.nodes.some((node) => node.lonLat));
  const schematic = (region.grid.buses.length === 0 && !isPlaced) || region.baseMap.schematic === true;
  const waterNetworks = parts.networks.map(({ file, inp, index }, ix): WaterNetwork => {
    const placement = schematic ? defaultPlacement(index, ix, region) : undefined;
    return { id: ids[ix], name: readStem(file), inp, ...(placement ? { placement } : {}) };
  });
  region = {
    ...region,
    origin: files.join(', '),
    waterNetworks: [...region.waterNetworks, ...waterNetworks],
  };
  if (schematic) region = { ...region, baseMap: { ...region.baseMap, schematic: true } };
  for (const { file, text } of parts.couplings) {
    const read = parseCouplings(text, file, region, createElementLookup(region));
    issues.push(...read.issues);
    if (read.value) region = applyCouplings(region, read.value);
  }
  for (const table of zones) {
    const applied = applyZones(region, table);
    issues.push(...applied.issues);
    region = applied.value ?? region;
  }
  issues.push(...findUncoupled(region));
  return { project: projectOf(region, [emptyScenario('default')]), issues };
}

/** Network ids hold no slash and are given once: `town`, `town-2`, … */
export function uniqueIds(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = name.replaceAll('/', '-').trim() || 'network';
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    return id;
  });
}

/** Pumps that no table couples keep their power whatever happens; the user should know. */
function findUncoupled(region: Region): Issue[] {
  if (region.grid.buses.length === 0) return [];
  const coupled = new Set(
    region.couplings.filter((it) => it.consumer.kind === 'pump').map((it) => it.consumer.id),
  );
  for (const facility of region.facilities) for (const pumpId of facility.pumpIds ?? []) coupled.add(pumpId);
  const elementsOf = createElementLookup(region);
  return region.waterNetworks.flatMap(({ id }) => {
    const pumpIds = elementsOf(id)?.pumpIds ?? [];
    const free = pumpIds.filter((pumpId) => !coupled.has(`${id}/${pumpId}`));
    if (free.length === 0) return [];
    const some = free.slice(0, 8).join(', ') + (free.length > 8 ? ', …' : '');
    return [
      issue('warning', 'join.uncoupledPumps', { network: id, count: free.length, pumps: some }, { id }),
    ];
  });
}
