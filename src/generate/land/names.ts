import type { Random } from '../../numerics/random';

/** A name in Latin script and in Ukrainian. */
export interface Name {
  name: string;
  nameUk: string;
}

const stems = [
  'Торна',
  'Сельма',
  'Древа',
  'Вілто',
  'Карена',
  'Ольма',
  'Маре',
  'Брана',
  'Зіра',
  'Лемо',
  'Фалме',
  'Норе',
  'Галме',
  'Реве',
  'Тільма',
  'Асто',
  'Пелмо',
  'Умбре',
  'Едра',
  'Скеле',
  'Кольме',
  'Ванде',
  'Міроне',
  'Соле',
  'Глане',
  'Ортве',
  'Дельмо',
  'Рімна',
  'Пасме',
  'Ільво',
];
const endings = ['вель', 'рин', 'дава', 'мір', 'нта', 'лія', 'рест', 'вар', 'йна', 'дон', 'ліс', 'тра'];

/** Endless distinct invented place names, in the order of the seed. */
export function createToponyms(random: Random): () => Name {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const stem = stems[random.int(stems.length)];
      const key = `stem ${stem}`;
      const whole = stem + endings[random.int(endings.length)];
      if (used.has(whole) || (used.has(key) && used.size < stems.length * 2)) continue;
      used.add(whole);
      used.add(key);
      return nameOf(whole);
    }
  };
}

export function nameOf(ukrainian: string): Name {
  return { name: transliterate(ukrainian), nameUk: ukrainian };
}

const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ʼ: '',
};
const initials: Record<string, string> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** Latin spelling by the Ukrainian national table of 2010 (resolution 55). */
export function transliterate(text: string): string {
  let latin = '';
  let before = ' ';
  for (const letter of text) {
    const small = letter.toLowerCase();
    const isStart = !(before.toLowerCase() in letters);
    let out = (isStart ? initials[small] : undefined) ?? letters[small] ?? letter;
    if (small === 'г' && before.toLowerCase() === 'з') out = 'gh';
    latin += letter === small ? out : out.charAt(0).toUpperCase() + out.slice(1);
    before = letter;
  }
  return latin;
}

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
