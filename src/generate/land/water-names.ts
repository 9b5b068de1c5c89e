import type { Random } from '../../numerics/random';
import { type Name, nameOf } from './names';

const stems = ['Вель', 'Торв', 'Ільм', 'Лемв', 'Сурм', 'Дрегл', 'Ольт', 'Марв', 'Пелн', 'Жерм'];
/** Names of rivers and lakes: invented stems, distinct within a region. */
export function createWaterNames(random: Random): { river(): Name; lake(): Name } {
  let i = random.int(stems.length);
  return {
    river: () => nameOf(`${stems[i++ % stems.length]}на${i}`),
    lake: () => nameOf(`${stems[i++ % stems.length]}не озеро${i}`),
  };
}
