import type { Scenario } from '../../model/scenario';
import { ask, fuelledUnitId, type Surroundings, setting, tieIds, unitsOut } from './surroundings';

/** Everything goes dark; the hydro plant is the only one that starts by itself. */
export function blackout(around: Surroundings): Scenario {
  const unitId = fuelledUnitId(around);
  const hours: Record<string, number> = unitId === undefined ? {} : { [unitId]: 40 };
  tieIds(around).forEach((id, i) => {
    hours[id] = 6 + 2 * i;
  });
  return {
    ...setting('blackout', around),
    name: 'Regional blackout and black start',
    nameUk: 'Повне знеструмлення регіону і пуск з нуля',
    note: 'In the evening peak, at 18:00, the ties to the neighbours and a unit of a power plant are lost at once: too much for load shedding, and the region goes dark. The hydro plant starts by itself and brings voltage to the others ring by ring; the ties return from 6 hours on.',
    noteUk:
      'О 18:00, у вечірній пік, водночас зникають перетини з сусідами і блок електростанції: розвантаження не рятує, регіон знеструмлено. ГЕС пускається сама і крок за кроком подає напругу решті; перетини повертаються, починаючи з 6-ї години.',
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
