import { readCommands } from './control-commands';
import { linkKind, nodeKind } from './element-kinds';
import { flowUnitsM3s } from './file-units';
import type { DraftLink, InpDraft } from './inp-draft';
import type { InpIndex, InpPump, InpTank } from './inp-index';
import { settleOptions, settleTimes } from './read-settings';

const kwPerHp = 0.7457;
const kwPerM3sM = 9.81;

/** Resolves ids, converts to SI and checks what needs the whole file. */
export function settleIndex(draft: InpDraft, sections: InpIndex['sections']): InpIndex {
  const options = settleOptions(draft);
  const times = settleTimes(draft);
  const flowToM3s = flowUnitsM3s[options.flowUnits] ?? flowUnitsM3s.GPM;
  const lengthToM = options.metric ? 1 : 0.3048;
  const diameterToM = options.metric ? 1e-3 : 0.0254;

  // EPANET numbers all junctions before reservoirs and tanks.
  const isJunction = (it: { kind: number }) => it.kind === nodeKind.junction;
  const nodes = [...draft.nodes.filter(isJunction), ...draft.nodes.filter((it) => !isJunction(it))];
  const nodeIx = new Map(nodes.map((node, ix) => [node.id, ix]));
  const links = draft.links.filter((link) => hasEnds(draft, link, nodeIx));
  const linkIx = new Map(links.map((link, ix) => [link.id, ix]));

  const tanks: InpTank[] = [];
  nodes.forEach(({ tank }, ix) => {
    if (!tank) return;
    const points = tank.curveId === undefined ? undefined : draft.curves.get(tank.curveId);
    if (tank.curveId !== undefined && !points)
      draft.issues.add(
        'error',
        'inp.noCurve',
        { curve: tank.curveId },
        { line: nodes[ix].line, id: nodes[ix].id },
      );
    const volumeToM3 = lengthToM * lengthToM * lengthToM;
    const area = (Math.PI / 4) * tank.diameter * tank.diameter;
    const usable = points
      ? volumeAt(points, tank.max) - volumeAt(points, tank.min)
      : area * (tank.max - tank.min);
    const held = points
      ? volumeAt(points, tank.start) - volumeAt(points, tank.min)
      : area * (tank.start - tank.min);
    tanks.push({
      nodeIx: ix,
      startLevelM: tank.start * lengthToM,
      minLevelM: tank.min * lengthToM,
      maxLevelM: tank.max * lengthToM,
      diameterM: tank.diameter * lengthToM,
      usableM3: usable * volumeToM3,
      heldM3: held * volumeToM3,
      ...(tank.curveId === undefined ? {} : { curveId: tank.curveId }),
      canOverflow: tank.overflow,
    });
  });

  const pumps: InpPump[] = [];
  links.forEach((link, ix) => {
    if (!link.pump) return;
    const points = link.pump.curveId === undefined ? undefined : draft.curves.get(link.pump.curveId);
    const where = { line: link.line, id: link.id };
    if (link.pump.curveId !== undefined && !points)
      draft.issues.add('error', 'inp.noCurve', { curve: link.pump.curveId }, where);
    if (points && !isHeadCurve(points))
      draft.issues.add('error', 'inp.headCurve', { curve: link.pump.curveId ?? '' }, where);
    if (link.pump.curveId === undefined && link.pump.power === undefined)
      draft.issues.add('error', 'inp.pumpBare', {}, where);
    if (link.pump.patternId !== undefined && !draft.patterns.has(link.pump.patternId))
      draft.issues.add('error', 'inp.noPattern', { pattern: link.pump.patternId }, where);
    const powerKw =
      link.pump.power === undefined ? undefined : link.pump.power * (options.metric ? 1 : kwPerHp);
    const hydraulicKw = powerKw ?? bestKw(points, flowToM3s, lengthToM);
    pumps.push({
      linkIx: ix,
      ...(link.pump.curveId === undefined ? {} : { headCurveId: link.pump.curveId }),
      ...(powerKw === undefined ? {} : { powerKw }),
      speed: link.pump.speed,
      ...(link.pump.patternId === undefined ? {} : { patternId: link.pump.patternId }),
      ratedKw: hydraulicKw / options.pumpEfficiency,
    });
  });

  const vertices = groupVertices(draft, linkIx, links.length);
  return {
    title: draft.title.join('\n'),
    nodeIds: nodes.map((it) => it.id),
    nodeKind: Uint8Array.from(nodes, (it) => it.kind),
    nodeLine: Int32Array.from(nodes, (it) => it.line),
    nodeElevationM: Float64Array.from(nodes, (it) => it.elevation * lengthToM),
    ...placeNodes(draft, nodes),
    nodeMeanDemandM3s: meanDemands(draft, nodes, nodeIx, options.defaultPatternId).map(
      (it) => it * flowToM3s * options.demandMultiplier,
    ),
    linkIds: links.map((it) => it.id),
    linkKind: Uint8Array.from(links, (it) => it.kind),
    linkLine: Int32Array.from(links, (it) => it.line),
    linkFromIx: Int32Array.from(links, (it) => nodeIx.get(it.fromId)!),
    linkToIx: Int32Array.from(links, (it) => nodeIx.get(it.toId)!),
    linkLengthM: Float64Array.from(links, (it) => it.length * lengthToM),
    linkDiameterM: Float64Array.from(links, (it) => it.diameter * diameterToM),
    linkStartsOpen: Uint8Array.from(links, startsOpen),
    linkIsCheckValve: Uint8Array.from(links, (it) => (it.status === 'checkValve' ? 1 : 0)),
    ...vertices,
    tanks,
    pumps,
    valves: links.flatMap((it, ix) =>
      it.kind === linkKind.valve ? [{ linkIx: ix, type: it.valveType ?? '' }] : [],
    ),
    patterns: Object.fromEntries([...draft.patterns].map(([id, it]) => [id, it.values])),
    curves: Object.fromEntries(draft.curves),
    controls: draft.controls.map(({ line, text, linkIds, isRule }) => ({
      line,
      text,
      linkIx: [...new Set(linkIds)].flatMap((id) => linkIx.get(id) ?? []),
      isRule,
      commands: readCommands(text, isRule, linkIx),
    })),
    options,
    times,
    sections,
  };
}

