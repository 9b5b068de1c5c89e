import { orderMinimumDegree } from './minimum-degree';
import type { SymmetricPattern } from './symmetric-pattern';

/**
 * What of a factorisation depends on the pattern alone; frozen and shared by all factors of it.
 * Position `k` is the place in the elimination order, row `i` the caller's own number.
 */
export interface LdltSymbolic {
  size: number;
  /** Row by position, and position by row. */
  order: Int32Array;
  position: Int32Array;
  /** Parent in the elimination tree by position, -1 at roots. */
  parent: Int32Array;
  /** Strict upper triangle of the permuted matrix by columns: entries of column `k` have rows below `k`. */
  upperStart: Int32Array;
  upperRow: Int32Array;
  /** Pattern of L by columns, rows ascending. */
  columnStart: Int32Array;
  rowIndex: Int32Array;
  /** The same by rows: columns ascending, and where the entry lies in `rowIndex`. */
  rowStart: Int32Array;
  rowColumn: Int32Array;
  rowEntry: Int32Array;
}

/** Orders, postorders and analyses a pattern. Near linear in the entries of L. */
export function analyseLdlt(pattern: SymmetricPattern, order = orderMinimumDegree(pattern)): LdltSymbolic {
  const first = invert(order);
  const firstParent = eliminationTree(pattern, order, first);
  const post = postorder(firstParent);
  const n = pattern.size;
  const finalOrder = new Int32Array(n);
  for (let k = 0; k < n; k++) finalOrder[k] = order[post[k]];
  const position = invert(finalOrder);
  const parent = eliminationTree(pattern, finalOrder, position);

  const upperStart = new Int32Array(n + 1);
  const upperRow = new Int32Array(pattern.index.length >> 1);
  const rowStart = new Int32Array(n + 1);
  const columnStart = new Int32Array(n + 1);
  const seen = new Int32Array(n).fill(-1);
  let at = 0;
  for (let k = 0; k < n; k++) {
    const row = finalOrder[k];
    seen[k] = k;
    let rowCount = 0;
    const begin = at;
    for (let p = pattern.start[row]; p < pattern.start[row + 1]; p++) {
      let i = position[pattern.index[p]];
      if (i >= k) continue;
      upperRow[at++] = i;
      for (; seen[i] !== k; i = parent[i]) {
        seen[i] = k;
        columnStart[i + 1]++;
        rowCount++;
      }
    }
    upperRow.subarray(begin, at).sort();
    upperStart[k + 1] = at;
    rowStart[k + 1] = rowStart[k] + rowCount;
  }
  for (let k = 0; k < n; k++) columnStart[k + 1] += columnStart[k];

  const entries = columnStart[n];
  const rowIndex = new Int32Array(entries);
  const nextInColumn = columnStart.slice(0, n);
  seen.fill(-1);
  for (let k = 0; k < n; k++) {
    seen[k] = k;
    for (let p = upperStart[k]; p < upperStart[k + 1]; p++) {
      for (let i = upperRow[p]; seen[i] !== k; i = parent[i]) {
        seen[i] = k;
        rowIndex[nextInColumn[i]++] = k;
      }
    }
  }
  const rowColumn = new Int32Array(entries);
  const rowEntry = new Int32Array(entries);
  const nextInRow = rowStart.slice(0, n);
  for (let j = 0; j < n; j++) {
    for (let p = columnStart[j]; p < columnStart[j + 1]; p++) {
      const q = nextInRow[rowIndex[p]]++;
      rowColumn[q] = j;
      rowEntry[q] = p;
    }
  }
  return {
    size: n,
    order: finalOrder,
    position,
    parent,
    upperStart,
    upperRow,
    columnStart,
    rowIndex,
    rowStart,
    rowColumn,
    rowEntry,
  };
}

/** Where the off-diagonal entry of rows `a` and `b` lies in `upperRow`; -1 when it is not in the pattern. */
export function upperEntryOf(symbolic: LdltSymbolic, a: number, b: number): number {
  const pa = symbolic.position[a];
  const pb = symbolic.position[b];
  const column = Math.max(pa, pb);
  const row = Math.min(pa, pb);
  let low = symbolic.upperStart[column];
  let high = symbolic.upperStart[column + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = symbolic.upperRow[middle];
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Source: Liu, "The role of elimination trees in sparse factorization", SIAM J. Matrix Anal. Appl. 11, 1990. */
function eliminationTree(pattern: SymmetricPattern, order: Int32Array, position: Int32Array): Int32Array {
  const n = pattern.size;
  const parent = new Int32Array(n).fill(-1);
  const ancestor = new Int32Array(n).fill(-1);
  for (let k = 0; k < n; k++) {
    const row = order[k];
    for (let p = pattern.start[row]; p < pattern.start[row + 1]; p++) {
      let i = position[pattern.index[p]];
      while (i >= 0 && i < k) {
        const up = ancestor[i];
        ancestor[i] = k;
        if (up < 0) parent[i] = k;
        i = up;
      }
    }
  }
  return parent;
}

/** Children before parents, subtrees together, without recursion. */
function postorder(parent: Int32Array): Int32Array {
  const n = parent.length;
  const child = new Int32Array(n).fill(-1);
  const sibling = new Int32Array(n).fill(-1);
  for (let i = n - 1; i >= 0; i--) {
    if (parent[i] < 0) continue;
    sibling[i] = child[parent[i]];
    child[parent[i]] = i;
  }
  const post = new Int32Array(n);
  const stack = new Int32Array(n);
  let at = 0;
  for (let root = 0; root < n; root++) {
    if (parent[root] >= 0) continue;
    let top = 0;
    stack[0] = root;
    while (top >= 0) {
      const node = stack[top];
      const down = child[node];
      if (down >= 0) {
        child[node] = sibling[down];
        stack[++top] = down;
      } else {
        post[at++] = node;
        top--;
      }
    }
  }
  return post;
}

function invert(order: Int32Array): Int32Array {
  const inverse = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) inverse[order[k]] = k;
  return inverse;
}
