import type { Region } from '../model/region';
import type { Issue } from '../model/result';
import type { ElementLookup, NetworkElements } from '../model/validation/check-water';
import type { WaterNetwork } from '../model/water';
import { linkKind, nodeKind } from './inp/element-kinds';
import type { InpIndex } from './inp/inp-index';
import { joinIssues } from './inp/join-issues';
import { parseInp } from './inp/parse-inp';

/** What validation and couplings ask of a network. */
export function elementsOfInp(index: InpIndex): NetworkElements {
  const nodes = new Map(index.nodeIds.map((id, ix) => [id, index.nodeKind[ix]]));
  const links = new Map(index.linkIds.map((id, ix) => [id, index.linkKind[ix]]));
  const nodeNames = namesByCode(nodeKind);
  const linkNames = namesByCode(linkKind);
  return {
    nodeKind: (id) => nodeNames.get(nodes.get(id)),
    linkKind: (id) => linkNames.get(links.get(id)),
    sourceCount: index.nodeKind.filter((kind) => kind !== nodeKind.junction).length,
    pumpIds: index.linkIds.filter((_, ix) => index.linkKind[ix] === linkKind.pump),
  };
}

function namesByCode<Name extends string>(
  codes: Readonly<Record<Name, number>>,
): Map<number | undefined, Name> {
  return new Map((Object.keys(codes) as Name[]).map((name) => [codes[name], name]));
}

interface Known {
  elements?: NetworkElements;
  issues: Issue[];
}

const known = new WeakMap<WaterNetwork, Known>();

/**
 * Reads a network's .inp once and remembers it with the network. What EPANET may live with is a warning here: it was
 * asked when the file came in, and is asked again by each run.
 */
function know(network: WaterNetwork): Known {
  const earlier = known.get(network);
  if (earlier) return earlier;
  const { value, issues } = parseInp(network.inp, `${network.id}.inp`);
  const tolerated = value ? joinIssues(issues, undefined) : issues;
  const made: Known = value ? { elements: elementsOfInp(value), issues: tolerated } : { issues };
  known.set(network, made);
  return made;
}

/** Elements of the networks of a Region. Each .inp is read when first asked for. */
export function createElementLookup(region: Region): ElementLookup {
  const byId = new Map(region.waterNetworks.map((it) => [it.id, it]));
  return (networkId) => {
    const network = byId.get(networkId);
    return network && know(network).elements;
  };
}

/** What is wrong inside the .inp texts of a Region; the file of an issue is the network's id with its ending. */
export function networkIssues(region: Region): Issue[] {
  return region.waterNetworks.flatMap((network) => know(network).issues);
}
