import { none } from '../../model/ids';
import { type Issue, issue } from '../../model/result';
import type { CostUnit } from './cost-columns';
import type { FlowTopology, ServiceMasks } from './flow-topology';

/** Slack in adding up, MW. */
const sumToleranceMw = 1e-7;

/**
 * Why an island cannot serve its load whatever the lines allow: no unit, too little or too much output.
 * Empty where only line limits could stand in the way.
 */
export function explainInfeasible(
  topology: FlowTopology,
  masks: ServiceMasks,
  units: readonly CostUnit[],
  loadMw: Float64Array,
): Issue[] {
  const { structure, model, islands, islandLive } = topology;
  const { grid } = structure;
  const neededMw = new Float64Array(islands.count);
  const leastMw = new Float64Array(islands.count);
  const mostMw = new Float64Array(islands.count);
  const strandedBusIx = new Int32Array(islands.count).fill(none);
  for (let bus = 0; bus < structure.busCount; bus++) {
    const i = islands.busIslandIx[bus];
    if (i === none) continue;
    const mw = loadMw[bus] + (islandLive[i] === 1 ? model.shuntMw[bus] : 0);
    neededMw[i] += mw;
    if (mw !== 0 && strandedBusIx[i] === none) strandedBusIx[i] = bus;
  }
  for (const unit of units) {
    const i = islands.busIslandIx[unit.busIx];
    leastMw[i] += unit.lowMw;
    mostMw[i] += unit.highMw;
  }
  const issues: Issue[] = [];
  for (let bus = 0; bus < structure.busCount; bus++) {
    if (masks.bus[bus] === 1 || structure.busPresent[bus] === 0 || loadMw[bus] === 0) continue;
    const { id } = grid.buses[bus];
    issues.push(issue('error', 'redispatch.lostBusWithLoad', { id, mw: loadMw[bus] }, { id }));
  }
  for (let i = 0; i < islands.count; i++) {
    const { id } = grid.buses[islands.memberBusIx[islands.memberStart[i]]];
    const params = { id, neededMw: neededMw[i], leastMw: leastMw[i], mostMw: mostMw[i] };
    if (islandLive[i] === 0) {
      if (strandedBusIx[i] !== none) issues.push(issue('error', 'redispatch.noSource', params, { id }));
    } else if (mostMw[i] < neededMw[i] - sumToleranceMw) {
      issues.push(issue('error', 'redispatch.tooLittle', params, { id }));
    } else if (leastMw[i] > neededMw[i] + sumToleranceMw) {
      issues.push(issue('error', 'redispatch.tooMuch', params, { id }));
    }
  }
  return issues;
}
