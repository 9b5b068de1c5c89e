import type { Scenario } from '../../model/scenario';
import { ask, fuelledUnitId, type Surroundings, setting, tieIds, unitsOut } from './surroundings';

const hours = 14 * 24;

/** For two weeks neither neighbours nor one of the own units give anything. */
export function longShortage(around: Surroundings): Scenario {
  const unitId = fuelledUnitId(around);
  const out = Object.fromEntries(tieIds(around).map((id) => [id, hours - 5]));
  if (unitId !== undefined) out[unitId] = 9 * 24;
  return {
    ...setting('long-shortage', around, hours),
    name: 'Two weeks of shortage',
    nameUk: 'Два тижні дефіциту',
    note: 'From 05:00 on the neighbours give nothing for two weeks, and one unit is in repair for nine days. No line is down: there is too little electricity, every day anew. Feeders take turns. Those of pumps, hospitals and boiler houses are spared; clinics, schools, shelters and telecom sites live on what the hours between leave them.',
    noteUk:
      'З 05:00 сусіди два тижні нічого не передають, а один блок девʼять діб у ремонті. Жодної лінії не пошкоджено: електроенергії щодня замало. Лінії вимикають по чергах. Лінії насосів, лікарень і котелень не чіпають; поліклініки, школи, укриття та звʼязок живуть тим, що лишають години між вимкненнями.',
    questions: [
      ask(
        'How many hours a day is a home without electricity in the first week, and in the second?',
        'Скільки годин на добу дім без електропостачання першого тижня, а скільки другого?',
      ),
      ask(
        'Which batteries no longer fill between two turns?',
        'Які батареї вже не встигають зарядитися між вимкненнями?',
      ),
      ask(
        'How much diesel a day keeps all sites with sets going?',
        'Скільки дизеля на добу потрібно всім обʼєктам із генераторами?',
      ),
    ],
    events: unitsOut(5, out),
  };
}
