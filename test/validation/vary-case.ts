import { createRandom, type Random } from '../../src/numerics/random';
import type { CaseTables } from './case-tables';

/**
 * A case changed at random, as cases in the field differ: loads scaled one by one, some negative; ratings tightened or
 * taken away; outages, split grids and isolated buses; phase shifters, series capacitors and angle limits; all forms
 * of cost; loads written as units; units without room; DC lines that are off. The same seed gives the same case.
 */
export function varyCase(source: CaseTables, seed: number): CaseTables {
  const random = createRandom(seed, 'vary-case');
  const chance = (share: number) => random.next() < share;
  const between = (low: number, high: number) => low + (high - low) * random.next();
  const bus = source.bus.map((row) => row.slice());
  const gen = source.gen.map((row) => row.slice());
  const branch = source.branch.map((row) => [...row.slice(0, 11), row[11] ?? -360, row[12] ?? 360]);
  /** Rare things: a few in a large case, not a share of it. */
  const rare = (share: number) => chance(Math.min(share, 3 / branch.length));
  const level = between(0.45, 1.15);
  for (const row of bus) {
    row[2] *= level * between(0.8, 1.2);
    if (chance(0.03)) row[2] *= -0.3;
    if (chance(0.05)) row[4] += between(0, 2);
    if (row[1] !== 3 && rare(0.005)) row[1] = 4;
  }
  const tight = chance(0.5) ? between(0.5, 1.1) : between(1, 2);
  for (const row of branch) {
    if (tight > 1 || chance(0.3)) row[5] *= tight * between(0.8, 1.2);
    if (chance(0.03)) row[5] = chance(0.5) ? 0 : 1e10;
    if (rare(0.01)) row[9] = between(-4, 4);
    if (chance(0.01)) row[8] = between(0.9, 1.1);
    if (rare(0.005)) row[3] *= -0.2;
    if (rare(0.04)) Object.assign(row, { 11: -between(5, 40), 12: chance(0.5) ? 360 : between(5, 40) });
    if (rare(0.01)) Object.assign(row, { 11: 0, 12: chance(0.7) ? 0 : between(5, 40) });
  }
  const outages = random.int(4) + Math.floor(between(0, 0.004) * branch.length);
  for (let i = 0; i < outages; i++) branch[random.int(branch.length)][10] = 0;
  if (chance(0.1)) splitOff(bus, branch, random);
  for (const row of gen) {
    if (chance(0.03)) row[7] = 0;
    if (chance(0.3)) row[9] = between(0, 0.4) * row[8];
    if (rare(0.02)) row[9] = row[8];
    if (rare(0.02)) Object.assign(row, { 8: 0, 9: -between(5, 50) });
    if (rare(0.01)) row[9] = -between(5, 50);
  }
  if (chance(0.02)) gen[0][9] = gen[0][8] + 1;
  const gencost = gen.map((row) => drawCost(row[9], row[8], chance, between, random));
  if (chance(0.5)) gencost.push(...gen.map(() => [2, 0, 0, 2, 1, 0]));
  const dcline = chance(0.3)
    ? [[bus[0][0], bus[bus.length - 1][0], 0, 10, 10, 0, 0, 1, 1, 0, 20, 0, 0, 0, 0, 0, 0]]
    : [];
  return { baseMva: source.baseMva, bus, gen, branch, gencost, dcline };
}

/** Takes out every branch between the buses near one and the others. */
function splitOff(bus: number[][], branch: number[][], random: Random): void {
  const near = new Set([bus[random.int(bus.length)][0]]);
  for (let step = 0; step < 2 + random.int(4); step++) {
    for (const row of [...branch])
      if (near.has(row[0]) !== near.has(row[1]) && random.next() < 0.5) near.add(row[0]).add(row[1]);
  }
  for (const row of branch) if (near.has(row[0]) !== near.has(row[1])) row[10] = 0;
}

/** A convex curve of any form: polynomials of 0 to 2 powers with or without leading zeros, or pieces of unequal width. */
function drawCost(
  lowMw: number,
  highMw: number,
  chance: (share: number) => boolean,
  between: (low: number, high: number) => number,
  random: Random,
): number[] {
  const linear = between(5, 60);
  const fixed = chance(0.5) ? between(0, 500) : 0;
  const square = between(0.001, 0.05);
  if (chance(0.05)) return [2, 0, 0, 1, fixed];
  if (chance(0.2)) return [2, 0, 0, 2, linear, fixed];
  if (chance(0.1)) return [2, 0, 0, 5, 0, 0, square, linear, fixed];
  if (chance(0.1)) return [2, 0, 0, 3, 0, linear, fixed];
  if (chance(0.6)) return [2, 0, 0, 3, square, linear, fixed];
  const points = 2 + random.int(6);
  const values: number[] = [];
  let mw = lowMw + between(-0.1, 0.2) * (highMw - lowMw);
  let cost = fixed;
  let slope = linear;
  for (let i = 0; i < points; i++) {
    values.push(mw, cost);
    const width = between(0.02, 0.5) * (Math.abs(highMw - lowMw) + 1);
    mw += width;
    cost += slope * width;
    slope += chance(0.8) ? between(0, 10) : 0;
  }
  return [1, 0, 0, points, ...values];
}
