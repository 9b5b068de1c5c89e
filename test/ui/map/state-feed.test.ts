import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../../src/client/run-reader';
import { busStates, facilityPowerStates } from '../../../src/model/run-record';
import { emptyScenario } from '../../../src/model/scenario';
import { describeComponent } from '../../../src/ui/map/describe-component';
import { densityOf, fitZoomOf } from '../../../src/ui/map/fit-zoom';
import { lostNow } from '../../../src/ui/map/lost-now';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import {
  branchClass,
  branchClasses,
  junctionClass,
  junctionClasses,
  linkClass,
  linkClasses,
  pressureSteps,
  shareClass,
  tankClass,
} from '../../../src/ui/map/state-classes';
import { createStateFeed, type Mark } from '../../../src/ui/map/state-feed';
import type { TownCount } from '../../../src/ui/map/town-counts';
import { smallGeometry, smallRegion } from '../../builders/small-region';
import { smallRun } from '../../builders/small-run';

const region = smallRegion();
const water = [smallGeometry()];
const features = makeMapFeatures(region, water);
const reader = createRunReader(smallRun(region, water));
const h = 3600;
const none: ReadonlySet<string> = new Set();

function feedWithMemory() {
  const known = new Map<string, Record<string, number>>();
  const marks: string[][] = [];
  const counts: (readonly TownCount[])[] = [];
  let calls = 0;
  const sink = {
    setFeatureState(feature: { source: string; id: number }, state: Record<string, number>) {
      calls++;
      known.set(`${feature.source}:${feature.id}`, state);
    },
    setMarks(now: readonly Mark[]) {
      marks.push(now.map((it) => `${it.kind} ${it.source}:${it.id}`));
    },
    setCounts(now: readonly TownCount[]) {
      counts.push(now);
    },
  };
  const feed = createStateFeed(sink, region, features, water);
  return { feed, known, marks, counts, calls: () => calls };
}

describe('createStateFeed', () => {
  it('tells every feature once, then only those that change', () => {
    const { feed, calls } = feedWithMemory();
    feed.setRun(reader);
    const drawn = Object.values(features.refs).reduce((sum, refs) => sum + refs.length, 0);
    expect(feed.show(h, none)).toBe(drawn);
    expect(feed.show(h, none)).toBe(0);
    expect(feed.show(h + 60, none)).toBe(0);
    const changed = feed.show(2 * h, none);
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThan(drawn);
    expect(calls()).toBe(drawn + changed);
  });

  it('shows at any time what it would show coming from nowhere', () => {
    const moved = feedWithMemory();
    moved.feed.setRun(reader);
    for (const timeS of [0, 3 * h, 12 * h, 9 * h, 33 * h]) moved.feed.show(timeS, none);
    const fresh = feedWithMemory();
    fresh.feed.setRun(reader);
    fresh.feed.show(33 * h, none);
    expect([...moved.known].sort()).toEqual([...fresh.known].sort());
  });

  it('reads the run into classes', () => {
    const { feed, known } = feedWithMemory();
    feed.setRun(reader);
    feed.show(12 * h, none);
    expect(known.get('areas:0')).toEqual({ p: 0, w: 0 });
    expect(known.get('areas:7')).toEqual({ p: 4, w: 4 });
    expect(known.get('branches:7')?.s).toBe(branchClasses.lost);
    expect(known.get('branches:11')?.s).toBe(branchClasses.tripped);
    expect(known.get('branches:5')?.s).toBe(3);
    expect(known.get('facilities:0')?.s).toBe(facilityPowerStates.backup);
    expect(known.get('nodes:0')?.s).toBe(0);
    expect(known.get('pipesOut:0')?.s).toBe(linkClasses.dry);
    expect(known.get('pipes:0')?.s).toBe(-1);
  });

  it('marks losses of the scenario over a run that does not know them', () => {
    const { feed, known } = feedWithMemory();
    feed.setRun(reader);
    feed.show(h, new Set(['branch:l3', 'pump:w1/pu1', 'facility:s1']));
    expect(known.get('branches:3')?.s).toBe(branchClasses.lost);
    expect(known.get('devices:0')?.s).toBe(linkClasses.lost);
    expect(known.get('facilities:1')?.s).toBe(facilityPowerStates.lost);
    feed.show(h, none);
    expect(known.get('branches:3')?.s).toBe(0);
  });

  it('puts signs on what is out, and moves them only when that changes', () => {
    const { feed, marks } = feedWithMemory();
    feed.setRun(reader);
    for (const timeS of [0, h, 2 * h, 12 * h, 40 * h]) feed.show(timeS, none);
    expect(marks).toEqual([[], ['lost branches:7', 'tripped branches:11'], []]);
  });

  it('claims nothing about service before a run', () => {
    const { feed, known } = feedWithMemory();
    feed.setRun(undefined);
    feed.show(0, none);
    expect(known.get('areas:0')).toEqual({ p: -1, w: -1 });
    expect(known.get('tanks:0')).toEqual({ s: 0, w: -1 });
    expect(known.get('nodes:0')).toEqual({ s: -1 });
  });

  it('tells everything again after a reset', () => {
    const { feed } = feedWithMemory();
    feed.setRun(reader);
    const all = feed.show(0, none);
    feed.reset();
    expect(feed.show(0, none)).toBe(all);
  });
});

