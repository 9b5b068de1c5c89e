import { type Issue, issue } from '../../model/result';
import type { GridStructure } from '../flow/grid-structure';
import type { AcCase } from './ac-case';
import type { AcFlow } from './ac-flow';
import { reactiveMarginMvar, voltageMarginPu } from './constants';

/** A voltage outside the limits of its bus; a limit of 0 is none. */
export interface VoltageOutside {
  busIx: number;
  voltagePu: number;
  minVoltagePu: number;
  maxVoltagePu: number;
}

/** Buses with a voltage outside their limits, in the order of the grid. */
export function voltagesOutside(structure: GridStructure, flow: AcFlow): VoltageOutside[] {
  const outside: VoltageOutside[] = [];
  structure.grid.buses.forEach(({ minVoltagePu, maxVoltagePu }, busIx) => {
    const voltagePu = flow.voltagePu[busIx];
    const low = voltagePu < minVoltagePu - voltageMarginPu;
    const high = maxVoltagePu > 0 && voltagePu > maxVoltagePu + voltageMarginPu;
    if (low || high) outside.push({ busIx, voltagePu, minVoltagePu, maxVoltagePu });
  });
  return outside;
}

/** What a reader of the result should be told: islands without an answer, and what the answer leaves out. */
export function issuesOfAcFlow(structure: GridStructure, state: AcCase, flow: AcFlow): Issue[] {
  const { grid } = structure;
  const { islands } = flow;
  const issues: Issue[] = [];
  flow.islandStatus.forEach((status, i) => {
    if (status !== 'notConverged') return;
    const { id } = grid.buses[islands.memberBusIx[islands.memberStart[i]]];
    const { iterations, mismatchPu } = flow.islandOutcome[i];
    issues.push(
      Number.isFinite(mismatchPu)
        ? issue('warning', 'ac.notConverged', { id, iterations, mismatchPu: shortNumber(mismatchPu) }, { id })
        : issue('warning', 'ac.noStart', { id }, { id }),
    );
  });
  let beyond = 0;
  grid.generators.forEach(({ minMvar, maxMvar }, g) => {
    const mvar = flow.generatorMvar[g];
    if (state.generatorActive[g] === 0 || !(maxMvar > minMvar)) return;
    if (mvar > maxMvar + reactiveMarginMvar || mvar < minMvar - reactiveMarginMvar) beyond++;
  });
  if (beyond > 0) issues.push(issue('warning', 'ac.reactiveBeyondLimits', { count: beyond }));
  const hasLoad = state.loadMw.some((mw) => mw !== 0);
  if (hasLoad && state.loadMvar.every((mvar) => mvar === 0))
    issues.push(issue('warning', 'ac.noReactiveDemand'));
  return issues;
}

function shortNumber(value: number): string {
  return value.toPrecision(3);
}
