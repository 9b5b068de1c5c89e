import type { Scenario } from '../../model/scenario';
import { ask, type Surroundings, setting, tieIds, unitsOut } from './surroundings';

/** Both neighbours fail: what the region's own plants cannot give is shared out by turns. */
export function cutOff(around: Surroundings): Scenario {
  return {
    ...setting('cut-off', around),
    name: 'Cut off from the neighbours',
    nameUk: 'Без сусідніх енергосистем',
    note: 'At 05:00 the ties to the neighbours fail for two and a half days. By night the region’s own plants are enough; by day and in the evening they are not, and feeders take turns by queue. Watch the wind fade, the battery cover what it can, and who is off when.',
    noteUk:
      'О 05:00 на дві з половиною доби зникають міжсистемні перетини. Уночі власних станцій вистачає, удень і ввечері — ні, тож лінії вимикають по чергах. Видно, як стихає вітер, що покриває акумуляторна станція і кого коли вимкнено.',
    questions: [
      ask(
        'Who is off when? Open Results, Rota, and compare the hours of two queues.',
        'Кого і коли вимкнено? Відкрийте «Результати», «Графік» і порівняйте години двох черг.',
      ),
      ask(
        'Do batteries of telecom sites fill up again between two turns?',
        'Чи встигають батареї звʼязку зарядитися між двома вимкненнями?',
      ),
      ask(
        'What does the battery of the region bring in the evening, and what with twice the wind?',
        'Що дає акумуляторна станція ввечері, а що — удвічі сильніший вітер?',
      ),
    ],
    events: unitsOut(5, Object.fromEntries(tieIds(around).map((id, i) => [id, 60 + 2 * i]))),
  };
}
