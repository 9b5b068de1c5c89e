import { describe, expect, it } from 'vitest';
import { createToponyms } from '../../src/generate/land/names';
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

describe('createToponyms', () => {
  it('never repeats a name', () => {
    const next = createToponyms(createRandom(3));
    const names = Array.from({ length: 120 }, () => next().name);
    expect(new Set(names).size).toBe(120);
  });
});
