import type { Scenario } from '../../model/scenario';
import { ask, type Surroundings, setting, tieIds, unitsOut } from './surroundings';

/** Everything goes dark; the hydro plant is the only one that starts by itself. */
export function blackout(around: Surroundings): Scenario {
  const hours: Record<string, number> = {};
  for (const { id, class: kind } of around.plan.units) {
    if (kind === 'hydro') hours[id] = 14;
    else if (kind === 'thermal' || kind === 'nuclear') hours[id] = 40;
  }
  tieIds(around).forEach((id, i) => {
    hours[id] = 18 + 2 * i;
  });
  return {
    ...setting('blackout', around),
    name: 'Regional blackout and black start',
    nameUk: 'Повне знеструмлення регіону і пуск з нуля',
    note: 'In the evening peak, at 18:00, the ties to the neighbours and all units trip one after the other: too much for load shedding, and the region goes dark. The gates of the hydro plant are stuck for 14 hours; then its units start by themselves and bring voltage to the rest ring by ring, pumps and hospitals first. The ties return from 18 hours on, the other units after 40. All through the night the tanks are all the water there is.',
    noteUk:
      'О 18:00, у вечірній пік, один за одним вимикаються перетини з сусідами й усі блоки: розвантаження не рятує, регіон знеструмлено. Затвори ГЕС заклинило на 14 годин; потім її агрегати пускаються самі й крок за кроком подають напругу решті, насамперед насосам і лікарням. Перетини повертаються від 18-ї години, решта блоків — через 40. Усю ніч води лише стільки, скільки в резервуарах.',
    questions: [
      ask(
        'Which districts get electricity back first, and why those?',
        'До яких районів електропостачання повертається першим і чому саме до них?',
      ),
      ask(
        'How long do the tanks hold after 18:00, and which town is dry first?',
        'Скільки тримаються резервуари після 18:00 і яке місто лишається без води першим?',
      ),
      ask(
        'Under Scenario, let neighbours alone bring voltage back: how many person-hours does the hydro plant save?',
        'У сценарії дозвольте подавати напругу лише сусідам: скільки людино-годин рятує ГЕС?',
      ),
    ],
    events: unitsOut(18, hours),
  };
}
