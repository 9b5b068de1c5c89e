/** The inspector's line on how likely a facility's own backup lasts. */
export const uiSurvival = {
  'facts.solar': 'Solar modules',
  'survival.title': 'Chance to last without grid',
  'survival.definition':
    'Chance that its own generators, the fuel on site and the battery carry the whole need of {needKw, number, ::.#} kW without a break for so long, from the state that the region gives. A generator may be in maintenance, may not start, and fails at random with its mean running time to failure. Fuel brought later, start delays and service stops are not in it.',
  'survival.hours': '{hours, number} h',
  'survival.chance': '{percent, number, ::.#} %',
  'survival.note': 'With its own generators, battery and the fuel on site; none is brought.',
  'survival.hourly': '{percent, number, ::.#} % if each hour is a draw of 1 / mean time to failure',
  'survival.working': 'Working it out…',
  'survival.leavesOut.windows':
    'Daily windows of its generators are left out: the chance inside them would be less.',
  'survival.leavesOut.sun': 'Its solar modules are left out.',
  'survival.leavesOut.laterSets': 'Generators that this scenario places later are left out.',
} as const;
