import { log } from './math';

/** A seeded stream of numbers. Streams forked under different labels never share draws. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer in [0, count). */
  int(count: number): number;
  /** Standard normal, by the polar method. */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** An independent stream named by a label; does not advance this one. */
  fork(label: string): Random;
}

/**
 * xoshiro128** seeded by SplitMix32 from seed and label.
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021.
 */
export function createRandom(seed: number, label = ''): Random {
  let mix = seedOf(seed, label);
  const splitMix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitMix();
  let b = splitMix();
  let c = splitMix();
  let d = splitMix() | 1;
  let spare = Number.NaN;

  const bits = (): number => {
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const next = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;

  return {
    next,
    int: (count) => Math.floor(next() * count),
    normal() {
      if (!Number.isNaN(spare)) {
        const kept = spare;
        spare = Number.NaN;
        return kept;
      }
      for (;;) {
        const u = 2 * next() - 1;
        const v = 2 * next() - 1;
        const s = u * u + v * v;
        if (s > 0 && s < 1) {
          const scale = Math.sqrt((-2 * log(s)) / s);
          spare = v * scale;
          return u * scale;
        }
      }
    },
    exponential: () => -log(1 - next()),
    fork: (childLabel) => createRandom(seed, `${label}/${childLabel}`),
  };
}

function seedOf(seed: number, label: string): number {
  let h = (Math.floor(seed / 4294967296) ^ (seed >>> 0) ^ 0x811c9dc5) | 0;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193);
  return h;
}
