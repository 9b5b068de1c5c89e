/**
 * Gini coefficient of hours over people: `sum_i sum_k n_i n_k |h_i - h_k| / (2 N^2 mean)`, by one sort. 0 where nobody
 * has any; undefined without people.
 */
export function giniOfHours(hours: Float64Array, people: Float64Array): number | undefined {
  const order = sortedByHours(hours, people);
  let total = 0;
  let personHours = 0;
  let pairs = 0;
  for (const i of order) {
    pairs += people[i] * (hours[i] * total - personHours);
    total += people[i];
    personHours += people[i] * hours[i];
  }
  if (total === 0) return undefined;
  // rounding of equal hours can leave less than nothing
  return personHours > 0 ? Math.max(0, pairs / (total * personHours)) : 0;
}

/** Mean hours of the tenth of people with the most, over the mean of all; undefined where nobody has any. */
export function worstDecileRatio(hours: Float64Array, people: Float64Array): number | undefined {
  const order = sortedByHours(hours, people).reverse();
  let total = 0;
  let personHours = 0;
  for (const i of order) {
    total += people[i];
    personHours += people[i] * hours[i];
  }
  if (total === 0 || personHours === 0) return undefined;
  let left = total / 10;
  let worst = 0;
  for (const i of order) {
    const taken = Math.min(left, people[i]);
    worst += taken * hours[i];
    left -= taken;
  }
  return worst / (total / 10) / (personHours / total);
}

function sortedByHours(hours: Float64Array, people: Float64Array): number[] {
  return [...hours.keys()].filter((i) => people[i] > 0).sort((a, b) => hours[a] - hours[b] || a - b);
}
