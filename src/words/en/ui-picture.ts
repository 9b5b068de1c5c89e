/** The map as a picture. */
export const uiPicture = {
  'picture.open': 'Save the map as a picture',
  'picture.title': 'Save the map as a picture',
  'picture.text':
    'A PNG of the map as it is now, with title, moment, scale, handling mark, run and seed. Places are drawn where they are: pass it on as its handling mark allows.',
  'picture.size': 'Size',
  'picture.size.screen': 'As on the screen',
  'picture.size.print': 'Twice as fine, for print',
  'picture.withLegend': 'With the legend',
  'picture.save': 'Save picture',
  'picture.saving': 'Drawing…',
  'picture.saved': 'The picture of the map was saved.',
  'picture.failed':
    'The picture could not be made: the browser has no memory left for it. Try the smaller size.',
  'picture.km': '{km, number} km',
  'picture.m': '{m, number} m',
  'picture.north': 'N',
  'picture.run': 'Run {run} · seed {seed}',
  'picture.noRun': 'No run: the map shows the region as it is.',
  'picture.stale': 'The scenario has changed since this run.',
  'picture.made': 'Made with Lifeline, {date} UTC. A model of what may happen, not a measurement.',
} as const;
