import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixReferences } from '../../src/cli/export-grid';
import { writeMatpower } from '../../src/io/matpower/write-matpower';
import { writePandapower } from '../../src/io/pandapower/write-pandapower';
import type { Region } from '../../src/model/region';
import { emptyRegion } from '../../src/model/region';
import { flowOf, gridOf } from '../builders/grid-flow';
import { randomGrid } from '../builders/random-grid';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

const options = { name: 'again', handling: 'TLP:CLEAR', coordinates: false };

const formats = [
  { ending: '.m', write: writeMatpower },
  { ending: '.json', write: writePandapower },
];

/** Flows of the branches between two buses (by their place), sorted: another format may order its tables anew. */
function flowsByEnds({ grid }: Region, flows: number[]): Map<string, number[]> {
  const place = new Map(grid.buses.map((bus, ix) => [bus.id, ix]));
  const byEnds = new Map<string, number[]>();
  grid.branches.forEach((it, k) => {
    const ends = `${place.get(it.fromBusId)} ${place.get(it.toBusId)}`;
    byEnds.set(
      ends,
      [...(byEnds.get(ends) ?? []), flows[k]].sort((a, b) => a - b),
    );
  });
  return byEnds;
}

/** Largest difference of angles (degrees) and flows (MW) of branches, after writing and reading. */
function gapsOver(region: Region, again: Region): { angleDeg: number; flowMw: number; scaleMw: number } {
  const before = flowOf(region);
  const after = flowOf(again);
  expect(after.status).toBe(before.status);
  expect(again.grid.buses.length).toBe(region.grid.buses.length);
  expect(again.grid.branches.length).toBe(region.grid.branches.length);
  expect(again.grid.generators.length).toBe(region.grid.generators.length);
  let angleDeg = 0;
  before.angles.forEach((angle, k) => {
    if (!Number.isNaN(angle)) angleDeg = Math.max(angleDeg, Math.abs(angle - after.angles[k]));
  });
  let flowMw = 0;
  const [wanted, found] = [flowsByEnds(region, before.flows), flowsByEnds(again, after.flows)];
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [ends, flows] of wanted)
    flows.forEach((mw, k) => {
      const gap = Math.abs(mw - (found.get(ends)?.[k] ?? Number.NaN));
      if (!(gap <= flowMw)) flowMw = gap;
    });
  const scaleMw = before.flows.reduce((most, mw) => Math.max(most, Math.abs(mw)), 1);
  return { angleDeg, flowMw, scaleMw };
}

function expectSame(region: Region): void {
  const fixed = fixReferences(region);
  if (!fixed.ok) throw new Error(JSON.stringify(fixed.error.slice(0, 3)));
  for (const { ending, write } of formats) {
    const again = gridOf(`again${ending}`, write(fixed.value.region, options).text);
    const { angleDeg, flowMw, scaleMw } = gapsOver(region, again);
    expect(angleDeg, ending).toBeLessThan(1e-9 * 180);
    expect(flowMw / scaleMw, ending).toBeLessThan(1e-9);
  }
}

describeShared('a case written and read again has the same flow', () => {
  const files = ['', 'pglib/', 'pandapower/', 'psse/'].flatMap((folder) =>
    readdirSync(sharedPath(`cases/power/${folder}`))
      .filter((name) => /\.(m|json|raw)$/.test(name))
      .map((name) => `${folder}${name}`),
  );
  it.each(files)('%s', (file) => {
    expectSame(gridOf(file, readSharedText(`cases/power/${file}`)));
  });
});

describe('a made-up grid written and read again', () => {
  it.each([1, 2, 3, 4, 5, 6])('has the same flow (seed %i)', (seed) => {
    expectSame({ ...emptyRegion('random'), grid: randomGrid(seed, 12 + 7 * seed) });
  });
});
