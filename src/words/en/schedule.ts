/** The outage schedule: in Results, in the report and on the command line. */
export const schedule = {
  'schedule.title': 'Outage schedule',
  'schedule.tab': 'Rota',
  'schedule.block': '{from}–{to}',
  'schedule.partBlock': '{time} (part {parts})',
  'schedule.partsBlock': '{time} (parts {parts})',
  'schedule.and': '{list} and {last}',
  'schedule.off': 'off {times}',
  'schedule.on': 'on',
} as const;
