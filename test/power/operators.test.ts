import { describe, expect, it } from 'vitest';
import type { Generator } from '../../src/model/grid';
import type { Feeder } from '../../src/model/people';
import { feederStates } from '../../src/model/run-record';
import { defaultPolicies } from '../../src/model/scenario';
import type { LpSolver } from '../../src/power/lp-solver';
import { preparePower } from '../../src/power/prepare-power';
import { startPower } from '../../src/power/start-power';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { branch, bus, generator } from '../builders/grid';
import { feeder, gridRegion, startEngine } from '../builders/power-engine';

const highs = await loadHighs(readHighsWasm());
const operators = { operators: 'redispatch' } as const;

/** 100 MW flow from bus 1 to bus 2 over two lines of 80 MW; the unit at 2 stands still. */
function twoLines(near: Partial<Generator> = {}, ratingAMw = 80, feeders: Feeder[] = []) {
  return gridRegion(
    [bus('1', { type: 'reference' }), bus('2', { loadMw: feeders.length > 0 ? 0 : 100 })],
    [branch('l1', '1', '2', { ratingAMw }), branch('l2', '1', '2', { ratingAMw })],
    [
      generator('far', '1', { outputMw: 100, maxMw: 200, rampMwPerMin: 20 }),
      generator('near', '2', { maxMw: 100, rampMwPerMin: 10, ...near }),
    ],
    feeders,
  );
}

