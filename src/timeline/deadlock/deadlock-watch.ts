import type { ComingHelp, Deadlock } from '../../model/deadlock';
import { none } from '../../model/ids';
import type { ParameterReader } from '../../model/parameters';
import type { EventSink } from '../../model/run-event';
import { readPowerSettings } from '../../power/power-settings';
import { causedBy } from '../event-log';
import { inOrder } from '../scenario-actions';
import { buildWaitGraph } from './build-graph';
import { comeAlive } from './come-alive';
import { listComing, listRepairsS } from './coming-help';
import { nameRing } from './name-ring';
import { type NetworkWays, readNetworkWays } from './network-ways';
import { findOpeners, listCandidates } from './openers';
import { readSituation, type SituationOptions } from './read-situation';
import { findRings, type Ring } from './rings';
import { type Situation, type WaitGraph, waitKinds } from './wait-graph';

/** Looks out for power that waits for water that waits for power. */
export interface DeadlockWatch {
  /** Looks at a step; cheap while no unit is held for want of cooling water, or nothing has changed. */
  review(timeS: number): void;
  /** All that were found, in order of time. */
  readonly found: readonly Deadlock[];
}

export interface DeadlockOptions extends Omit<SituationOptions, 'ways'> {
  read: ParameterReader;
  log: EventSink;
}

interface Held {
  deadlock: Deadlock;
  ring: Ring;
  eventIx: number;
}

