import { exp } from './math';

/**
 * Share of a standard normal variable below `x`, to 14 decimals. Source: Hart's rational approximation as given by West,
 * "Better approximations to cumulative normal functions", Wilmott Magazine 2005.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  let tail = 0;
  if (size <= 37) {
    const bell = exp((-size * size) / 2);
    if (size < 7.07106781186547) tail = (bell * polynomial(above, size)) / polynomial(below, size);
    else tail = bell / (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))))) / 2.506628274631;
  }
  return x > 0 ? 1 - tail : tail;
}

const above = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const below = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
];

function polynomial(factors: readonly number[], x: number): number {
  let sum = 0;
  for (const factor of factors) sum = sum * x + factor;
  return sum;
}
