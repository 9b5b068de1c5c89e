import type { Grid } from '../../src/model/grid';
import { createRandom, type Random } from '../../src/numerics/random';
import { branch, bus, generator } from './grid';

/**
 * A small made-up grid without ties: a tree with chords, some of them parallel, phase shifters, taps, shunts, a
 * few negative reactances in series, and units enough for the load. The same seed gives the same grid.
 */
export function randomGrid(seed: number, busCount: number): Grid {
  const random = createRandom(seed, 'random-grid');
  const grid: Grid = { baseMva: 100, buses: [], branches: [], generators: [], dcLines: [] };
  let totalMw = 0;
  for (let i = 0; i < busCount; i++) {
    const loadMw = random.next() < 0.7 ? 5 + 40 * random.next() : 0;
    totalMw += loadMw;
    const shuntMw = random.next() < 0.1 ? random.next() : 0;
    grid.buses.push(bus(`b${i}`, { type: i === 0 ? 'reference' : 'load', loadMw, shuntMw }));
  }
  for (let i = 1; i < busCount; i++) join(grid, random, random.int(i), i);
  for (let i = 0; i < busCount / 2; i++) {
    const from = random.int(busCount);
    const to = random.int(busCount);
    if (from !== to) join(grid, random, from, to);
  }
  const unitCount = Math.max(2, Math.ceil(busCount / 4));
  const weights = Array.from({ length: unitCount }, () => 0.5 + random.next());
  const sum = weights.reduce((a, b) => a + b, 0);
  weights.forEach((weight, u) => {
    const outputMw = (totalMw * weight) / sum;
    const technology = (['hydro', 'gasTurbine', 'coal', 'unknown'] as const)[random.int(4)];
    grid.generators.push(
      generator(`g${u}`, `b${random.int(busCount)}`, {
        outputMw,
        maxMw: outputMw * (1.1 + 0.4 * random.next()),
        minMw: outputMw * 0.3 * random.next(),
        technology,
      }),
    );
  });
  return grid;
}

function join(grid: Grid, random: Random, from: number, to: number): void {
  grid.branches.push(
    branch(`l${grid.branches.length}`, `b${from}`, `b${to}`, {
      reactancePu: (random.next() < 0.05 ? -1 : 1) * (0.01 + 0.2 * random.next()),
      tap: random.next() < 0.2 ? 0.9 + 0.2 * random.next() : 1,
      shiftRad: random.next() < 0.05 ? 0.1 * random.next() : 0,
      ratingAMw: random.next() < 0.8 ? 40 + 120 * random.next() : 0,
    }),
  );
}
