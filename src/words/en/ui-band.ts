/** What operators can change: the band of a run, in Results, on the time bar and in the report. */
export const uiBand = {
  'band.title': 'What operators can change',
  'band.who': 'Operators',
  'band.unserved': 'Unserved',
  'band.avoided': 'Avoided',
  'band.bare': 'no operators',
  'band.best': 'best action',
  'band.chosen': 'as chosen',
  'band.row.bare': 'None at all',
  'band.row.bare.definition':
    'The bare cascade: nobody moves a unit or switches a feeder. Protection, frequency shedding, the rota, re-energising and restoring act by their rules.',
  'band.row.chosen': 'As chosen: {policy}',
  'band.row.chosen.definition':
    'The policy of this scenario. All other results, of water and facilities too, belong to it.',
  'band.row.best': 'Best action',
  'band.row.best.definition':
    'At each recorded time, the most that doing nothing, the chosen policy or one ideal redispatch would serve. The ideal one moves and starts units, brings dark parts back and switches feeders at once, and finds nothing tripped by protection; stores give what they hold, and no line goes above its long-time rating. Real operators will not reach it. It covers electricity alone and is no proof that nothing better exists: protection tolerates more than the long-time rating for a while.',
  'band.curves': 'Electricity served',
  'band.sentence.nothing': 'Nothing stays unserved here, with operators or without.',
  'band.sentence.noGain':
    'Next to nothing hangs on operators here: even the best action would avoid {gainMwh} of the {bareMwh} MWh unserved.',
  'band.sentence.gain':
    'Without operators {bareMwh} MWh stay unserved. The best action would avoid {gainMwh} MWh of them, {gainShare}. It takes no time to ramp, to start units or to bring dark parts back, so less than that hangs on real operators.',
  'band.sentence.choseNone':
    'This scenario has no operators, so the results shown are the bare cascade. “Redispatch” in its settings shows operators with a reaction time and ramps.',
  'band.sentence.avoids':
    'As chosen, operators avoid {avoidedMwh} MWh of the {gainMwh} MWh that the best action would.',
  'band.sentence.avoidsNothing': 'As chosen, operators avoid next to nothing.',
  'band.sentence.makesWorse':
    'As chosen, {moreMwh} MWh more stay unserved than without operators: the policy lies outside the band.',
  'band.sentence.below':
    'For {belowH} h the chosen policy serves less than no operators would, by up to {belowMw} MW, and lies outside the band. That can be: it brings lines within their long-time rating, which protection may tolerate for a while or for good.',
  'band.coolingAsRun':
    '{units} {count, plural, one {was} other {were}} short of cooling water in this run. All three curves take that shortage as it was here; with other operators water, too, could have come otherwise.',
  'band.working': 'Working out what operators can change… {percent} %',
  'band.cancel': 'Stop',
  'band.workOut': 'Work out what operators can change',
  'band.notYet':
    'Not worked out for this run yet. A program is solved for each recorded time with unserved load: seconds on a small grid, minutes on a large one, in the background.',
  'band.cancelled': 'Stopped before it was done. The run is not affected.',
  'band.failed': 'This could not be worked out. The run is not affected.',
  'band.reportNone': 'What operators can change was not worked out for this run.',
} as const;
