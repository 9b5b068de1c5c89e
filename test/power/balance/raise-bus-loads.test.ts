import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../src/model/parameters';
import { emptyRegion } from '../../../src/model/region';
import { defaultPolicies } from '../../../src/model/scenario';
import { createBranchModel } from '../../../src/power/flow/branch-model';
import { changeOfIslandFlowsInto, responseOfBranchInto } from '../../../src/power/flow/island-flows';
import { updateFlows } from '../../../src/power/flow/run-flows';
import { createPowerRun } from '../../../src/power/power-run';
import { readPowerSettings } from '../../../src/power/power-settings';
import { preparePower } from '../../../src/power/prepare-power';
import { updateGrid } from '../../../src/power/update-grid';
import { branch, bus, generator } from '../../builders/grid';
import { meshGrid } from '../../builders/mesh-grid';
import { gridRegion, startEngine } from '../../builders/power-engine';

describe('bus loads that come back', () => {
  it('are not held back by a full branch that leads elsewhere', () => {
    // The line to B is full with its 60 MW, and restoring loads it to 90 % of that.
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B', { loadMw: 60 }), bus('C', { loadMw: 60 })],
      [branch('full', 'A', 'B', { ratingAMw: 60 }), branch('free', 'A', 'C')],
      [generator('a', 'A', { outputMw: 80 }), generator('b', 'A', { outputMw: 40 })],
    );
    const it = startEngine(region);
    const servedAt = (id: string) => it.engine.state.feederServedMw[it.engine.index.feederIds.indexOf(id)];
    it.lose('generator:b', 60);
    expect(servedAt('bus:B')).toBeLessThan(54);
    it.repair('generator:b', 3600);
    it.runTo(4 * 3600);
    expect(servedAt('bus:B')).toBeCloseTo(54, 6);
    expect(servedAt('bus:C')).toBeCloseTo(60, 9);
  });
});

describe('what one MW at each bus adds to a branch', () => {
  it('is the row of the flow changes by bus', () => {
    const region = emptyRegion('mesh');
    region.grid = meshGrid(60, 7);
    const prepared = preparePower(region);
    if (!prepared.ok) throw new Error('grid');
    const model = createBranchModel(prepared.value.structure, 'matpower');
    if (!model.ok) throw new Error('model');
    const settings = readPowerSettings(readParameters({}));
    const run = createPowerRun({
      prepared: prepared.value,
      model: model.value,
      policies: defaultPolicies,
      settings,
      sink: () => 0,
    });
    updateGrid(run, 'intact');
    updateFlows(run);
    const { busCount, branchCount } = run.structure;
    const row = new Float64Array(busCount);
    const column = new Float64Array(branchCount);
    const injectedMw = new Float64Array(busCount);
    let largest = 0;
    for (let k = 0; k < branchCount; k += 5) {
      responseOfBranchInto(row, run, run.islands.busIslandIx[run.structure.branchFromIx[k]], k);
      for (let bus = 0; bus < busCount; bus++) {
        injectedMw.fill(0);
        injectedMw[bus] = 1;
        changeOfIslandFlowsInto(column, run, run.islands.busIslandIx[bus], injectedMw);
        expect(row[bus]).toBeCloseTo(column[k], 9);
        largest = Math.max(largest, Math.abs(row[bus]));
      }
    }
    expect(largest).toBeGreaterThan(0.1);
  });
});
