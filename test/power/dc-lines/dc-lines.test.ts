import { describe, expect, it } from 'vitest';
import type { DcLine } from '../../../src/model/grid';
import type { Region } from '../../../src/model/region';
import { createDcLines, withDcLines } from '../../../src/power/dc-lines/dc-lines';
import { createBranchModel } from '../../../src/power/flow/branch-model';
import { preparePower } from '../../../src/power/prepare-power';
import { createServiceMasks } from '../../../src/power/redispatch/flow-topology';
import { branch, bus, generator } from '../../builders/grid';
import { feeder, gridRegion, startEngine } from '../../builders/power-engine';

const line = (part: Partial<DcLine> = {}): DcLine => ({
  id: '1',
  fromBusId: 'A',
  toBusId: 'C',
  inService: true,
  flowMw: 40,
  minMw: 0,
  maxMw: 60,
  lossConstantMw: 1,
  lossFraction: 0.05,
  ...part,
});

/** Two grids, A - B with a large unit and C - D with a small one, joined by a DC line alone: 40 MW sent, 37 arrive. */
function twoGrids(part: Partial<DcLine> = {}): Region {
  const region = gridRegion(
    [bus('A', { type: 'reference' }), bus('B'), bus('C'), bus('D')],
    [branch('ab', 'A', 'B'), branch('cd', 'C', 'D')],
    [
      generator('a', 'A', { outputMw: 100, maxMw: 200, technology: 'hydro' }),
      generator('c', 'C', { outputMw: 30, maxMw: 50, technology: 'hydro' }),
    ],
    [feeder('fb', 'B', 60), feeder('fd1', 'D', 40), feeder('fd2', 'D', 27, { critical: true, tier: 1 })],
  );
  region.grid.dcLines = [line(part)];
  region.grid.dcLinesOn = true;
  return region;
}