/** EPANET makes a pump of one point, or of points with rising flow and falling head. */
function isHeadCurve(points: { x: number; y: number }[]): boolean {
  if (points.length === 1) return points[0].x > 0 && points[0].y > 0;
  return points.every((it, i) => i === 0 || (it.x > points[i - 1].x && it.y < points[i - 1].y));
}

/** A pump of speed 0 stands still. */
function startsOpen({ status, pump }: DraftLink): number {
  if (status !== undefined) return status === 'closed' ? 0 : 1;
  return pump?.speed === 0 ? 0 : 1;
}

function hasEnds(draft: InpDraft, link: DraftLink, nodeIx: Map<string, number>): boolean {
  const missing = [link.fromId, link.toId].filter((id) => !nodeIx.has(id));
  for (const node of missing)
    draft.issues.add('error', 'inp.noEnd', { node: node.slice(0, 40) }, { line: link.line, id: link.id });
  if (missing.length === 0 && link.fromId === link.toId) {
    draft.issues.add('error', 'inp.sameEnds', { node: link.fromId }, { line: link.line, id: link.id });
    return false;
  }
  return missing.length === 0;
}

/** Volume of a curve at a level, straight between its points, in the curve's units. */
function volumeAt(points: { x: number; y: number }[], level: number): number {
  if (points.length === 0) return 0;
  if (level <= points[0].x) return points[0].y;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (level <= b.x) return a.y + ((b.y - a.y) * (level - a.x)) / (b.x - a.x);
  }
  return points[points.length - 1].y;
}

