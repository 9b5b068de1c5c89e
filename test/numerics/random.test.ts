import { describe, expect, it } from 'vitest';
import { hashText } from '../../src/numerics/hash';
import { createRandom } from '../../src/numerics/random';

describe('random streams', () => {
  it('repeat for a seed and differ between seeds and labels', () => {
    const draw = (seed: number, label?: string) => {
      const random = createRandom(seed, label);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7, 'a')).not.toEqual(draw(7, 'b'));
  });

  it('do not advance a stream that is forked', () => {
    const plain = createRandom(3);
    const forked = createRandom(3);
    forked.fork('weather').next();
    expect(forked.next()).toBe(plain.next());
  });

  it('have the moments of their distributions', () => {
    const random = createRandom(11);
    const count = 200000;
    let uniform = 0;
    let normal = 0;
    let square = 0;
    let exponential = 0;
    for (let i = 0; i < count; i++) {
      uniform += random.next();
      const z = random.normal();
      normal += z;
      square += z * z;
      exponential += random.exponential();
    }
    expect(uniform / count).toBeCloseTo(0.5, 2);
    expect(normal / count).toBeCloseTo(0, 2);
    expect(square / count).toBeCloseTo(1, 2);
    expect(exponential / count).toBeCloseTo(1, 2);
  });
});

describe('hashText', () => {
  it('is FNV-1a over the bytes of UTF-16', () => {
    expect(hashText('')).toBe('cbf29ce484222325');
    const fnv = (bytes: number[]) => {
      let h = 0xcbf29ce484222325n;
      for (const b of bytes) h = ((h ^ BigInt(b)) * 0x100000001b3n) & 0xffffffffffffffffn;
      return h.toString(16).padStart(16, '0');
    };
    expect(hashText('aЖ')).toBe(fnv([0x61, 0, 0x16, 0x04]));
  });
});
