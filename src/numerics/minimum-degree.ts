import type { SymmetricPattern } from './symmetric-pattern';

/** Rows with more neighbours than this times sqrt(size) are ordered last. Source: as in AMD, 1996. */
const denseFactor = 10;
const denseLeast = 16;

/**
 * Fill-reducing elimination order of a symmetric pattern: `order[k]` is eliminated as number `k`.
 *
 * Approximate minimum degree on a quotient graph with element absorption, mass elimination and merging of
 * indistinguishable nodes. Source: Amestoy, Davis and Duff, "An approximate minimum degree ordering
 * algorithm", SIAM J. Matrix Anal. Appl. 17, 1996. Near linear on power grids. Deterministic.
 */
export function orderMinimumDegree(pattern: SymmetricPattern): Int32Array {
  const n = pattern.size;
  const order = new Int32Array(n);
  if (n === 0) return order;

  // Lists: a live variable holds its elements first (`elementCount`), then its variables.
  let store = new Int32Array(pattern.index.length + (pattern.index.length >> 1) + n + 1);
  store.set(pattern.index);
  let free = pattern.index.length;
  const listStart = pattern.start.slice(0, n);
  const listLength = new Int32Array(n);
  const elementCount = new Int32Array(n);
  /** Nodes merged into this one, itself included; 0 when merged away; negative while in the new element. */
  const weight = new Int32Array(n).fill(1);
  const degree = new Int32Array(n);
  const mergedInto = new Int32Array(n).fill(-1);
  const isElement = new Uint8Array(n);
  const stamp = new Int32Array(n).fill(1);
  let stampBase = 2;
  // Degree lists, doubly linked.
  const degreeHead = new Int32Array(n).fill(-1);
  const next = new Int32Array(n).fill(-1);
  const previous = new Int32Array(n).fill(-1);
  const hashHead = new Int32Array(n).fill(-1);
  const hashNext = new Int32Array(n).fill(-1);
  const hashOf = new Int32Array(n);
  const pivots = new Int32Array(n);
  let pivotCount = 0;
  let eliminated = 0;
  let least = n;

  const denseDegree = Math.max(denseLeast, Math.floor(denseFactor * Math.sqrt(n)));
  const dense: number[] = [];
  for (let i = 0; i < n; i++) {
    listLength[i] = pattern.start[i + 1] - pattern.start[i];
    degree[i] = listLength[i];
  }
  for (let i = 0; i < n; i++) {
    if (degree[i] > denseDegree) {
      dense.push(i);
      weight[i] = 0;
      eliminated++;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    if (weight[i] === 0) continue;
    const d = degree[i];
    next[i] = degreeHead[d];
    if (next[i] >= 0) previous[next[i]] = i;
    degreeHead[d] = i;
    if (d < least) least = d;
  }

  while (eliminated < n) {
    while (degreeHead[least] < 0) least++;
    const pivot = degreeHead[least];
    unlink(pivot, least);
    pivots[pivotCount++] = pivot;

    // Room for the new element: no longer than the lists it unites.
    const pivotStart = listStart[pivot];
    const pivotElements = elementCount[pivot];
    const pivotEnd = pivotStart + listLength[pivot];
    let bound = listLength[pivot] - pivotElements;
    for (let p = pivotStart; p < pivotStart + pivotElements; p++) bound += listLength[store[p]];
    if (free + bound > store.length) compact(bound);

    // The new element is the union of the pivot's variables and of its elements' variables.
    let pivotWeight = weight[pivot];
    eliminated += pivotWeight;
    weight[pivot] = -pivotWeight;
    const base = listStart[pivot];
    const memberStart = free;
    let memberDegree = 0;
    for (let source = 0; source <= pivotElements; source++) {
      const isOwn = source === pivotElements;
      const from = isOwn ? base + pivotElements : listStart[store[base + source]];
      const to = isOwn ? base + (pivotEnd - pivotStart) : from + listLength[store[base + source]];
      for (let p = from; p < to; p++) {
        const i = store[p];
        const size = weight[i];
        if (size <= 0) continue;
        memberDegree += size;
        weight[i] = -size;
        store[free++] = i;
        unlink(i, degree[i]);
      }
    }
    for (let source = 0; source < pivotElements; source++) {
      const e = store[base + source];
      mergedInto[e] = pivot;
      stamp[e] = 0;
      listLength[e] = 0;
    }
    let memberEnd = free;
    isElement[pivot] = 1;
    listStart[pivot] = memberStart;
    elementCount[pivot] = 0;
    degree[pivot] = memberDegree;
    stamp[pivot] = 0;

    if (stampBase > 2000000000 - 2 * n) {
      for (let i = 0; i < n; i++) if (stamp[i] !== 0) stamp[i] = 1;
      stampBase = 2;
    }

    // stamp[e] - stampBase becomes the weight of element e outside the new one.
    for (let m = memberStart; m < memberEnd; m++) {
      const i = store[m];
      const size = -weight[i];
      const end = listStart[i] + elementCount[i];
      for (let p = listStart[i]; p < end; p++) {
        const e = store[p];
        if (stamp[e] >= stampBase) stamp[e] -= size;
        else if (stamp[e] !== 0) stamp[e] = degree[e] + stampBase - size;
      }
    }

    for (let m = memberStart; m < memberEnd; m++) {
      const i = store[m];
      const size = -weight[i];
      const first = listStart[i];
      const elementsEnd = first + elementCount[i];
      const end = first + listLength[i];
      let write = first;
      let bounded = 0;
      let hash = 0;
      for (let p = first; p < elementsEnd; p++) {
        const e = store[p];
        if (stamp[e] === 0) continue;
        const outside = stamp[e] - stampBase;
        if (outside > 0) {
          bounded += outside;
          store[write++] = e;
          hash += e;
        } else {
          mergedInto[e] = pivot;
          stamp[e] = 0;
          listLength[e] = 0;
        }
      }
      const keptElements = write - first;
      // Elements move up by one to make room for the pivot in front; at least one entry was dropped.
      const variablesFrom = write;
      for (let p = elementsEnd; p < end; p++) {
        const j = store[p];
        const other = weight[j];
        if (other <= 0) continue;
        bounded += other;
        store[write++] = j;
        hash += j;
      }
      if (keptElements === 0 && write === variablesFrom) {
        mergedInto[i] = pivot;
        memberDegree -= size;
        pivotWeight += size;
        eliminated += size;
        weight[i] = 0;
        listLength[i] = 0;
      } else {
        if (bounded < degree[i]) degree[i] = bounded;
        store[write] = store[variablesFrom];
        store[variablesFrom] = store[first];
        store[first] = pivot;
        elementCount[i] = keptElements + 1;
        listLength[i] = write - first + 1;
        const bucket = ((hash % n) + n) % n;
        hashOf[i] = bucket;
        hashNext[i] = hashHead[bucket];
        hashHead[bucket] = i;
      }
    }
    degree[pivot] = memberDegree;
    stampBase += n + 1;

    // Members with equal lists are merged.
    for (let m = memberStart; m < memberEnd; m++) {
      const member = store[m];
      if (weight[member] >= 0) continue;
      let i = hashHead[hashOf[member]];
      hashHead[hashOf[member]] = -1;
      while (i >= 0 && hashNext[i] >= 0) {
        const length = listLength[i];
        const elements = elementCount[i];
        const end = listStart[i] + length;
        for (let p = listStart[i] + 1; p < end; p++) stamp[store[p]] = stampBase;
        let last = i;
        let j = hashNext[i];
        while (j >= 0) {
          let same = listLength[j] === length && elementCount[j] === elements;
          for (let p = listStart[j] + 1; same && p < listStart[j] + length; p++) {
            if (stamp[store[p]] !== stampBase) same = false;
          }
          if (same) {
            mergedInto[j] = i;
            weight[i] += weight[j];
            weight[j] = 0;
            listLength[j] = 0;
            hashNext[last] = hashNext[j];
            j = hashNext[j];
          } else {
            last = j;
            j = hashNext[j];
          }
        }
        stampBase++;
        i = hashNext[i];
      }
    }

    // Members go back into the degree lists; the element keeps those that are left.
    let write = memberStart;
    for (let m = memberStart; m < memberEnd; m++) {
      const i = store[m];
      const size = -weight[i];
      if (size <= 0) continue;
      weight[i] = size;
      const d = Math.min(degree[i] + memberDegree - size, n - eliminated - size);
      degree[i] = d;
      previous[i] = -1;
      next[i] = degreeHead[d];
      if (next[i] >= 0) previous[next[i]] = i;
      degreeHead[d] = i;
      if (d < least) least = d;
      store[write++] = i;
    }
    weight[pivot] = pivotWeight;
    memberEnd = write;
    listLength[pivot] = write - memberStart;
    free = write;
    stamp[pivot] = listLength[pivot] === 0 ? 0 : 1;
  }

  return layOut();

  function unlink(i: number, d: number): void {
    if (previous[i] >= 0) next[previous[i]] = next[i];
    else if (degreeHead[d] === i) degreeHead[d] = next[i];
    if (next[i] >= 0) previous[next[i]] = previous[i];
    next[i] = -1;
    previous[i] = -1;
  }

  /** Copies live lists together, into a longer store when `needed` would not fit. */
  function compact(needed: number): void {
    let used = 0;
    for (let i = 0; i < n; i++) used += listLength[i];
    const room = used + needed;
    const fresh = new Int32Array(Math.max(store.length, room + (room >> 1)));
    let at = 0;
    for (let i = 0; i < n; i++) {
      const length = listLength[i];
      if (length === 0) continue;
      const from = listStart[i];
      listStart[i] = at;
      for (let p = 0; p < length; p++) fresh[at++] = store[from + p];
    }
    store = fresh;
    free = at;
  }

  /** Pivots in turn, each followed by the nodes merged into it, then the dense ones. */
  function layOut(): Int32Array {
    const head = new Int32Array(n).fill(-1);
    const link = new Int32Array(n).fill(-1);
    for (let i = n - 1; i >= 0; i--) {
      if (isElement[i] === 1 || mergedInto[i] < 0) continue;
      let root = mergedInto[i];
      while (isElement[root] === 0) root = mergedInto[root];
      link[i] = head[root];
      head[root] = i;
    }
    let at = 0;
    for (let k = 0; k < pivotCount; k++) {
      order[at++] = pivots[k];
      for (let i = head[pivots[k]]; i >= 0; i = link[i]) order[at++] = i;
    }
    for (const i of dense) order[at++] = i;
    return order;
  }
}
