import type { FacilityLog } from '../../src/model/measured-run';
import {
  facilityPowerStates,
  facilityWaterStates,
  frameRow,
  type Outages,
  type RunRecord,
} from '../../src/model/run-record';
import { emptyRun } from './empty-run';

/** One feeder: its need, people, district (-1: none), tier, and when it is off, in hours, with the share off. */
export interface FeederSketch {
  needMw: number;
  people: number;
  area: number;
  tier: number;
  off?: [fromH: number, toH: number, share?: number][];
}

/** One node of a network: need and people, district, and when it is dry. */
export interface NodeSketch {
  needM3h: number;
  people: number;
  area: number;
  dry?: [fromH: number, toH: number];
}

/** One facility: district, tier, and hours in which it is dark or on its set, with the litres an hour. */
export interface FacilitySketch {
  area: number;
  tier: number;
  dark?: [fromH: number, toH: number];
  onSet?: [fromH: number, toH: number, lPerH: number];
}

export interface RunSketch {
  hours: number;
  areas: number;
  towns?: (string | undefined)[];
  feeders?: FeederSketch[];
  nodes?: NodeSketch[];
  facilities?: FacilitySketch[];
}

const stepS = 900;

/** Share of an interval, in hours, that lies in a span. */
function overlapH(fromH: number, toH: number, aH: number, bH: number): number {
  return Math.max(0, Math.min(toH, bH) - Math.max(fromH, aH));
}

/** The record that a run of constant needs leaves, recorded every 15 min. */
export function measuredRun(sketch: RunSketch): RunRecord {
  const { hours, areas, towns = [], feeders = [], nodes = [], facilities = [] } = sketch;
  const count = (hours * 3600) / stepS + 1;
  const run = emptyRun(
    {
      areaIds: Array.from({ length: areas }, (_, a) => `a${a}`),
      feederIds: feeders.map((_, f) => `f${f}`),
      facilityIds: facilities.map((_, f) => `s${f}`),
      nodeIds: nodes.map((_, n) => `w/n${n}`),
    },
    Array.from({ length: count }, (_, i) => i * stepS),
  );
  const { places } = run;
  places.townIds = [...new Set(towns.flatMap((it) => it ?? []))];
  places.townNames = places.townIds.map((id) => `Town ${id}`);
  places.areaTownIx = Int32Array.from({ length: areas }, (_, a) => places.townIds.indexOf(towns[a] ?? ''));
  places.feederAreaIx = Int32Array.from(feeders, (it) => it.area);
  places.feederTier = Uint8Array.from(feeders, (it) => it.tier);
  places.facilityAreaIx = Int32Array.from(facilities, (it) => it.area);
  places.facilityTier = Uint8Array.from(facilities, (it) => it.tier);
  const users = nodes.flatMap((it, n) => (it.people > 0 ? [n] : []));
  places.users = {
    nodeIx: Int32Array.from(users),
    areaIx: Int32Array.from(users, (n) => nodes[n].area),
    people: Float64Array.from(users, (n) => nodes[n].people),
    share: new Float64Array(users.length).fill(1),
  };
  run.outages = outagesOf(feeders);
  run.facilityLog = facilityLogOf(facilities, hours);
  for (let i = 0; i < count; i++) {
    const [aH, bH] = [(i - 1) / 4, i / 4];
    for (const [f, { needMw, off = [] }] of feeders.entries()) {
      const offH = off.reduce((sum, [from, to, share = 1]) => sum + share * overlapH(from, to, aH, bH), 0);
      const offNow =
        off.find(([from, to]) => from <= bH && bH < to)?.[2] ??
        (off.some(([from, to]) => from <= bH && bH < to) ? 1 : 0);
      frameRow(run, 'feederNeededMw', i)[f] = needMw;
      frameRow(run, 'feederServedMw', i)[f] = needMw * (1 - offNow);
      if (i === 0) continue;
      frameRow(run, 'feederNeededMwh', i)[f] = needMw / 4;
      frameRow(run, 'feederUnservedMwh', i)[f] = needMw * offH;
    }
    for (const [n, { needM3h, dry, people, area }] of nodes.entries()) {
      const dryH = dry ? overlapH(...dry, aH, bH) : 0;
      const isDry = dry !== undefined && dry[0] <= bH && bH < dry[1];
      frameRow(run, 'nodeDemandM3s', i)[n] = needM3h / 3600;
      frameRow(run, 'nodeDeliveredM3s', i)[n] = isDry ? 0 : needM3h / 3600;
      if (i === 0) continue;
      frameRow(run, 'nodeNeededM3', i)[n] = needM3h / 4;
      frameRow(run, 'nodeDeliveredM3', i)[n] = needM3h * (1 / 4 - dryH);
      run.sums.personHoursBelow15L[i] += dryH * people;
      if (area >= 0) frameRow(run, 'areaPersonHoursBelow15L', i)[area] += dryH * people;
    }
    if (i > 0) addShares(run, i, feeders, nodes);
    if (i > 0) run.sums.personHoursBelow15L[i] += run.sums.personHoursBelow15L[i - 1];
  }
  return run;
}

