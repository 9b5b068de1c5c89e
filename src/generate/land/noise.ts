import { cos, pi, sin } from '../../numerics/math';
import type { Random } from '../../numerics/random';

/** A smooth random function of the plane with values in about [-1, 1] and features of about one unit. */
export type Noise = (x: number, y: number) => number;

const directions = 32;
const gradientX = Float64Array.from({ length: directions }, (_, i) => cos((2 * pi * i) / directions));
const gradientY = Float64Array.from({ length: directions }, (_, i) => sin((2 * pi * i) / directions));

/** Gradient noise on a hashed lattice. Source: Perlin, "Improving noise", SIGGRAPH 2002. */
export function createNoise(random: Random): Noise {
  const seed = random.int(0x7fffffff);
  const dot = (ix: number, iy: number, fx: number, fy: number): number => {
    let h = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ seed;
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    const g = (h ^ (h >>> 15)) & (directions - 1);
    return gradientX[g] * fx + gradientY[g] * fy;
  };
  return (x, y) => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const fx = x - ix;
    const fy = y - iy;
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    const south = (1 - u) * dot(ix, iy, fx, fy) + u * dot(ix + 1, iy, fx - 1, fy);
    const north = (1 - u) * dot(ix, iy + 1, fx, fy - 1) + u * dot(ix + 1, iy + 1, fx - 1, fy - 1);
    return 1.4 * ((1 - v) * south + v * north);
  };
}

/** Octaves of noise, each of half the length and half the height of the one before, turned so that no lattice shows. */
export function createFractalNoise(random: Random, octaves: number): Noise {
  const parts = Array.from({ length: octaves }, (_, i) => createNoise(random.fork(`octave ${i}`)));
  return (x, y) => {
    let sum = 0;
    let height = 1;
    let px = x;
    let py = y;
    for (const part of parts) {
      sum += height * part(px, py);
      const turned = 1.6 * px - 1.2 * py;
      py = 1.2 * px + 1.6 * py + 7.3;
      px = turned;
      height *= 0.5;
    }
    return sum;
  };
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothStep(from: number, to: number, at: number): number {
  const t = Math.max(0, Math.min(1, (at - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
