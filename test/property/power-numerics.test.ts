import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createLdltFactor,
  createSymmetricValues,
  factorLdltInto,
  solveRefinedInto,
} from '../../src/numerics/ldlt';
import { analyseLdlt, upperEntryOf } from '../../src/numerics/ldlt-symbolic';
import { orderMinimumDegree } from '../../src/numerics/minimum-degree';
import { createSymmetricPattern } from '../../src/numerics/symmetric-pattern';

const graph = fc.integer({ min: 1, max: 60 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 4 * size }),
    weights: fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 240, maxLength: 240 }),
    negative: fc.array(fc.boolean(), { minLength: 240, maxLength: 240 }),
  }),
);

it('orders every node exactly once, whatever the graph', () => {
  fc.assert(
    fc.property(graph, ({ size, edges }) => {
      const pattern = createSymmetricPattern(
        size,
        Int32Array.from(edges, (e) => e[0]),
        Int32Array.from(edges, (e) => e[1]),
      );
      const order = [...orderMinimumDegree(pattern)].sort((a, b) => a - b);
      expect(order).toEqual(Array.from({ length: size }, (_, i) => i));
    }),
    { numRuns: 300 },
  );
});

it('solves indefinite grids to a small residual', () => {
  fc.assert(
    fc.property(graph, ({ size, edges, weights, negative }) => {
      const joined = edges.filter(([a, b]) => a !== b);
      const from = Int32Array.from(joined, (e) => e[0]);
      const to = Int32Array.from(joined, (e) => e[1]);
      const symbolic = analyseLdlt(createSymmetricPattern(size, from, to));
      const values = createSymmetricValues(symbolic);
      // Diagonal dominance keeps the matrix regular; signs of the diagonal make it indefinite.
      const sign = (i: number) => (negative[i] ? -1 : 1);
      for (let i = 0; i < size; i++) values.diagonal[symbolic.position[i]] = sign(i) * 0.5;
      joined.forEach(([a, b], k) => {
        const weight = weights[k % weights.length];
        values.upper[upperEntryOf(symbolic, a, b)] -= weight;
        values.diagonal[symbolic.position[a]] += sign(a) * weight;
        values.diagonal[symbolic.position[b]] += sign(b) * weight;
      });
      const factor = createLdltFactor(symbolic);
      factorLdltInto(factor, values);
      const b = Float64Array.from({ length: size }, (_, i) => Math.cos(i));
      const x = new Float64Array(size);
      const outcome = { residual: 0, refinements: 0 };
      solveRefinedInto(x, factor, values, b, outcome);
      expect(outcome.residual).toBeLessThan(1e-9);
    }),
    { numRuns: 300 },
  );
});
