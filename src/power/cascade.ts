import type { ComponentRef } from '../model/ids';
import { none } from '../model/ids';
import { type Issue, ok, type Result } from '../model/result';
import type { RunEvent } from '../model/run-event';
import { busStates } from '../model/run-record';
import type { Policies } from '../model/scenario';
import type { LpSolver } from './lp-solver';
import type { PreparedPower } from './prepare-power';
import { startPower } from './start-power';

/** Horizon of a cascade, s from the loss: 72 h, and DCSIMSEP's 900 s less the second before the loss. */
export const cascadeHorizonS = 72 * 3600;
export const integralHorizonS = 899;

export interface CascadeRequest {
  lost: ComponentRef[];
  policies: Policies;
  horizonS: number;
  parameters?: Readonly<Record<string, number>>;
  /** Needed where operators redispatch. */
  lpSolver?: LpSolver;
  onIssue?: (issue: Issue) => void;
}

export interface CascadeIsland {
  busIds: string[];
  status: 'live' | 'dead';
  neededMw: number;
  servedMw: number;
  outputMw: number;
}

export interface Cascade {
  /** `dead` when nothing is served any more. */
  status: 'solved' | 'dead';
  events: RunEvent[];
  demandMw: number;
  servedMw: number;
  islands: CascadeIsland[];
}

/**
 * One cascade: the losses at time 0, then from trip to trip until the grid rests or the horizon is reached.
 * Demand stays as in the file.
 */
export function runCascade(prepared: PreparedPower, request: CascadeRequest): Result<Cascade> {
  const events: RunEvent[] = [];
  const sink = (event: RunEvent) => events.push(event) - 1;
  const { policies, parameters, lpSolver, onIssue } = request;
  const started = startPower(prepared, { policies, parameters, sink, lpSolver, onIssue });
  if (!started.ok) return started;
  const engine = started.value;
  for (const it of request.lost) {
    const eventIx = sink({ timeS: 0, kind: 'componentLost', component: it.kind, id: it.id });
    engine.lose(it, eventIx);
  }
  engine.settle(0);
  for (let next = engine.nextTimeS(); next <= request.horizonS; next = engine.nextTimeS())
    engine.advance(next);
  engine.dispose();

  const { state, index } = engine;
  const islands: CascadeIsland[] = [];
  index.busIds.forEach((id, bus) => {
    const i = state.busIslandIx[bus];
    if (i === none) return;
    const status = state.busState[bus] === busStates.live ? 'live' : 'dead';
    islands[i] ??= { busIds: [], status, neededMw: 0, servedMw: 0, outputMw: 0 };
    islands[i].busIds.push(id);
  });
  let demandMw = 0;
  let servedMw = 0;
  index.feederIds.forEach((_, f) => {
    demandMw += state.feederNeededMw[f];
    servedMw += state.feederServedMw[f];
    const i = state.busIslandIx[index.feederBusIx[f]];
    if (i === none) return;
    islands[i].neededMw += state.feederNeededMw[f];
    islands[i].servedMw += state.feederServedMw[f];
  });
  index.generatorIds.forEach((_, g) => {
    const i = state.busIslandIx[prepared.structure.generatorBusIx[g]];
    if (i !== none) islands[i].outputMw += state.generatorOutputMw[g];
  });
  const dead = islands.every((it) => it.status === 'dead');
  return ok({ status: dead ? 'dead' : 'solved', events, demandMw, servedMw, islands });
}