describe('classes', () => {
  it('sets shares apart at a quarter, half, three quarters and all', () => {
    expect([0, 0.24, 0.25, 0.49, 0.5, 0.75, 0.98, 0.99, 1, Number.NaN].map(shareClass)).toEqual([
      0, 0, 1, 1, 2, 3, 3, 4, 4, -1,
    ]);
  });

  it('lets loading speak only from 80 %', () => {
    expect([0, 0.8, 0.81, 1.01, 1.21, 1.51].map((loading) => branchClass(0, loading))).toEqual([
      0, 0, 1, 2, 3, 4,
    ]);
    expect(branchClass(2, 1.4)).toBe(branchClasses.lost);
  });

  it('sets pressures apart at the thresholds of demand and the usual pressure in service', () => {
    expect(pressureSteps(3.5, 20)).toEqual({ minimumM: 3.5, weakM: 10, fullM: 20 });
    expect(pressureSteps(0, 14)).toEqual({ minimumM: 0, weakM: 14, fullM: 20 });
    expect(pressureSteps(25, 40)).toEqual({ minimumM: 25, weakM: 32.5, fullM: 40 });
  });

  it('tells a junction without water from one whose pressure delivers nothing', () => {
    const steps = pressureSteps(3.5, 20);
    const classOf = (pressureM: number, demand: number, delivered: number) =>
      junctionClass(pressureM, demand, delivered, steps);
    expect([-1, 0, Number.NaN].map((it) => classOf(it, 0, 0))).toEqual([0, 0, 0]);
    expect(classOf(3.4, 0.01, 0)).toBe(junctionClasses.below);
    expect(classOf(30, 0.01, 0)).toBe(junctionClasses.none);
    expect([3.6, 9.9, 10, 19.9, 20, 90].map((it) => classOf(it, 0.01, 0.01))).toEqual([2, 2, 3, 3, 4, 4]);
  });

  it('tells links without power from closed ones, and flows by steps', () => {
    expect(linkClass(2, 0)).toBe(linkClasses.noPower);
    expect(linkClass(1, 0)).toBe(linkClasses.closed);
    expect([0, 0.0001, -0.0002, 0.002, -0.01, 0.05, -0.3].map((it) => linkClass(0, it))).toEqual([
      0, 0, 1, 2, 3, 4, 5,
    ]);
  });

  it('shows a tank as empty only when it is', () => {
    expect([0.5, 0.52, 0.6, 1.5, 3, 5.4, 5.5].map((level) => tankClass(level, 0.5, 5.5))).toEqual([
      0, 0, 1, 2, 4, 8, 8,
    ]);
    expect(tankClass(1, 2, 2)).toBe(-1);
  });
});

it('knows what a scenario has out at a time', () => {
  const scenario = {
    ...emptyScenario('s'),
    events: [
      {
        id: 'a',
        timeS: 100,
        component: { kind: 'branch' as const, id: 'l1' },
        damage: 'heavy' as const,
        cause: 'unspecified' as const,
        repairS: 50,
      },
      {
        id: 'b',
        timeS: 120,
        component: { kind: 'bus' as const, id: 'b1' },
        damage: 'heavy' as const,
        cause: 'technical' as const,
      },
    ],
  };
  expect([...lostNow(scenario, 99)]).toEqual([]);
  expect([...lostNow(scenario, 149)]).toEqual(['branch:l1', 'bus:b1']);
  expect([...lostNow(scenario, 150)]).toEqual(['bus:b1']);
});

