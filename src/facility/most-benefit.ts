/**
 * The choice of whole items with the most benefit whose costs fit into a budget (the 0-1 knapsack), 1 for those taken;
 * among equals the first found, items of more benefit for their cost first. Exact, by branch and bound with the bound of
 * Dantzig (Operations Research 5, 1957): the rest of the budget filled with parts of items. Items without benefit stay out.
 */
export function mostBenefit(cost: Float64Array, benefit: Float64Array, budget: number): Uint8Array {
  const order = Array.from(cost, (_, i) => i)
    .filter((i) => benefit[i] > 0 && cost[i] <= budget)
    .sort((a, b) => benefit[b] * cost[a] - benefit[a] * cost[b] || benefit[b] - benefit[a] || a - b);
  const best = new Uint8Array(cost.length);
  const taken = new Uint8Array(cost.length);
  let bestSum = 0;

  function bound(from: number, left: number, sum: number): number {
    let most = sum;
    let room = left;
    for (let k = from; k < order.length; k++) {
      const i = order[k];
      if (cost[i] > room) return most + (benefit[i] * room) / cost[i];
      room -= cost[i];
      most += benefit[i];
    }
    return most;
  }

  function visit(k: number, left: number, sum: number): void {
    if (sum > bestSum * (1 + rounding)) {
      bestSum = sum;
      best.set(taken);
    }
    if (k === order.length || bound(k, left, sum) <= bestSum * (1 + rounding)) return;
    const i = order[k];
    if (cost[i] <= left) {
      taken[i] = 1;
      visit(k + 1, left - cost[i], sum + benefit[i]);
      taken[i] = 0;
    }
    visit(k + 1, left, sum);
  }

  visit(0, budget, 0);
  return best;
}

/** Sums that differ by no more than this are the same. */
const rounding = 1e-12;
