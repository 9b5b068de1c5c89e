import { cos, pi, sin } from '../../numerics/math';
import type { Random } from '../../numerics/random';

/** A smooth function of one variable with values in about [-1, 1]: a sum of sines. */
export function createWave(random: Random, lengthsM: readonly number[]): (at: number) => number {
  const parts = lengthsM.map((lengthM) => ({
    rate: (2 * pi) / (lengthM * (0.85 + 0.3 * random.next())),
    phase: 2 * pi * random.next(),
  }));
  return (at) => parts.reduce((sum, it) => sum + sin(at * it.rate + it.phase), 0) / lengthsM.length;
}

/** As `createWave`, over the plane: plane waves in random directions. */
export function createWaves(random: Random, lengthsM: readonly number[]): (x: number, y: number) => number {
  const parts = lengthsM.map((lengthM) => {
    const direction = 2 * pi * random.next();
    const rate = (2 * pi) / (lengthM * (0.85 + 0.3 * random.next()));
    return { kx: rate * cos(direction), ky: rate * sin(direction), phase: 2 * pi * random.next() };
  });
  const scale = 1 / Math.sqrt(lengthsM.length);
  return (x, y) => {
    let sum = 0;
    for (const it of parts) sum += sin(x * it.kx + y * it.ky + it.phase);
    return Math.max(-1, Math.min(1, sum * scale));
  };
}