describe('operators', () => {
  it('act after their delay, before a slow trip, with the loss as cause', () => {
    const bare = startEngine(twoLines());
    bare.lose('branch:l2');
    bare.runTo(1000);
    expect(bare.events.find((it) => it.kind === 'branchTripped')).toMatchObject({ id: 'l1', timeS: 900 });

    const it = startEngine(twoLines(), operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(599);
    expect(it.engine.state.branchFlowMw[0]).toBeCloseTo(100, 9);
    it.runTo(72 * 3600);
    const action = it.events.find((event) => event.kind === 'operatorsRedispatched');
    expect(action).toMatchObject({ timeS: 600, component: 'island', id: '1', causeIx: 0 });
    expect(action?.values?.movedMw).toBeCloseTo(40, 3);
    expect(action?.values).toMatchObject({ shedMw: 0, restoredMw: 0 });
    expect(it.engine.state.branchFlowMw[0]).toBeCloseTo(80, 3);
    expect(it.engine.state.branchLoading[0]).toBeLessThanOrEqual(1);
    expect(it.kinds()).not.toContain('branchTripped');
    expect(it.servedMw()).toBeCloseTo(100, 9);
  });

  it('act before a slow trip though a faster one is under way, which they leave to come', () => {
    // thermal: l1 would trip near 700 s, m1, lost beside it at 300 s, near 800 s and so before their 600 s are over
    const region = twoLines({}, 95);
    Object.assign(region.grid.generators[0], { outputMw: 132, rampMwPerMin: 200 });
    region.grid.buses.push(bus('3', { loadMw: 32 }));
    for (const id of ['m1', 'm2']) region.grid.branches.push(branch(id, '1', '3', { ratingAMw: 29.08 }));
    const bare = startEngine(region, { protection: 'thermal' });
    const it = startEngine(region, { ...operators, protection: 'thermal' }, {}, highs);
    for (const run of [bare, it]) {
      run.lose('branch:l2');
      run.lose('branch:m2', 300);
      run.runTo(899);
    }
    const trips = (run: typeof it) =>
      run.events.filter((event) => event.kind === 'branchTripped').map((event) => [event.id, event.timeS]);
    expect(trips(bare)[0][0]).toBe('l1');
    expect(Math.abs(Number(trips(bare)[0][1]) - 700)).toBeLessThan(10);
    const actions = it.events.filter((event) => event.kind === 'operatorsRedispatched');
    expect(actions[0].timeS).toBe(600);
    expect(trips(it).map(([id]) => id)).toEqual(['m1']);
    expect(Math.abs(Number(trips(it)[0][1]) - 800)).toBeLessThan(10);
    expect(it.servedMw()).toBeCloseTo(100, 6);
  });

  it('move units no further than they ramp in that time, give up load in part for the rest, and go on', () => {
    const it = startEngine(twoLines({ rampMwPerMin: 1 }), operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(600);
    expect(it.engine.state.generatorOutputMw[1]).toBeCloseTo(10, 6);
    expect(it.servedMw()).toBeCloseTo(90, 3);
    it.runTo(3600);
    expect(it.servedMw()).toBeCloseTo(100, 3);
    expect(it.engine.state.branchLoading[0]).toBeLessThanOrEqual(1);
  });

  it('come too late for a fast trip', () => {
    const it = startEngine(twoLines({}, 60), operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(72 * 3600);
    expect(it.events.find((event) => event.kind === 'branchTripped')).toMatchObject({ timeS: 15 });
  });

  /** A second pair of lines, to 32 MW at bus 3, of which one is lost at 595 s: 160 % on the other. */
  function loseLate(farRampMwPerMin: number) {
    const region = twoLines();
    Object.assign(region.grid.generators[0], { outputMw: 132, rampMwPerMin: farRampMwPerMin });
    region.grid.buses.push(bus('3', { loadMw: 32 }));
    region.grid.branches.push(
      branch('m1', '1', '3', { ratingAMw: 20 }),
      branch('m2', '1', '3', { ratingAMw: 20 }),
    );
    const it = startEngine(region, operators, {}, highs);
    it.lose('branch:l2');
    it.lose('branch:m2', 595);
    it.runTo(899);
    expect(it.events.find((event) => event.kind === 'branchTripped')).toMatchObject({ id: 'm1', timeS: 610 });
    return it.events.filter((event) => event.kind === 'operatorsRedispatched');
  }

  it('let a fast trip that began while they prepared come first', () => {
    expect(loseLate(200).map((event) => event.timeS)).toEqual([610]);
  });

  it('try again where units that have just moved cannot yet move enough', () => {
    // 50 MW in 30 s less the 32 MW of the trip: 2 MW short of the 20 MW that the line must be relieved of
    const actions = loseLate(100);
    expect(actions.map((event) => event.timeS)).toEqual([610, 670]);
    // the unit at the load has 5 MW in 30 s
    expect(actions[0].values?.stillOverMw).toBeCloseTo(15, 3);
    expect(actions[1].values).not.toHaveProperty('stillOverMw');
  });

  it('ease an overload that they cannot end, step by step, and give up no load for that', () => {
    // 100 MW on a line of 72 MW, which trips above 86.4: the unit behind it comes down by 1 MW a minute
    const region = twoLines({}, 72);
    Object.assign(region.grid.generators[0], { rampMwPerMin: 1 });
    const it = startEngine(region, operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(600);
    expect(it.engine.state.branchFlowMw[0]).toBeCloseTo(90, 6);
    expect(it.servedMw()).toBeCloseTo(100, 9);
    it.runTo(899);
    expect(it.engine.state.branchFlowMw[0]).toBeLessThan(86.4);
    it.runTo(24 * 3600);
    expect(it.kinds()).not.toContain('branchTripped');
    expect(it.engine.state.branchFlowMw[0]).toBeLessThanOrEqual(72);
    expect(it.servedMw()).toBeCloseTo(100, 6);
    expect(it.issues).toEqual([]);
  });

  it('give up load to stay below what trips where the rating is out of reach', () => {
    // the unit behind the line comes down by 15 MW, and nothing beside the load could make up for it
    const region = twoLines({ maxMw: 0 }, 72);
    Object.assign(region.grid.generators[0], { rampMwPerMin: 1.5 });
    const it = startEngine(region, operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(600);
    expect(it.engine.state.branchFlowMw[0]).toBeCloseTo(86.4, 3);
    expect(it.servedMw()).toBeCloseTo(86.4, 3);
    it.runTo(24 * 3600);
    expect(it.kinds()).not.toContain('branchTripped');
    expect(it.servedMw()).toBeCloseTo(72, 2);
  });

  it('start a unit that stands still and is ready, where that ends an overload', () => {
    const region = twoLines({ outputMw: 40, minMw: 40, startHours: 0.1 });
    Object.assign(region.grid.generators[0], { outputMw: 60, minMw: 45 });
    region.grid.branches.pop();
    const it = startEngine(region, operators, {}, highs);
    const demand = (mw: number, timeS: number) => {
      it.runTo(timeS);
      it.engine.setDemand(it.engine.state.feederNeededMw.map((old) => (old > 0 ? mw : 0)));
      it.engine.settle(timeS);
    };
    demand(50, 60);
    expect(it.events.find((event) => event.kind === 'generatorTripped')).toMatchObject({ id: 'near' });
    demand(100, 7200);
    it.runTo(7799);
    expect(it.engine.state.branchFlowMw[0]).toBeCloseTo(100, 6);
    it.runTo(7800);
    const actionIx = it.events.findIndex((event) => event.kind === 'operatorsRedispatched');
    expect(it.events.find((event) => event.kind === 'generatorStarted')).toMatchObject({
      timeS: 7800,
      id: 'near',
      causeIx: actionIx,
    });
    expect(it.engine.state.generatorOutputMw[1]).toBeCloseTo(20, 3);
    it.runTo(24 * 3600);
    expect(it.kinds()).not.toContain('branchTripped');
    expect(it.servedMw()).toBeCloseTo(100, 6);
    expect(it.engine.state.balanceErrorMw).toBeLessThan(1e-9);
  });

  it('call on storage for an overload, as far as its charge lasts', () => {
    const region = twoLines({ technology: 'storage', energyMwh: 100, maxMw: 50, minMw: 0 });
    const it = startEngine(region, operators, { 'power.storageInitialShare': 1 }, highs);
    it.lose('branch:l2');
    it.runTo(600);
    expect(it.engine.state.generatorOutputMw[1]).toBeCloseTo(20, 3);
    expect(it.servedMw()).toBeCloseTo(100, 9);
    it.runTo(24 * 3600);
    expect(it.kinds()).toContain('storageEmptied');
    // then the line carries what it can, and the rest is given up rather than the line
    expect(it.kinds()).not.toContain('branchTripped');
    expect(it.servedMw()).toBeCloseTo(80, 2);
  });

  it('switch feeders whole, the least important first, with their action as cause', () => {
    const feeders = [
      feeder('home', '2', 30, { tier: 5 }),
      feeder('school', '2', 30, { tier: 4 }),
      feeder('hospital', '2', 40, { tier: 1, critical: true }),
    ];
    const it = startEngine(twoLines({ maxMw: 0 }, 80, feeders), operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(3600);
    const actionIx = it.events.findIndex((event) => event.kind === 'operatorsRedispatched');
    expect(it.events[actionIx].values).toMatchObject({ shedMw: 30, restoredMw: 0 });
    expect(it.events.filter((event) => event.kind === 'feederShed')).toEqual([
      { timeS: 600, kind: 'feederShed', component: 'feeder', id: 'home', causeIx: actionIx, valueMw: 30 },
    ]);
    expect(it.engine.state.feederCauseIx[0]).toBe(actionIx + 1);
    expect(['home', 'school', 'hospital'].map(it.feederState)).toEqual([
      feederStates.shed,
      feederStates.served,
      feederStates.served,
    ]);
  });

  it('bring load back once a repair allows it', () => {
    const feeders = [feeder('home', '2', 30), feeder('works', '2', 70, { tier: 2 })];
    const it = startEngine(twoLines({ maxMw: 0 }, 80, feeders), operators, {}, highs);
    it.lose('branch:l2');
    it.runTo(3600);
    expect(it.servedMw()).toBe(70);
    it.repair('branch:l2', 7200);
    it.runTo(9000);
    expect(it.servedMw()).toBe(100);
  });

  it('swap no feeders for a trifle', () => {
    // 30.4 MW are left beside the critical feeder: “b” is on, and “a” would be 0.3 MW more
    const region = gridRegion(
      [bus('1', { type: 'reference' }), bus('2'), bus('3')],
      [branch('l1', '1', '2'), branch('l2', '1', '3')],
      [
        generator('rest', '1', { outputMw: 40.3, maxMw: 40.4, rampMwPerMin: 100 }),
        generator('lost', '1', { outputMw: 30, rampMwPerMin: 100 }),
      ],
      [feeder('a', '3', 30.3), feeder('b', '2', 30), feeder('c', '1', 10, { critical: true })],
    );
    // before the first block of the rota
    const calm = { 'power.restoreMarginShare': 0, 'power.rotaBlockS': 86400 };
    const it = startEngine(region, operators, calm, highs);
    it.lose('generator:lost');
    it.runTo(23 * 3600);
    expect(['a', 'b', 'c'].map(it.feederState)).toEqual([
      feederStates.shed,
      feederStates.served,
      feederStates.served,
    ]);
    expect(it.kinds()).not.toContain('operatorsRedispatched');
    expect(it.issues).toEqual([]);
  });

  it('do nothing, and say so, where the solver fails', () => {
    const failing: LpSolver = {
      version: 'none',
      open: (model) => ({ ...highs.open(model), solve: () => 'failed' }),
    };
    const bare = startEngine(twoLines());
    const it = startEngine(twoLines(), operators, {}, failing);
    for (const run of [bare, it]) {
      run.lose('branch:l2');
      run.runTo(24 * 3600);
    }
    expect(it.issues[0]).toMatchObject({ code: 'power.operatorsFailed', params: { id: '1', timeS: 600 } });
    expect(it.events).toEqual(bare.events);
  });

  it('need a solver', () => {
    const prepared = preparePower(twoLines());
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
    const policies = { ...defaultPolicies, ...operators };
    expect(startPower(prepared.value, { policies, sink: () => 0 })).toMatchObject({
      ok: false,
      error: [{ code: 'power.operatorsUnavailable' }],
    });
  });
});
