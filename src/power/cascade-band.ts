import { ok, type Result } from '../model/result';
import type { OperatorPolicy } from '../model/scenario';
import { type Cascade, type CascadeRequest, runCascade } from './cascade';
import { createBranchModel } from './flow/branch-model';
import type { LpSolver } from './lp-solver';
import { createBestServed } from './operators/best-served';
import type { PreparedPower } from './prepare-power';

/**
 * MW served at the end without operators, as the request has it, and with the best action: the most of doing nothing,
 * of redispatch after the reaction time, and of a redispatch at once and without ramp limits (`createBestServed`).
 */
export interface CascadeBand {
  bareServedMw: number;
  chosenServedMw: number;
  bestServedMw: number;
}

/** A cascade and what operators make of it: as many runs as there are policies. Only the chosen one tells issues. */
export function runCascadeBand(
  prepared: PreparedPower,
  request: CascadeRequest & { lpSolver: LpSolver },
): Result<Cascade & { band: CascadeBand }> {
  const chosen = runCascade(prepared, request);
  if (!chosen.ok) return chosen;
  const servedBy = (operators: OperatorPolicy): Result<number> => {
    if (operators === request.policies.operators) return ok(chosen.value.servedMw);
    const policies = { ...request.policies, operators };
    const found = runCascade(prepared, { ...request, policies, onIssue: undefined });
    return found.ok ? ok(found.value.servedMw) : found;
  };
  const bare = servedBy('none');
  if (!bare.ok) return bare;
  const redispatched = servedBy('redispatch');
  if (!redispatched.ok) return redispatched;
  const model = createBranchModel(prepared.structure, request.policies.susceptance);
  if (!model.ok) return model;
  const best = createBestServed(prepared, model.value, request.lpSolver, request.policies.dcLinesOn);
  const atOnceMw = best.servedMw(request.lost, prepared.feeders.baseMw);
  best.dispose();
  return ok({
    ...chosen.value,
    band: {
      bareServedMw: bare.value,
      chosenServedMw: chosen.value.servedMw,
      bestServedMw: Math.max(bare.value, redispatched.value, atOnceMw),
    },
  });
}
