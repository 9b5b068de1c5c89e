import { dateAt, readLocalStart } from '../model/local-time';
import type {
  FeederOff,
  OffSpan,
  OutageSchedule,
  QueueBlock,
  QueueOff,
  QueueStep,
  ScheduleDay,
  TurnFairness,
} from '../model/outage-schedule';
import type { Feeder } from '../model/people';
import { giniOfHours, worstDecileRatio } from './fairness';
import { listFeederOff, type OffRecord } from './feeder-off';

const dayS = 86400;

/**
 * The outage schedule of a run, by the local clock of its start: when each queue is off on each day, how many of its
 * feeders at a time, what each feeder had in all and how evenly that falls on people. Bus loads without feeders are
 * reduced evenly and have no schedule.
 */
export function scheduleOutages(
  record: OffRecord,
  feeders: readonly Feeder[],
  startLocal: string,
): OutageSchedule {
  const rows = listFeederOff(record, feeders);
  const days = listDays(startLocal, record.timesS[record.timesS.length - 1]);
  const inTurn = rows.filter((it) => !it.critical);
  const byQueue = new Map<number, FeederOff[]>();
  const alone: FeederOff[] = [];
  for (const row of inTurn) {
    if (row.queue === undefined) alone.push(row);
    else byQueue.set(row.queue, [...(byQueue.get(row.queue) ?? []), row]);
  }
  const queues = [...byQueue]
    .sort(([a], [b]) => a - b)
    .map(([queue, members]) => ({ queue, ...scheduleQueue(members, days) }));
  return {
    startLocal,
    days,
    queues: [...queues, ...alone.map((row) => scheduleQueue([row], days))],
    feeders: rows,
    ...(inTurn.length > 0 ? { fairness: measureTurns(inTurn) } : {}),
  };
}

/** The local days that a run touches; one that only ends at midnight does not touch the next. */
function listDays(startLocal: string, endS: number): ScheduleDay[] {
  const startOfDayS = readLocalStart(startLocal)?.timeOfDayS ?? 0;
  const days: ScheduleDay[] = [];
  for (let midnightS = -startOfDayS; midnightS < endS || days.length === 0; midnightS += dayS) {
    const fromS = Math.max(0, midnightS);
    const toS = Math.min(endS, midnightS + dayS);
    days.push({ date: dateAt(startLocal, fromS), midnightS, fromS, toS });
  }
  return days;
}

function scheduleQueue(members: readonly FeederOff[], days: readonly ScheduleDay[]): QueueOff {
  const groups = groupByHours(members);
  return {
    feederIds: members.map((it) => it.id),
    people: sumPeople(members),
    parts: groups.map((rows) => ({ feederIds: rows.map((it) => it.id), people: sumPeople(rows) })),
    days: days.map((day) => ({ blocks: listBlocks(groups, day), steps: listSteps(members, day) })),
  };
}

/** Feeders with the same hours off by the rota, in order of their first turn; those without any last. */
function groupByHours(members: readonly FeederOff[]): FeederOff[][] {
  const groups = new Map<string, FeederOff[]>();
  for (const row of members) {
    const hours = turnsOf(row).map(({ fromS, toS }) => `${fromS}-${toS}`);
    const key = hours.join(' ');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const firstS = ([row]: readonly FeederOff[]) => turnsOf(row)[0]?.fromS ?? Number.MAX_VALUE;
  return [...groups.values()].sort((a, b) => firstS(a) - firstS(b));
}

function turnsOf(row: FeederOff): OffSpan[] {
  return row.off.filter((it) => it.reason === 'rota');
}

function sumPeople(rows: readonly FeederOff[]): number {
  return rows.reduce((sum, it) => sum + it.people, 0);
}

/** Parts that are off by the rota from the same to the same time, in order of time. */
function listBlocks(groups: readonly FeederOff[][], day: ScheduleDay): QueueBlock[] {
  const blocks = new Map<string, QueueBlock>();
  groups.forEach((rows, partIx) => {
    for (const span of turnsOf(rows[0])) {
      const fromS = Math.max(span.fromS, day.fromS);
      const toS = Math.min(span.toS, day.toS);
      if (toS <= fromS) continue;
      const key = `${fromS}:${toS}`;
      const block = blocks.get(key) ?? { fromS, toS, partIx: [], people: 0 };
      block.partIx.push(partIx);
      block.people += sumPeople(rows);
      blocks.set(key, block);
    }
  });
  return [...blocks.values()].sort((a, b) => a.fromS - b.fromS || a.toS - b.toS);
}

/** How many are off at once: a step for each stretch of time between changes. */
function listSteps(members: readonly FeederOff[], day: ScheduleDay): QueueStep[] {
  const changes = new Map<number, { rota: number; other: number }>();
  const change = (timeS: number, isRota: boolean, by: number) => {
    const at = changes.get(timeS) ?? { rota: 0, other: 0 };
    if (isRota) at.rota += by;
    else at.other += by;
    changes.set(timeS, at);
  };
  for (const { off } of members) {
    for (const span of off) {
      const fromS = Math.max(span.fromS, day.fromS);
      const toS = Math.min(span.toS, day.toS);
      if (toS <= fromS) continue;
      change(fromS, span.reason === 'rota', 1);
      change(toS, span.reason === 'rota', -1);
    }
  }
  const steps: QueueStep[] = [];
  let rotaCount = 0;
  let otherCount = 0;
  let sinceS = day.fromS;
  for (const [timeS, by] of [...changes].sort(([a], [b]) => a - b)) {
    if (by.rota === 0 && by.other === 0) continue;
    if (rotaCount + otherCount > 0) steps.push({ fromS: sinceS, toS: timeS, rotaCount, otherCount });
    rotaCount += by.rota;
    otherCount += by.other;
    sinceS = timeS;
  }
  return steps;
}

function measureTurns(rows: readonly FeederOff[]): TurnFairness {
  const hours = Float64Array.from(rows, (it) => it.offHours);
  const people = Float64Array.from(rows, (it) => it.people);
  const gini = giniOfHours(hours, people);
  const ratio = worstDecileRatio(hours, people);
  return {
    people: people.reduce((sum, it) => sum + it, 0),
    leastHours: hours.reduce((least, it) => Math.min(least, it), Number.POSITIVE_INFINITY),
    mostHours: hours.reduce((most, it) => Math.max(most, it), 0),
    ...(gini === undefined ? {} : { gini }),
    ...(ratio === undefined ? {} : { worstDecileRatio: ratio }),
  };
}
