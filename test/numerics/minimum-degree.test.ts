import { describe, expect, it } from 'vitest';
import { analyseLdlt } from '../../src/numerics/ldlt-symbolic';
import { orderMinimumDegree } from '../../src/numerics/minimum-degree';
import { createSymmetricPattern, type SymmetricPattern } from '../../src/numerics/symmetric-pattern';

function patternOf(size: number, edges: [number, number][]): SymmetricPattern {
  return createSymmetricPattern(
    size,
    Int32Array.from(edges, (it) => it[0]),
    Int32Array.from(edges, (it) => it[1]),
  );
}

function lattice(side: number): SymmetricPattern {
  const edges: [number, number][] = [];
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      if (c + 1 < side) edges.push([r * side + c, r * side + c + 1]);
      if (r + 1 < side) edges.push([r * side + c, (r + 1) * side + c]);
    }
  }
  return patternOf(side * side, edges);
}

describe('createSymmetricPattern', () => {
  it('merges parallel edges, drops loops and sorts rows', () => {
    const pattern = patternOf(4, [
      [2, 0],
      [0, 2],
      [1, 1],
      [3, 0],
      [0, 1],
    ]);
    expect([...pattern.start]).toEqual([0, 3, 4, 5, 6]);
    expect([...pattern.index]).toEqual([1, 2, 3, 0, 0, 0]);
  });
});

describe('orderMinimumDegree', () => {
  it('gives a tree no fill', () => {
    const edges: [number, number][] = [];
    for (let i = 1; i < 200; i++) edges.push([i, (i * 7919) % i]);
    expect(analyseLdlt(patternOf(200, edges)).rowIndex.length).toBe(199);
  });

  it('gives a ring one fill entry per node but three', () => {
    const edges = Array.from({ length: 50 }, (_, i): [number, number] => [i, (i + 1) % 50]);
    expect(analyseLdlt(patternOf(50, edges)).rowIndex.length).toBe(2 * 50 - 3);
  });

  it('orders every node once, with a hub joined to all of them last', () => {
    const edges = Array.from({ length: 3000 }, (_, i): [number, number] => [0, i + 1]);
    for (let i = 1; i < 3000; i++) edges.push([i, i + 1]);
    const order = orderMinimumDegree(patternOf(3001, edges));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 3001 }, (_, i) => i));
    expect(order[3000]).toBe(0);
  });

  it('keeps the fill of a square lattice below that of its natural order', () => {
    const pattern = lattice(60);
    const natural = analyseLdlt(
      pattern,
      Int32Array.from({ length: 3600 }, (_, i) => i),
    );
    const fill = analyseLdlt(pattern).rowIndex.length;
    expect(fill).toBeLessThan(natural.rowIndex.length / 2.5);
    // 31 n log2(n) / 8 is George's bound for nested dissection, about 165,000 here.
    expect(fill).toBeLessThan(80_000);
  });

  it('takes an empty pattern and lone nodes', () => {
    expect(orderMinimumDegree(patternOf(0, [])).length).toBe(0);
    expect([...orderMinimumDegree(patternOf(3, []))].sort()).toEqual([0, 1, 2]);
  });
});
