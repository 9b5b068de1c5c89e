import { type Issue, issue } from '../model/result';
import {
  linkProperties,
  linkTypes,
  missingSetting,
  nodeProperties,
  nodeTypes,
  ruleStatuses,
  type SolverNetwork,
} from './solver';

/**
 * Opens links for good before the first step: simple controls on them are suspended, and the actions of rules on them
 * all read "open". Not for links that are closed later, which would be handed back to their controls.
 */
export function holdOpen(network: SolverNetwork, linkIds: readonly string[], file: string): Issue[] {
  const issues: Issue[] = [];
  const wanted = new Set(linkIds);
  const held = new Set<number>();
  for (let k = 0; k < network.linkCount(); k++) {
    const id = network.linkId(k);
    if (!wanted.delete(id)) continue;
    const type = network.linkType(k);
    if (type === linkTypes.pump || type === linkTypes.checkValvePipe)
      issues.push(issue('error', 'water.cannotHoldOpen', { id }, { file, id }));
    else {
      held.add(k);
      network.setLinkValue(linkProperties.initialStatus, k, 1);
    }
  }
  for (const id of wanted) issues.push(issue('error', 'water.cannotHoldOpen', { id }, { file, id }));
  for (let i = 0; i < network.controlCount(); i++)
    if (held.has(network.control(i).linkIx)) network.setControlEnabled(i, false);
  for (let i = 0; i < network.ruleCount(); i++)
    for (const action of network.ruleActions(i))
      if (held.has(action.linkIx)) network.setRuleAction(action, ruleStatuses.open, missingSetting);
  return issues;
}

/** Sets every tank to its lowest level at time 0. */
export function emptyAllTanks(network: SolverNetwork): void {
  for (let n = 0; n < network.nodeCount(); n++)
    if (network.nodeType(n) === nodeTypes.tank)
      network.setNodeValue(nodeProperties.tankLevel, n, network.nodeValue(nodeProperties.minimumLevel, n));
}
