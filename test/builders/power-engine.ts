import type { Branch, Bus, Generator } from '../../src/model/grid';
import type { Feeder } from '../../src/model/people';
import { emptyRegion, type Region } from '../../src/model/region';
import type { Issue } from '../../src/model/result';
import type { RunEvent } from '../../src/model/run-event';
import { defaultPolicies, type Policies } from '../../src/model/scenario';
import type { LpSolver } from '../../src/power/lp-solver';
import type { PowerEngine } from '../../src/power/power-engine';
import { preparePower } from '../../src/power/prepare-power';
import { type PowerStart, startPower } from '../../src/power/start-power';

export function gridRegion(
  buses: Bus[],
  branches: Branch[],
  generators: Generator[],
  feeders: Feeder[] = [],
): Region {
  const region = emptyRegion('test');
  region.grid = { baseMva: 100, buses, branches, generators, dcLines: [] };
  region.feeders = feeders;
  return region;
}

/** A residential feeder of so many MW. */
export function feeder(id: string, busId: string, mw: number, part: Partial<Feeder> = {}): Feeder {
  return {
    id,
    busId,
    loadMw: { residential: mw, commercial: 0, industrial: 0, public: 0 },
    tier: 5,
    critical: false,
    people: 0,
    ...part,
  };
}

export interface StartedEngine {
  engine: PowerEngine;
  events: RunEvent[];
  issues: Issue[];
  /** Loses or repairs `kind:id` at a time, with an event of its own, and settles. */
  lose(key: string, timeS?: number): void;
  repair(key: string, timeS: number): void;
  /** Lets the engine act until a time. */
  runTo(timeS: number): void;
  servedMw(): number;
  feederState(id: string): number;
  kinds(): string[];
}

export function startEngine(
  region: Region,
  policies: Partial<Policies> = {},
  parameters: Record<string, number> = {},
  lpSolver?: LpSolver,
  part: Partial<PowerStart> = {},
): StartedEngine {
  const prepared = preparePower(region);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const events: RunEvent[] = [];
  const sink = (event: RunEvent) => events.push(event) - 1;
  const all = { ...defaultPolicies, ...policies };
  const issues: Issue[] = [];
  const onIssue = (it: Issue) => issues.push(it);
  const started = startPower(prepared.value, { policies: all, parameters, sink, lpSolver, onIssue, ...part });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const engine = started.value;
  const refOf = (key: string) => {
    const colon = key.indexOf(':');
    return { kind: key.slice(0, colon) as 'bus', id: key.slice(colon + 1) };
  };
  const runTo = (timeS: number) => {
    for (let next = engine.nextTimeS(); next <= timeS; next = engine.nextTimeS()) engine.advance(next);
  };
  return {
    engine,
    events,
    issues,
    runTo,
    lose(key, timeS = 0) {
      runTo(timeS);
      const ref = refOf(key);
      engine.lose(ref, sink({ timeS, kind: 'componentLost', component: ref.kind, id: ref.id }));
      engine.settle(timeS);
    },
    repair(key, timeS) {
      runTo(timeS);
      const ref = refOf(key);
      engine.repair(ref, sink({ timeS, kind: 'componentRepaired', component: ref.kind, id: ref.id }));
      engine.settle(timeS);
    },
    servedMw: () => engine.state.feederServedMw.reduce((sum, it) => sum + it, 0),
    feederState: (id) => engine.state.feederState[engine.index.feederIds.indexOf(id)],
    kinds: () => events.map((it) => it.kind),
  };
}
