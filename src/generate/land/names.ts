import type { Random } from '../../numerics/random';
import { transliterate } from './transliterate';

/** A name in Latin script and in Ukrainian. */
export interface Name {
  name: string;
  nameUk: string;
}

export function nameOf(ukrainian: string): Name {
  return { name: transliterate(ukrainian), nameUk: ukrainian };
}

/** Roots made up for this purpose; none is a word or the root of a known place. */
const stems = [
  ...['Торвал', 'Сельмар', 'Вілтан', 'Каренд', 'Ольмат', 'Мареш', 'Бранел', 'Зірвон', 'Лемор', 'Фалмет'],
  ...['Норвел', 'Тільвор', 'Астрен', 'Пелмор', 'Умбрен', 'Едрал', 'Скелмор', 'Вандор', 'Гланор', 'Ортвел'],
  ...['Дельмат', 'Рімнал', 'Пасмор', 'Ільвар', 'Стендор', 'Ждорен', 'Жермел', 'Хвелмар', 'Цендал', 'Щедрал'],
  ...['Юрвен', 'Ласмор', 'Мелвор', 'Нардел', 'Перлан', 'Рузмар', 'Сурмел', 'Талвор', 'Турвен', 'Фельдор'],
  ...['Хелмар', 'Целмор', 'Вармел', 'Вендар', 'Гельвор', 'Гордел', 'Дамвор', 'Евлан', 'Завмор', 'Ірвел'],
  ...['Казмел', 'Келвор', 'Корвел', 'Кромел', 'Лінвар', 'Лутмел', 'Мальвор', 'Метвел', 'Навмор', 'Олвар'],
  ...['Палмел', 'Радвен', 'Ремвор', 'Ровмел', 'Садвор', 'Седмар', 'Свірел', 'Темвор', 'Тримел', 'Удвар'],
  ...['Хоймел', 'Чемвор', 'Штормел', 'Ярмел', 'Пружел', 'Кралмен', 'Дроген', 'Берзел', 'Орвен', 'Плесмар'],
];

type Gender = 'he' | 'she' | 'it' | 'they';

/** Endings of place names, with the gender that a qualifier follows. */
const endings: [string, Gender][] = [
  ['ин', 'he'],
  ['ськ', 'he'],
  ['ів', 'he'],
  ['ець', 'he'],
  ['івка', 'she'],
  ['иця', 'she'],
  ['ава', 'she'],
  ['янка', 'she'],
  ['ове', 'it'],
  ['не', 'it'],
  ['ище', 'it'],
  ['инці', 'they'],
  ['ани', 'they'],
  ['ичі', 'they'],
];

/** Old, new, great, small, white, quiet; then upper, lower, middle, of the soft declension. */
const qualifiers: [string, 'hard' | 'soft'][] = [
  ...(['Стар', 'Нов', 'Велик', 'Мал', 'Біл', 'Тих'] as const).map((it): [string, 'hard'] => [it, 'hard']),
  ...(['Верхн', 'Нижн', 'Середн'] as const).map((it): [string, 'soft'] => [it, 'soft']),
];
const declensions = {
  hard: { he: 'ий', she: 'а', it: 'е', they: 'і' },
  soft: { he: 'ій', she: 'я', it: 'є', they: 'і' },
} as const;

/** Share of names that are another place's with a qualifier: Nova …, Verkhnii …. */
const qualifiedShare = 0.12;
/** Names that a region has before any is another one's with a qualifier. */
const plainNames = 6;

/** Distinct invented place names, in the order of the seed; a stem returns only when all others have been used as often. */
export function createToponyms(random: Random): () => Name {
  const used = new Set<string>();
  const plain: { text: string; gender: Gender }[] = [];
  let deck: string[] = [];
  const draw = (): string => {
    for (;;) {
      if (plain.length >= plainNames && random.next() < qualifiedShare) {
        const { text, gender } = plain[random.int(plain.length)];
        const [qualifier, kind] = qualifiers[random.int(qualifiers.length)];
        return `${qualifier}${declensions[kind][gender]} ${text}`;
      }
      if (deck.length === 0) deck = [...stems];
      const [stem] = deck.splice(random.int(deck.length), 1);
      const [ending, gender] = endings[random.int(endings.length)];
      const text = joined(stem, ending);
      if (used.has(text)) continue;
      plain.push({ text, gender });
      return text;
    }
  };
  return () => {
    for (;;) {
      const text = draw();
      if (used.has(text)) continue;
      used.add(text);
      return nameOf(text);
    }
  };
}

/** Names of rivers and lakes: distinct within a region, and apart from its places'. */
export function createWaterNames(random: Random): { river(): Name; lake(): Name; reservoir(): Name } {
  let deck: string[] = [];
  const used = new Set<string>();
  const fresh = (made: (stem: string) => string): string => {
    for (;;) {
      if (deck.length === 0) deck = [...waterStems];
      const [stem] = deck.splice(random.int(deck.length), 1);
      const text = made(stem);
      if (used.has(text)) continue;
      used.add(text);
      return text;
    }
  };
  return {
    river: () => nameOf(fresh((stem) => joined(stem, riverEndings[random.int(riverEndings.length)]))),
    lake() {
      const text = fresh((stem) => joined(stem, 'не'));
      return { name: `Lake ${transliterate(text)}`, nameUk: `озеро ${text}` };
    },
    reservoir() {
      const text = fresh((stem) => joined(stem, 'ське'));
      return { name: `${transliterate(text)} reservoir`, nameUk: `${text} водосховище` };
    },
  };
}

const waterStems = [
  ...['Вельм', 'Турж', 'Ільмар', 'Лемв', 'Сурж', 'Дрегл', 'Ольт', 'Марв', 'Пелн', 'Жерм', 'Гаврол', 'Синт'],
  ...['Кавр', 'Мурл', 'Тарв', 'Зельм', 'Рутв', 'Хамр', 'Бервл', 'Свельт', 'Нулв', 'Одрим', 'Стелв', 'Уланж'],
  ...['Чурм', 'Ярз', 'Іздр', 'Клем', 'Фолт', 'Ширв', 'Ґельм', 'Дамр', 'Егл', 'Завл', 'Ліндр', 'Поромл'],
];
const riverEndings = ['инка', 'ава', 'иця', 'уша', 'ожа', 'ень', 'ила'];

/** A stem with an ending, л softened before a consonant as in -льськ and -льне. */
function joined(stem: string, ending: string): string {
  const soft = stem.endsWith('л') && /^[снц]/.test(ending) ? 'ь' : '';
  return `${stem}${soft}${ending}`;
}
