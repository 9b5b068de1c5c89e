import type { Scenario } from '../../model/scenario';
import { type Surroundings, unitsOut, winter } from './surroundings';

/** Both neighbours fail: what the region's own plants cannot give is shared out by turns. */
export function cutOff({ seed }: Surroundings): Scenario {
  return {
    ...winter('cut-off', seed),
    name: 'Cut off from both neighbours',
    nameUk: 'Без обох сусідніх енергосистем',
    note: 'At 05:00 both ties fail for two and a half days. By night the region’s own plants are enough; by day and in the evening they are not, and feeders take turns by queue. Watch the wind fade, the battery cover what it can, and who is off when.',
    noteUk:
      'О 05:00 на дві з половиною доби зникають обидва міжсистемні перетини. Уночі власних станцій вистачає, удень і ввечері — ні, тож лінії вимикають по чергах. Видно, як стихає вітер, що покриває акумуляторна станція і кого коли вимкнено.',
    events: unitsOut(5, { 'G-tie-1': 60, 'G-tie-2': 62 }),
  };
}
