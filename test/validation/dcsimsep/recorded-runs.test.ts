import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeShared, readSharedText, sharedPath } from '../../shared-files';
import { plainGridOf } from './case-data';
import { writePlainCase } from './plain-case';
import { runCommand, tripsOf } from './run-command';

const timeToleranceS = 1e-3;
const powerToleranceMw = 0.01;
/** The reference clock starts one second before the loss. */
const clockOffsetS = 1;

describeShared('cascades against DCSIMSEP', () => {
  it.each(readdirSync(sharedPath('reference/cascade')))('%s', async (name) => {
    const wanted = JSON.parse(readSharedText(`reference/cascade/${name}`));
    const data = wanted.case_data;
    const text = writePlainCase({
      ...plainGridOf(data),
      busNumbers: data.bus.id,
      referenceBus: data.bus.type.indexOf(3),
    });
    expect(wanted.runs.length).toBeGreaterThan(0);
    for (const run of wanted.runs) {
      const found = await runCommand(text, run.initial_outage_rows);
      const trips = tripsOf(found);
      expect(trips.map((it) => Number(it.id))).toEqual(run.trip_branch_rows);
      trips.forEach((trip, i) => {
        expect(Math.abs(trip.timeS + clockOffsetS - run.trip_time_s[i])).toBeLessThan(timeToleranceS);
      });
      const lostMw = found.demandMw - found.servedMw;
      expect(Math.abs(lostMw - run.load_lost_mw)).toBeLessThan(powerToleranceMw);
    }
  });
});
