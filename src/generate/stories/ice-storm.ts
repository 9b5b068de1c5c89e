import type { ComponentRef } from '../../model/ids';
import type { LossEvent, Scenario } from '../../model/scenario';
import { busId } from '../grid/grid-write';
import { closedRing, isInside, type Point } from '../land/plane';
import { circuitsInside, cutsOff, type IceField, layIce } from './storm';
import { ask, hourS, type Surroundings, setting, siteServing } from './surroundings';

/** The night hours before anything happens, so that the normal state is seen first. */
const stormStartS = 5 * hourS;

/** All lines are back well before the end of the 72 h. */
const longestRepairH = 52;

/** A line comes down when so much of it lies under ice. */
const leastInsideM = 1500;

/** The field widens by this factor while it cuts nobody off, so many times at most. */
const wider = 1.15;
const mostSteps = 8;

function iceThatCutsOff({ plan, settlements: [city] }: Surroundings, middle: Point): IceField {
  let field = layIce(city.centre, middle, 3.2 * city.radiusM, 2.1 * city.radiusM);
  let factor = 1;
  for (let i = 0; i < mostSteps; i++) {
    if (cutsOff(plan, circuitsInside(plan, field, leastInsideM), city)) break;
    factor *= wider;
    field = layIce(city.centre, middle, 3.2 * factor * city.radiusM, 2.1 * factor * city.radiusM);
  }
  return field;
}

/** Ice, or in summer a gale, on the overhead lines around the city, and a transformer at the works' substation; cables hold. */
export function iceStorm(around: Surroundings): Scenario {
  const { plan, grid, settlements, waters } = around;
  const city = settlements[0];
  const works = waters[0].stations[0].point;
  const middle = { x: 0.7 * city.centre.x + 0.3 * works.x, y: 0.7 * city.centre.y + 0.3 * works.y };
  const field = iceThatCutsOff(around, middle);
  const events: LossEvent[] = [];
  const add = (id: string, afterS: number, repairS: number, damage: LossEvent['damage']) => {
    const component: ComponentRef = { kind: 'branch', id };
    events.push({
      id: `storm-${events.length + 1}`,
      timeS: stormStartS + afterS,
      component,
      damage,
      cause: 'natural hazard',
      repairS,
    });
  };
  // from the inside out: the city's own lines, then the 330 kV that can carry it alone, then the ways to neighbours
  const readyH = { local: 22, wide: 34, outward: 40 };
  circuitsInside(plan, field, leastInsideM).forEach((circuit, i) => {
    const ends = [plan.sites[circuit.fromIx], plan.sites[circuit.toIx]];
    const isLocal = ends.every((it) => isInside(it.point, field.ring));
    const turn = circuit.kv === 330 ? 'wide' : isLocal ? 'local' : 'outward';
    const [from, to] = ends.map((it) => busId(it, circuit.kv));
    for (const branch of grid.branches) {
      if (branch.fromBusId !== from || branch.toBusId !== to) continue;
      add(branch.id, 300 * i, Math.min(longestRepairH, readyH[turn]) * hourS, 'heavy');
      readyH[turn] += turn === 'wide' ? 5 : 2;
    }
  });
  const station = siteServing(plan, waters[0]);
  const transformer = grid.branches.find(
    (it) =>
      it.kind === 'transformer' && it.toBusId === busId(station, 10) && it.fromBusId === busId(station, 110),
  );
  if (transformer) add(transformer.id, 4 * 300, 44 * hourS, 'moderate');
  const story = around.season === 'summer' ? gale : ice;
  const after = waters.some((it) => it.bypassValveId !== undefined) ? withBypass : fromTanks;
  return {
    ...setting(story.id, around),
    ...story.words,
    note: `${story.words.note} ${after.en}`,
    noteUk: `${story.words.noteUk} ${after.uk}`,
    questions: [
      ask(
        'How many hours after electricity does water fail, and where does it last longest?',
        'На скільки годин пізніше за електропостачання зникає вода і де її вистачає найдовше?',
      ),
      ask(
        'One more generator of 500 kW: which pump station or hospital should get it?',
        'Ще один генератор на 500 кВт: яка насосна станція чи лікарня має його отримати?',
      ),
      ask(
        'Mend another line first: which district gains, and which one waits longer?',
        'Відновіть спершу іншу лінію: який район виграє, а який чекатиме довше?',
      ),
    ],
    events,
    footprints: [{ ...story.footprint, outline: closedRing(field.ring), timeS: stormStartS }],
  };
}

const fromTanks = {
  en: 'Watch how water follows electricity some hours later, as the tanks run down.',
  uk: 'Подача води падає на кілька годин пізніше за електропостачання, коли спорожнюються резервуари.',
};

const withBypass = {
  en: 'Watch how much later water follows where a bypass brings a part of it by gravity.',
  uk: 'Видно, наскільки пізніше падає подача води там, де частину її самопливом дає обвід.',
};

const ice = {
  id: 'ice-storm',
  words: {
    name: 'Ice storm around the city',
    nameUk: 'Ожеледь навколо міста',
    note: 'From 05:00 ice brings down the overhead lines around the city; cables in the streets hold, but nothing feeds them. Crews mend the lines from the inside out, the last of them after two days.',
    noteUk:
      'З 05:00 ожеледь обриває повітряні лінії навколо міста; кабелі на вулицях цілі, але живити їх нічим. Лінії відновлюють зсередини назовні, останні — через дві доби.',
  },
  footprint: { id: 'ice-field', hazard: 'ice', intensity: 28 },
} as const;

const gale = {
  id: 'gale',
  words: {
    name: 'Gale around the city',
    nameUk: 'Буря навколо міста',
    note: 'From 05:00 a gale brings down the overhead lines around the city; cables in the streets hold, but nothing feeds them. Crews mend the lines from the inside out, the last of them after two days.',
    noteUk:
      'З 05:00 буря обриває повітряні лінії навколо міста; кабелі на вулицях цілі, але живити їх нічим. Лінії відновлюють зсередини назовні, останні — через дві доби.',
  },
  footprint: { id: 'gale-field', hazard: 'wind', intensity: 42 },
} as const;
