import { issue } from '../../model/result';
import { nodeKinds } from '../hydraulic-engine';
import { type CheckedNetwork, compareIds, listIds, nodeElement, type WaterCheck } from './checked-network';
import { joinBy } from './join-nodes';

/**
 * Junctions that no water can ever reach: joined to no reservoir, no tank and no junction that feeds in, whatever is
 * opened; and those that are joined only by links which the file closes and nothing opens.
 */
export function checkSources(network: CheckedNetwork, file: string): WaterCheck[] {
  const opened = new Set(
    network.controls.flatMap((it) => it.commands.filter((one) => one.opens).map((one) => one.linkIx)),
  );
  const byAny = withoutSource(network, () => true);
  const byOpen = withoutSource(network, (k) => network.linkStartsOpen[k] === 1 || opened.has(k));
  const never = new Set(byAny);
  return [
    ...tell(network, file, 'checks.noSource', byAny),
    ...tell(
      network,
      file,
      'checks.behindClosed',
      byOpen.filter((n) => !never.has(n)),
    ),
  ];
}

function withoutSource(network: CheckedNetwork, takes: (linkIx: number) => boolean): number[] {
  const { nodeKind, nodeMeanDemandM3s } = network;
  const joined = joinBy(nodeKind.length, network, takes);
  const fed = new Set<number>();
  for (let n = 0; n < nodeKind.length; n++)
    if (nodeKind[n] !== nodeKinds.junction || nodeMeanDemandM3s[n] < 0) fed.add(joined.root(n));
  return Array.from(nodeKind.keys()).filter(
    (n) => nodeKind[n] === nodeKinds.junction && !fed.has(joined.root(n)),
  );
}

function tell(network: CheckedNetwork, file: string, code: string, nodes: number[]): WaterCheck[] {
  if (nodes.length === 0) return [];
  const { nodeIds } = network;
  const sorted = [...nodes].sort((a, b) => compareIds(nodeIds[a], nodeIds[b]));
  const consumers = nodes.filter((n) => network.nodeMeanDemandM3s[n] > 0).length;
  const params = { count: nodes.length, consumers, ...listIds(sorted.map((n) => nodeIds[n])) };
  const where = { file, line: network.nodeLine[sorted[0]], id: nodeIds[sorted[0]] };
  return [
    {
      issue: issue('warning', code, params, where),
      elements: sorted.map((n) => nodeElement(network, n)),
    },
  ];
}
