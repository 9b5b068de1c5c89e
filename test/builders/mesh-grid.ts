import type { Grid } from '../../src/model/grid';
import { createRandom } from '../../src/numerics/random';
import { branch, bus, generator } from './grid';

/** A made-up grid of any size: a spanning tree on a lattice with a quarter more branches as chords. */
export function meshGrid(busCount: number, seed: number): Grid {
  const random = createRandom(seed, 'mesh-grid');
  const side = Math.ceil(Math.sqrt(busCount));
  const grid: Grid = { baseMva: 100, buses: [], branches: [], generators: [], dcLines: [] };
  let totalMw = 0;
  for (let i = 0; i < busCount; i++) {
    const loadMw = random.next() < 0.6 ? Math.round(random.next() * 200) / 10 : 0;
    totalMw += loadMw;
    grid.buses.push(bus(`b${i}`, { type: i === 0 ? 'reference' : 'load', loadMw }));
  }
  const join = (from: number, to: number) => {
    const id = `l${grid.branches.length}`;
    grid.branches.push(branch(id, `b${from}`, `b${to}`, { reactancePu: 0.01 + 0.1 * random.next() }));
  };
  for (let i = 1; i < busCount; i++) {
    const row = Math.floor(i / side);
    const column = i % side;
    const left = column > 0 && (row === 0 || random.next() < 0.5);
    join(left ? i - 1 : i - side, i);
    if (row > 0 && column > 0 && random.next() < 0.25) join(i - side - 1, i);
  }
  const unitCount = Math.ceil(busCount / 20);
  for (let u = 0; u < unitCount; u++) {
    const outputMw = totalMw / unitCount;
    grid.generators.push(generator(`g${u}`, `b${u * 20}`, { outputMw, maxMw: 1.3 * outputMw }));
  }
  return grid;
}
