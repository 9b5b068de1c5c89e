import type { Random } from '../../numerics/random';
import { distanceM, isInside, type Point } from '../land/plane';
import { cableLadder, lineLadders } from './equipment';
import type { Circuit, GridPlan } from './grid-plan';
import { crossingCost, routeBetween } from './line-routes';
import { type Candidate, netCandidates } from './net-candidates';
import { meshNet } from './net-mesh';
import type { Ground } from './place-sites';

/** Terrain and sag make a line longer than it is drawn. */
const sag = 1.12;
const cableReachM = 4500;
/** Share of a line's cost that history decides: the tree is not the shortest one. */
const historyShare = 0.9;
/** Lines that pass by a substation on their way come cheaper than their length (assumption, fitted to real grids). */
const passingFactors = [1, 0.9, 0.7];

/** Lines of 35 kV above this length grow dearer than their length: voltage falls too far (assumption). */
const ruralReachM = 20_000;

/** The sites that one voltage joins, and the lines that could be built between them. */
export interface Net {
  kv: number;
  siteIx: number[];
  candidates: Candidate[];
  /** Candidates that are built, by index. */
  built: Set<number>;
}

/** What makes lines from candidates. */
export interface LineMaker {
  plan: GridPlan;
  ground: Ground;
  random: Random;
}

/**
 * A net for each voltage, meshed so far that no single line holds two parts of it together, and the ties' own lines.
 * Method: spanning tree of the Delaunay graph, then rings from neighbours up to the third order. Source: Birchfield
 * et al., IEEE Trans. Power Systems 32(4), 2017; Soltan and Zussman, IEEE PES GM, 2016.
 */
export function drawNets(maker: LineMaker): Net[] {
  const { plan } = maker;
  const nets: Net[] = [];
  for (const kv of [...plan.scale.gridKvs, 110, 35]) {
    const siteIx = plan.sites.flatMap((it, ix) =>
      it.kind !== 'tie' && isJoinedAt(plan, ix, kv) ? [ix] : [],
    );
    if (siteIx.length > 1) nets.push(drawNet(maker, kv, siteIx));
  }
  drawTies(maker);
  return nets;
}

function isJoinedAt(plan: GridPlan, ix: number, kv: number): boolean {
  const site = plan.sites[ix];
  return site.kvs.includes(kv) && !(kv === 35 && site.kind === 'plant');
}

function drawNet(maker: LineMaker, kv: number, siteIx: number[]): Net {
  const { plan, ground, random } = maker;
  const points = siteIx.map((ix) => plan.sites[ix].point);
  const candidates = netCandidates(
    points,
    (a, b, lengthM) =>
      crossingCost(ground.terrain, points[a], points[b], lengthM) *
      (kv === 35 ? 1 + (lengthM / ruralReachM) * (lengthM / ruralReachM) : 1),
  );
  const history = random.fork(`history ${kv}`);
  const weight = candidates.map(
    (it) => it.cost * passingFactors[it.order - 1] * (1 + historyShare * (history.next() - 0.5)),
  );
  // what feeds the 35 kV net is joined at 110 kV
  const joined = kv === 35 ? siteIx.flatMap((ix, i) => (plan.sites[ix].kvs.includes(110) ? [i] : [])) : [];
  const { chosen, single } = meshNet(points.length, candidates, weight, joined);
  const net: Net = { kv, siteIx, candidates, built: new Set() };
  for (const i of chosen) {
    const made = buildLine(maker, net, i);
    if (single.includes(i) && siteIx.length > 2) made.count = 2;
  }
  return net;
}

/** Builds a candidate as one circuit. */
export function buildLine(maker: LineMaker, net: Net, candidateIx: number): Circuit {
  const { a, b } = net.candidates[candidateIx];
  net.built.add(candidateIx);
  const made = circuitBetween(maker, net.siteIx[a], net.siteIx[b], net.kv);
  maker.plan.circuits.push(made);
  return made;
}

/** Each tie has a line to a station of its own. */
function drawTies(maker: LineMaker): void {
  const { plan } = maker;
  const taken = new Set<number>();
  plan.sites.forEach((site, ix) => {
    if (site.kind !== 'tie') return;
    const kv = site.kvs[0];
    let near = -1;
    let nearM = Number.POSITIVE_INFINITY;
    plan.sites.forEach((it, other) => {
      const isStation = kv === 110 ? it.kind === 'load' : it.kind === 'grid';
      if (!isStation || !it.kvs.includes(kv) || taken.has(other)) return;
      const d = distanceM(it.point, site.point);
      if (d >= nearM) return;
      nearM = d;
      near = other;
    });
    taken.add(near);
    plan.circuits.push(circuitBetween(maker, near, ix, kv));
  });
}

function circuitBetween(maker: LineMaker, fromIx: number, toIx: number, kv: number): Circuit {
  const { plan, ground } = maker;
  const from = plan.sites[fromIx].point;
  const to = plan.sites[toIx].point;
  const isCable = kv === 110 && isInCityCore(from, to, ground);
  const random = maker.random.fork(`route ${kv} ${plan.sites[fromIx].id} ${plan.sites[toIx].id}`);
  const route = routeBetween(from, to, ground, random);
  const lengthM = route.reduce((sum, p, i) => (i === 0 ? 0 : sum + distanceM(route[i - 1], p)), 0);
  const ladder = isCable ? cableLadder : lineLadders[kv];
  return {
    fromIx,
    toIx,
    kv,
    kind: isCable ? 'cable' : 'line',
    lengthKm: Math.max(0.3, (sag * lengthM) / 1000),
    route,
    ladder,
    step: isCable ? 0 : Math.min(plan.rules.firstStep, ladder.length - 1),
    count: 1,
  };
}

function isInCityCore(from: Point, to: Point, ground: Ground): boolean {
  if (distanceM(from, to) >= cableReachM) return false;
  return ground.settlements.some(
    (it) =>
      it.kind === 'city' &&
      distanceM(from, it.centre) < 1.4 * it.radiusM &&
      isInside(from, it.outline) &&
      isInside(to, it.outline),
  );
}
