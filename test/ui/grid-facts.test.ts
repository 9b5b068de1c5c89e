import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import { readParameters } from '../../src/model/parameters';
import { branchStates, frameRow } from '../../src/model/run-record';
import { emptyScenario } from '../../src/model/scenario';
import { protectionAt } from '../../src/ui/inspector/branch-protection';
import { offHoursAt } from '../../src/ui/inspector/off-hours';
import { unitFacts } from '../../src/ui/inspector/unit-facts';
import { emptyRun } from '../builders/empty-run';
import { branch, bus, generator } from '../builders/grid';
import { gridRegion } from '../builders/power-engine';
import { runRegion } from '../builders/run-region';
import { loss } from '../builders/tiny-region';

const factsOf = (...args: Parameters<typeof unitFacts>) =>
  Object.fromEntries(unitFacts(...args).map((it) => [it.label, it]));

describe('the numbers of a generator', () => {
  it('say of a store with how much it charges, not a least output below 0', () => {
    const store = generator('s', '1', { technology: 'storage', maxMw: 17, minMw: -15, energyMwh: 34 });
    const facts = factsOf(store, {});
    expect(facts['facts.charges'].values).toEqual([{ value: 15, unit: 'MW' }]);
    expect(facts['facts.least']).toBeUndefined();
  });

  it('come from the file where it states them, else from the table, with its overrides and source', () => {
    const stated = factsOf(
      generator('g', '1', {
        technology: 'coal',
        maxMw: 200,
        minMw: 80,
        rampMwPerMin: 4,
        startHours: 5,
        crankingMw: 9,
      }),
      {},
    );
    expect(stated['facts.least'].values).toEqual([{ value: 80, unit: 'MW' }]);
    expect(stated['facts.ramp']).toEqual({ label: 'facts.ramp', values: [{ value: 4, unit: 'MW/min' }] });
    expect(stated['facts.start'].defaults).toBeUndefined();
    expect(stated['facts.cranking'].values).toEqual([{ value: 9, unit: 'MW' }]);

    const coal = generator('g', '1', { technology: 'coal', maxMw: 200 });
    const usual = factsOf(coal, {});
    expect(usual['facts.ramp'].values[0].value).toBeCloseTo(0.019 * 200, 12);
    expect(usual['facts.ramp'].defaults?.[0].source).toMatch(/RTS-GMLC/);
    expect(usual['facts.startByHeat'].values.map((it) => it.value)).toEqual([3, 11, 60]);
    expect(usual['facts.cranking'].values[0].value).toBeCloseTo(16, 12);
    const changed = factsOf(coal, { 'power.ramp.coal': 0.05 });
    expect(changed['facts.ramp'].values[0].value).toBeCloseTo(10, 12);
  });

  it('are not made up where no table has them', () => {
    const tie = factsOf(generator('t', '1', { technology: 'interconnection' }), {});
    expect(tie).not.toHaveProperty('facts.cranking');
    expect(tie).not.toHaveProperty('facts.minDown');
    expect(tie['facts.start'].values).toHaveLength(1);
  });
});

describe('off-hours of a feeder', () => {
  it('add up its pieces to the cursor, in part where it is in part off', () => {
    const record = emptyRun({ feederIds: ['a', 'b'] }, [0, 36_000]);
    record.outages = {
      ...record.outages,
      feederIx: Int32Array.of(1, 0, 1),
      fromS: Float64Array.of(3600, 0, 10_800),
      toS: Float64Array.of(7200, 36_000, 18_000),
      offShare: Float64Array.of(1, 1, 0.5),
    };
    expect(offHoursAt(record, 'b', 3600)).toBe(0);
    expect(offHoursAt(record, 'b', 5400)).toBeCloseTo(0.5, 12);
    expect(offHoursAt(record, 'b', 14_400)).toBeCloseTo(1.5, 12);
    expect(offHoursAt(record, 'b', 36_000)).toBeCloseTo(2, 12);
    expect(offHoursAt(record, 'c', 36_000)).toBeUndefined();
  });
});

