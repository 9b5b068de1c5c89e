/** Where the checks of water networks are shown. */
export const uiWaterChecks = {
  'waterChecks.about':
    'What each water network does when no pump has power, and what in its file decides. Sentences follow names and ids.',
  'waterChecks.all': 'Check {count, plural, one {the network} other {all # networks}}',
  'waterChecks.check': 'Check',
  'waterChecks.again': 'Check again',
  'waterChecks.stop': 'Stop',
  'waterChecks.working': 'Running {name} without pumps',
  'waterChecks.none': 'Nothing to tell.',
  'waterChecks.notYet': 'Not checked yet.',
  'waterChecks.stopped': 'Stopped.',
  'waterChecks.waiting': 'Waiting for the network before it.',
  'waterChecks.look': 'Look at it',
  'waterChecks.lookAt': 'Look at it: {sentence}',
  'waterChecks.title': 'What “{name}” does without pumps',
  'waterChecks.noPlace': 'This network has no place on the map; what is meant is selected only.',
  'waterChecks.openAndLook': 'Opens the files, then shows it on the map',
  'waterChecks.summary':
    '{warnings, plural, =0 {No warnings} one {# warning} other {# warnings}}, {notes, plural, =0 {no notes} one {# note} other {# notes}}',
} as const;
