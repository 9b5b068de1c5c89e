import { generateRegion } from '../generate/generate-region';
import { defaultOptions, leastPeople, mostPeople } from '../generate/options';
import { say } from '../words/catalogue';
import type { Command } from './command';

const mostSeed = 4_294_967_295;

/** Prints a synthetic region as a project. */
export const generate: Command = {
  name: 'generate',
  usage: 'lifeline generate [--seed S] [--people N]',
  help: say('generate.help', {
    seed: defaultOptions.seed,
    people: defaultOptions.people,
    least: leastPeople,
    most: mostPeople,
  }),
  options: { seed: 'value', people: 'value' },
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
    return { output: generateRegion({ seed, people }) };
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