describe('what protection makes of a branch', () => {
  /** 100 MW over two lines of 80 MW, of which one is lost for ten hours: the other trips, and is tried again. */
  const region = gridRegion(
    [bus('1', { type: 'reference', loadMw: 60 }), bus('2', { loadMw: 100 })],
    [branch('l1', '1', '2', { ratingAMw: 80 }), branch('l2', '1', '2', { ratingAMw: 80 })],
    [generator('far', '1', { outputMw: 160, maxMw: 300, technology: 'hydro' })],
  );
  const scenario = {
    ...emptyScenario('s'),
    horizonS: 24 * 3600,
    events: [loss('branch', 'l2', 3600, 10 * 3600)],
  };
  const read = readParameters();

  it('tells the rule’s answer to its loading, and foretells when the engine closes it again', async () => {
    const run = await runRegion(region, scenario);
    const reader = createRunReader(run);
    const at = (timeS: number) => protectionAt(reader, region.grid.branches[0], timeS, 'bands', read);
    expect(at(0)).toMatchObject({ state: 'within', ratingMw: 80, isRaised: false, tripCount: 0 });
    expect(at(3600)).toMatchObject({ state: 'slow', sinceS: 3600 });
    const trips = run.events.filter((it) => it.kind === 'branchTripped' && it.id === 'l1');
    const closings = run.events.filter((it) => it.kind === 'branchReclosed' && it.id === 'l1');
    expect(trips[0].timeS).toBe(3600 + 900);
    expect(at(trips[0].timeS + 900)).toMatchObject({ state: 'tripped', tripCount: 1, sinceS: 4500 });
    expect(closings.length).toBeGreaterThan(0);
    for (const { timeS } of closings) expect(at(timeS - 1).nextTryS).toBe(timeS);
  });

  it('doubles the wait with each trip, then tries at every plain delay, and forgets trips with a repair', () => {
    const record = emptyRun(
      { branchIds: ['l1'] },
      [0],
      [
        { timeS: 100, kind: 'branchTripped', component: 'branch', id: 'l1' },
        { timeS: 1900, kind: 'branchReclosed', component: 'branch', id: 'l1' },
        { timeS: 2000, kind: 'branchTripped', component: 'branch', id: 'l1' },
        { timeS: 9000, kind: 'componentRepaired', component: 'branch', id: 'l1' },
      ],
    );
    frameRow(record, 'branchState', 0).fill(branchStates.tripped);
    const reader = createRunReader(record);
    const at = (timeS: number) => protectionAt(reader, region.grid.branches[0], timeS, 'bands', read);
    expect(at(1000).nextTryS).toBe(1900);
    expect(at(2001)).toMatchObject({ tripCount: 2, nextTryS: 2000 + 3600 });
    expect(at(5600).nextTryS).toBe(5600 + 1800);
    expect(at(9001)).toMatchObject({ tripCount: 0, state: 'out' });
    expect(protectionAt(reader, region.grid.branches[0], 1000, 'thermal', read).nextTryS).toBeUndefined();
  });

  it('takes the emergency rating under the integral rule, and a rating that was raised', () => {
    const raised = { timeS: 0, kind: 'ratingRaised', component: 'branch', id: 'l1', valueMw: 95 } as const;
    const it1 = branch('l1', '1', '2', { ratingAMw: 80, ratingBMw: 90 });
    const plain = createRunReader(emptyRun({ branchIds: ['l1'] }, [0]));
    expect(protectionAt(plain, it1, 0, 'integral', read).ratingMw).toBe(90);
    const told = createRunReader(emptyRun({ branchIds: ['l1'] }, [0], [raised]));
    expect(protectionAt(told, it1, 0, 'bands', read)).toMatchObject({ ratingMw: 95, isRaised: true });
  });
});
