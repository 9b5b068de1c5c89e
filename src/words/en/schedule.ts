/** The outage schedule: in Results, in the report and on the command line. */
export const schedule = {
  'schedule.title': 'Outage schedule',
  'schedule.tab': 'Rota',
  'schedule.block': '{from}–{to}',
  'schedule.partBlock': '{time} (part {parts})',
  'schedule.partsBlock': '{time} (parts {parts})',
  'schedule.and': '{list} and {last}',
  'schedule.off': 'off {times}',
  'schedule.on': 'no turn',
  'schedule.otherTimes': '{time} ({of, plural, one {it} other {up to {count} of # feeders}})',
  'schedule.other': 'besides the rota: {times}',
  'schedule.queue': 'Queue {queue}',
  'schedule.queuePeople': '{people} people',
  'schedule.day': 'Day',
  'schedule.dayBefore': 'Day before',
  'schedule.dayAfter': 'Day after',
  'schedule.toReport': 'In report',
  'schedule.key.all': 'whole queue off by rota',
  'schedule.key.part': 'part of it, by height',
  'schedule.key.other': 'off besides the rota for 5 min or more: shed at once, no voltage, lost',
  'schedule.none':
    'No rota in this run: no feeder was short of supply when a block began. A rota starts where a live part of the grid cannot serve all its load for longer, for example in a cold week with the largest sources lost.',
  'schedule.noneDark':
    'No turns in this run. {dark, plural, one {# feeder} other {# feeders}} lay in dark parts of the grid, the last until {time}: without voltage there is nothing to share out. Turns start where a live part of the grid cannot serve all its load for longer.',
  'schedule.noneShed':
    '{shed, plural, one {# feeder was} other {# feeders were}} shed at once to keep the grid in balance, and restored before a turn was needed or possible.',
  'schedule.noFeeders': 'This region has no feeders, so there is nobody to take turns.',
  'schedule.moreFeeders':
    'And {count, plural, one {# more feeder} other {# more feeders}} without a queue; all are in the table and in the CSV export.',
  'schedule.fairness': 'How evenly turns fall',
  'schedule.spread': 'Hours off, least – most',
  'schedule.spreadTip':
    'Hours off in the whole run, for any reason, of the feeders that take turns: the one with the fewest and the one with the most.',
  'schedule.giniTip':
    'How unevenly hours off fall on the {people} people of the feeders that take turns: 0 all alike, towards 1 all on a few.',
  'schedule.worstTip':
    'Mean hours off of the tenth of these people with the most, over the mean of all of them.',
  'schedule.exempt': 'exempt',
  'schedule.exemptCount': '{count, plural, one {# feeder is exempt} other {# feeders are exempt}}',
  'schedule.exemptWhy':
    'Critical feeders take no turns: they are switched off last and restored first. What each one feeds is named beside it.',
  'schedule.exemptTier': 'critical, tier {tier}',
  'schedule.exemptFor': 'tier {tier}: {names}{more, plural, =0 {} other { and # more}}',
  'schedule.hoursTitle': 'Hours off by feeder',
  'schedule.feeder': 'Feeder',
  'schedule.queueColumn': 'Queue',
  'schedule.queueTip': 'Queue, and the part of it that has the same hours; – for a feeder without a queue',
  'schedule.rotaHours': 'Rota',
  'schedule.rotaHoursTip': 'Hours off by the rota in the whole run',
  'schedule.allHours': 'All',
  'schedule.allHoursTip': 'Hours off in the whole run for any reason',
  'schedule.reportLead':
    'Hours by the local clock if things go as in this run; the rota follows the shortage, so hours change with it. Whole queues go off where that is needed; else the parts that are named.',
  'schedule.hours': 'Hours',
  'schedule.quietDay': 'All on all day.',
  'schedule.parts': 'Queues and their parts',
  'schedule.part': 'Part',
  'schedule.people': 'People',
  'schedule.hoursOff': 'Hours off',
  'schedule.feedersOfPart': 'Feeders',
  'schedule.exemptTitle': 'Exempt from the rota',
  'schedule.perFeeder': 'Times and hours of each single feeder are in the CSV export.',
} as const;
