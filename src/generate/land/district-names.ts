import type { Name } from './names';

const districts: [string, string][] = [
  ['Centre', 'Центр'],
  ['Riverside', 'Надріччя'],
  ['Old Market', 'Старий Ринок'],
  ['Mill Quarter', 'Млини'],
  ['Station', 'Вокзальний'],
  ['Orchards', 'Сади'],
  ['Upper Town', 'Верхнє місто'],
  ['Lower Town', 'Нижнє місто'],
  ['Harbour', 'Гавань'],
  ['Gardens', 'Городи'],
  ['Quarry', 'Карʼєр'],
  ['Meadows', 'Луки'],
  ['Ropeworks', 'Канатний'],
  ['Lime Avenue', 'Липова алея'],
  ['Brickfields', 'Цегельня'],
  ['Observatory', 'Обсерваторія'],
  ['Willows', 'Верби'],
  ['Ferry', 'Перевіз'],
  ['Three Wells', 'Три Криниці'],
  ['Pine Rise', 'Соснова гірка'],
  ['Glassworks', 'Скляний'],
  ['Long Bridge', 'Довгий міст'],
  ['Sunny Slope', 'Сонячний схил'],
  ['Tram Depot', 'Трамвайне депо'],
  ['Weir', 'Гребля'],
  ['Lakeside', 'Озерний'],
  ['University', 'Університетський'],
  ['Stonegate', 'Камʼяна брама'],
  ['Acacias', 'Акації'],
  ['Northfield', 'Північне поле'],
  ['Eastfield', 'Східне поле'],
  ['Westfield', 'Західне поле'],
  ['New Homes', 'Новобудови'],
  ['Lantern Hill', 'Ліхтарна гора'],
  ['Clayhill', 'Глиняна гора'],
  ['Swallow Bank', 'Ластівчин берег'],
  ['Poplars', 'Тополі'],
  ['Beacon', 'Маяк'],
  ['Fairground', 'Ярмарок'],
  ['Reeds', 'Очерети'],
];

/** The name of the i-th district of a town. */
export function districtName(town: Name, i: number): Name {
  const [name, nameUk] = districts[i % districts.length];
  const round = Math.floor(i / districts.length);
  const number = round === 0 ? '' : ` ${round + 1}`;
  return { name: `${town.name}, ${name}${number}`, nameUk: `${town.nameUk}, ${nameUk}${number}` };
}
