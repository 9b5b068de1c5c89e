import { beforeAll, describe, expect, it } from 'vitest';
import { scheduleOutages } from '../../src/metrics/outage-schedule';
import type { OutageSchedule } from '../../src/model/outage-schedule';
import { findParameter } from '../../src/model/parameters';
import type { RunRecord } from '../../src/model/run-record';
import { sayQueueDay } from '../../src/words/off-times';
import { bundledProject } from '../builders/bundled-project';
import { runRegion } from '../builders/run-region';

const { region, scenarios } = bundledProject();
const scenario = scenarios.find((it) => it.id === 'cut-off');
const blockS = findParameter('power.rotaBlockS')?.value ?? 0;

describe('the bundled region without its neighbours', () => {
  let run: RunRecord;
  let schedule: OutageSchedule;
  beforeAll(async () => {
    if (!scenario) throw new Error('There is no scenario “cut-off”.');
    run = await runRegion(region, scenario);
    schedule = scheduleOutages(run, region.feeders, scenario.startLocal);
  });

  it('evens off-hours out to one block, told by events as by the schedule, and spares critical feeders', () => {
    const offS = new Map<string, number>();
    const sinceS = new Map<string, number>();
    for (const { timeS, kind, id } of run.events) {
      if (kind === 'feederShed' || kind === 'feederRotatedOff' || kind === 'feederWentDark')
        sinceS.set(id, sinceS.get(id) ?? timeS);
      if (kind !== 'feederRestored' && kind !== 'feederRotatedOn') continue;
      offS.set(id, (offS.get(id) ?? 0) + timeS - (sinceS.get(id) ?? timeS));
      sinceS.delete(id);
    }
    expect([...sinceS.keys()]).toEqual([]);
    const inTurn = schedule.feeders.filter((it) => !it.critical);
    expect(inTurn.length).toBeGreaterThan(200);
    for (const it of schedule.feeders) expect(it.offHours * 3600).toBeCloseTo(offS.get(it.id) ?? 0, 6);
    const seconds = inTurn.map((it) => it.offHours * 3600);
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeLessThanOrEqual(blockS + 1e-6);
    expect(Math.min(...seconds)).toBeGreaterThan(2 * blockS);
    for (const it of schedule.feeders) if (it.critical) expect([it.id, it.offHours]).toEqual([it.id, 0]);
  });

  it('tells hours that people can be told: few parts, whole blocks of the local clock while nothing unforeseen comes', () => {
    const backS = Math.min(
      ...run.events.filter((it) => it.kind === 'componentRepaired').map((it) => it.timeS),
    );
    const queues = schedule.queues.filter((it) => it.queue !== undefined);
    expect(queues.map((it) => it.queue)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { feederIds, parts, days } of queues) {
      expect(parts.length).toBeLessThan(feederIds.length / 4);
      expect(parts.flatMap((it) => it.feederIds).sort()).toEqual([...feederIds].sort());
      for (const [d, { blocks }] of days.entries()) {
        for (const { fromS, toS } of blocks) {
          if (toS > backS) continue;
          expect((fromS - schedule.days[d].midnightS) % blockS).toBe(0);
          expect((toS - schedule.days[d].midnightS) % blockS).toBe(0);
        }
      }
    }
    const text = sayQueueDay(queues[0], queues[0].days[0].blocks, schedule.days[0].midnightS);
    expect(text).toMatch(/^off \d\d–\d\d/);
  });

  it('books every hour off under one reason', () => {
    for (const { id, offHours, hours, off } of schedule.feeders) {
      const sum = hours.rota + hours.shed + hours.dark + hours.lost;
      expect([id, sum]).toEqual([id, expect.closeTo(offHours, 9)]);
      const seconds = off.reduce((total, it) => total + it.toS - it.fromS, 0);
      expect(seconds / 3600).toBeCloseTo(offHours, 9);
      for (let i = 1; i < off.length; i++) expect(off[i].fromS).toBeGreaterThanOrEqual(off[i - 1].toS);
    }
  });
});
