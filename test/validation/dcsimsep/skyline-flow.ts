/** A grid in plain arrays, for the naive references: bus places instead of ids, reactance alone. */
export interface PlainBranch {
  from: number;
  to: number;
  xPu: number;
  ratingMw: number;
  inService: boolean;
}

/**
 * DC flows (MW) of the branches that are on: one island at a time, its first bus at angle 0, the matrix factorised in place in
 * a skyline after a Cuthill-McKee order. Shares no code with the engine.
 */
export function solveFlowsMw(
  busCount: number,
  branches: readonly PlainBranch[],
  on: readonly boolean[],
  baseMva: number,
  injectionMw: readonly number[],
): number[] {
  const near: number[][] = Array.from({ length: busCount }, () => []);
  branches.forEach((it, ix) => {
    if (!on[ix] || it.from === it.to) return;
    near[it.from].push(ix);
    near[it.to].push(ix);
  });
  const angle = new Array<number>(busCount).fill(0);
  const place = new Array<number>(busCount).fill(-1);
  for (let bus = 0; bus < busCount; bus++) {
    if (place[bus] >= 0) continue;
    const start = farthest(farthest(bus, near, branches), near, branches);
    const order = breadthFirst(start, near, branches);
    order.forEach((it, ix) => {
      place[it] = ix;
    });
    solveIsland(order, place, near, branches, baseMva, injectionMw, angle);
  }
  return branches.map((it, ix) => (on[ix] ? ((angle[it.from] - angle[it.to]) / it.xPu) * baseMva : 0));
}

function solveIsland(
  order: number[],
  place: number[],
  near: number[][],
  branches: readonly PlainBranch[],
  baseMva: number,
  injectionMw: readonly number[],
  angle: number[],
): void {
  const n = order.length;
  // Row i of the lower triangle holds columns first[i]..i; the last bus of the order is the one held at 0.
  const rows: Float64Array[] = [];
  const first: number[] = [];
  const right = order.map((bus) => injectionMw[bus] / baseMva);
  for (let i = 0; i < n - 1; i++) {
    const others = near[order[i]].map((ix) => place[otherEnd(branches[ix], order[i])]);
    first.push(Math.min(i, ...others));
    const row = new Float64Array(i - first[i] + 1);
    near[order[i]].forEach((ix, k) => {
      row[i - first[i]] += 1 / branches[ix].xPu;
      if (others[k] < i) row[others[k] - first[i]] -= 1 / branches[ix].xPu;
    });
    rows.push(row);
  }
  const pivot = new Array<number>(n - 1).fill(0);
  for (let i = 0; i < n - 1; i++) {
    const row = rows[i];
    for (let j = first[i]; j < i; j++) {
      let sum = row[j - first[i]];
      for (let k = Math.max(first[i], first[j]); k < j; k++) sum -= row[k - first[i]] * rows[j][k - first[j]];
      row[j - first[i]] = sum;
    }
    let diagonal = row[i - first[i]];
    for (let j = first[i]; j < i; j++) {
      const scaled = row[j - first[i]] / pivot[j];
      diagonal -= row[j - first[i]] * scaled;
      row[j - first[i]] = scaled;
    }
    pivot[i] = diagonal;
    for (let j = first[i]; j < i; j++) right[i] -= row[j - first[i]] * right[j];
  }
  for (let i = n - 2; i >= 0; i--) right[i] /= pivot[i];
  for (let i = n - 2; i >= 0; i--) {
    for (let j = first[i]; j < i; j++) right[j] -= rows[i][j - first[i]] * right[i];
    angle[order[i]] = right[i];
  }
  if (n > 0) angle[order[n - 1]] = 0;
}

function otherEnd(branch: PlainBranch, bus: number): number {
  return branch.from === bus ? branch.to : branch.from;
}

export function breadthFirst(start: number, near: number[][], branches: readonly PlainBranch[]): number[] {
  const order = [start];
  const seen = new Set(order);
  for (let i = 0; i < order.length; i++) {
    const next = near[order[i]].map((ix) => otherEnd(branches[ix], order[i]));
    next.sort((a, b) => near[a].length - near[b].length || a - b);
    for (const bus of next) {
      if (seen.has(bus)) continue;
      seen.add(bus);
      order.push(bus);
    }
  }
  return order;
}

function farthest(start: number, near: number[][], branches: readonly PlainBranch[]): number {
  return breadthFirst(start, near, branches).at(-1)!;
}
