import { distanceM } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import type { SourceKind } from './water-plan';
import { isByRiver } from './water-sites';

/** Who has a hydraulic network and who is a supply zone. */
export interface WaterChoice {
  /** Places on the lifeline, the largest first; empty where the land has none. */
  lifeline: Settlement[];
  /** Places with a network of their own. */
  networks: Settlement[];
  zones: Settlement[];
  upland: Settlement | undefined;
}

const mostNetworks = 20;
/** Where towns leave room, a village in so many has a network. */
const villagesPerNetwork = 3;
/** The lifeline serves the largest place of at most so many people and its nearest towns. */
const lifelinePeople = 400_000;
const lifelineTowns = 3;
const lifelineReachM = 60_000;
const lifelineCrossings = 270;

const crossingsOf = { city: [60, 180], town: [24, 80], village: [8, 8] } as const;
const peoplePerCrossing = 900;

/** Crossings of a place's streets: as many junctions as its network may have. */
export function crossingCount({ kind, people }: Settlement): number {
  const [least, most] = crossingsOf[kind];
  return Math.max(least, Math.min(most, Math.round(people / peoplePerCrossing)));
}

export function chooseWater(settlements: readonly Settlement[], terrain: Terrain): WaterChoice {
  const bySize = settlements
    .map((it, i) => ({ it, i }))
    .sort((a, b) => b.it.people - a.it.people || a.i - b.i)
    .map(({ it }) => it);
  const towns = bySize.filter((it) => it.kind !== 'village');
  const villages = bySize.filter((it) => it.kind === 'village');
  const lifeline = terrain.land === 'river' ? chooseLifeline(towns) : [];
  const others = towns.filter((it) => !lifeline.includes(it));
  const networks = others.slice(0, mostNetworks - (lifeline.length > 0 ? 1 : 0));
  const room = mostNetworks - networks.length - (lifeline.length > 0 ? 1 : 0);
  networks.push(...villages.filter((_, i) => i % villagesPerNetwork === 0).slice(0, room));
  const served = new Set([...lifeline, ...networks]);
  return {
    lifeline,
    // in the order of the places, so that the first network is that of the first place
    networks: settlements.filter((it) => networks.includes(it)),
    zones: settlements.filter((it) => !served.has(it)),
    upland: terrain.land === 'mountain' ? undefined : findUplandTown(networks, terrain),
  };
}

/** Of the places that one station can serve the largest with a chain of towns, else the one with the longest. */
function chooseLifeline(towns: readonly Settlement[]): Settlement[] {
  let longest: Settlement[] = [];
  for (const first of towns) {
    if (first.people > lifelinePeople) continue;
    const chain = chainFrom(first, towns);
    if (chain.length > 2) return chain;
    if (chain.length > longest.length) longest = chain;
  }
  return longest;
}

/** Smaller towns within reach of those before, nearest first, as long as the network stays light to run. */
function chainFrom(first: Settlement, towns: readonly Settlement[]): Settlement[] {
  const chosen = [first];
  let crossings = crossingCount(first);
  while (chosen.length <= lifelineTowns) {
    let next: Settlement | undefined;
    let nextM = lifelineReachM;
    for (const it of towns) {
      if (it.people > first.people || chosen.includes(it)) continue;
      if (crossings + crossingCount(it) > lifelineCrossings) continue;
      const gapM = Math.min(...chosen.map((other) => distanceM(other.centre, it.centre)));
      if (gapM >= nextM) continue;
      nextM = gapM;
      next = it;
    }
    if (!next) break;
    chosen.push(next);
    crossings += crossingCount(next);
  }
  return chosen;
}

/** A lake with pumps past a check valve suits places with one tank. */
const uplandPeople = 60_000;

/** The town furthest from the outlet of its river. */
function findUplandTown(networks: readonly Settlement[], terrain: Terrain): Settlement | undefined {
  let best: Settlement | undefined;
  let bestM = 0;
  for (const it of networks) {
    if (it.kind !== 'town' || it.people > uplandPeople) continue;
    const outletM = terrain.nearestRiver(it.centre).toOutletM;
    if (best && outletM <= bestM) continue;
    best = it;
    bestM = outletM;
  }
  return best;
}

/** Of five places in the mountains these drink by gravity. */
const gravityTurns = [1, 3, 4];

/** Where the block of a place draws from; `turn` counts the places of the region. */
export function sourceOf(
  settlement: Settlement,
  { turn, blockIx, upland }: { turn: number; blockIx: number; upland: Settlement | undefined },
  terrain: Terrain,
): Exclude<SourceKind, 'lifeline'> {
  if (settlement === upland) return 'upland';
  if (terrain.land === 'mountain' && gravityTurns.includes((turn + blockIx) % 5)) return 'gravity';
  if (settlement.kind === 'village') return 'wells';
  if (settlement.kind === 'city') return blockIx % 2 === 0 ? 'river' : 'wells';
  return isByRiver(settlement, terrain) ? 'river' : 'wells';
}
