import type { Scenario } from '../../model/scenario';
import { ask, type Surroundings, setting, tieIds, unitsOut } from './surroundings';

/** Everything goes dark; only hydro units start by themselves. */
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
    note: 'In the evening peak, at 18:00, the ties to the neighbours and all units that could carry the grid trip at once: too much for load shedding, and the region goes dark. The hydro units stand still for 14 hours, their gates stuck; then they start by themselves and bring voltage to the rest step by step, feeders of pumps and hospitals first. The ties return from 18 hours on, the other units after 40. Through the night water comes from the tanks, and from pumps only where a generator has fuel.',
    noteUk:
      'О 18:00, у вечірній пік, разом вимикаються перетини з сусідами й усі блоки, здатні втримати мережу: розвантаження не рятує, регіон знеструмлено. Гідроагрегати 14 годин стоять: заклинило затвори; потім вони пускаються самі й крок за кроком подають напругу решті, насамперед лініям насосів і лікарень. Перетини повертаються від 18-ї години, решта блоків — через 40. Уночі вода йде з резервуарів, а від насосів — лише там, де генератор має пальне.',
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
        'Under Scenario, let neighbours alone bring voltage back: how many person-hours does hydro power save?',
        'У сценарії дозвольте подавати напругу лише сусідам: скільки людино-годин рятує ГЕС?',
      ),
    ],
    events: unitsOut(18, hours),
  };
}