describe('DC lines in a run', () => {
  it('are drawn at one end and given at the other, less their losses', () => {
    const it = startEngine(twoGrids());
    expect([...it.engine.state.generatorOutputMw]).toEqual([100, 30]);
    expect(it.engine.state.branchFlowMw[0]).toBeCloseTo(60, 9);
    expect(it.engine.state.branchFlowMw[1]).toBeCloseTo(67, 9);
    expect(it.engine.state.balanceErrorMw).toBeLessThan(1e-9);
  });

  it('are off where the policy, or else the grid, says so', () => {
    const byPolicy = startEngine(twoGrids(), { dcLinesOn: false });
    const region = twoGrids();
    region.grid.dcLinesOn = undefined;
    const byGrid = startEngine(region);
    // Before anything happens the unit at C gives all it can, and the rest is shed, the critical feeder last.
    for (const it of [byPolicy, byGrid]) {
      expect([...it.engine.state.generatorOutputMw][0]).toBeCloseTo(60, 9);
      expect(it.feederState('fd2')).not.toBe(it.feederState('fd1'));
    }
    const wanted = startEngine(region, { dcLinesOn: true });
    expect([...wanted.engine.state.generatorOutputMw]).toEqual([100, 30]);
  });

  it('that are lost unbalance both islands at once, and come back with a repair where units can follow', () => {
    const it = startEngine(twoGrids());
    it.lose('dcLine:1', 100);
    const { state } = it.engine;
    // A falls by 40 MW; C ramps by what it can in 30 s and sheds the rest.
    expect(state.generatorOutputMw[0]).toBeCloseTo(60, 9);
    expect(it.servedMw()).toBeLessThan(127);
    expect(state.balanceErrorMw).toBeLessThan(1e-9);
    const shed = it.events.find((e) => e.kind === 'feederShed');
    expect(shed?.id).toBe('fd1');
    let cause = shed?.causeIx;
    while (cause !== undefined && it.events[cause].causeIx !== undefined) cause = it.events[cause].causeIx;
    expect(it.events[cause ?? -1]).toMatchObject({ kind: 'componentLost', component: 'dcLine', id: '1' });

    it.repair('dcLine:1', 3600);
    it.runTo(20_000);
    const raised = it.events.filter((e) => e.kind === 'dcLineResumed');
    // At first as far as the unit at C can fall, 27 of the 37 MW; then the feeder that it makes room for, then the rest.
    expect(raised[0]).toMatchObject({ component: 'dcLine', id: '1', timeS: 3600 });
    expect(raised[0].valueMw).toBeCloseTo((40 * 27) / 37, 9);
    expect(raised.at(-1)?.valueMw).toBe(40);
    expect(it.servedMw()).toBeCloseTo(127, 9);
    expect(state.generatorOutputMw[0]).toBeCloseTo(100, 9);
    expect(state.generatorOutputMw[1]).toBeCloseTo(30, 9);
    expect(state.balanceErrorMw).toBeLessThan(1e-9);
    expect(it.engine.nextTimeS()).toBeGreaterThan(20_000);
  });

  it('stop with the bus at an end, and with an island that goes dark', () => {
    const lost = startEngine(twoGrids());
    lost.lose('bus:C', 10);
    expect(lost.engine.state.generatorOutputMw[0]).toBeCloseTo(60, 9);
    const stop = lost.events.findIndex((e) => e.kind === 'dcLineStopped');
    expect(lost.events[stop]).toMatchObject({ component: 'dcLine', id: '1', valueMw: 40, causeIx: 0 });
    expect(lost.events.find((e) => e.kind === 'generatorRampedDown')?.causeIx).toBe(stop);

    // Without its unit the sending grid goes dark, in the balance: the receiving one, earlier in order, has to follow.
    const turned = twoGrids({ fromBusId: 'C', toBusId: 'A', flowMw: 20, lossConstantMw: 0, lossFraction: 0 });
    turned.grid.generators[0].outputMw = 40;
    turned.grid.generators[1].outputMw = 87;
    turned.grid.generators[1].maxMw = 100;
    const dark = startEngine(turned);
    expect([...dark.engine.state.generatorOutputMw]).toEqual([40, 87]);
    dark.lose('generator:c', 10);
    expect(dark.kinds()).toContain('islandWentDark');
    const stopped = dark.events.findIndex((e) => e.kind === 'dcLineStopped');
    expect(dark.events[dark.events[stopped].causeIx ?? -1].kind).toBe('islandWentDark');
    expect(dark.engine.state.generatorOutputMw[0]).toBeGreaterThan(40);
    expect(dark.engine.state.balanceErrorMw).toBeLessThan(1e-9);
    expect(dark.engine.state.branchFlowMw[1]).toBe(0);
  });

  it('within one island cost their losses alone', () => {
    const region = twoGrids();
    region.grid.branches.push(branch('bc', 'B', 'C'));
    const it = startEngine(region);
    const [a, c] = it.engine.state.generatorOutputMw;
    expect(a + c).toBeCloseTo(60 + 67 + 3, 9);
    it.lose('dcLine:1', 60);
    const [less, same] = it.engine.state.generatorOutputMw;
    expect(less + same).toBeCloseTo(127, 9);
    expect(it.servedMw()).toBeCloseTo(127, 9);
  });
});

describe('DC lines in a program', () => {
  it('are drawn where both ends have a unit that can give power', () => {
    const prepared = preparePower(twoGrids());
    if (!prepared.ok) throw new Error('no grid');
    const { structure } = prepared.value;
    const model = createBranchModel(structure, 'matpower');
    if (!model.ok) throw new Error('no model');
    const drawn = (areOn: boolean, generatorIx: number[], lostIx: number[] = []) => {
      const masks = createServiceMasks(structure, { busIx: [], branchIx: [], generatorIx });
      return [
        ...withDcLines(model.value, structure, createDcLines(structure, areOn), masks, { lostIx }).shuntMw,
      ];
    };
    expect(drawn(true, [])).toEqual([40, 0, -37, 0]);
    expect(drawn(false, [])).toEqual([0, 0, 0, 0]);
    expect(drawn(true, [1])).toEqual([0, 0, 0, 0]);
    expect(drawn(true, [], [0])).toEqual([0, 0, 0, 0]);
    expect([...model.value.shuntMw]).toEqual([0, 0, 0, 0]);
  });
});
