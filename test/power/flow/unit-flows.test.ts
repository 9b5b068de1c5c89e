import { expect, it } from 'vitest';
import { branch, bus, generator } from '../../builders/grid';
import { gridRegion, startEngine } from '../../builders/power-engine';

it('a unit behind a full branch does not keep off what the others could carry', () => {
  // B can send no more than 60 MW; once it does, only A's units can bring load back.
  const region = gridRegion(
    [bus('A', { type: 'reference' }), bus('B'), bus('C', { loadMw: 190 })],
    [branch('weak', 'B', 'A', { ratingAMw: 60 }), branch('free', 'A', 'C')],
    [
      generator('a', 'A', { outputMw: 100, maxMw: 100 }),
      generator('b', 'B', { outputMw: 50, maxMw: 200, rampMwPerMin: 2 }),
      generator('d', 'A', { outputMw: 40, maxMw: 60 }),
    ],
  );
  const it = startEngine(region);
  const served = () => it.engine.state.feederServedMw.reduce((sum, mw) => sum + mw, 0);
  it.lose('generator:d', 60);
  it.runTo(3600);
  expect(served()).toBeLessThan(160);
  it.repair('generator:d', 3600);
  it.runTo(4 * 3600);
  expect(served()).toBeCloseTo(190, 6);
  const weak = it.engine.index.branchIds.indexOf('weak');
  expect(it.engine.state.branchLoading[weak]).toBeLessThan(0.95);
});
