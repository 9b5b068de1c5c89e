import type { Scenario } from '../../model/scenario';
import { type Surroundings, unitsOut, winter } from './surroundings';

/** Everything goes dark; the hydro plant is the only one that starts by itself. */
export function blackout({ seed }: Surroundings): Scenario {
  return {
    ...winter('blackout', seed),
    name: 'Regional blackout and black start',
    nameUk: 'Повне знеструмлення регіону і пуск з нуля',
    note: 'In the evening peak, at 18:00, both ties and a unit of the power plant are lost at once: too much for load shedding, and the region goes dark. The hydro plant starts by itself and brings voltage to the others ring by ring; the ties return after 6 and 8 hours.',
    noteUk:
      'О 18:00, у вечірній пік, водночас зникають обидва перетини і блок ТЕС: розвантаження не рятує, регіон знеструмлено. ГЕС пускається сама і крок за кроком подає напругу решті; перетини повертаються через 6 і 8 годин.',
    events: unitsOut(18, { 'G-tie-1': 6, 'G-tie-2': 8, 'G-thermal-1': 40 }),
  };
}