it('takes the repair of a loss without a time from the run that knows this loss', () => {
  const { events } = reader.record;
  const own = events.find((it) => it.kind === 'componentLost');
  const back = events.find((it) => it.kind === 'componentRepaired' && it.id === own?.id);
  if (!own || !back) throw new Error('the small run repairs nothing');
  const loss = {
    id: 'a',
    timeS: own.timeS,
    component: { kind: own.component, id: own.id },
    damage: 'heavy' as const,
    cause: 'technical' as const,
  };
  const scenario = { ...emptyScenario('s'), events: [loss] };
  expect(lostNow(scenario, back.timeS - 1, reader).size).toBe(1);
  expect(lostNow(scenario, back.timeS, reader).size).toBe(0);
  expect(lostNow(scenario, back.timeS).size).toBe(1);
  const moved = { ...scenario, events: [{ ...loss, timeS: own.timeS + 60 }] };
  expect(lostNow(moved, back.timeS, reader).size).toBe(1);
});

describe('describeComponent', () => {
  const base = { region, reader, lost: none, language: 'en' as const, flowUnit: 'm3h' as const };

  it('gives name, state and figures with units', () => {
    const card = describeComponent({ kind: 'facility', id: 's0' }, { ...base, timeS: 12 * h });
    expect(card.title).toBe('Site 1');
    expect(card.kind).toBe('map.facility.hospital');
    expect(card.states.map((it) => [it.id, it.tone])).toEqual([
      ['map.state.facilityPower.backup', 'backup'],
      ['map.state.facilityWater.storage', 'water'],
    ]);
    expect(card.figures.find((it) => it.label === 'map.figure.fuel')).toMatchObject({
      value: '310',
      unit: 'L',
    });
  });

  it('names a branch without a name by its ends, in the language of the page', () => {
    const card = describeComponent({ kind: 'branch', id: 'l0' }, { ...base, timeS: 0, language: 'uk' });
    expect(card.title).toBe('Підстанція 1 – Підстанція 2');
  });

  it('says lost where the scenario says so', () => {
    const lost = new Set(['bus:b1']);
    const card = describeComponent({ kind: 'bus', id: 'b1' }, { ...base, timeS: 0, lost });
    expect(card.states).toEqual([{ id: 'map.state.lostNow', tone: 'bad' }]);
  });

  it('knows no figures without a run, and invents none', () => {
    const card = describeComponent({ kind: 'area', id: 'a0' }, { ...base, reader: undefined, timeS: 0 });
    expect(card.figures.map((it) => it.label)).toEqual(['map.figure.people']);
    expect(card.states).toEqual([]);
  });
});

it('fits bounds into a view', () => {
  expect(
    fitZoomOf(
      [
        [-180, -85.0511],
        [180, 85.0511],
      ],
      512,
      512,
    ),
  ).toBeCloseTo(2, 1);
  const near = fitZoomOf(
    [
      [30, 46],
      [31, 46.5],
    ],
    512,
    512,
  );
  const far = fitZoomOf(
    [
      [30, 46],
      [32, 47],
    ],
    512,
    512,
  );
  expect(near - far).toBeCloseTo(1, 1);
  expect(fitZoomOf(undefined, 512, 512)).toBe(2);
  expect(densityOf(10)).toBe(1);
  expect(densityOf(10_000)).toBe(0.35);
});

describe('the grid at once', () => {
  const state = {
    busState: new Uint8Array(region.grid.buses.length),
    branchState: new Uint8Array(region.grid.branches.length),
    branchFlowMw: new Float64Array(region.grid.branches.length).fill(-1),
    branchLoading: new Float64Array(region.grid.branches.length),
    feederState: new Uint8Array(region.feeders.length),
    areaPowerShare: new Float64Array(region.areas.length).fill(1),
    servedMw: 0,
    neededMw: 0,
  };

  it('stands in for the run, by the rows of the Region, and gives way to it again', () => {
    const { feed, known } = feedWithMemory();
    feed.setRun(reader);
    feed.show(12 * h, none);
    const before = [...known].sort();
    const bus = region.grid.buses.findIndex((it) => it.id === features.refs.buses[2].id);
    const branch = region.grid.branches.findIndex((it) => it.id === features.refs.branches[1].id);
    state.busState[bus] = busStates.dead;
    state.branchLoading[branch] = 1.3;
    state.areaPowerShare[1] = 0.1;
    feed.show(12 * h, none, state);
    expect(known.get('buses:2')).toEqual({ s: busStates.dead });
    expect(known.get('buses:1')).toEqual({ s: busStates.live });
    expect(known.get('branches:1')).toEqual({ s: 3, d: -1 });
    expect(known.get('areas:0')?.p).toBe(4);
    expect(known.get('areas:1')?.p).toBe(0);
    feed.show(12 * h, none);
    expect([...known].sort()).toEqual(before);
  });

  it('needs no run', () => {
    const { feed, known } = feedWithMemory();
    feed.show(0, none, state);
    expect(known.get('buses:2')).toEqual({ s: busStates.dead });
  });
});
