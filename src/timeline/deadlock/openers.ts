import { setStates } from '../../facility/backup-fleet';
import { fuelUseLPerH } from '../../facility/fuel-use';
import type { BroughtSupply } from '../../model/deadlock';
import { waterId, waterRef } from '../../model/ids';
import type { ParameterReader } from '../../model/parameters';
import type { Region } from '../../model/region';
import type { Parts } from '../coupled-parts';
import { comeAlive } from './come-alive';
import type { NetworkWays } from './network-ways';
import type { Ring } from './rings';
import { type Situation, type WaitGraph, waitKinds } from './wait-graph';

/** Something that can be brought to a member of a ring, and what it makes true. */
export interface Candidate {
  supply: BroughtSupply;
  /** Supplies that then have power, as nodes; units that are then started, or cooled, by index. */
  powers: number[];
  starts: number[];
  cools: number[];
}

/** Pairs are tried up to this number of candidates: each pair takes a look at the whole graph. */
const mostForPairs = 16;

/** Everything of the kinds that can be brought, for every member of a ring. */
export function listCandidates(
  graph: WaitGraph,
  ring: Ring,
  region: Region,
  parts: Parts,
  ways: readonly (NetworkWays | undefined)[],
  read: ParameterReader,
): Candidate[] {
  const { start, kind } = graph;
  const out: Candidate[] = [];
  const stations = new Map<number, { powers: number[]; demandKw: number }>();
  for (const i of ring.members) {
    if (kind[i] === waitKinds.supply) {
      const s = i - start.supply;
      const station = parts.stations.stationOf(s);
      if (!station) {
        out.push({ supply: setAtSupply(parts, ways, s), powers: [i], starts: [], cools: [] });
        continue;
      }
      const known = stations.get(station.facilityIx) ?? { powers: [], demandKw: station.demandKw };
      known.powers.push(i);
      stations.set(station.facilityIx, known);
    } else if (kind[i] === waitKinds.unit && graph.startsAlone[i - start.unit] === 0) {
      const g = i - start.unit;
      const component = { kind: 'generator' as const, id: region.grid.generators[g].id };
      const supply: BroughtSupply = { kind: 'startingSet', component, powerKw: 1000 * graph.crankMw[g] };
      out.push({ supply, powers: [], starts: [g], cools: [] });
    }
  }
  for (const [f, { powers, demandKw }] of stations) {
    const component = { kind: 'facility' as const, id: region.facilities[f].id };
    out.push({ supply: { kind: 'set', component, powerKw: demandKw }, powers, starts: [], cools: [] });
    const fuel = fuelFor(parts, f, powers, start.supply, demandKw, read);
    if (fuel) out.push({ supply: { ...fuel.supply, component }, powers: fuel.powers, starts: [], cools: [] });
  }
  const mostM3PerH = read('deadlock.tankerM3PerH');
  for (const g of ring.units) {
    const waterM3PerH = coolingM3PerH(parts, g, read);
    if (!(waterM3PerH > 0) || waterM3PerH > mostM3PerH) continue;
    const component = { kind: 'generator' as const, id: region.grid.generators[g].id };
    out.push({ supply: { kind: 'waterTanker', component, waterM3PerH }, powers: [], starts: [], cools: [g] });
  }
  return out;
}

function setAtSupply(parts: Parts, ways: readonly (NetworkWays | undefined)[], s: number): BroughtSupply {
  const { net, isPump, ix, id } = parts.supplies.list[s];
  const kw = isPump ? (ways[parts.water.nets.indexOf(net)]?.pumpKw[ix] ?? Number.NaN) : Number.NaN;
  const component = waterRef(id, isPump ? 'pump' : 'reservoir');
  return { kind: 'set', component, ...(kw > 0 ? { powerKw: kw } : {}) };
}

