/** Sentences of the water part. `hours` count from the start of the run. */
export const issuesWater = {
  'water.epanetError':
    'EPANET cannot use this network: {message} (EPANET error {code}). Correct the file in EPANET or a text editor and open it again.',
  'water.solverError':
    'EPANET stopped at {hours, number, ::.##} h: {message} (error {code}). Results from that time on are not valid; look for links or valves that leave part of the network without any supply.',
  'water.notConverged':
    'EPANET did not reach a balanced solution at {hours, number, ::.##} h ({count, plural, one {once} other {# times}} in this step, largest error {size, number, ::.#####}). Take pressures and flows of that time with care.',
  'water.impossiblePressure':
    'At {hours, number, ::.##} h {size, number} nodes would need pressures that cannot be (fixed demand beyond what can reach them). They are shown without water; use pressure-driven demand to see what they get.',
  'water.disconnected':
    'From {hours, number, ::.##} h on, part of the network hangs on no open source. Its junctions are shown without water.',
  'water.pumpBeyondCurve':
    'From {hours, number, ::.##} h on, a pump cannot deliver against the head it meets. Check its curve and what it feeds.',
  'water.valveCannotHold':
    'From {hours, number, ::.##} h on, a control valve cannot hold its pressure or flow. Check its setting and what lies upstream.',
  'water.negativePressure':
    'From {hours, number, ::.##} h on, demand is met in figures only: some pressures are below zero. Use pressure-driven demand to see what is delivered.',
  'water.balanceBreach':
    'At {hours, number, ::.##} h the water books are out by {size, number, ::.#} m3 ({count, plural, one {one step} other {# steps}}): tanks or sources gave more or less than was delivered.',
  'water.thresholds':
    'Pressure thresholds of {minimumM, number} m and {requiredM, number} m cannot be used: the required pressure must lie above the minimum by 0.1 m or more.',
  'water.noPipe': 'There is no pipe {id} in this network. Give the id of a pipe as it stands in [PIPES].',
  'water.cannotHoldOpen':
    'Link {id} cannot be held open: it is no pipe or valve of this network, or a check valve.',
  'water.noSplit':
    'Pipe {id} cannot be given a break point: ids made from its own are taken or too long. Rename the pipe in the file.',
} as const;
