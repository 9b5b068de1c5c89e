import { describe, expect, it } from 'vitest';
import { frameRow, generatorStates, type RunRecord } from '../../src/model/run-record';
import { cooledRegion, twoSprings } from '../builders/cooled-region';
import { runRegion } from '../builders/run-region';
import { loss, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;

function kindsBack(run: RunRecord, kind: string, id: string): string[] {
  const kinds: string[] = [];
  let ix: number | undefined = run.events.findIndex((it) => it.kind === kind && it.id === id);
  if (ix === -1) throw new Error(`no ${kind} of ${id}`);
  for (; ix !== undefined; ix = run.events[ix].causeIx) kinds.push(run.events[ix].kind);
  return kinds;
}

function outputAt(run: RunRecord, timeS: number): number {
  const frame = run.timesS.findIndex((it) => it >= timeS);
  return frameRow(run, 'generatorOutputMw', frame)[run.index.generatorIds.indexOf('steam')];
}

function told(run: RunRecord): [string, number, number | undefined][] {
  return run.events
    .filter((it) => it.id === 'steam')
    .map((it) => [it.kind, it.timeS, it.valueMw && Number(it.valueMw.toFixed(6))]);
}

describe('a unit cooled from supply zones', () => {
  const zones = { supplyZones: twoSprings };

  it('is derated in proportion to its water, and rises when the water has been back for half an hour', async () => {
    const region = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.1, outputMw: 60, minMw: 0 }, zones);
    // the hydro plant gives what is over
    region.grid.generators[0].maxMw = 5;
    const run = await runRegion(region, tinyScenario([loss('supplySource', 'east', hourS, 6 * hourS)]));
    expect(told(run)).toEqual([
      ['coolingShort', hourS, undefined],
      ['generatorDerated', hourS, 30],
      ['coolingReturned', 7 * hourS + 1800, undefined],
    ]);
    const needed = run.events.find((it) => it.kind === 'coolingShort')?.values;
    expect(needed?.neededM3s).toBeCloseTo(0.1, 9);
    expect(needed?.deliveredM3s).toBeCloseTo(0.05, 9);
    expect(kindsBack(run, 'generatorDerated', 'steam')).toEqual([
      'generatorDerated',
      'coolingShort',
      'componentLost',
    ]);
    expect(kindsBack(run, 'coolingReturned', 'steam')).toEqual([
      'coolingReturned',
      'componentRepaired',
      'componentLost',
    ]);
  });

  it.each([
    ['what the unit draws', 'basin', 0.1],
    ["the node's own demand", 'mill', undefined],
  ])(
    'measures water that is lost at the very start against the intact state, by %s',
    async (_, node, m3s) => {
      const mill = { id: 'mill', kind: 'zone' as const, demandM3s: 0.08 };
      const links = twoSprings.links.map((it) => ({ ...it, toId: node }));
      const region = cooledRegion(
        { coolingNodeId: node, coolingM3s: m3s, outputMw: 60, minMw: 0 },
        { supplyZones: { nodes: [...twoSprings.nodes, mill], links } },
      );
      const run = await runRegion(region, tinyScenario([loss('supplySource', 'east', 0, 6 * hourS)]));
      expect(
        told(run)
          .slice(0, 2)
          .map((it) => it.slice(0, 2)),
      ).toEqual([
        ['coolingShort', 0],
        ['generatorDerated', 0],
      ]);
      expect(run.issues.some((it) => it.code === 'run.coolingShortIntact')).toBe(false);
    },
  );

  it('sheds what the others cannot give, because of the water', async () => {
    const region = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.1, outputMw: 20 }, zones);
    region.grid.generators[0].maxMw = 5;
    region.feeders = region.feeders.map((it) => ({
      ...it,
      loadMw: { residential: 0, commercial: 0, industrial: 22, public: 0 },
    }));
    const scenario = tinyScenario([loss('supplySource', 'east', hourS, 6 * hourS)]);
    const run = await runRegion(region, scenario);
    expect(outputAt(run, 2 * hourS)).toBeLessThanOrEqual(30 + 1e-4);
    expect(kindsBack(run, 'feederShed', 'F1').slice(-3)).toEqual([
      'generatorDerated',
      'coolingShort',
      'componentLost',
    ]);
    const { electricityNeededMw: needed, electricityServedMw: served } = run.series;
    const last = run.timesS.length - 1;
    expect(served[8]).toBeLessThan(needed[8] - 5);
    expect(served[last]).toBeCloseTo(needed[last], 6);
  });

  it('stops below its least output, keeps out, and starts again with cranking power in its start time', async () => {
    const region = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.1 }, zones);
    const scenario = tinyScenario([
      loss('supplySource', 'east', hourS, 20 * hourS),
      loss('supplySource', 'west', 2 * hourS, 3 * hourS),
    ]);
    const run = await runRegion(region, scenario);
    const kinds = told(run).map((it) => it[0]);
    expect(kinds.slice(0, 3)).toEqual(['coolingShort', 'generatorDerated', 'generatorStopped']);
    expect(run.events.find((it) => it.kind === 'generatorStopped')?.timeS).toBe(2 * hourS);
    // let go half an hour after one spring is back
    const back = run.events.find((it) => it.kind === 'coolingReturned');
    expect(back?.timeS).toBe(5 * hourS + 1800);
    const started = run.events.find((it) => it.kind === 'generatorStarted' && it.id === 'steam');
    // must stand for 8 h
    expect(started?.timeS).toBe(10 * hourS);
    expect(kindsBack(run, 'generatorStarted', 'steam').slice(0, 3)).toEqual([
      'generatorStarted',
      'generatorCranked',
      'coolingReturned',
    ]);
    // running it draws all it needs, of which one spring gives half, which is enough for its 15 MW
    expect(told(run).filter((it) => it[1] === 10 * hourS)).toEqual([
      ['generatorStarted', 10 * hourS, undefined],
      ['coolingShort', 10 * hourS, undefined],
      ['generatorDerated', 10 * hourS, 30],
    ]);
    const state = frameRow(run, 'generatorState', 20)[run.index.generatorIds.indexOf('steam')];
    expect(state).toBe(generatorStates.tripped);
  });

  it('draws its water while it runs and the standby share while it stands; the books count it', async () => {
    const region = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.1 }, zones);
    const run = await runRegion(region, tinyScenario([loss('generator', 'steam', 4 * hourS, 200 * hourS)]));
    const column = run.index.nodeIds.indexOf('basin');
    expect(frameRow(run, 'nodeDeliveredM3s', 8)[column]).toBeCloseTo(0.1, 6);
    expect(frameRow(run, 'nodeDeliveredM3s', 40)[column]).toBeCloseTo(0.005, 6);
    const { waterSourceM3, waterServedM3 } = run.sums;
    const { tankStoredM3 } = run.series;
    const last = run.timesS.length - 1;
    const error = waterSourceM3[last] + tankStoredM3[0] - tankStoredM3[last] - waterServedM3[last];
    expect(Math.abs(error)).toBeLessThan(1e-4 * waterSourceM3[last]);
    expect(run.events.some((it) => it.kind === 'coolingShort')).toBe(false);
  });

  it('draws nothing that people at its node would be said to drink', async () => {
    const nodes = twoSprings.nodes.map((it) => ({ ...it, people: it.id === 'basin' ? 1000 : undefined }));
    const region = cooledRegion(
      { coolingNodeId: 'basin', coolingM3s: 0.1 },
      { supplyZones: { ...twoSprings, nodes: nodes.map((it) => ({ ...it, areaId: 'town' })) } },
    );
    const run = await runRegion(region, tinyScenario([]));
    // 5,000 people on 36 m3/h, and 1,000 without
    const litres = frameRow(run, 'areaLitresPerPersonDay', 192)[0];
    expect(litres).toBeCloseTo((24 * 36_000) / 6000, 2);
    expect(run.series.peopleBelow15L[192]).toBe(1000);
  });

  it('does not hunt when water comes and goes faster than it may rise', async () => {
    const region = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.1, minMw: 0 }, zones);
    const events = Array.from({ length: 12 }, (_, i) => loss('supplySource', 'east', hourS + i * 2400, 1200));
    const run = await runRegion(region, tinyScenario(events));
    expect(told(run).map((it) => it[0])).toEqual(['coolingShort', 'generatorDerated', 'coolingReturned']);
  });
});

