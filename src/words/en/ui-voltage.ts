/** The voltage check of a moment, and where the DC flow could mislead. */
export const uiVoltage = {
  'voltage.title': 'Voltages',
  'voltage.about':
    'The run works with a DC flow, which knows no voltage and no reactive power. An AC power flow can check one moment; nothing acts on what it finds.',
  'voltage.check': 'Check voltages at {time}',
  'voltage.checkThis': 'Check voltages at this moment',
  'voltage.working': 'Working out voltages…',
  'voltage.at': 'Voltages at {time}',
  'voltage.goBack': 'Show {time} again',
  'voltage.verdict.outside':
    '{count, plural, =0 {All {of, number} live buses are within their limits.} one {# of {of, number} live buses is outside its limits.} other {# of {of, number} live buses are outside their limits.}}',
  'voltage.verdict.notConverged':
    'For {count, plural, one {# live bus} other {# live buses}} no voltages were found: the load there may be more than the lines can carry at a tenable voltage.',
  'voltage.verdict.dead': 'No bus is live at this time, so there is no voltage to check.',
  'voltage.range':
    'From {low} p.u. at bus {lowBus} to {high} p.u. at bus {highBus} (p.u.: times the nominal voltage).',
  'voltage.losses': 'Losses {mw} MW.',
  'voltage.outside': 'Buses outside their voltage limits',
  'voltage.bus': 'Bus',
  'voltage.pu': 'p.u.',
  'voltage.puTip': 'Voltage as a multiple of the nominal voltage',
  'voltage.limit': 'Limit',
  'voltage.below': 'below {limit}',
  'voltage.above': 'above {limit}',
  'voltage.notes': 'What this check assumes and leaves out',
  'voltage.selectAll': 'Select them on the map',
  'voltage.doubt.heavy':
    '{count, plural, one {# branch carries} other {# branches carry}} {percent, number} % or more of the rating in MW alone.',
  'voltage.doubt.dark': 'Only {share} of the need is served, by a small grid.',
  'voltage.doubt.so': 'Voltage and reactive power, which the run leaves out, could matter now.',
} as const;
