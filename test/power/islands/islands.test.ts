import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/numerics/random';
import { prepareGrid } from '../../../src/power/flow/grid-structure';
import {
  createIslands,
  createIslandWatch,
  findIslandsInto,
  followIslandsInto,
} from '../../../src/power/islands/islands';
import { meshGrid } from '../../builders/mesh-grid';

describe('islands followed through losses and returns', () => {
  it('are those found from scratch, and are mostly left alone', () => {
    const grid = prepareGrid(meshGrid(300, 5));
    if (!grid.ok) throw new Error('grid');
    const structure = grid.value;
    const random = createRandom(5, 'islands');
    const busActive = structure.busPresent.slice();
    const branchActive = structure.branchPresent.slice();
    const followed = createIslands(structure.busCount);
    const found = createIslands(structure.busCount);
    const watch = createIslandWatch(structure.busCount, structure.branchCount);
    expect(followIslandsInto(followed, watch, structure, busActive, branchActive)).toBe(true);
    let left = 0;
    for (let step = 0; step < 400; step++) {
      const count = 1 + random.int(3);
      for (let c = 0; c < count; c++) {
        // Losses and returns in turn, so that the grid stays mostly whole.
        const k = random.int(structure.branchCount);
        branchActive[k] = step % 2 === 0 && random.next() < 0.8 ? 0 : 1;
      }
      if (step % 37 === 0) busActive[random.int(structure.busCount)] ^= 1;
      for (let k = 0; k < structure.branchCount; k++)
        branchActive[k] &= busActive[structure.branchFromIx[k]] & busActive[structure.branchToIx[k]];
      if (!followIslandsInto(followed, watch, structure, busActive, branchActive)) left++;
      findIslandsInto(found, structure, busActive, branchActive);
      expect(followed.count).toBe(found.count);
      expect(followed.busIslandIx).toEqual(found.busIslandIx);
    }
    expect(left).toBeGreaterThan(20);
    expect(found.count).toBeGreaterThan(3);
  });
});
