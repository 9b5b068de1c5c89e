import { createForceWorkspace, stepForces } from './force-step';
import {
  createGraph,
  findClusters,
  findParts,
  type LayoutGraph,
  mergeClusters,
  takePart,
} from './layout-graph';

/** Positions of a drawing, by node; lengths in typical edge lengths. */
export interface Drawing {
  x: Float64Array;
  y: Float64Array;
}

/** A level this small is laid out from a circle. */
const coarsest = 48;
const coarsestSteps = 250;
const levelSteps = 40;
/** Large levels settle with fewer steps; they only smooth what coarser ones have laid out. */
const fewestSteps = 12;
const nodeSteps = 400_000;

/**
 * Draws a graph: multilevel spring embedding (C. Walshaw, J. Graph Algorithms and Applications 7(3), 2003) of
 * each connected part, parts beside each other. Deterministic; about linear: 70,000 nodes take seconds.
 */
export function layoutNodes(nodeCount: number, fromIx: ArrayLike<number>, toIx: ArrayLike<number>): Drawing {
  const graph = createGraph(nodeCount, fromIx, toIx);
  const out: Drawing = { x: new Float64Array(nodeCount), y: new Float64Array(nodeCount) };
  const packer = createPacker(nodeCount);
  for (const nodes of findParts(graph)) {
    const drawing = nodes.length === 1 ? single() : layoutConnected(takePart(graph, nodes));
    const shift = packer.place(drawing);
    for (let ix = 0; ix < nodes.length; ix++) {
      out.x[nodes[ix]] = drawing.x[ix] + shift.x;
      out.y[nodes[ix]] = drawing.y[ix] + shift.y;
    }
  }
  return out;
}

function single(): Drawing {
  return { x: new Float64Array(1), y: new Float64Array(1) };
}

function layoutConnected(graph: LayoutGraph): Drawing {
  const levels: { graph: LayoutGraph; clusterOf?: Int32Array }[] = [{ graph }];
  for (let top = levels[0]; top.graph.nodeCount > coarsest; top = levels[levels.length - 1]) {
    const { clusterOf, clusterCount } = findClusters(top.graph);
    if (clusterCount >= top.graph.nodeCount) break;
    top.clusterOf = clusterOf;
    levels.push({ graph: mergeClusters(top.graph, clusterOf, clusterCount) });
  }
  const last = levels[levels.length - 1].graph;
  let drawing = circle(last.nodeCount, springOf(graph, last));
  settle(last, drawing, springOf(graph, last), coarsestSteps);
  for (let level = levels.length - 2; level >= 0; level--) {
    const { graph: finer, clusterOf } = levels[level];
    if (!clusterOf) continue;
    const spring = springOf(graph, finer);
    drawing = expand(drawing, clusterOf, spring);
    settle(
      finer,
      drawing,
      spring,
      Math.max(fewestSteps, Math.min(levelSteps, Math.round(nodeSteps / finer.nodeCount))),
    );
  }
  return drawing;
}

/** Spring length of a level, so that every level covers about the same ground. */
function springOf(finest: LayoutGraph, level: LayoutGraph): number {
  return Math.sqrt(finest.nodeCount / level.nodeCount);
}

/** Golden-angle spiral: even and without symmetry that a spring embedder would be caught in. */
function circle(count: number, spring: number): Drawing {
  const drawing: Drawing = { x: new Float64Array(count), y: new Float64Array(count) };
  let c = 1;
  let s = 0;
  for (let ix = 0; ix < count; ix++) {
    const radius = spring * Math.sqrt(ix + 0.5);
    drawing.x[ix] = c * radius;
    drawing.y[ix] = s * radius;
    [c, s] = [c * goldenCos - s * goldenSin, c * goldenSin + s * goldenCos];
  }
  return drawing;
}
/** Cosine and sine of the golden angle, 2.399963 rad. */
const goldenCos = -0.7373688780783197;
const goldenSin = 0.6754902942615238;

function settle(graph: LayoutGraph, { x, y }: Drawing, spring: number, steps: number): void {
  const workspace = createForceWorkspace(graph.nodeCount);
  const first = spring * (steps > levelSteps ? 4 : 1);
  for (let step = 0; step < steps; step++)
    stepForces(graph, x, y, spring, first * (1 - step / steps) + 0.01 * spring, workspace);
}

/** Nodes begin where their cluster is, a little apart. */
function expand(coarse: Drawing, clusterOf: Int32Array, spring: number): Drawing {
  const count = clusterOf.length;
  const drawing: Drawing = { x: new Float64Array(count), y: new Float64Array(count) };
  let c = 1;
  let s = 0;
  for (let ix = 0; ix < count; ix++) {
    [c, s] = [c * goldenCos - s * goldenSin, c * goldenSin + s * goldenCos];
    drawing.x[ix] = coarse.x[clusterOf[ix]] + 0.3 * spring * c;
    drawing.y[ix] = coarse.y[clusterOf[ix]] + 0.3 * spring * s;
  }
  return drawing;
}

/** Puts parts side by side in rows, the largest first. */
function createPacker(nodeCount: number): { place(drawing: Drawing): { x: number; y: number } } {
  const gap = 2;
  let rowWidth = 0;
  let right = 0;
  let top = 0;
  let rowHeight = 0;
  return {
    place({ x, y }) {
      let minX = x[0];
      let maxX = x[0];
      let minY = y[0];
      let maxY = y[0];
      for (let ix = 1; ix < x.length; ix++) {
        if (x[ix] < minX) minX = x[ix];
        if (x[ix] > maxX) maxX = x[ix];
        if (y[ix] < minY) minY = y[ix];
        if (y[ix] > maxY) maxY = y[ix];
      }
      const width = maxX - minX + gap;
      if (rowWidth === 0) rowWidth = Math.max(width, Math.sqrt(nodeCount) * 1.2 * gap);
      if (right > 0 && right + width > rowWidth) {
        top -= rowHeight;
        right = 0;
        rowHeight = 0;
      }
      const shift = { x: right - minX, y: top - maxY };
      right += width;
      rowHeight = Math.max(rowHeight, maxY - minY + gap);
      return shift;
    },
  };
}