describe('a unit cooled from a hydraulic network', () => {
  it('stops when the tank behind its node is empty: power, water, power', async () => {
    const region = cooledRegion({ coolingNodeId: 'w/J3', coolingM3s: 0.004, minMw: 2 });
    const run = await runRegion(region, tinyScenario([loss('branch', 'BC', hourS, 40 * hourS)]));
    expect(kindsBack(run, 'generatorStopped', 'steam')).toEqual([
      'generatorStopped',
      'coolingShort',
      'tankEmptied',
      'pumpLostPower',
      'facilityWentDark',
      'facilityLostGrid',
      'feederWentDark',
      'islandWentDark',
      'componentLost',
    ]);
    const emptied = run.events.find((it) => it.kind === 'tankEmptied')?.timeS ?? 0;
    const stopped = run.events.find((it) => it.kind === 'generatorStopped')?.timeS ?? 0;
    expect(stopped - emptied).toBeGreaterThanOrEqual(0);
    expect(stopped - emptied).toBeLessThanOrEqual(900);
    expect(run.events.some((it) => it.kind === 'generatorStarted' && it.id === 'steam')).toBe(true);
  });

  it('follows the share of its node where the demand is of the file', async () => {
    const region = cooledRegion({ coolingNodeId: 'w/J2', coolingM3s: 0.004 });
    const run = await runRegion(region, tinyScenario([loss('pump', 'w/PU1', hourS, 40 * hourS)]));
    expect(kindsBack(run, 'generatorStopped', 'steam').slice(0, 3)).toEqual([
      'generatorStopped',
      'coolingShort',
      'tankEmptied',
    ]);
    // the town draws what it drew without the plant
    expect(frameRow(run, 'nodeDemandM3s', 2)[run.index.nodeIds.indexOf('w/J2')]).toBeCloseTo(0.01, 6);
  });

  it.each([
    ['run.coolingNeedUnknown', { coolingNodeId: 'w/J3' }],
    ['run.coolingNotJunction', { coolingNodeId: 'w/T1', coolingM3s: 0.01 }],
    ['run.coolingNodeMissing', { coolingNodeId: 'w/J9', coolingM3s: 0.01 }],
  ])('says where cooling cannot be worked out: %s', async (code, unit) => {
    const run = await runRegion(cooledRegion(unit), tinyScenario([], { horizonS: hourS }));
    expect(run.issues.map((it) => it.code)).toEqual([code]);
  });

  it('takes a share that the intact state already lacks as enough, with an issue', async () => {
    const region = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.2 }, { supplyZones: twoSprings });
    const run = await runRegion(region, tinyScenario([loss('supplySource', 'east', hourS, 2 * hourS)]));
    expect(run.issues.map((it) => it.code)).toEqual(['run.coolingShortIntact']);
    expect(told(run)[1]).toEqual(['generatorDerated', hourS, 30]);
  });
});
