import { splitWaterId } from '../../model/ids';
import type { Scenario } from '../../model/scenario';
import { hourS, type Surroundings, unitsOut, winter } from './surroundings';

/** Cut off, the region lives on its power plant, and that on the water of the town beside it, whose works is flooded. */
export function coolingLost({ grid, waters, seed }: Surroundings): Scenario[] {
  const cooled = grid.generators.find((it) => it.coolingNodeId !== undefined);
  const water = waters.find((it) => it.id === splitWaterId(cooled?.coolingNodeId ?? '').networkId);
  const works = water?.stations.find((it) => it.sourceId !== undefined) ?? water?.stations[0];
  if (!water || !works) return [];
  const { name, nameUk } = water.settlement;
  return [
    {
      ...winter('cooling-lost', seed),
      name: `Cut off, and no cooling water from ${name}`,
      nameUk: `Без сусідів і без охолоджувальної води: ${nameUk}`,
      note: `Both ties fail at 05:00. At 06:00 high water floods the waterworks of ${name}, whose mains cool the power plant: it runs on while the town's tank lasts, then it stops and takes the region with it. The hydro plant brings some of it back; the rest waits for water, which returns with the works after 30 hours.`,
      noteUk: `О 05:00 зникають обидва міжсистемні перетини. О 06:00 висока вода затоплює водоочисну станцію (${nameUk}), водою якої охолоджується ТЕС: станція працює, доки вистачає резервуара, потім зупиняється, і регіон знеструмлено. ГЕС живить лише частину; решта чекає на воду, яка повертається через 30 годин.`,
      events: [
        ...unitsOut(5, { 'G-tie-1': 60, 'G-tie-2': 62 }),
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
