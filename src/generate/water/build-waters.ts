import { waterId } from '../../model/ids';
import type { WaterUsers } from '../../model/people';
import type { Random } from '../../numerics/random';
import type { District } from '../land/districts';
import type { Settlement } from '../land/settlements';
import type { StreetGraph } from '../land/streets';
import type { Terrain } from '../land/terrain';
import { layZones, type ZonesPlan } from './supply-zones';
import { blockMeanM3s, layMains, type Place } from './water-block';
import { chooseWater, sourceOf } from './water-choice';
import { shareDemand } from './water-demand';
import { createDraft } from './water-draft';
import { supplyByGravity } from './water-gravity';
import { buildLifeline } from './water-lifeline';
import type { WaterPlan } from './water-plan';
import { supplyByPumps } from './water-pumped';

/** All water of a region: hydraulic networks, the one of the first place first, and zones for the other places. */
export interface WatersPlan {
  networks: WaterPlan[];
  zones: ZonesPlan;
}

export function buildWaters(
  settlements: readonly Settlement[],
  districtsOf: ReadonlyMap<string, readonly District[]>,
  streetsOf: ReadonlyMap<string, StreetGraph>,
  terrain: Terrain,
  random: Random,
): WatersPlan {
  const choice = chooseWater(settlements, terrain);
  const placeOf = (settlement: Settlement): Place => ({
    settlement,
    districts: districtsOf.get(settlement.id)!,
    streets: streetsOf.get(settlement.id)!,
  });
  const networks: WaterPlan[] = [];
  if (choice.lifeline.length > 0)
    networks.push(buildLifeline(choice.lifeline.map(placeOf), terrain, random.fork('lifeline')));
  choice.networks.forEach((it, turn) => {
    networks.push(buildNetwork(placeOf(it), turn, choice.upland, terrain, random.fork(it.id)));
  });
  const first = networks.findIndex((it) => it.settlements.includes(settlements[0]));
  if (first > 0) networks.unshift(...networks.splice(first, 1));
  return { networks, zones: layZones(choice.zones, districtsOf, terrain, random.fork('zones')) };
}

/** The network of one place: mains, then a supply for each of its blocks. */
function buildNetwork(
  place: Place,
  turn: number,
  upland: Settlement | undefined,
  terrain: Terrain,
  random: Random,
): WaterPlan {
  const { settlement, districts } = place;
  const sourceOfBlock = (blockIx: number) => sourceOf(settlement, { turn, blockIx, upland }, terrain);
  const draft = createDraft([settlement], sourceOfBlock(0));
  const { plan } = draft;
  const blocks = layMains(draft, place, place.streets.points.length, terrain, random.fork('mains'));
  const junctionIxs = blocks.flatMap((it) => it.zones.flatMap((zone) => zone.junctionIxs));
  shareDemand(plan, junctionIxs, districts, random);
  plan.meanM3s = blocks.reduce((sum, it) => sum + blockMeanM3s(draft, it), 0);
  blocks.forEach((block, blockIx) => {
    const source = sourceOfBlock(blockIx);
    if (source === 'gravity') supplyByGravity(draft, block, terrain);
    else supplyByPumps(draft, block, source, terrain);
  });
  return plan;
}

/** Who draws from which node of the networks and zones. */
export function usersOf({ networks, zones }: WatersPlan): WaterUsers[] {
  const onNetworks = networks.flatMap((water) =>
    water.nodes.flatMap((node) =>
      node.users
        .filter((it) => it.people > 0)
        .map((it) => ({ nodeId: waterId(water.id, node.id), areaId: it.district.id, people: it.people })),
    ),
  );
  return [...onNetworks, ...zones.users];
}
