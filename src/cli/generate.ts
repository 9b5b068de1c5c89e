import { generateRegion } from '../generate/generate-region';
import {
  defaultOptions,
  gridAges,
  lands,
  leastPeople,
  mostPeople,
  type PlantMix,
  plantKinds,
  seasons,
} from '../generate/options';
import { say } from '../words/catalogue';
import { readNumberOption } from './arguments';
import type { Command } from './command';

const mostSeed = 4_294_967_295;

/** Prints a synthetic region as a project. */
export const generate: Command = {
  name: 'generate',
  usage:
    'lifeline generate [--seed S] [--people N] [--land coast|river|mountain] [--age old|mixed|new] [--season winter|summer] [--mix KIND:SHARE,…]',
  help: say('generate.help', {
    seed: defaultOptions.seed,
    people: defaultOptions.people,
    least: leastPeople,
    most: mostPeople,
    land: defaultOptions.land,
    age: defaultOptions.gridAge,
    season: defaultOptions.season,
  }),
  options: {
    seed: 'value',
    people: 'value',
    land: 'value',
    age: 'value',
    season: 'value',
    mix: 'value',
  },
  async run({ values, positionals }) {
    if (positionals.length > 0) return { usage: say('generate.noFiles') };
    const seed = wholeNumber(values.seed, defaultOptions.seed, 0, mostSeed);
    if (seed === undefined)
      return { usage: say('generate.seedWrong', { text: values.seed, most: mostSeed }) };
    const people = wholeNumber(values.people, defaultOptions.people, leastPeople, mostPeople);
    if (people === undefined) {
      const params = { text: values.people, least: leastPeople, most: mostPeople };
      return { usage: say('generate.peopleWrong', params) };
    }
    const land = choice(values.land, lands, defaultOptions.land);
    if (land === undefined) return noChoice('land', values.land, lands);
    const gridAge = choice(values.age, gridAges, defaultOptions.gridAge);
    if (gridAge === undefined) return noChoice('age', values.age, gridAges);
    const season = choice(values.season, seasons, defaultOptions.season);
    if (season === undefined) return noChoice('season', values.season, seasons);
    const mix = values.mix === undefined ? undefined : readMix(values.mix);
    if (values.mix !== undefined && mix === undefined) {
      return { usage: say('generate.mixWrong', { text: values.mix, choices: plantKinds.join(', ') }) };
    }
    return { output: generateRegion({ seed, people, land, gridAge, season, ...(mix ? { mix } : {}) }) };
  },
};

/** The number in a text, the default where there is none, undefined where it is not whole or out of range. */
function wholeNumber(
  text: string | undefined,
  byDefault: number,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return byDefault;
  if (!/^\d{1,12}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/** The choice that a text names, the default where there is none, undefined where it names none. */
function choice<T extends string>(
  text: string | undefined,
  choices: readonly T[],
  byDefault: T,
): T | undefined {
  return text === undefined ? byDefault : choices.find((it) => it === text);
}

function noChoice(option: string, text: string | undefined, choices: readonly string[]) {
  const params = { option, text: text ?? '', choices: choices.join(', ') };
  return { usage: say('generate.choiceWrong', params) };
}

/** Shares by kind from `hydro:30,thermal:70`, adding up to 1; kinds left out have none. */
function readMix(text: string): PlantMix | undefined {
  const mix: PlantMix = { hydro: 0, thermal: 0, nuclear: 0, solar: 0, wind: 0 };
  const seen = new Set<string>();
  let sum = 0;
  for (const part of text.split(',')) {
    const [name, shareText, ...rest] = part.split(':');
    const kind = plantKinds.find((it) => it === name);
    const share = readNumberOption(shareText ?? '');
    if (!kind || rest.length > 0 || seen.has(kind) || share === undefined || share < 0) return undefined;
    seen.add(kind);
    mix[kind] = share;
    sum += share;
  }
  if (!(sum > 0) || sum === Number.POSITIVE_INFINITY) return undefined;
  for (const kind of plantKinds) mix[kind] /= sum;
  return mix;
}
