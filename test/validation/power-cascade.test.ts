import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyRegion, type Region } from '../../src/model/region';
import { integralHorizonS, runCascade } from '../../src/power/cascade';
import { preparePower } from '../../src/power/prepare-power';
import { branch, bus, generator } from '../builders/grid';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

const timeToleranceS = 1e-3;
const powerToleranceMw = 0.01;
/** The reference clock starts one second before the loss. */
const clockOffsetS = 1;

interface CaseData {
  base_mva: number;
  bus: { id: number[]; type: number[] };
  branch: Record<
    'row' | 'from' | 'to' | 'x_pu' | 'rate_a_mva' | 'rate_b_mva' | 'rate_c_mva' | 'in_service',
    number[]
  >;
  gen: Record<'bus' | 'p_mw' | 'pmax_mw' | 'pmin_mw' | 'in_service', number[]>;
  load: Record<'bus' | 'p_mw' | 'factor', number[]>;
}

export function regionOfCaseData(data: CaseData): Region {
  const region = emptyRegion('case');
  const types = ['load', 'voltageControlled', 'reference', 'isolated'] as const;
  const grid = region.grid;
  grid.baseMva = data.base_mva;
  grid.buses = data.bus.id.map((id, i) => bus(String(id), { type: types[data.bus.type[i] - 1] }));
  data.load.bus.forEach((id, i) => {
    grid.buses[data.bus.id.indexOf(id)].loadMw += data.load.p_mw[i] * data.load.factor[i];
  });
  grid.branches = data.branch.row.map((row, i) =>
    branch(String(row), String(data.branch.from[i]), String(data.branch.to[i]), {
      reactancePu: data.branch.x_pu[i],
      ratingAMw: data.branch.rate_a_mva[i],
      ratingBMw: data.branch.rate_b_mva[i],
      ratingCMw: data.branch.rate_c_mva[i],
      inService: data.branch.in_service[i] === 1,
    }),
  );
  grid.generators = data.gen.bus.map((busId, i) =>
    generator(String(i + 1), String(busId), {
      outputMw: data.gen.p_mw[i],
      maxMw: data.gen.pmax_mw[i],
      minMw: data.gen.pmin_mw[i],
      inService: data.gen.in_service[i] === 1,
    }),
  );
  return region;
}

describeShared('cascades against DCSIMSEP', () => {
  const files = readdirSync(sharedPath('reference/cascade'));
  it.each(files)('%s', (name) => {
    const wanted = JSON.parse(readSharedText(`reference/cascade/${name}`));
    const prepared = preparePower(regionOfCaseData(wanted.case_data));
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
    expect(wanted.runs.length).toBeGreaterThan(0);
    for (const run of wanted.runs) {
      const found = runCascade(prepared.value, {
        lost: run.initial_outage_rows.map((row: number) => ({ kind: 'branch', id: String(row) })),
        policies: { protection: 'integral', balance: 'uniform', operators: 'none', susceptance: 'reactance' },
        horizonS: integralHorizonS,
      });
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      const trips = found.value.events.filter((it) => it.kind === 'branchTripped');
      expect(trips.map((it) => Number(it.id))).toEqual(run.trip_branch_rows);
      trips.forEach((trip, i) => {
        expect(Math.abs(trip.timeS + clockOffsetS - run.trip_time_s[i])).toBeLessThan(timeToleranceS);
      });
      const lostMw = found.value.demandMw - found.value.servedMw;
      expect(Math.abs(lostMw - run.load_lost_mw)).toBeLessThan(powerToleranceMw);
    }
  });
});