/** Nothing is looked for under the rule *uniform*, which has no re-energising. */
export function createDeadlockWatch(options: DeadlockOptions): DeadlockWatch {
  const { region, scenario, parts, read, log } = options;
  const { policies } = scenario;
  const settings = readPowerSettings(read);
  const found: Deadlock[] = [];
  let held: Held[] = [];
  let graph: WaitGraph | undefined;
  let ways: (NetworkWays | undefined)[] = [];
  let last: { now: Situation; full: Situation | undefined } | undefined;

  /** The graph is made when it is first needed: most runs never do. */
  function graphOf(): WaitGraph {
    if (graph) return graph;
    // only networks that cool a unit can be waited for
    const cooling = new Set(parts.cooling.units.map((it) => it.net));
    ways = parts.water.nets.map((net) => (cooling.has(net) ? readNetworkWays(region, net) : undefined));
    graph = buildWaitGraph(region, parts, ways, policies, settings);
    return graph;
  }

  function find(waiting: WaitGraph, now: Situation, ring: Ring, timeS: number, help?: ComingHelp): Held {
    const { generators } = region.grid;
    const candidates = listCandidates(waiting, ring, region, parts, ways, read);
    const deadlock: Deadlock = {
      foundS: timeS,
      ...(help ? { waitsUntil: help } : {}),
      unitIds: ring.units.map((g) => generators[g].id).sort(),
      ring: nameRing(waiting, ring.path, region, parts),
      openers: findOpeners(waiting, now, ring, candidates, settings.coldLoad4h),
    };
    const cooled = parts.cooling.units.find((it) => it.generatorIx === ring.units[0]);
    const values = { links: deadlock.ring.length, openers: deadlock.openers.length };
    const id = deadlock.ring[0].component.id;
    const causeIx = cooled?.eventIx ?? none;
    const event = { timeS, kind: 'deadlockFound' as const, component: 'generator' as const, id, values };
    return { deadlock, ring, eventIx: help ? none : log({ ...event, ...causedBy(causeIx) }) };
  }

  function add(it: Held): void {
    held.push(it);
    found.push(it.deadlock);
  }

  function open(it: Held, timeS: number): void {
    it.deadlock.openedS = timeS;
    const id = it.deadlock.ring[0].component.id;
    if (it.eventIx === none) return;
    const causeIx = latestCauseIx(it);
    log({ timeS, kind: 'deadlockOpened', component: 'generator', id, ...causedBy(causeIx) });
  }

  /** The latest event about a member since the ring was found; else its finding. */
  function latestCauseIx({ ring, eventIx }: Held): number {
    const { start, kind } = graphOf();
    const { state } = parts.power;
    let latest = eventIx;
    const take = (ix: number) => {
      if (ix > latest) latest = ix;
    };
    for (const i of ring.members) {
      if (kind[i] === waitKinds.feeder) take(state.feederCauseIx[i - start.feeder]);
      else if (kind[i] === waitKinds.bus) take(state.busCauseIx[i - start.bus]);
      else if (kind[i] === waitKinds.supply) {
        const s = i - start.supply;
        const station = parts.stations.stationOf(s);
        take(parts.supplies.list[s].causeIx);
        if (station) take(parts.facilityPower.state.causeIx[station.facilityIx]);
      }
    }
    for (const { generatorIx, eventIx: ix } of parts.cooling.units)
      if (ring.units.includes(generatorIx)) take(ix);
    return latest;
  }

  return {
    found,
    review(timeS) {
      if (policies.balance === 'uniform') return;
      const anyHeld = parts.cooling.units.some((it) => it.held);
      if (!anyHeld && held.length === 0) return;
      const waiting = graphOf();
      // crews without telecom put repairs off
      const repairsS = listRepairsS([...options.actions].sort(inOrder), timeS);
      const at = (byS: number) => readSituation(waiting, { ...options, ways }, timeS, byS, repairsS);
      const now = at(timeS);
      const isNowSame = last !== undefined && isSame(last.now, now);
      if (isNowSame && !last?.full) return;
      const foundNow = comeAlive(waiting, now);
      const isStuck = waiting.unitBus.some(
        (_, g) => now.cooled[g] === 0 && foundNow.alive[waiting.start.unit + g] === 0,
      );
      // what comes back without help to come does so with it too
      const full = isStuck || held.length > 0 ? at(Number.POSITIVE_INFINITY) : undefined;
      const isFullSame = last?.full !== undefined && full !== undefined && isSame(last.full, full);
      last = { now, full };
      if (!full || (isNowSame && isFullSame)) return;
      const isOf = (ring: Ring) => (it: Held) => ring.units.some((g) => it.ring.units.includes(g));
      const deadlocks = findRings(waiting, full, comeAlive(waiting, full));
      const inDeadlock = new Set(deadlocks.flatMap((ring) => ring.units));
      const waits = findRings(waiting, now, foundNow).filter(
        (ring) => !ring.units.some((g) => inDeadlock.has(g)),
      );
      const all = [...deadlocks, ...waits];
      for (const it of held) if (!all.some((ring) => isOf(ring)(it))) open(it, timeS);
      held = held.filter((it) => it.deadlock.openedS === undefined);
      const coming = listComing(scenario, repairsS, timeS);
      for (const ring of waits) {
        if (held.some(isOf(ring))) continue;
        const help = firstThatOpens(waiting, ring, coming, at);
        if (help) add(find(waiting, now, ring, timeS, help));
      }
      for (const ring of deadlocks) {
        const known = held.filter(isOf(ring));
        if (known.some((it) => it.eventIx !== none)) continue;
        // what it waited for was not enough: now it is a deadlock
        for (const it of known) found.splice(found.indexOf(it.deadlock), 1);
        held = held.filter((it) => !known.includes(it));
        add(find(waiting, full, ring, timeS));
      }
    },
  };
}

/** The first help to come with which, and all before it, the ring comes alive. */
function firstThatOpens(
  graph: WaitGraph,
  { units }: Ring,
  coming: readonly ComingHelp[],
  at: (byS: number) => Situation,
): ComingHelp | undefined {
  return coming.find(({ timeS }, i) => {
    if (coming[i + 1]?.timeS === timeS) return false;
    const { alive } = comeAlive(graph, at(timeS));
    return units.every((g) => alive[graph.start.unit + g] === 1);
  });
}

/** Nothing has changed that could make or open a ring; heads and needs that only move do not. */
function isSame(a: Situation, b: Situation): boolean {
  return (
    isEqual(a.alive, b.alive) &&
    isEqual(a.present, b.present) &&
    isEqual(a.branchUsable, b.branchUsable) &&
    isEqual(a.cooled, b.cooled) &&
    isEqual(a.linkWay, b.linkWay) &&
    a.headM.every((it, n) => it > Number.NEGATIVE_INFINITY === b.headM[n] > Number.NEGATIVE_INFINITY)
  );
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
