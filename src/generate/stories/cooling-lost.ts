import { splitWaterId } from '../../model/ids';
import type { Scenario } from '../../model/scenario';
import { ask, hourS, largePeople, type Surroundings, setting, tieIds, unitsOut } from './surroundings';

/** Cut off, the region lives on its power plant, and that on the water of the town beside it, whose works is flooded. */
export function coolingLost(around: Surroundings): Scenario[] {
  const { grid, waters } = around;
  const cooled = grid.generators.find((it) => it.coolingNodeId !== undefined);
  const water = waters.find((it) => it.id === splitWaterId(cooled?.coolingNodeId ?? '').networkId);
  const works = water?.stations.find((it) => it.sourceId !== undefined) ?? water?.stations[0];
  if (!water || !works) return [];
  const isLarge = around.people >= largePeople;
  const { name, nameUk } = water.settlement;
  return [
    {
      ...setting('cooling-lost', around),
      name: `Cut off, and no cooling water from ${name}`,
      nameUk: `Без сусідів і без охолоджувальної води: ${nameUk}`,
      note: `The ties to the neighbours fail at 05:00${isLarge ? ': for the day, the region’s own plants are nearly enough' : ''}. At 06:00 high water floods the waterworks of ${name}, whose mains cool the power plant: it runs on while the tanks of the town last, then it stops${isLarge ? ', and feeders take turns by queue' : ' and takes the region with it. Hydro units bring some of it back'}. The rest waits for water, which returns with the works after 30 hours.`,
      noteUk: `О 05:00 зникають міжсистемні перетини${isLarge ? ': удень власних станцій майже вистачає' : ''}. О 06:00 висока вода затоплює водоочисну станцію (${nameUk}), водою якої охолоджується ТЕС: станція працює, доки вистачає резервуарів міста, потім зупиняється, ${isLarge ? 'і лінії вимикають по чергах' : 'і регіон знеструмлено. Гідроагрегати живлять лише частину'}. Решта чекає на воду, яка повертається через 30 годин.`,
      questions: [
        ask(
          'How many hours pass between the flood and the loss of the power plant, and what fills them?',
          'Скільки годин минає від затоплення до зупинки електростанції і що їх заповнює?',
        ),
        ask(
          'What happens to both systems if the works has a generator of its own?',
          'Що буде з обома системами, якщо водоочисна станція має власний генератор?',
        ),
      ],
      events: [
        ...unitsOut(5, Object.fromEntries(tieIds(around).map((id, i) => [id, 60 + 2 * i]))),
        {
          id: 'flood-1',
          timeS: 6 * hourS,
          component: { kind: 'facility', id: `${water.id}-${works.kind}` },
          damage: 'moderate',
          cause: 'natural hazard',
          repairS: 30 * hourS,
        },
      ],
    },
  ];
}
