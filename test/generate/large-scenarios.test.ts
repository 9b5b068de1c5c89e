import { describe, expect, it } from 'vitest';
import { scheduleOutages } from '../../src/metrics/outage-schedule';
import { frameRow } from '../../src/model/run-record';
import { expectBalances, expectOrderedLog } from '../builders/run-checks';
import { bundledStory } from '../builders/story-run';

const large = (id: string) => bundledStory('large-region', id);
const ids = ['ice-storm', 'earthquake', 'long-shortage', 'blackout', 'cooling-lost'];
const limitMs = 300_000;

describe('the stories of the large region', () => {
  it.each(ids)(
    '%s runs, fails nothing, closes its balances and ends with everybody served',
    async (id) => {
      const story = await large(id);
      expect(story.project.scenarios.map((it) => it.id)).toEqual(ids);
      expect(story.record.issues.filter((it) => it.severity === 'error')).toEqual([]);
      expect(story.record.deadlocks).toEqual([]);
      expectBalances(story.record);
      expectOrderedLog(story.record);
      for (const shares of [story.electricity, story.water]) {
        expect(shares[0]).toBeGreaterThan(0.999);
        expect(shares[shares.length - 1]).toBeGreaterThan(0.999);
      }
    },
    limitMs,
  );

  it(
    'ice storm: the city from 05:00 on, its water hours later, half a million people below 15 L',
    async () => {
      const story = await large('ice-storm');
      expect(story.firstShortH('electricity')).toBeGreaterThanOrEqual(5);
      expect(story.firstShortH('electricity')).toBeLessThan(6.5);
      expect(Math.min(...story.electricity)).toBeLessThan(0.85);
      const waitH = story.firstShortH('water') - story.firstShortH('electricity');
      expect(waitH).toBeGreaterThan(3);
      expect(waitH).toBeLessThan(14);
      expect(story.most('peopleBelow15L')).toBeGreaterThan(100_000);
      expect(story.lastShortH('electricity', 0.999)).toBeLessThan(62);
    },
    limitMs,
  );

  it(
    'earthquake: a long tail after three days and less after a week, water hours after electricity',
    async () => {
      const story = await large('earthquake');
      const { events } = story.scenario;
      expect(events.length).toBeGreaterThan(30);
      // another draw of the footprint takes the place of these
      expect(new Set(events.map((it) => it.footprintId))).toEqual(
        new Set(story.scenario.footprints.filter((it) => it.draw !== undefined).map((it) => it.id)),
      );
      expect(story.firstShortH('electricity', 0.999)).toBe(4);
      expect(story.firstShortH('water', 0.999)).toBeGreaterThan(5);
      const missing = [1, 3, 7, 14].map((day) => 1 - story.at(story.electricity, 24 * day));
      expect(missing[0]).toBeGreaterThan(0.03);
      expect(missing[1]).toBeGreaterThan(0.005);
      expect(missing[1]).toBeLessThan(missing[0]);
      expect(missing[2]).toBeLessThan(missing[1]);
      expect(missing[3]).toBeLessThan(0.001);
      // the note tells by when half and all of it is mended
      const repairH = events.map((it) => (it.repairS ?? 0) / 3600).sort((a, b) => a - b);
      const half = Math.round(repairH[Math.floor(repairH.length / 2)]);
      const all = Math.round(repairH[repairH.length - 1]);
      expect(story.scenario.note).toContain(`within ${half} hours, the last of it after ${all} hours`);
      expect(all).toBeGreaterThan(3 * half);
    },
    limitMs,
  );

  it(
    'two weeks of shortage: hours off in every queue on most days, fewer once the unit is back; batteries do not fill',
    async () => {
      const story = await large('long-shortage');
      const { record, project, scenario } = story;
      expect(story.firstShortH('electricity', 0.999)).toBeGreaterThanOrEqual(5);
      expect(story.water.every((it) => it > 0.99)).toBe(true);
      const { queues, feeders } = scheduleOutages(record, project.region.feeders, scenario.startLocal);
      const byId = new Map(feeders.map((it) => [it.id, it]));
      for (const { queue, feederIds } of queues.filter((it) => it.queue !== undefined)) {
        const hoursAt = [0, 0];
        for (const id of feederIds)
          for (const { fromS, toS } of byId.get(id)?.off ?? [])
            hoursAt[fromS < 7 * 86_400 ? 0 : 1] += (toS - fromS) / 3600;
        const [first, second] = hoursAt.map((it) => it / feederIds.length / 7);
        expect(first, `queue ${queue}`).toBeGreaterThan(1.5);
        expect(second, `queue ${queue}`).toBeGreaterThan(0.3);
        expect(second, `queue ${queue}`).toBeLessThan(first);
      }
      for (const it of feeders) if (it.critical) expect([it.id, it.offHours]).toEqual([it.id, 0]);
      const telecom = new Set(
        project.region.facilities.filter((it) => it.kind === 'telecom').map((it) => it.id),
      );
      const columns = [...record.index.facilityIds.keys()].filter((i) =>
        telecom.has(record.index.facilityIds[i]),
      );
      const chargeAt = (hour: number) => {
        const row = frameRow(
          record,
          'facilityChargeKwh',
          record.timesS.findIndex((it) => it >= hour * 3600),
        );
        return columns.reduce((sum, i) => sum + row[i], 0);
      };
      const full = chargeAt(0);
      // at noon of each day with the unit out: never full again, and some run empty
      for (let day = 1; day < 9; day++)
        expect(chargeAt(24 * day + 18), `day ${day}`).toBeLessThan(0.98 * full);
      expect(story.count('batteryEmptied')).toBeGreaterThan(0);
      expect(story.count('pumpLostPower')).toBe(0);
    },
    limitMs,
  );

  it(
    'blackout: dark at 18:00, hydro before the ties, water after electricity, all back before the other units',
    async () => {
      const story = await large('blackout');
      expect(story.firstH('islandWentDark')).toBe(18);
      expect(story.at(story.electricity, 18)).toBe(0);
      const black = story.record.events.filter((it) => it.kind === 'generatorBlackStarted');
      expect(black[0].timeS / 3600).toBe(32);
      expect(black.every((it) => it.id.startsWith('G-hydro'))).toBe(true);
      const beforeTies = story.at(story.electricity, 35.75);
      expect(beforeTies).toBeGreaterThan(0.1);
      expect(beforeTies).toBeLessThan(0.9);
      expect(story.lastShortH('electricity', 0.999)).toBeLessThan(46);
      const heldH = story.firstShortH('water') - 18;
      expect(heldH).toBeGreaterThan(2);
      expect(heldH).toBeLessThan(14);
      expect(Math.min(...story.water)).toBeLessThan(0.7);
    },
    limitMs,
  );

  it(
    'cooling lost: the plant runs on for hours, then stops for want of water; feeders take turns until the works is back',
    async () => {
      const story = await large('cooling-lost');
      expect(story.firstShortH('electricity')).toBeGreaterThanOrEqual(5);
      const stopH = story.firstH('generatorStopped');
      expect(stopH).toBeGreaterThan(7);
      expect(stopH).toBeLessThan(24);
      expect(story.firstH('coolingShort')).toBe(stopH);
      expect(story.at(story.electricity, 20)).toBeLessThan(story.at(story.electricity, stopH - 1));
      expect(story.count('feederRotatedOff')).toBeGreaterThan(100);
      expect(story.count('islandWentDark')).toBe(0);
      expect(story.firstH('coolingReturned')).toBeGreaterThan(36);
      expect(story.firstH('coolingReturned')).toBeLessThan(42);
    },
    limitMs,
  );
});
