import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeShared, readSharedText, sharedPath } from '../../shared-files';
import { plainGridOf } from './case-data';
import { runRelays } from './relay-reference';

/** The reference clock starts one second before the loss. */
const clockOffsetS = 1;

describeShared('the naive reference against the runs of DCSIMSEP', () => {
  it.each(readdirSync(sharedPath('reference/cascade')))('%s', (name) => {
    const wanted = JSON.parse(readSharedText(`reference/cascade/${name}`));
    const grid = plainGridOf(wanted.case_data);
    const wholeMw = grid.loadMw.reduce((sum, it) => sum + it, 0);
    expect(wanted.runs.length).toBeGreaterThan(0);
    for (const run of wanted.runs) {
      const lost = run.initial_outage_rows.map((row: number) => wanted.case_data.branch.row.indexOf(row));
      const found = runRelays(grid, lost, wanted.settings.sim_t_max_s - clockOffsetS);
      expect(found.trips.map((it) => wanted.case_data.branch.row[it.branch])).toEqual(run.trip_branch_rows);
      found.trips.forEach((trip, i) => {
        expect(trip.timeS + clockOffsetS).toBeCloseTo(run.trip_time_s[i], 4);
      });
      expect(wholeMw - found.servedMw).toBeCloseTo(run.load_lost_mw, 4);
      expect(found.islandCount).toBe(run.n_islands_final);
      run.final_gen_mw.forEach((mw: number, i: number) => {
        expect(found.outputMw[i]).toBeCloseTo(mw, 4);
      });
      run.final_pf_mw.forEach((mw: number, i: number) => {
        expect(found.flowMw[i]).toBeCloseTo(mw, 4);
      });
    }
  });
});
