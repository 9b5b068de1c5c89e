import { formatCsv } from '../io/table/write-table';
import { clockOf, dateAt } from '../model/local-time';
import { type OutageSchedule, offReasons } from '../model/outage-schedule';
import { sayPart } from '../words/off-times';
import type { ResultTable } from './result-tables';

type Row = (string | number | undefined)[];

/**
 * An outage schedule as CSV tables: the blocks of each queue's parts by day, every time off of each feeder, and each feeder's hours.
 */
export function tabulateSchedule(schedule: OutageSchedule, head: readonly string[]): ResultTable[] {
  return [
    { name: 'outage-schedule.csv', text: formatCsv(head, blockColumns, blockRows(schedule)) },
    { name: 'feeder-outages.csv', text: formatCsv(head, spanColumns, spanRows(schedule)) },
    { name: 'feeder-hours.csv', text: formatCsv(head, hourColumns, hourRows(schedule)) },
  ];
}

const blockColumns = ['date', 'queue', 'part', 'feederId', 'from', 'to', 'feeders', 'people', 'fromS', 'toS'];
const spanColumns = ['feederId', 'queue', 'fromDate', 'from', 'toDate', 'to', 'reason', 'fromS', 'toS'];
const hourColumns = [
  'feederId',
  'queue',
  'part',
  'tier',
  'exempt',
  'people',
  'offHours',
  ...offReasons.map((it) => `${it}Hours`),
];

function* blockRows({ days, queues }: OutageSchedule): Generator<Row> {
  for (const [d, { date, midnightS }] of days.entries())
    for (const { queue, parts, days: byDay } of queues)
      for (const { fromS, toS, partIx } of byDay[d].blocks)
        for (const ix of partIx)
          yield [
            date,
            queue,
            queue === undefined || parts.length === 1 ? undefined : sayPart(queue, ix),
            queue === undefined ? parts[ix].feederIds[0] : undefined,
            clockOf(fromS - midnightS),
            clockOf(toS - midnightS),
            parts[ix].feederIds.length,
            parts[ix].people,
            fromS,
            toS,
          ];
}

function* spanRows({ feeders, days, startLocal }: OutageSchedule): Generator<Row> {
  const clock = (timeS: number) => clockOf((((timeS - days[0].midnightS) % 86400) + 86400) % 86400);
  for (const { id, queue, off } of feeders)
    for (const { fromS, toS, reason } of off)
      yield [
        id,
        queue,
        dateAt(startLocal, fromS),
        clock(fromS),
        dateAt(startLocal, toS),
        clock(toS),
        reason,
        fromS,
        toS,
      ];
}

function* hourRows({ feeders, queues }: OutageSchedule): Generator<Row> {
  const partOf = new Map<string, string>();
  for (const { queue, parts } of queues)
    for (const [ix, { feederIds }] of parts.entries())
      if (queue !== undefined && parts.length > 1)
        for (const id of feederIds) partOf.set(id, sayPart(queue, ix));
  for (const { id, queue, tier, critical, people, offHours, hours } of feeders)
    yield [
      id,
      queue,
      partOf.get(id),
      tier,
      critical ? 'yes' : 'no',
      people,
      offHours,
      ...offReasons.map((reason) => hours[reason]),
    ];
}
