/** The help window. */
export const uiHelp = {
  'help.title': 'Help and keys',
  'help.startTitle': 'Four steps',
  'help.start1':
    'Click a line, a substation or a pump on the map, or find it in the Region tables. The panel on the right says what it is and how it is.',
  'help.start2':
    'Press “Lose it”. The grid and the water network are worked out again for the whole horizon.',
  'help.start3':
    'Drag the time at the bottom. Electricity fails first, water follows when tanks run empty, both come back after repair.',
  'help.start4':
    'Click anything that is dark or dry. “Why” shows the chain of causes, link by link, back to the first event.',
  'help.trustTitle': 'How far to trust it',
  'help.trust':
    'Power flow is a DC approximation: real power only, no transients; voltages are checked only at a moment that you choose, under Results. Cascades depend on the protection rule; try all three. Water is solved by EPANET, driven by pressure, with the pumps that really have power. Repair times are assumptions: change them to what you know. Each default shows its source.',
  'help.local': 'Everything runs on this machine. Nothing is sent anywhere.',
  'help.keysTitle': 'Keys',
  'help.play': 'Play or pause',
  'help.step': 'One step back or forward (15 min)',
  'help.leap': 'Six hours back or forward',
  'help.run': 'Run',
  'help.undo': 'Undo',
  'help.redo': 'Redo',
  'help.save': 'Save the project file',
  'help.open': 'Open or import files',
  'help.escape': 'Leave a map tool; select nothing',
  'help.help': 'This window',
} as const;
