import { type Generator, uncooledTechnologies } from '../model/grid';
import { none, splitWaterId } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import { type Issue, issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import { type CoolingLimit, generatorStates } from '../model/run-record';
import type { PowerEngine } from '../power/power-engine';
import { nodeKinds } from '../water/hydraulic-engine';
import { causedBy } from './event-log';
import type { WaterNet, WaterSide } from './water-side';

/** A thermal unit with the node that cools it, and what its water allows. */
export interface CooledUnit {
  generatorIx: number;
  unit: Generator;
  net: WaterNet;
  nodeIx: number;
  /** What it needs at full output; undefined where the node's own demand holds it. */
  drawM3s: number | undefined;
  /** Share of Pmax that it may give, by the water that has held. */
  limitShare: number;
  /** It has too little water to run at all. */
  held: boolean;
  /** The last event of its cooling; -1 before any. */
  eventIx: number;
}

/** Water to power: units that are derated, and stopped, by the water of their cooling node. */
export interface Cooling {
  readonly units: readonly CooledUnit[];
  /** All limits so far, in order of time. */
  readonly limits: readonly CoolingLimit[];
  /** Hands the units' draw to their nodes: in full while they run, the standby share of it while they stand. */
  draw(timeS: number): void;
  /** Looks at the water now. True where a unit's limit changed, so that the grid has to be settled. */
  review(timeS: number): boolean;
}

interface Watch extends CooledUnit {
  /** Share that the intact state gave, which counts as enough. */
  intactShare: number;
  presentDrawM3s: number;
  shortIx: number;
  /** Since when more water than the limit has been there, and the least of it. */
  risingFromS: number;
  risingShare: number;
}

const never = Number.POSITIVE_INFINITY;

/** Whether a unit's output hangs on a water node. */
export function isCooled({ coolingNodeId, technology, inService }: Generator): boolean {
  return coolingNodeId !== undefined && inService && !uncooledTechnologies.has(technology);
}

/**
 * Cooling water on the one clock. A unit may give Pmax x delivered / needed of its node; below its Pmin, or below
 * `cooling.stopShare`, it stops. Falls count at once, rises when they have held for `cooling.returnS`; less than
 * `cooling.changeShare` is no change. A junction without demand of its own is given the unit's `coolingM3s`; elsewhere the
 * node's demand is taken to hold it. A node that is short in the intact state counts as giving enough then, with an issue.
 */
export function createCooling(
  generators: readonly Generator[],
  power: PowerEngine,
  water: WaterSide,
  read: ParameterReader,
  log: EventSink,
  onIssue: (issue: Issue) => void,
): Cooling {
  const stopShare = read('cooling.stopShare');
  const changeShare = read('cooling.changeShare');
  const returnS = read('cooling.returnS');
  const standbyShare = read('cooling.standbyShare');
  const netIxOf = new Map(water.nets.map((net, ix) => [net.id, ix]));
  const units: Watch[] = [];
  const limits: CoolingLimit[] = [];

  /** The node of a unit; or the code of why it has none that could run short. */
  function placeOf(unit: Generator): string | Pick<Watch, 'net' | 'nodeIx' | 'drawM3s'> {
    const { networkId, elementId } = splitWaterId(unit.coolingNodeId ?? '');
    const net = water.nets[netIxOf.get(networkId) ?? none];
    const nodeIx = net ? net.engine.index.nodeIds.indexOf(elementId) : none;
    if (!net || nodeIx === none) return 'run.coolingNodeMissing';
    if (net.engine.index.nodeKind[nodeIx] !== nodeKinds.junction) return 'run.coolingNotJunction';
    if (net.engine.state.nodeDemandM3s[nodeIx] > 0) return { net, nodeIx, drawM3s: undefined };
    const { coolingM3s = 0 } = unit;
    return coolingM3s > 0 ? { net, nodeIx, drawM3s: coolingM3s } : 'run.coolingNeedUnknown';
  }

  generators.forEach((unit, generatorIx) => {
    if (!isCooled(unit)) return;
    const place = placeOf(unit);
    if (typeof place === 'string') {
      onIssue(issue('warning', place, { id: unit.id, node: unit.coolingNodeId ?? '' }, { id: unit.id }));
      return;
    }
    units.push({
      generatorIx,
      unit,
      ...place,
      limitShare: 1,
      held: false,
      eventIx: none,
      intactShare: Number.NaN,
      presentDrawM3s: 0,
      shortIx: none,
      risingFromS: never,
      risingShare: 0,
    });
  });

  /** Draws of a node are the sum over its units. */
  function draw(timeS: number): void {
    for (const it of units) {
      if (it.drawM3s === undefined) continue;
      const runs = power.state.generatorState[it.generatorIx] === generatorStates.running;
      const m3s = it.drawM3s * (runs ? 1 : standbyShare);
      if (m3s === it.presentDrawM3s) continue;
      it.presentDrawM3s = m3s;
      let sumM3s = 0;
      for (const other of units)
        if (other.net === it.net && other.nodeIx === it.nodeIx) sumM3s += other.presentDrawM3s;
      water.open(it.net, timeS);
      it.net.engine.setDraw(it.nodeIx, sumM3s);
    }
  }

  function shareOf(it: Watch): number {
    const { state } = it.net.engine;
    const neededM3s = state.nodeDemandM3s[it.nodeIx];
    // an hour in which the node wants nothing says nothing of its supply
    if (!(neededM3s > 0)) return it.limitShare;
    const share = Math.max(0, Math.min(1, state.nodeDeliveredM3s[it.nodeIx] / neededM3s));
    if (Number.isNaN(it.intactShare)) noteIntact(it, share);
    return it.intactShare > 0 ? Math.min(1, share / it.intactShare) : 1;
  }

  function noteIntact(it: Watch, share: number): void {
    it.intactShare = share < 1 - changeShare ? share : 1;
    if (it.intactShare === 1) return;
    const params = { id: it.unit.id, node: it.unit.coolingNodeId ?? '', percent: Math.round(100 * share) };
    onIssue(issue('warning', 'run.coolingShortIntact', params, { id: it.unit.id }));
  }

  function note(it: Watch, kind: 'coolingShort' | 'coolingReturned', timeS: number): number {
    const { causes, engine } = it.net;
    const causeIx = kind === 'coolingShort' ? causes.shortageCauseIx([it.nodeIx]) : causes.recoveryIx;
    return log({
      timeS,
      kind,
      component: 'generator',
      id: it.unit.id,
      ...causedBy(causeIx),
      values: {
        neededM3s: engine.state.nodeDemandM3s[it.nodeIx],
        deliveredM3s: engine.state.nodeDeliveredM3s[it.nodeIx],
      },
    });
  }

  /** Gives a unit a new limit, and tells what that does to it. */
  function limit(it: Watch, share: number, timeS: number): void {
    const { generatorIx: g, unit } = it;
    const rises = share > it.limitShare;
    const runs = power.state.generatorState[g] === generatorStates.running;
    const availableMw = share * unit.maxMw;
    const held = share < stopShare || availableMw < unit.minMw;
    it.limitShare = share;
    it.risingFromS = never;
    if (!rises && it.shortIx === none) it.shortIx = note(it, 'coolingShort', timeS);
    let causeIx = it.shortIx;
    if (rises && (share === 1 || (it.held && !held))) causeIx = note(it, 'coolingReturned', timeS);
    else if (runs) {
      const kind = held ? 'generatorStopped' : 'generatorDerated';
      const valueMw = held ? power.state.generatorOutputMw[g] : availableMw;
      causeIx = log({ timeS, kind, component: 'generator', id: unit.id, ...causedBy(it.shortIx), valueMw });
    }
    if (share === 1) it.shortIx = none;
    it.eventIx = causeIx;
    if (held !== it.held) power.setHeld(g, held, causeIx);
    it.held = held;
    power.setAvailable(g, availableMw, causeIx);
    limits.push({ timeS, generatorIx: g, availableMw, held });
  }

  // what the water gives before the scenario begins is what counts as enough
  draw(0);
  water.solveChanged();
  for (const it of units) shareOf(it);

  return {
    units,
    limits,
    draw,
    review(timeS) {
      let changed = false;
      for (const it of units) {
        const share = shareOf(it);
        const full = share >= 1 - changeShare;
        if (share < it.limitShare - changeShare) {
          limit(it, share, timeS);
          changed = true;
        } else if (it.limitShare < 1 && (full || share > it.limitShare + changeShare)) {
          it.risingShare = it.risingFromS === never ? share : Math.min(it.risingShare, share);
          if (it.risingFromS === never) it.risingFromS = timeS;
          if (timeS - it.risingFromS < returnS) continue;
          limit(it, it.risingShare >= 1 - changeShare ? 1 : it.risingShare, timeS);
          changed = true;
        } else it.risingFromS = never;
      }
      return changed;
    },
  };
}
