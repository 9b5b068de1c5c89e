import { describe, expect, it } from 'vitest';
import { createToponyms, createWaterNames } from '../../src/generate/land/names';
import { transliterate } from '../../src/generate/land/transliterate';
import { createRandom } from '../../src/numerics/random';

describe('transliterate', () => {
  // examples of the table in resolution 55 of 2010
  it.each([
    ['Алушта', 'Alushta'],
    ['Борщагівка', 'Borshchahivka'],
    ['Вишгород', 'Vyshhorod'],
    ['Згорани', 'Zghorany'],
    ['Єнакієве', 'Yenakiieve'],
    ['Їжакевич', 'Yizhakevych'],
    ['Йосипівка', 'Yosypivka'],
    ['Стрий', 'Stryi'],
    ['Костянтин', 'Kostiantyn'],
    ['Юрій', 'Yurii'],
    ['Яготин', 'Yahotyn'],
    ['Русь', 'Rus'],
    ['Щербухи', 'Shcherbukhy'],
  ])('%s -> %s', (ukrainian, latin) => {
    expect(transliterate(ukrainian)).toBe(latin);
  });
});

/** The largest towns of Ukraine, and others whose names are built from like parts. */
const realTowns =
  'Київ Харків Одеса Дніпро Донецьк Запоріжжя Львів Миколаїв Маріуполь Луганськ Вінниця Севастополь Сімферополь Херсон Полтава Чернігів Черкаси Хмельницький Чернівці Житомир Суми Рівне Тернопіль Луцьк Ужгород Мелітополь Бердянськ Нікополь Алчевськ Павлоград Ніжин Умань Мукачеве Бровари Бориспіль Ірпінь Фастів Лубни Миргород Конотоп Шостка Охтирка Ромни Тростянець Лебедин Ковель Нововолинськ Володимир Сарни Дубно Острог Бердичів Коростень Звягель Шепетівка Славута Нетішин Красилів Козятин Жмеринка Калинівка Гайсин Ладижин Тульчин Бар Могилів Ізмаїл Чорноморськ Південне Болград Рені Татарбунари Вознесенськ Первомайськ Очаків Баштанка Каховка Генічеськ Скадовськ Токмак Пологи Енергодар Василівка Синельникове Апостолове Марганець Кривий Ріг Жовті Води Олександрія Світловодськ Знамʼянка Долинська Сміла Канів Звенигородка Корсунь Шпола Стрий Дрогобич Самбір Броди Золочів Жовква Моршин Трускавець Калуш Коломия Надвірна Долина Яремче Снятин Чортків Кременець Бережани Збараж Хотин Заліщики Хуст Виноградів Берегове Свалява Рахів Тячів Алушта Ялта Судак Керч Феодосія Євпаторія Джанкой Саки Ізюм Лозова Чугуїв Балаклія Богодухів Куп’янськ Вовчанськ Люботин Словʼянськ Краматорськ Бахмут Покровськ Торецьк Волноваха Сватове Рубіжне Лисичанськ'.split(
    ' ',
  );

describe('createToponyms', () => {
  const next = createToponyms(createRandom(3));
  const names = Array.from({ length: 600 }, next);

  it('never repeats a name', () => {
    expect(new Set(names.map((it) => it.nameUk)).size).toBe(names.length);
    expect(new Set(names.map((it) => it.name)).size).toBe(names.length);
  });

  it('writes Ukrainian letters and their Latin spelling, without numbers', () => {
    for (const { name, nameUk } of names) {
      expect(nameUk).toMatch(/^[А-ЩЮЯЄІЇҐ][а-щьюяєіїґ]+( [А-ЩЮЯЄІЇҐ][а-щьюяєіїґ]+)?$/);
      expect(name).toBe(transliterate(nameUk));
    }
  });

  it('lets qualifiers agree in gender and number', () => {
    const qualified = names.map((it) => it.nameUk.split(' ')).filter((it) => it.length === 2);
    expect(qualified.length).toBeGreaterThan(30);
    for (const [qualifier, noun] of qualified) {
      const wanted = /(ин|ськ|ів|ець)$/.test(noun)
        ? /[иі]й$/
        : /[ая]$/.test(noun)
          ? /[ая]$/
          : /е$/.test(noun)
            ? /[еє]$/
            : /і$/;
      expect(qualifier).toMatch(wanted);
    }
  });

  it('hits no town of Ukraine', () => {
    const real = new Set(realTowns);
    for (const { nameUk } of names) for (const word of nameUk.split(' ')) expect(real.has(word)).toBe(false);
  });
});

describe('createWaterNames', () => {
  it('names rivers, lakes and reservoirs apart, in both scripts', () => {
    const waters = createWaterNames(createRandom(4));
    const made = Array.from({ length: 20 }, () => [waters.river(), waters.lake(), waters.reservoir()]).flat();
    expect(new Set(made.map((it) => it.nameUk)).size).toBe(made.length);
    for (const { name, nameUk } of made) {
      expect(name).toMatch(/^[A-Z][a-zA-Z ]+$/);
      expect(nameUk).not.toMatch(/[A-Za-z]/);
    }
  });
});
