import { type ComponentKind, none, waterId, zonesNetworkId } from '../model/ids';
import { type Issue, issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import type { HydraulicEngine, HydraulicOutcome } from '../water/hydraulic-engine';
import { causedBy } from './event-log';
import { createWaterCauses, type WaterCauses } from './water-causes';

/** One hydraulic network in a run, with the place of its columns among all networks'. */
export interface WaterNet {
  id: string;
  engine: HydraulicEngine;
  causes: WaterCauses;
  nodeOffset: number;
  linkOffset: number;
  tankOffset: number;
  /** Since when each tank has been falling, s. */
  fallingFromS: Float64Array;
  lastVolumeM3: Float64Array;
  emptyEventIx: Int32Array;
  /** Set by changes; the present time has to be solved again. */
  changed: boolean;
  /** Set by a step taken early: its end has not been solved. */
  isAhead: boolean;
  /** When flows change by themselves, as far as it can be foreseen. */
  dueAtS: number;
  /** Set when the state has moved and areas and facilities have not been looked at since. */
  moved: boolean;
}

/** The kind by which events name an element of a network: in supply zones, nodes that feed others are all sources. */
export function kindInNetwork(net: WaterNet, kind: 'pump' | 'reservoir' | 'tank'): ComponentKind {
  return net.id === zonesNetworkId ? 'supplySource' : kind;
}

/** All hydraulic networks on the one clock; supply zones count as one. */
export interface WaterSide {
  readonly nets: WaterNet[];
  /** Everything the engines have to tell, in order. */
  readonly issues: Issue[];
  /** True when a solver gave up; the run cannot go on. */
  readonly failed: boolean;
  /** Brings one network to `timeS` (rounded up to a whole second) and notes its tanks. */
  bring(net: WaterNet, timeS: number): void;
  /** Brings a network to `timeS` and prepares it for a change there. */
  open(net: WaterNet, timeS: number): void;
  /** When flows of a network change by themselves next, if before `untilS`, by which time nothing else changes them; else `untilS`. */
  nextTimeS(untilS: number): number;
  /** Brings up the networks whose flows change by now. */
  bringDue(timeS: number): void;
  /** Solves the present time of every network that was changed. */
  solveChanged(): void;
}

/** Issues that tell of water that does not add up, and what their size is. */
const breachSizes: Record<string, string> = {
  'water.notConverged': 'flowErrorShare',
  'water.balanceBreach': 'imbalanceM3',
};

/** Starts every engine at time 0. Tank levels are those of the network's file. */
export function createWaterSide(
  networks: readonly { id: string; engine: HydraulicEngine }[],
  log: EventSink,
): WaterSide {
  const issues: Issue[] = [];
  const nets: WaterNet[] = [];
  let failed = false;
  let nodeOffset = 0;
  let linkOffset = 0;
  let tankOffset = 0;
  for (const { id, engine } of networks) {
    const outcome = engine.start();
    const tankCount = engine.index.tankNodeIx.length;
    const net: WaterNet = {
      id,
      engine,
      causes: createWaterCauses(engine),
      nodeOffset,
      linkOffset,
      tankOffset,
      fallingFromS: new Float64Array(tankCount),
      lastVolumeM3: engine.state.tankVolumeM3.slice(),
      emptyEventIx: new Int32Array(tankCount).fill(none),
      changed: false,
      isAhead: false,
      dueAtS: engine.nextTimeS?.() ?? Number.POSITIVE_INFINITY,
      moved: true,
    };
    nets.push(net);
    take(net, outcome);
    nodeOffset += engine.index.nodeIds.length;
    linkOffset += engine.index.linkIds.length;
    tankOffset += tankCount;
  }

  function take(net: WaterNet, outcome: HydraulicOutcome): void {
    for (const it of outcome.issues) issues.push(it);
    if (outcome.status === 'failed') failed = true;
    if (outcome.status === 'failed' && outcome.issues.length === 0)
      issues.push(issue('error', 'water.failed', { network: net.id }, { id: net.id }));
    // in order of time, so that a tank is never behind a breach before it
    let fromS = Number.NEGATIVE_INFINITY;
    for (const { tankIx, timeS, empty } of outcome.tankChanges) {
      noteBreaches(net, outcome.issues, fromS, timeS);
      fromS = Math.max(fromS, timeS);
      noteTank(net, tankIx, timeS, empty);
    }
    noteBreaches(net, outcome.issues, fromS, Number.POSITIVE_INFINITY);
    const { tankVolumeM3, timeS } = net.engine.state;
    for (let i = 0; i < tankVolumeM3.length; i++) {
      if (tankVolumeM3[i] >= net.lastVolumeM3[i]) net.fallingFromS[i] = timeS;
      net.lastVolumeM3[i] = tankVolumeM3[i];
    }
  }

  /** Of a span of time: steps without a balanced solution (share of the flows that is left), and books that are out (m3). */
  function noteBreaches(net: WaterNet, told: readonly Issue[], fromS: number, beforeS: number): void {
    for (const { code, params } of told) {
      const sizeName = breachSizes[code];
      const timeS = Math.round(Number(params.hours) * 3600);
      if (!sizeName || timeS < fromS || timeS >= beforeS) continue;
      log({
        timeS,
        kind: 'hydraulicsUnbalanced',
        component: 'network',
        id: net.id,
        ...causedBy(net.causes.changeIx),
        values: { [sizeName]: Number(params.size) },
      });
    }
  }

  function noteTank(net: WaterNet, tankIx: number, timeS: number, empty: boolean): void {
    const nodeIx = net.engine.index.tankNodeIx[tankIx];
    const id = waterId(net.id, net.engine.index.nodeIds[nodeIx]);
    const key = `tank:${nodeIx}`;
    const { causes } = net;
    const causeIx = empty ? causes.emptyingCauseIx(nodeIx, net.fallingFromS[tankIx]) : causes.recoveryIx;
    const kind = empty ? 'tankEmptied' : 'tankRefilled';
    const component = kindInNetwork(net, 'tank');
    const eventIx = log({ timeS, kind, component, id, ...causedBy(causeIx) });
    if (empty) causes.lose(key, eventIx, timeS, [nodeIx]);
    else causes.regain(key, eventIx);
  }

  function bring(net: WaterNet, timeS: number): void {
    const wholeS = Math.ceil(timeS);
    const reachedS = net.engine.state.timeS;
    if (reachedS > wholeS && !net.changed) return;
    if (reachedS === wholeS && !net.changed && !net.isAhead) return;
    if (reachedS < wholeS) net.causes.keepFlows();
    net.changed = false;
    net.isAhead = false;
    net.moved = true;
    take(net, net.engine.advance(Math.max(wholeS, reachedS)));
    net.dueAtS = net.engine.nextTimeS?.() ?? Number.POSITIVE_INFINITY;
  }

  return {
    nets,
    issues,
    get failed() {
      return failed;
    },
    bring,
    open(net, timeS) {
      // of several changes at one instant only the last needs a solution; flows before it are those before them all
      if (net.changed && net.engine.state.timeS >= timeS) return;
      bring(net, timeS);
      net.causes.keepFlows();
      net.changed = true;
    },
    nextTimeS(untilS) {
      let soonestS = untilS;
      for (const { dueAtS } of nets) soonestS = Math.min(soonestS, dueAtS);
      for (const net of nets) {
        if (!net.engine.stepAhead || net.isAhead || net.engine.state.timeS >= soonestS) continue;
        net.causes.keepFlows();
        take(net, net.engine.stepAhead(Math.ceil(soonestS)));
        net.isAhead = true;
        net.dueAtS = net.engine.state.timeS;
        soonestS = Math.min(soonestS, net.dueAtS);
      }
      return soonestS;
    },
    bringDue(timeS) {
      for (const net of nets) if (net.dueAtS <= timeS) bring(net, timeS);
    },
    solveChanged() {
      for (const net of nets) if (net.changed) bring(net, net.engine.state.timeS);
    },
  };
}