/** Diesel for a station's sets that stand dry, where they would carry it. */
function fuelFor(
  { facilityPower, stations }: Parts,
  f: number,
  powers: readonly number[],
  firstSupply: number,
  demandKw: number,
  read: ParameterReader,
): { supply: Omit<BroughtSupply, 'component'>; powers: number[] } | undefined {
  const { fleet } = facilityPower;
  const sets: number[] = [];
  let kw = 0;
  for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) {
    const broken = fleet.setState[k] === setStates.failed || fleet.setState[k] === setStates.failedToStart;
    if (broken || fleet.tankL[k] <= 0) continue;
    sets.push(k);
    kw += fleet.ratedKw[k];
  }
  const carried = powers.filter((i) => (stations.stationOf(i - firstSupply)?.leastKw ?? never) <= kw);
  if (carried.length === 0) return undefined;
  const loadKw = Math.min(kw, demandKw);
  let litresPerH = 0;
  for (const k of sets)
    litresPerH += fuelUseLPerH(fleet.ratedKw[k], (loadKw * fleet.ratedKw[k]) / kw, fleet.sets[k], read);
  return { supply: { kind: 'fuel', powerKw: loadKw, fuelLPerDay: 24 * litresPerH }, powers: carried };
}

const never = Number.POSITIVE_INFINITY;

/** Water that lets a unit run at its least output, m3/h. */
function coolingM3PerH({ cooling }: Parts, g: number, read: ParameterReader): number {
  const cooled = cooling.units.find((it) => it.generatorIx === g);
  if (!cooled) return Number.NaN;
  const { unit, drawM3s, net, nodeIx } = cooled;
  const fullM3s = drawM3s ?? unit.coolingM3s ?? net.engine.state.nodeDemandM3s[nodeIx];
  const leastShare = unit.maxMw > 0 ? unit.minMw / unit.maxMw : 0;
  return 3600 * fullM3s * Math.min(1, Math.max(read('cooling.stopShare'), leastShare));
}

/**
 * Which of them opens the ring: with it, all that is on the ring comes alive. `coldFactor` is what feeders draw at
 * first over their need. Pairs only where no single one does.
 */
export function findOpeners(
  graph: WaitGraph,
  now: Situation,
  ring: Ring,
  candidates: readonly Candidate[],
  coldFactor: number,
): BroughtSupply[][] {
  const cold: Situation = { ...now, feederMw: now.feederMw.map((it) => coldFactor * it) };
  const singles = candidates.filter((it) => opens(graph, cold, ring, [it]));
  if (singles.length > 0) return singles.sort(byNeed).map((it) => [it.supply]);
  const ordered = [...candidates].sort(byNeed).slice(0, mostForPairs);
  const pairs: BroughtSupply[][] = [];
  ordered.forEach((a, i) => {
    for (const b of ordered.slice(i + 1))
      if (opens(graph, cold, ring, [a, b])) pairs.push([a.supply, b.supply]);
  });
  return pairs.sort((a, b) => kwOf(a) - kwOf(b));
}

function opens(graph: WaitGraph, now: Situation, ring: Ring, brought: readonly Candidate[]): boolean {
  const alive = now.alive.slice();
  const startBrought = now.startBrought.slice();
  const cooled = now.cooled.slice();
  for (const { powers, starts, cools } of brought) {
    for (const i of powers) alive[i] = 1;
    for (const g of starts) startBrought[g] = 1;
    for (const g of cools) cooled[g] = 1;
  }
  const after = comeAlive(graph, { ...now, alive, startBrought, cooled });
  return ring.units.every((g) => after.alive[graph.start.unit + g] === 1);
}

/** kW of what is brought together; water, and what is not known, comes last. */
function kwOf(supplies: readonly BroughtSupply[]): number {
  return supplies.reduce((sum, it) => sum + (it.powerKw ?? lastKw), 0);
}

const lastKw = 1e12;

function byNeed(a: Candidate, b: Candidate): number {
  return kwOf([a.supply]) - kwOf([b.supply]) || (a.supply.component.id < b.supply.component.id ? -1 : 1);
}

/** Outside id of a water node of the graph. */
export function waterNodeId(
  parts: Parts,
  node: number,
): { id: string; kind: 'junction' | 'reservoir' | 'tank' } {
  for (const { id, engine, nodeOffset } of parts.water.nets) {
    const n = node - nodeOffset;
    if (n < 0 || n >= engine.index.nodeIds.length) continue;
    const kind = (['junction', 'reservoir', 'tank'] as const)[engine.index.nodeKind[n]];
    return { id: waterId(id, engine.index.nodeIds[n]), kind };
  }
  throw new Error(`No network has node ${node}.`);
}