/** Largest q·h over a head curve; a single point is the design point, three or more are joined straight. */
function bestKw(
  points: { x: number; y: number }[] | undefined,
  flowToM3s: number,
  lengthToM: number,
): number {
  if (!points) return Number.NaN;
  let best = 0;
  for (let i = 0; i < points.length; i++) {
    const next = points[i + 1] ?? points[i];
    for (const share of [0, 0.25, 0.5, 0.75]) {
      const flow = points[i].x + (next.x - points[i].x) * share;
      const head = points[i].y + (next.y - points[i].y) * share;
      best = Math.max(best, flow * head);
    }
  }
  return best * flowToM3s * lengthToM * kwPerM3sM;
}

function placeNodes(draft: InpDraft, nodes: { id: string }[]) {
  const nodeX = new Float64Array(nodes.length).fill(Number.NaN);
  const nodeY = new Float64Array(nodes.length).fill(Number.NaN);
  let placed = 0;
  nodes.forEach((node, ix) => {
    const at = draft.coordinates.get(node.id);
    if (!at) return;
    nodeX[ix] = at.x;
    nodeY[ix] = at.y;
    placed += 1;
  });
  for (const [id, at] of draft.coordinates) {
    if (!draft.nodeAt.has(id))
      draft.issues.add('warning', 'inp.noNode', { section: 'COORDINATES' }, { line: at.line, id });
  }
  if (placed < nodes.length)
    draft.issues.add('warning', 'inp.unplaced', { count: nodes.length - placed, total: nodes.length });
  return { nodeX, nodeY };
}

function groupVertices(draft: InpDraft, linkIx: Map<string, number>, linkCount: number) {
  const vertexStart = new Int32Array(linkCount + 1);
  const used = draft.vertices.filter((it) => {
    const known = linkIx.has(it.linkId);
    if (!known && !draft.linkAt.has(it.linkId))
      draft.issues.add('warning', 'inp.noLink', { section: 'VERTICES' }, { line: it.line, id: it.linkId });
    return known && Number.isFinite(it.x) && Number.isFinite(it.y);
  });
  for (const it of used) vertexStart[linkIx.get(it.linkId)! + 1] += 1;
  for (let k = 0; k < linkCount; k++) vertexStart[k + 1] += vertexStart[k];
  const next = vertexStart.slice();
  const vertexX = new Float64Array(used.length);
  const vertexY = new Float64Array(used.length);
  for (const it of used) {
    const at = next[linkIx.get(it.linkId)!]++;
    vertexX[at] = it.x;
    vertexY[at] = it.y;
  }
  return { vertexStart, vertexX, vertexY };
}

/** Rows of [DEMANDS] replace a junction's own demand; a pattern not given is the default one, where that exists. */
function meanDemands(
  draft: InpDraft,
  nodes: { id: string; kind: number; baseDemand: number; patternId?: string; line: number }[],
  nodeIx: Map<string, number>,
  defaultPatternId: string,
): Float64Array {
  const mean = new Float64Array(nodes.length);
  const average = (patternId: string | undefined, line: number, id: string) => {
    const values = draft.patterns.get(patternId ?? defaultPatternId)?.values;
    if (!values && patternId !== undefined)
      draft.issues.add('error', 'inp.noPattern', { pattern: patternId.slice(0, 40) }, { line, id });
    return values && values.length > 0 ? values.reduce((sum, it) => sum + it, 0) / values.length : 1;
  };
  nodes.forEach((node, ix) => {
    const share =
      node.patternId === undefined && node.kind !== nodeKind.junction
        ? 1
        : average(node.patternId, node.line, node.id);
    mean[ix] = node.kind === nodeKind.junction ? node.baseDemand * share : 0;
  });
  const replaced = new Set<number>();
  for (const demand of draft.demands) {
    const ix = nodeIx.get(demand.nodeId);
    if (ix === undefined) {
      draft.issues.add(
        'error',
        'inp.noNode',
        { section: 'DEMANDS' },
        { line: demand.line, id: demand.nodeId },
      );
      continue;
    }
    if (!replaced.has(ix)) mean[ix] = 0;
    replaced.add(ix);
    mean[ix] += demand.base * average(demand.patternId, demand.line, demand.nodeId);
  }
  return mean;
}
