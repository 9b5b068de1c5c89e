/** The guided visit. */
export const uiTour = {
  'tour.label': 'Guided visit',
  'tour.progress': '{at} of {count}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.end': 'Done',
  'tour.skip': 'Leave the visit',
  'tour.begin': 'Take the two-minute visit',
  'tour.notNow': 'Not now',
  'tour.again': 'You find it again under Help.',
  'tour.offerTitle': 'Your first time here?',
  'tour.offer':
    'A few short stations show what this scenario does to electricity, to water and to people, and how to find out why.',
  'tour.waits': 'The answer is being worked out …',
  'tour.start.title': 'This is {region}',
  'tour.start.text':
    '{people} people live here, and every place is invented. At this hour everybody has electricity and water.',
  'tour.lost.title': 'This happens at {time}',
  'tour.lost.text':
    '{count, plural, one {One component is lost} other {# components are lost, one after the other}}. The first is {name}. Lost things are cross-hatched on the map and in every list.',
  'tour.dark.title': 'Least electricity: {share} of what is needed',
  'tour.dark.text':
    'At {time}, {people} people are without it. Dark districts are hatched; dead lines are broken. The curve at the bottom has the same cursor: drag it.',
  'tour.dry.title': 'Water: down to {share}',
  'tour.dry.text':
    '{some, select, yes {At {time}, {people} people get less than 15 litres a day.} other {That is at {time}. Nobody is below 15 litres over a day yet; when that comes, the red curve rises.}} {lag, select, none {} other {Water was missed {lag} after electricity: until then the tanks held out.}}',
  'tour.site.title': 'Who needs help: {name}',
  'tour.site.text':
    'It is {state, select, both {without power and without water} dark {without power} other {without water}}. The board on the left lists every facility by need. On the right, “Why” leads link by link back to the first event; each link can be clicked.',
  'tour.back.title': 'Whole again at {time}',
  'tour.back.text':
    'From here on both systems give all that is needed. The table on the left sums up what was missing, for the region, each district and each facility.',
  'tour.notBack.title': 'Not whole again by {time}',
  'tour.notBack.text':
    'Something is still missing at the end of the run. The table on the left sums it up, for the region, each district and each facility.',
  'tour.yours.title': 'Now it is yours',
  'tour.yours.text':
    'Choose another scenario on the left, click anything and lose it, send fuel, place a generator, change a repair time: the answer follows by itself, and everything can be undone.',
  'tour.yours.questions': 'Questions to explore here:',
  'questions.title': 'Questions to explore',
  'scenario.story': 'The story',
} as const;
