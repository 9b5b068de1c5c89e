/**
 * Elementary functions made of + - * / and sqrt alone, which IEEE 754 defines to the last bit: the same
 * bytes on every machine. Math's own differ between engines. Relative error below 4e-16 (log, exp, sin, cos,
 * atan2 near their roots: absolute), checked against Math in the tests. Method: argument reduction as in
 * Cody and Waite, "Software Manual for the Elementary Functions", 1980, then a truncated series.
 */

export const pi = 3.141592653589793;

const ln2Hi = 0.6931471803691238;
const ln2Lo = 1.9082149292705877e-10;
const halfPi1 = 1.5707963267341256;
const halfPi2 = 6.077100506303966e-11;
const halfPi3 = 2.0222662487959506e-21;
const word = new DataView(new ArrayBuffer(8));

/** e to the x. Overflows to Infinity, underflows to 0. */
export function exp(x: number): number {
  if (!(x < 709.8)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  const k = Math.round(x / 0.6931471805599453);
  const r = x - k * ln2Hi - k * ln2Lo;
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (r * sum) / n;
  return scale(sum, k);
}

/** Natural logarithm; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let e = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984;
    e = -54;
  }
  word.setFloat64(0, m);
  const high = word.getUint32(0);
  e += (high >>> 20) - 1023;
  word.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  m = word.getFloat64(0);
  if (m > 1.4142135623730951) {
    m /= 2;
    e += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  let tail = 0;
  for (let n = 25; n >= 3; n -= 2) tail = (tail + 1 / n) * s2;
  // log(1+f) = f - s f + 2 s tail, which keeps the leading term exact
  return e * ln2Hi + (f - s * (f - 2 * tail) + e * ln2Lo);
}

/** x to the y for x >= 0; small whole exponents by repeated products, 0.5 by sqrt. */
export function pow(x: number, y: number): number {
  if (y === 0.5) return Math.sqrt(x);
  if (y === Math.floor(y) && Math.abs(y) <= 64) {
    let result = 1;
    let base = x;
    for (let n = Math.abs(y); n > 0; n = Math.floor(n / 2)) {
      if (n % 2 === 1) result *= base;
      base *= base;
    }
    return y < 0 ? 1 / result : result;
  }
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  return exp(y * log(x));
}

/** Sine of radians; |x| below 1e6. */
export function sin(x: number): number {
  const k = Math.round(x / 1.5707963267948966);
  return quarter(x - k * halfPi1 - k * halfPi2 - k * halfPi3, k);
}

/** Cosine of radians; |x| below 1e6. */
export function cos(x: number): number {
  const k = Math.round(x / 1.5707963267948966);
  return quarter(x - k * halfPi1 - k * halfPi2 - k * halfPi3, k + 1);
}

/** Angle of (x, y) in radians, in (-pi, pi]. */
export function atan2(y: number, x: number): number {
  if (x === 0 && y === 0) return 0;
  const steep = Math.abs(y) > Math.abs(x);
  let angle = atanUnit(steep ? Math.abs(x / y) : Math.abs(y / x));
  if (steep) angle = pi / 2 - angle;
  if (x < 0) angle = pi - angle;
  return y < 0 ? -angle : angle;
}

function quarter(r: number, k: number): number {
  const r2 = r * r;
  const turn = ((k % 4) + 4) % 4;
  let sum = 0;
  if (turn % 2 === 0) {
    for (let n = 18; n >= 2; n -= 2) sum = (-r2 * (1 + sum)) / (n * (n + 1));
    sum = r + r * sum;
  } else {
    for (let n = 17; n >= 1; n -= 2) sum = (-r2 * (1 + sum)) / (n * (n + 1));
    sum = 1 + sum;
  }
  return turn >= 2 ? -sum : sum;
}

/** Arc tangent for t in [0, 1]; halves the angle twice before the series. */
function atanUnit(t: number): number {
  const u = t / (1 + Math.sqrt(1 + t * t));
  const v = u / (1 + Math.sqrt(1 + u * u));
  const v2 = v * v;
  let sum = 0;
  for (let n = 25; n >= 3; n -= 2) sum = -v2 * (1 / n + sum);
  return 4 * (v + v * sum);
}

function scale(value: number, k: number): number {
  let left = k;
  let result = value;
  while (left > 1023) {
    result *= 8.98846567431158e307;
    left -= 1023;
  }
  while (left < -1022) {
    result *= 2.2250738585072014e-308;
    left += 1022;
  }
  word.setUint32(4, 0);
  word.setUint32(0, (left + 1023) << 20);
  return result * word.getFloat64(0);
}
