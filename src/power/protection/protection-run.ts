import { none } from '../../model/ids';
import type { PowerRun } from '../power-run';
import type { Protection } from './protection';
import { createBandsProtection } from './protection-bands';
import { createIntegralProtection } from './protection-integral';
import { createThermalProtection } from './protection-thermal';
import { awaitReclosing, createRecloser, forgetTrips, type Recloser, recloseDue } from './reclose';

/** A raised rating lies this share above the loading it came from, so that rounding is no overload. */
const raisedMargin = 1e-9;

/** The protection of one run: the rule and what the log needs. */
export interface ProtectionRun {
  rule: Protection;
  /** Present only for the rule *bands*. */
  recloser?: Recloser;
  aboveSinceS: Float64Array;
  /** Flows that the relays have seen. */
  seenMw: Float64Array;
  /** The event behind an overload, fixed when it begins. */
  overloadCauseIx: Int32Array;
  due: Int32Array;
  changedIx: Int32Array;
}

export function createProtectionRun(run: PowerRun): ProtectionRun {
  const { branchCount } = run.structure;
  const { protection } = run.policies;
  const rule =
    protection === 'integral'
      ? createIntegralProtection(branchCount, run.settings.relayS)
      : protection === 'thermal'
        ? createThermalProtection(branchCount, run.settings.thermalRatePerS)
        : createBandsProtection(branchCount, run.settings);
  return {
    rule,
    ...(protection === 'bands' ? { recloser: createRecloser(branchCount) } : {}),
    aboveSinceS: new Float64Array(branchCount).fill(Number.NaN),
    seenMw: new Float64Array(branchCount).fill(Number.NaN),
    overloadCauseIx: new Int32Array(branchCount).fill(none),
    due: new Int32Array(branchCount),
    changedIx: new Int32Array(branchCount),
  };
}

/** What is overloaded before anything is lost is told, and keeps that loading as its rating. */
export function raiseRatings(run: PowerRun): void {
  if (run.policies.protection === 'integral') return;
  const { ratingMw } = run;
  const { branchFlowMw } = run.state;
  for (let k = 0; k < ratingMw.length; k++) {
    const flowMw = Math.abs(branchFlowMw[k]);
    if (ratingMw[k] <= 0 || flowMw <= ratingMw[k]) continue;
    run.sink({
      timeS: run.timeS,
      kind: 'ratingRaised',
      component: 'branch',
      id: run.structure.grid.branches[k].id,
      loading: flowMw / ratingMw[k],
      valueMw: flowMw,
    });
    ratingMw[k] = flowMw * (1 + raisedMargin);
  }
}

/** Takes flows that changed into the relays; logs alarms. */
export function observeLoadings(run: PowerRun, protection: ProtectionRun): void {
  if (!run.flowsChanged) return;
  run.flowsChanged = false;
  const { aboveSinceS, overloadCauseIx, seenMw, changedIx } = protection;
  const { ratingMw } = run;
  const { branchFlowMw, branchLoading } = run.state;
  const alarms = run.policies.protection === 'bands';
  let changed = 0;
  for (let k = 0; k < ratingMw.length; k++) {
    if (branchFlowMw[k] === seenMw[k]) continue;
    changedIx[changed++] = k;
    seenMw[k] = branchFlowMw[k];
    const loading = ratingMw[k] > 0 ? Math.abs(branchFlowMw[k]) / ratingMw[k] : 0;
    branchLoading[k] = loading;
    if (!(loading > 1)) {
      aboveSinceS[k] = Number.NaN;
      continue;
    }
    if (!Number.isNaN(aboveSinceS[k])) continue;
    aboveSinceS[k] = run.timeS;
    overloadCauseIx[k] = run.disturbIx[run.structure.branchFromIx[k]];
    if (alarms) overloadCauseIx[k] = logBranch(run, protection, 'branchAlarmed', k, overloadCauseIx[k]);
  }
  protection.rule.observe(run.timeS, branchLoading, changedIx, changed);
}

/** Trips and recloses what is due at the run's time. The caller settles afterwards. */
export function tripDue(run: PowerRun, protection: ProtectionRun): void {
  const { rule, due, overloadCauseIx } = protection;
  const warnings = rule.collectWarnings(run.timeS, due);
  for (let c = 0; c < warnings; c++) {
    overloadCauseIx[due[c]] = logBranch(run, protection, 'branchWarned', due[c], overloadCauseIx[due[c]]);
  }
  const count = rule.collectDue(run.timeS, due);
  for (let c = 0; c < count; c++) {
    const k = due[c];
    const tripIx = logBranch(run, protection, 'branchTripped', k, overloadCauseIx[k]);
    run.branchTripped[k] = 1;
    run.branchTripEventIx[k] = tripIx;
    run.touchIx[run.structure.branchFromIx[k]] = tripIx;
    run.touchIx[run.structure.branchToIx[k]] = tripIx;
    run.topologyChanged = true;
    coolRelay(protection, k);
    if (protection.recloser) awaitReclosing(protection.recloser, k, run.timeS, run.settings.recloseS);
  }
  if (protection.recloser) recloseDue(run, protection.recloser, islandsOfDue(run, due, count));
}

/** Islands in which the first `count` branches of `due` were. */
function islandsOfDue(run: PowerRun, due: Int32Array, count: number): number[] {
  const { busIslandIx } = run.islands;
  const islands: number[] = [];
  for (let c = 0; c < count; c++) {
    islands.push(
      busIslandIx[run.structure.branchFromIx[due[c]]],
      busIslandIx[run.structure.branchToIx[due[c]]],
    );
  }
  return islands;
}

/** When protection next acts; Infinity for never. */
export function nextProtectionS(protection: ProtectionRun): number {
  let next = protection.rule.nextTimeS();
  if (protection.recloser) {
    const { dueS } = protection.recloser;
    for (let k = 0; k < dueS.length; k++) if (dueS[k] < next) next = dueS[k];
  }
  return next;
}

/** A branch that leaves service starts with a cold relay when it comes back. */
export function forgetBranch(protection: ProtectionRun, branchIx: number): void {
  coolRelay(protection, branchIx);
  if (protection.recloser) forgetTrips(protection.recloser, branchIx);
}

function coolRelay(protection: ProtectionRun, branchIx: number): void {
  protection.rule.reset(branchIx);
  protection.seenMw[branchIx] = Number.NaN;
  protection.aboveSinceS[branchIx] = Number.NaN;
}

function logBranch(
  run: PowerRun,
  protection: ProtectionRun,
  kind: 'branchAlarmed' | 'branchWarned' | 'branchTripped',
  branchIx: number,
  causeIx: number,
): number {
  const { branchLoading, branchFlowMw } = run.state;
  const sinceS = protection.aboveSinceS[branchIx];
  return run.sink({
    timeS: run.timeS,
    kind,
    component: 'branch',
    id: run.structure.grid.branches[branchIx].id,
    ...(causeIx === none ? {} : { causeIx }),
    loading: branchLoading[branchIx],
    valueMw: Math.abs(branchFlowMw[branchIx]),
    ...(Number.isNaN(sinceS) ? {} : { values: { aboveRatingS: run.timeS - sinceS } }),
  });
}