function outagesOf(feeders: readonly FeederSketch[]): Outages {
  const pieces = feeders.flatMap(({ off = [] }, f) =>
    off.map(([from, to, share = 1]) => ({ f, from, to, share })),
  );
  return {
    feederIx: Int32Array.from(pieces, (it) => it.f),
    fromS: Float64Array.from(pieces, (it) => it.from * 3600),
    toS: Float64Array.from(pieces, (it) => it.to * 3600),
    offShare: Float64Array.from(pieces, (it) => it.share),
    feederPeople: Float64Array.from(feeders, (it) => it.people),
  };
}

function facilityLogOf(facilities: readonly FacilitySketch[], hours: number): FacilityLog {
  const pieces = facilities.flatMap(({ dark, onSet }, f) => {
    const marks = [0, hours, ...(dark ?? []), ...(onSet ? onSet.slice(0, 2) : [])].sort((a, b) => a - b);
    return marks.flatMap((from, k) => {
      const to = marks[k + 1];
      if (to === undefined || to === from) return [];
      const isIn = (span?: readonly number[]) => span !== undefined && span[0] <= from && to <= span[1];
      return [{ f, from, to, isDark: isIn(dark), litres: isIn(onSet) ? (onSet?.[2] ?? 0) * (to - from) : 0 }];
    });
  });
  return {
    facilityIx: Int32Array.from(pieces, (it) => it.f),
    fromS: Float64Array.from(pieces, (it) => it.from * 3600),
    toS: Float64Array.from(pieces, (it) => it.to * 3600),
    power: Uint8Array.from(pieces, (it) =>
      it.isDark
        ? facilityPowerStates.dark
        : it.litres > 0
          ? facilityPowerStates.backup
          : facilityPowerStates.grid,
    ),
    powerShare: Float64Array.from(pieces, (it) => (it.isDark ? 0 : 1)),
    carrier: Uint8Array.from(pieces, (it) => (it.litres > 0 ? 1 : 0)),
    water: new Uint8Array(pieces.length).fill(facilityWaterStates.notModelled),
    waterShare: new Float64Array(pieces.length).fill(1),
    fuelL: Float64Array.from(pieces, (it) => it.litres),
  };
}

/** The region's served over needed of one interval, as a run keeps it. */
function addShares(
  run: RunRecord,
  i: number,
  feeders: readonly FeederSketch[],
  nodes: readonly NodeSketch[],
): void {
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, it) => total + it, 0);
  const missing = sum(frameRow(run, 'feederUnservedMwh', i));
  const needed = feeders.length > 0 ? sum(frameRow(run, 'feederNeededMwh', i)) : 1;
  const wanted = nodes.length > 0 ? sum(frameRow(run, 'nodeNeededM3', i)) : 1;
  const got = nodes.length > 0 ? sum(frameRow(run, 'nodeDeliveredM3', i)) : 1;
  const neededMwh = feeders.length > 0 ? needed : 0;
  run.sums.electricityNeededMwh[i] = run.sums.electricityNeededMwh[i - 1] + neededMwh;
  run.sums.electricityServedMwh[i] = run.sums.electricityServedMwh[i - 1] + neededMwh - missing;
  run.sums.electricityShareH[i] = run.sums.electricityShareH[i - 1] + (1 - missing / needed) / 4;
  run.sums.waterShareH[i] = run.sums.waterShareH[i - 1] + got / wanted / 4;
}
