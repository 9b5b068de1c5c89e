import { readdirSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import type { Grid } from '../../src/model/grid';
import type { LpSolver } from '../../src/power/lp-solver';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { costGrid, prepare } from '../power/redispatch-grids';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

/** The reference solver's own stopping tolerance is near 1e-8 of the cost; prices are printed to 5 digits. */
const costTolerance = 1e-8;
const priceTolerance = 1e-5;
/** Published to five digits. */
const publishedTolerance = 5e-5;
let solver: LpSolver;

beforeAll(async () => {
  solver = await loadHighs(readHighsWasm());
});

function readGrid(path: string): Grid {
  const read = parseMatpower(readSharedText(path), path);
  if (!read.value) throw new Error(JSON.stringify(read.issues.slice(0, 5)));
  return read.value.grid;
}

const folderOf = (file: string) => `cases/power/${file.startsWith('pglib') ? 'pglib/' : ''}${file}`;

describeShared('DC optimal power flow against MATPOWER rundcopf', () => {
  const files = readdirSync(sharedPath('reference/power')).filter((name) => name.startsWith('dcopf_'));
  it.each(files)('%s', (name) => {
    const wanted = JSON.parse(readSharedText(`reference/power/${name}`));
    const grid = readGrid(folderOf(wanted.case.file));
    const found = costGrid(prepare(grid), solver);
    expect(found.status).toBe('solved');
    const relative = (found.objective ?? Number.NaN) / wanted.objective_per_hour - 1;
    expect(Math.abs(relative)).toBeLessThan(costTolerance);
    expect((found.objective ?? 0) - (found.lowerBound ?? 0)).toBeLessThan(1e-9 * wanted.objective_per_hour);
    const prices = Array.from(found.priceByBus).filter((_, b) => found.topology.busLive[b] === 1);
    expect(Math.abs(Math.min(...prices) - wanted.lmp_min)).toBeLessThan(priceTolerance);
    expect(Math.abs(Math.max(...prices) - wanted.lmp_max)).toBeLessThan(priceTolerance);
    wanted.lmp_per_mwh?.forEach((price: number, b: number) => {
      expect(Math.abs(found.priceByBus[b] - price)).toBeLessThan(priceTolerance);
    });
    const bindingRows = grid.branches.flatMap((it, k) =>
      it.ratingAMw > 0 && Math.abs(Math.abs(found.flowMw[k]) - it.ratingAMw) < 1e-4 ? [k + 1] : [],
    );
    expect(bindingRows).toEqual(wanted.congested_branch_rows);
  });
});

describeShared('DC optimal power flow against the published PGLib costs', () => {
  const { rows } = JSON.parse(readSharedText('reference/power/pglib_baseline_dc_ac_costs.json'));
  const cases = new Set(readdirSync(sharedPath('cases/power/pglib')));
  const known = rows.filter((it: { case: string }) => cases.has(`${it.case}.m`));
  it('has the cases', () => expect(known.length).toBeGreaterThan(5));
  it.each(known as { case: string; dc_cost_per_hour: number }[])('$case', (row) => {
    const grid = readGrid(folderOf(`${row.case}.m`));
    const found = costGrid(prepare(grid, 'powermodels'), solver);
    expect(found.status).toBe('solved');
    const relative = (found.objective ?? Number.NaN) / row.dc_cost_per_hour - 1;
    expect(Math.abs(relative)).toBeLessThan(publishedTolerance);
  });
});
