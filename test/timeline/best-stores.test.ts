import { describe, expect, it } from 'vitest';
import { createBestStores } from '../../src/timeline/best-stores';

describe('the stores of the best action', () => {
  const of = (...values: number[]) => Float64Array.from(values);

  it('give no more than they hold, however often they are asked', () => {
    const stores = createBestStores(Int32Array.of(1), 2);
    const stored = of(10);
    let drawnMwh = 0;
    for (let i = 0; i < 20; i++) {
      const [other, store] = stores.limited(of(50, 8), stored, 0.5);
      expect(other).toBe(50);
      stores.draw(of(50, store), 0.5);
      drawnMwh += store * 0.5;
    }
    expect(drawnMwh).toBeCloseTo(10, 12);
  });

  it('fill as in the run while nothing is short, and keep what they had not used', () => {
    const stores = createBestStores(Int32Array.of(0), 1);
    expect(stores.limited(of(40), of(10), 1)[0]).toBe(10);
    stores.draw(of(6), 1);
    expect(stores.limited(of(40), of(0), 1)[0]).toBe(4);
    stores.refill(of(2));
    expect(stores.limited(of(40), of(0), 1)[0]).toBe(4);
    stores.refill(of(9));
    expect(stores.limited(of(40), of(0), 1)[0]).toBe(9);
    expect(stores.limited(of(40), of(0), 0)[0]).toBe(40);
  });
});
