import type { Random } from '../../numerics/random';
import { type District, kMeans, nearestIx } from '../land/districts';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { StreetGraph } from '../land/streets';
import type { Terrain } from '../land/terrain';
import { layDeadEnds, thinMains } from './thin-mains';
import { centroid, closestPair, meanOf, peopleOf, type WaterDraft } from './water-draft';
import { splitZones, zoneEdges } from './water-zones';

/** What the network of one place is laid from. */
export interface Place {
  settlement: Settlement;
  districts: readonly District[];
  streets: StreetGraph;
}

/** A part of a place that one supply feeds, with its pressure zones from the lowest up. */
export interface Block {
  settlement: Settlement;
  middle: Point;
  radiusM: number;
  zones: BlockZone[];
}

export interface BlockZone {
  floorM: number;
  /** Crossings and ends of mains. */
  junctionIxs: number[];
}

/** A supply is made for at most so many people; larger cities have several, joined by shut section valves. */
const peoplePerBlock = 300_000;
const mostBlocks = 12;
/** A block has at least so many crossings. */
const leastCrossings = 14;
/** Section valves between two neighbouring blocks. */
const tieMm = 400;

/** A crossing has at most so many mains that end in a street; a network has at most so many crossings and ends. */
const endsPerCrossing = 0.35;
const mostJunctions = 300;

/**
 * Mains along the streets of a place, cut into blocks by people and into pressure zones by height. `crossings` counts those of
 * the whole network.
 */
export function layMains(
  draft: WaterDraft,
  { settlement, streets }: Place,
  crossings: number,
  terrain: Terrain,
  random: Random,
): Block[] {
  const { points } = streets;
  const endShare = Math.max(0, Math.min(endsPerCrossing, mostJunctions / crossings - 1));
  const wanted = Math.ceil(settlement.people / peoplePerBlock);
  const count = Math.max(1, Math.min(wanted, mostBlocks, Math.floor(points.length / leastCrossings)));
  const sites = count > 1 ? kMeans(points, count) : [settlement.centre];
  const blockOf = points.map((p) => nearestIx(p, sites));
  const blocks = sites.map((_, b) => {
    const members = points.flatMap((_, i) => (blockOf[i] === b ? [i] : []));
    const place = new Map(members.map((at, i) => [at, i]));
    const own = members.map((i) => points[i]);
    const edges = streets.edges.flatMap(([from, to]): [number, number][] => {
      const a = place.get(from);
      const c = place.get(to);
      return a === undefined || c === undefined ? [] : [[a, c]];
    });
    return layBlock(draft, settlement, { points: own, edges }, endShare, terrain, random);
  });
  for (let b = 1; b < blocks.length; b++) tieToNearest(draft, blocks, b);
  return blocks;
}

function layBlock(
  draft: WaterDraft,
  settlement: Settlement,
  { points, edges }: StreetGraph,
  endShare: number,
  terrain: Terrain,
  random: Random,
): Block {
  const groundM = points.map((p) => terrain.heightM(p));
  const zoning = splitZones(groundM);
  const zones = zoning.floorM.map((floorM): BlockZone => ({ floorM, junctionIxs: [] }));
  const nodeOf = points.map((point, i) => {
    if (zoning.zone[i] < 0) return -1;
    const ix = draft.addNode('junction', point, groundM[i]);
    zones[zoning.zone[i]].junctionIxs.push(ix);
    return ix;
  });
  const { through, others } = thinMains(points, zoneEdges(points, edges, zoning));
  for (const [a, b] of through) draft.addPipe(nodeOf[a], nodeOf[b]);
  const most = Math.floor(endShare * points.length);
  for (const { fromIx, end } of layDeadEnds(points, others, most, random)) {
    const { junctionIxs } = zones[zoning.zone[fromIx]];
    const heights = junctionIxs.map((ix) => draft.plan.nodes[ix].elevationM);
    const endM = terrain.heightM(end);
    // a knoll or a hollow between two crossings would fall out of the zone's pressures
    if (endM < Math.min(...heights) || endM > Math.max(...heights)) continue;
    const ix = draft.addNode('junction', end, endM);
    draft.addPipe(nodeOf[fromIx], ix);
    junctionIxs.push(ix);
  }
  const middle = centroid(points);
  const radiusM = points.reduce((most, p) => Math.max(most, distanceM(p, middle)), 400);
  return { settlement, middle, radiusM, zones };
}

/** A main with a shut valve between the lowest zones of a block and of the nearest one before it. */
function tieToNearest(draft: WaterDraft, blocks: readonly Block[], b: number): void {
  const { plan } = draft;
  const own = blocks[b].zones[0].junctionIxs;
  let best: [number, number] | undefined;
  let bestM = Number.POSITIVE_INFINITY;
  for (const other of blocks.slice(0, b)) {
    const pair = closestPair(plan, other.zones[0].junctionIxs, own);
    const gapM = distanceM(plan.nodes[pair[0]].point, plan.nodes[pair[1]].point);
    if (gapM >= bestM) continue;
    bestM = gapM;
    best = pair;
  }
  if (best) draft.addPipe(best[0], best[1], { closed: true, diameterMm: tieMm });
}

/** Mean demand and people of a block's zones from one on. */
export function blockMeanM3s(draft: WaterDraft, block: Block, fromZone = 0): number {
  return block.zones.slice(fromZone).reduce((sum, zone) => sum + meanOf(draft.plan, zone.junctionIxs), 0);
}

export function blockPeople(draft: WaterDraft, block: Block, fromZone = 0): number {
  return block.zones.slice(fromZone).reduce((sum, zone) => sum + peopleOf(draft.plan, zone.junctionIxs), 0);
}
