import { describe, expect, it } from 'vitest';
import { expectBalances, expectOrderedLog } from '../builders/run-checks';
import { bundledStory, type StoryRun } from '../builders/story-run';

const coast = (id: string) => bundledStory('coast-and-river', id);
const valley = (id: string) => bundledStory('river-valley', id);

const whole = (it: number) => it > 0.999;

function expectWholeAt(story: StoryRun, hour: number): void {
  expect(story.at(story.electricity, hour)).toBeGreaterThan(0.999);
  expect(story.at(story.water, hour)).toBeGreaterThan(0.999);
}

/** First short at an hour of the note, to within the time that lines take to fall and a recording. */
function expectShortFrom(story: StoryRun, hour: number, withinH = 1): void {
  expect(story.firstShortH('electricity')).toBeGreaterThanOrEqual(hour);
  expect(story.firstShortH('electricity')).toBeLessThanOrEqual(hour + withinH);
}

describe.each([
  ['coast-and-river', ['ice-storm', 'flooded-station', 'cooling-lost', 'cut-off', 'blackout']],
  [
    'river-valley',
    ['lifeline-bypass-shut', 'lifeline-bypass-open', 'flooded-station', 'ice-storm', 'blackout'],
  ],
])('the stories of %s', (name, ids) => {
  it.each(ids)('%s runs, fails nothing, closes its balances and ends with everybody served', async (id) => {
    const story = await bundledStory(name, id);
    expect(story.project.scenarios.map((it) => it.id)).toEqual(ids);
    expect(story.record.issues.filter((it) => it.severity === 'error')).toEqual([]);
    expect(story.record.deadlocks).toEqual([]);
    expectBalances(story.record);
    expectOrderedLog(story.record);
    expectWholeAt(story, 0);
    expectWholeAt(story, 72);
    expect(story.count('componentRepaired')).toBe(
      story.scenario.events.filter((it) => it.timeS + (it.repairS ?? 0) <= story.scenario.horizonS).length,
    );
  });
});

describe('ice storm', () => {
  it('of the coast: half the load from 05:00 on, water hours later, people below 15 L, all back after two days', async () => {
    const story = await coast('ice-storm');
    expectShortFrom(story, 5);
    expect(Math.min(...story.electricity)).toBeLessThan(0.7);
    const waitH = story.firstShortH('water') - story.firstShortH('electricity');
    expect(waitH).toBeGreaterThan(3);
    expect(waitH).toBeLessThan(12);
    expect(Math.min(...story.water)).toBeLessThan(0.7);
    expect(story.most('peopleBelow15L')).toBeGreaterThan(50_000);
    expect(story.lastShortH('electricity')).toBeLessThan(56);
    // people carry water home from wells and tankers, above all where upper storeys are dry first
    const last = story.record.timesS.length - 1;
    expect(story.record.sums.waterPointM3[last]).toBeGreaterThan(10);
    expect(story.record.sums.tankerWaterM3[last]).toBeGreaterThan(100);
    expect(story.record.sums.personHoursOnDryFloors[last]).toBeGreaterThan(0);
    for (const kind of [
      'upperFloorsLostWater',
      'waterUnsafe',
      'waterCalledFor',
      'waterPointLostPower',
    ] as const)
      expect(story.count(kind), kind).toBeGreaterThan(0);
    const backed = story.record.events.filter((it) => it.kind === 'backupStarted').map((it) => it.id);
    expect(backed.some((it) => it.startsWith('hospital-'))).toBe(true);
  });

  it('of the valley: the bypass keeps water longer than on the coast, and nobody goes below 15 L', async () => {
    const story = await valley('ice-storm');
    expectShortFrom(story, 5);
    expect(Math.min(...story.electricity)).toBeLessThan(0.75);
    const onTanks = await coast('ice-storm');
    expect(story.firstShortH('water')).toBeGreaterThan(onTanks.firstShortH('water'));
    expect(story.most('peopleBelow15L')).toBe(0);
  });
});

describe('the pumping lifeline', () => {
  it('decides by its bypass: five times as many people below 15 L with it shut, electricity the same', async () => {
    const shut = await valley('lifeline-bypass-shut');
    const open = await valley('lifeline-bypass-open');
    for (const it of [shut, open]) {
      expectShortFrom(it, 5, 0.25);
      // only the districts of the same substation
      expect(Math.min(...it.electricity)).toBeGreaterThan(0.8);
      expect(it.lastShortH('electricity', 0.999)).toBeCloseTo(5 + 54, 0);
    }
    expect(shut.most('peopleBelow15L')).toBeGreaterThan(0.5 * 120_000);
    expect(shut.most('peopleBelow15L')).toBeGreaterThan(5 * open.most('peopleBelow15L'));
    expect(Math.min(...shut.water)).toBeLessThan(0.3);
    expect(Math.min(...open.water)).toBeGreaterThan(0.4);
    // the tanks give hours to open a valve by hand; the bypass brings less than people use
    expect(shut.firstShortH('water') - 5).toBeGreaterThan(4);
    expect(open.firstShortH('water')).toBeGreaterThan(shut.firstShortH('water'));
    expect(Math.min(...open.water)).toBeLessThan(0.95);
    const last = shut.record.timesS.length - 1;
    const { personHoursBelow15L } = shut.record.sums;
    expect(personHoursBelow15L[last]).toBeGreaterThan(5 * open.record.sums.personHoursBelow15L[last]);
  });
});

