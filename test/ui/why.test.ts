import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import type { RunEvent } from '../../src/model/run-event';
import type { RunRecord } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { notesOf } from '../../src/ui/inspector/chain-notes';
import { foldChain, gapBefore } from '../../src/ui/inspector/fold-chain';
import { directConsequences, feltConsequences } from '../../src/ui/inspector/followed';
import { chainFrom, whyChains } from '../../src/ui/inspector/why-chain';
import { bundledProject } from '../builders/bundled-project';
import { emptyRun } from '../builders/empty-run';
import { lostLineLog as log } from '../builders/lost-line-log';
import { runRegion } from '../builders/run-region';
import { smallRegion } from '../builders/small-project';

describe('why', () => {
  const reader = createRunReader(emptyRun({}, [0, 100], log));
  const region = smallRegion();
  const station = { kind: 'facility', id: 'station' } as const;

  it('walks from the latest event back to the first', () => {
    expect(chainFrom(reader, 4)).toEqual([4, 3, 2, 1, 0]);
  });

  it('tells power and water apart, tells what they share once, and stops at the cursor', () => {
    expect(whyChains(reader, region, station, 6)[0]).toEqual({ links: [4, 3, 2, 1, 0] });
    expect(whyChains(reader, region, station, 20).slice(0, 2)).toEqual([
      { links: [5, 0] },
      { links: [4, 3, 2, 1], joinsAt: 0 },
    ]);
    expect(whyChains(reader, region, station, 95)[0].links).toEqual([7, 6, 0]);
  });

  it('explains a pump by its station', () => {
    const chains = whyChains(reader, region, { kind: 'pump', id: 'town/P1' }, 6);
    expect(chains[0].links).toEqual([4, 3, 2, 1, 0]);
  });

  it('has nothing to say before anything happened, and does not hang on a log that loops', () => {
    expect(whyChains(reader, region, { kind: 'generator', id: 'g1' }, 100)).toEqual([]);
    const looped: RunEvent[] = [
      { timeS: 0, kind: 'pumpLostPower', component: 'pump', id: 'p', causeIx: 1 },
      { timeS: 0, kind: 'pumpLostPower', component: 'pump', id: 'p', causeIx: 0 },
    ];
    expect(chainFrom(createRunReader(emptyRun({}, [0], looped)), 0)).toEqual([0, 1]);
  });

  it('puts a call for fuel behind what it is called for', () => {
    const called: RunEvent = {
      timeS: 8,
      kind: 'fuelCalledFor',
      component: 'facility',
      id: 'station',
      causeIx: 3,
    };
    const run = createRunReader(emptyRun({}, [0, 100], [...log.slice(0, 5), called]));
    expect(whyChains(run, region, station, 20).slice(0, 2)).toEqual([
      { links: [4, 3, 2, 1, 0] },
      { links: [5], joinsAt: 3 },
    ]);
  });
});

describe('matters of their own', () => {
  it('keep dry storeys from hiding that an area has no water at all', () => {
    const area = (timeS: number, kind: RunEvent['kind'], causeIx: number): RunEvent => ({
      timeS,
      kind,
      component: 'area',
      id: 'a',
      causeIx,
    });
    const events = [
      { ...area(0, 'componentLost', 0), causeIx: undefined },
      area(5, 'areaLostWater', 0),
      area(6, 'upperFloorsLostWater', 0),
    ];
    const reader = createRunReader(emptyRun({}, [0, 10], events));
    const heads = whyChains(reader, smallRegion(), { kind: 'area', id: 'a' }, 10).map((it) => it.links[0]);
    expect(heads).toEqual([1, 2]);
  });
});

describe('a long chain', () => {
  it('folds in the middle, a short one does not', () => {
    expect(foldChain(9)).toBeUndefined();
    expect(foldChain(19)).toEqual({ from: 4, to: 16 });
  });

  it('tells how long an effect took, from a quarter of an hour on', () => {
    const events: RunEvent[] = [
      { timeS: 0, kind: 'pumpLostPower', component: 'pump', id: 'p' },
      { timeS: 14_430, kind: 'tankEmptied', component: 'tank', id: 't', causeIx: 0 },
      { timeS: 15_000, kind: 'areaLostWater', component: 'area', id: 'a', causeIx: 1 },
    ];
    expect([0, 1, 2].map((it) => gapBefore(events, [2, 1, 0], it))).toEqual([undefined, 14_460, undefined]);
  });
});

