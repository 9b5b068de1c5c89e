/** Natural order of ids: whole numbers by value and before other ids, the rest by code units. */
export function compareIds(a: string, b: string): number {
  const wholeA = isWhole(a);
  const wholeB = isWhole(b);
  if (wholeA && wholeB) {
    const difference = Number(a) - Number(b);
    if (difference !== 0) return difference;
  } else if (wholeA !== wholeB) return wholeA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Place of each id in the natural order. */
export function rankIds(ids: readonly string[]): Int32Array {
  const order = ids.map((_, k) => k).sort((p, q) => compareIds(ids[p], ids[q]));
  const rank = new Int32Array(ids.length);
  order.forEach((k, place) => {
    rank[k] = place;
  });
  return rank;
}

function isWhole(id: string): boolean {
  return /^\d{1,15}$/.test(id);
}
