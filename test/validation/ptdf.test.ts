import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { findBridges } from '../../src/power/factors/bridges';
import { createFactorBase } from '../../src/power/factors/factor-base';
import { lodfColumnInto } from '../../src/power/factors/lodf';
import { ptdfRowInto } from '../../src/power/factors/ptdf';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { prepareGrid } from '../../src/power/flow/grid-structure';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

/** The reference rounds to 1e-10. */
const tolerance = 1e-8;

function prepare(file: string) {
  const read = parseMatpower(readSharedText(`cases/power/${file}`), file);
  if (!read.value) throw new Error(JSON.stringify(read.issues.slice(0, 5)));
  const prepared = prepareGrid(read.value.grid);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const structure = prepared.value;
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const base = createFactorBase(structure, model.value);
  const isBridge = findBridges(structure, structure.branchPresent);
  const ptdf = (branchIx: number) => {
    const row = new Float64Array(structure.busCount);
    expect(ptdfRowInto(row, base, branchIx)).toBe(true);
    return row;
  };
  const lodf = (branchIx: number) => {
    const column = new Float64Array(structure.branchCount);
    return lodfColumnInto(column, base, branchIx, isBridge) ? column : undefined;
  };
  return { structure, isBridge, ptdf, lodf };
}

function expectNear(found: number | undefined, wanted: number) {
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThan(tolerance);
}

describeShared('distribution factors against MATPOWER makePTDF and makeLODF', () => {
  const files = readdirSync(sharedPath('reference/power')).filter((name) => name.startsWith('ptdf_'));
  it.each(files)('%s', (name) => {
    const wanted = JSON.parse(readSharedText(`reference/power/${name}`));
    const { structure, isBridge, ptdf, lodf } = prepare(wanted.case.file);
    const busIx = (id: number) => structure.busIxById.get(String(id)) ?? -1;

    const bridges = [...isBridge.keys()].filter((k) => isBridge[k] === 1).map((k) => k + 1);
    expect(bridges).toEqual(wanted.bridge_branch_rows);
    for (const row of wanted.bridge_branch_rows) expect(lodf(row - 1)).toBeUndefined();

    if (wanted.ptdf) {
      wanted.branch_rows.forEach((row: number, r: number) => {
        const found = ptdf(row - 1);
        wanted.ptdf_bus_ids.forEach((id: number, c: number) => {
          expectNear(found[busIx(id)], wanted.ptdf[r][c]);
        });
        const column = lodf(row - 1);
        wanted.branch_rows.forEach((l: number, i: number) => {
          // MATPOWER leaves rounding noise in the columns of bridges instead of nothing
          if (isBridge[row - 1] === 1) expect(column).toBeUndefined();
          else expectNear(column?.[l - 1], wanted.lodf[i][r]);
        });
      });
    }
    const ptdfSpot = wanted.ptdf_spot;
    ptdfSpot.value.forEach((value: number, i: number) => {
      expectNear(ptdf(ptdfSpot.branch_row[i] - 1)[busIx(ptdfSpot.bus_id[i])], value);
    });
    const lodfSpot = wanted.lodf_spot;
    lodfSpot.value.forEach((value: number, i: number) => {
      expectNear(lodf(lodfSpot.outaged_row[i] - 1)?.[lodfSpot.monitored_row[i] - 1], value);
    });
  });

  it('gives the published figures of 9 and 14 buses', () => {
    const nine = prepare('case9.m').ptdf(1);
    [1, 2, 4, 6].forEach((busIx, i) => {
      expect(nine[busIx]).toBeCloseTo([-0.3613, -0.6152, -0.8649, -0.4671][i], 4);
    });
    const { lodf, ptdf, structure } = prepare('case14.m');
    const column = lodf(0);
    [1, -0.16885, -0.35336, -0.47779].forEach((value, i) => {
      expect(column?.[i + 1]).toBeCloseTo(value, 5);
    });
    const first = ptdf(0);
    const second = ptdf(1);
    for (let bus = 1; bus < structure.busCount; bus++) expect(first[bus] + second[bus]).toBeCloseTo(-1, 9);
  });
});