describe('facts beside a link', () => {
  const more: RunEvent[] = [
    { timeS: 0, kind: 'componentLost', component: 'branch', id: 'before' },
    { timeS: 1, kind: 'componentLost', component: 'branch', id: 'mended' },
    { timeS: 2, kind: 'componentLost', component: 'facility', id: 'site' },
    { timeS: 3, kind: 'componentRepaired', component: 'branch', id: 'mended' },
    { timeS: 9, kind: 'componentLost', component: 'branch', id: 'last' },
    { timeS: 9, kind: 'islandWentDark', component: 'bus', id: 'b', causeIx: 4 },
    { timeS: 9, kind: 'feederWentDark', component: 'feeder', id: 'f1', causeIx: 5 },
    { timeS: 9, kind: 'feederWentDark', component: 'feeder', id: 'f2', causeIx: 5 },
    { timeS: 9, kind: 'facilityWentDark', component: 'facility', id: 'station', causeIx: 6 },
    { timeS: 9, kind: 'componentLost', component: 'branch', id: 'later' },
  ];
  const reader = createRunReader(emptyRun({}, [0, 100], more));
  const region = smallRegion();
  const chain = chainFrom(reader, 8);

  it('name those to which the same happened', () => {
    expect(chain).toEqual([8, 6, 5, 4]);
    expect(notesOf(reader, region, chain, 1)).toEqual({ alike: [{ kind: 'feeder', id: 'f2' }] });
  });

  it('name what of the same system was out already when the loss took effect', () => {
    expect(notesOf(reader, region, chain, 3)).toEqual({ lostBefore: [{ kind: 'branch', id: 'before' }] });
  });

  it('say that a dark site has nothing of its own', () => {
    const bare = region.facilities.find((it) => it.id === 'station');
    const own = (bare?.backup.length ?? 0) > 0 || bare?.battery !== undefined;
    expect(notesOf(reader, region, chain, 0)).toEqual(own ? {} : { hasNoBackup: true });
  });
});

describe('what followed', () => {
  it('is grouped by kind, each component once, up to the time', () => {
    const region = smallRegion();
    const feeder = region.feeders[0];
    const events: RunEvent[] = [
      { timeS: 0, kind: 'componentLost', component: 'branch', id: 'l1' },
      { timeS: 0, kind: 'feederWentDark', component: 'feeder', id: feeder.id, causeIx: 0 },
      { timeS: 5, kind: 'feederWentDark', component: 'feeder', id: feeder.id, causeIx: 0 },
      { timeS: 6, kind: 'facilityWentDark', component: 'facility', id: 'station', causeIx: 1 },
      { timeS: 50, kind: 'branchTripped', component: 'branch', id: 'l2', causeIx: 0 },
      { timeS: 60, kind: 'componentRepaired', component: 'branch', id: 'l1', causeIx: 0 },
      { timeS: 60, kind: 'facilityLostWater', component: 'facility', id: 'station', causeIx: 5 },
    ];
    const reader = createRunReader(emptyRun({}, [0, 100], events));
    const people = feeder.people > 0 ? feeder.people : undefined;
    expect(directConsequences(reader, region, [0], 10)).toEqual([
      { kind: 'feederWentDark', eventIxs: [1], people },
    ]);
    expect(feltConsequences(reader, region, [0], 100)).toEqual([
      { kind: 'feederWentDark', eventIxs: [1], people },
      { kind: 'facilityWentDark', eventIxs: [3], people: undefined },
    ]);
  });
});

describe('the chains of the bundled scenarios', () => {
  const project = bundledProject();
  const runs = new Map<string, Promise<RunRecord>>();
  const runOf = (scenario: Scenario) => {
    const run = runs.get(scenario.id) ?? runRegion(project.region, scenario);
    runs.set(scenario.id, run);
    return run;
  };

  it.each(project.scenarios.map((it) => [it.id, it] as const))(
    '%s: every event has a cause before it, but for what the scenario did and stores that fill or empty by themselves',
    async (_, scenario) => {
      const { events } = await runOf(scenario);
      const roots = new Set(events.filter((it) => it.causeIx === undefined).map((it) => it.kind));
      for (const kind of roots) expect(rootKinds).toContain(kind);
      const wrong = events.filter((it, ix) => it.causeIx !== undefined && it.causeIx >= ix);
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('go from a hospital without water over its store, pumps and grid to the first loss', async () => {
    const scenario = project.scenarios.find((it) => it.id === 'ice-storm');
    if (!scenario) throw new Error('no ice storm');
    const reader = createRunReader(await runOf(scenario));
    const { events } = reader.record;
    const dry = events.find((it) => it.kind === 'hospitalCareReduced');
    if (!dry) throw new Error('no hospital cut back its care');
    const [water] = whyChains(reader, project.region, { kind: 'facility', id: dry.id }, dry.timeS);
    const kinds = water.links.map((it) => events[it].kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['facilityLostWater', 'tankEmptied', 'pumpLostPower', 'feederWentDark']),
    );
    expect(kinds.at(-1)).toBe('componentLost');
  }, 120_000);
});

/** A battery of the grid fills by itself; all else begins with the scenario. */
const rootKinds = ['componentLost', 'storageFull', 'storageEmptied', 'ratingRaised'];