describe('flooded station', () => {
  it.each([
    ['coast-and-river', 1, 12],
    ['river-valley', 6, 30],
  ])(
    'of %s: electricity whole, the tanks last, water short and back with the station',
    async (name, leastH, mostH) => {
      const story = await bundledStory(name, 'flooded-station');
      expect(story.electricity.every(whole)).toBe(true);
      expect(story.most('peopleWithoutPower')).toBe(0);
      expect(story.firstH('componentLost')).toBe(6);
      const heldH = story.firstShortH('water') - 6;
      expect(heldH).toBeGreaterThan(leastH);
      expect(heldH).toBeLessThan(mostH);
      expect(story.firstH('tankEmptied')).toBeGreaterThan(6);
      expect(Math.min(...story.water)).toBeLessThan(0.9);
      expect(story.firstH('componentRepaired')).toBe(36);
      expect(story.lastShortH('water')).toBeGreaterThan(35);
      expect(story.lastShortH('water')).toBeLessThan(39);
    },
  );

  it('of the coast stops the power plant that its mains cool, and nobody notices', async () => {
    const story = await coast('flooded-station');
    expect(story.first('generatorStopped')?.timeS).toBeGreaterThanOrEqual(
      story.first('tankEmptied')?.timeS ?? 0,
    );
    expect(story.first('generatorStopped')?.id).toMatch(/^G-thermal-/);
  });
});

describe('blackout', () => {
  it.each(['coast-and-river', 'river-valley'])(
    'of %s: dark at 18:00, hydro before the ties, water after electricity, all served before the other units',
    async (name) => {
      const story = await bundledStory(name, 'blackout');
      expect(story.firstH('islandWentDark')).toBe(18);
      expect(story.at(story.electricity, 18)).toBe(0);
      expect(story.at(story.electricity, 30)).toBe(0);
      const black = story.record.events.filter((it) => it.kind === 'generatorBlackStarted');
      expect(black.length).toBeGreaterThan(0);
      expect(black.every((it) => it.id.startsWith('G-hydro'))).toBe(true);
      expect(black[0].timeS / 3600).toBe(32);
      // some of the load before the ties are back at 36 h, all of it soon after, long before the others at 58 h
      const beforeTies = story.at(story.electricity, 35.75);
      expect(beforeTies).toBeGreaterThan(0.1);
      expect(beforeTies).toBeLessThan(0.9);
      expect(story.lastShortH('electricity', 0.999)).toBeGreaterThan(36);
      expect(story.lastShortH('electricity', 0.999)).toBeLessThan(44);
      const heldH = story.firstShortH('water') - 18;
      expect(heldH).toBeGreaterThan(2);
      expect(heldH).toBeLessThan(14);
      expect(Math.min(...story.water)).toBeLessThan(0.95);
      // voltage goes to feeders of pumps and hospitals first
      const critical = new Set(story.project.region.feeders.filter((it) => it.critical).map((it) => it.id));
      const restored = story.record.events.filter((it) => it.kind === 'feederRestored');
      const share = (list: typeof restored) => list.filter((it) => critical.has(it.id)).length / list.length;
      expect(share(restored.slice(0, critical.size))).toBeGreaterThan(3 * share(restored));
    },
  );
});

describe('cooling lost, on the coast', () => {
  it('runs on while the tanks last, then stops the plant and the region; both come back with the works', async () => {
    const story = await coast('cooling-lost');
    const { events } = story.record;
    expectShortFrom(story, 5, 0.25);
    const stopH = story.firstH('generatorStopped');
    expect(stopH - 6).toBeGreaterThan(3);
    expect(story.firstH('islandWentDark')).toBe(stopH);
    const kinds = [];
    for (
      let at = story.first('islandWentDark');
      at;
      at = at.causeIx === undefined ? undefined : events[at.causeIx]
    )
      kinds.push(at.kind);
    expect(kinds.slice(0, 4)).toEqual(['islandWentDark', 'generatorStopped', 'coolingShort', 'tankEmptied']);
    expect(story.first('generatorBlackStarted')?.id).toMatch(/^G-hydro/);
    expect(story.at(story.electricity, 24)).toBeGreaterThan(0.05);
    expect(story.at(story.electricity, 24)).toBeLessThan(0.6);
    expect(story.firstH('coolingReturned')).toBeGreaterThan(36);
    expect(story.firstH('coolingReturned')).toBeLessThan(40);
    expect(story.at(story.electricity, 48)).toBeGreaterThan(0.75);
  });
});

describe('cut off, on the coast', () => {
  it('serves nights in full and days by turns, spares water, and ends with the ties', async () => {
    const story = await coast('cut-off');
    expectShortFrom(story, 5, 0.25);
    expect(story.count('islandWentDark')).toBe(0);
    for (const night of [26, 50]) expect(story.at(story.electricity, night)).toBeGreaterThan(0.99);
    for (const evening of [18, 42]) {
      expect(story.at(story.electricity, evening)).toBeGreaterThan(0.5);
      expect(story.at(story.electricity, evening)).toBeLessThan(0.95);
    }
    expect(story.water.every(whole)).toBe(true);
    expect(story.count('feederRotatedOff')).toBeGreaterThan(100);
    expect(story.lastShortH('electricity')).toBeGreaterThan(64);
    expect(story.lastShortH('electricity')).toBeLessThan(68);
  });
});
