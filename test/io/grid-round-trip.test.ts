import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixReferences } from '../../src/cli/export-grid';
import { writeMatpower } from '../../src/io/matpower/write-matpower';
import { writePandapower } from '../../src/io/pandapower/write-pandapower';
import { formatProject } from '../../src/io/project/project-file';
import { parseProject } from '../../src/io/project/read-project';
import { projectOf } from '../../src/model/project';
import type { Region } from '../../src/model/region';
import { emptyRegion } from '../../src/model/region';
import { emptyScenario } from '../../src/model/scenario';
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
    expect(flowMw, ending).toBeLessThan(1e-6);
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

describeShared('a case through all formats, one after the other', () => {
  const files = [
    'case_RTS_GMLC.m',
    'case118.m',
    'case_ACTIVSg200.m',
    'pandapower/case39.json',
    'psse/epri.raw',
  ];
  it.each(files)('%s keeps its flows to 1e-6 MW', (file) => {
    const start = gridOf(file, readSharedText(`cases/power/${file}`));
    let region = start;
    for (const step of ['m', 'json', 'project', 'm', 'project', 'json']) {
      if (step === 'project') {
        const text = formatProject(projectOf(region, [emptyScenario('default')]));
        const { value, issues } = parseProject(text, 'again.lifeline.json');
        if (!value) throw new Error(JSON.stringify(issues));
        region = value.region;
        continue;
      }
      const fixed = fixReferences(region);
      if (!fixed.ok) throw new Error(JSON.stringify(fixed.error));
      const write = step === 'm' ? writeMatpower : writePandapower;
      region = gridOf(`again.${step}`, write(fixed.value.region, options).text);
    }
    const { angleDeg, flowMw } = gapsOver(start, region);
    expect(flowMw).toBeLessThan(1e-6);
    expect(angleDeg).toBeLessThan(1e-8);
  });
});

describeShared('a net as it is written', () => {
  interface FrameJson {
    _object: string;
    dtype: Record<string, string>;
  }
  type NetTables = Record<string, FrameJson>;
  const tablesOf = (text: string): NetTables => JSON.parse(text)._object;

  it('has the columns and types that pandapower itself gives its tables', () => {
    const own = tablesOf(readSharedText('cases/power/pandapower/case14.json'));
    const region = gridOf('case14.json', readSharedText('cases/power/pandapower/case14.json'));
    const written = tablesOf(writePandapower(region, options).text);
    const names = Object.keys(written).filter((name) => written[name]?.dtype);
    expect(names.sort()).toEqual(
      [
        'bus',
        'dcline',
        'ext_grid',
        'gen',
        'line',
        'load',
        'poly_cost',
        'pwl_cost',
        'shunt',
        'switch',
        'trafo',
      ].sort(),
    );
    for (const name of names) {
      const { dtype, _object } = written[name];
      const { columns, index, data } = JSON.parse(_object);
      expect(columns, name).toEqual(Object.keys(dtype));
      expect(index).toHaveLength(data.length);
      // What pandapower's create functions always make is there, with the same type.
      const { geo: _, ...wanted } = own[name].dtype;
      for (const [column, type] of Object.entries(wanted))
        expect([name, column, dtype[column]]).toEqual([name, column, type]);
    }
  });
});

describe('a made-up grid written and read again', () => {
  it.each([15, -15])('keeps what its DC lines send, lose and give (%i MW)', (flowMw) => {
    const grid = randomGrid(7, 20);
    const [from, , , to] = grid.buses.map((it) => it.id);
    const line = { fromBusId: from, toBusId: to, inService: true, minMw: -40, maxMw: 40 };
    const toConverter = { voltagePu: 1.02, outputMvar: 0, minMvar: -7, maxMvar: 1e10 };
    const dcLines = [{ ...line, id: '1', flowMw, lossConstantMw: 0.5, lossFraction: 0.04, toConverter }];
    const on = { ...emptyRegion('random'), grid: { ...grid, dcLines, dcLinesOn: true } };
    const off = { ...on, grid: { ...on.grid, dcLinesOn: undefined } };
    expectSame(on);
    expectSame(off);
    const [total, totalOff] = [on, off].map((it) =>
      [...flowOf(it).outputMw.values()].reduce((a, b) => a + b, 0),
    );
    for (const { ending, write } of formats)
      expect(gridOf(`again${ending}`, write(on, options).text).grid.dcLines[0]).toMatchObject({
        toConverter,
      });
    expect(total - totalOff).toBeCloseTo(0.5 + 0.04 * flowMw, 9);
  });

  it.each([1, 2, 3, 4, 5, 6])('has the same flow (seed %i)', (seed) => {
    expectSame({ ...emptyRegion('random'), grid: randomGrid(seed, 12 + 7 * seed) });
  });
});
