import { fail, ok, type Result } from '../model/result';
import type { Arguments, OptionKind } from './command';

/** Options every command has. */
export const commonOptions: Record<string, OptionKind> = { out: 'value', help: 'flag' };

/**
 * Splits the words after a command's name. An option's value is the next word, whatever it begins with except
 * `--`, so negative numbers work; `--name=value` takes anything. A lone `--` ends the options. The error is a
 * message id with parameters.
 */
export function parseArguments(
  words: readonly string[],
  options: Record<string, OptionKind>,
): Result<Arguments, UsageError> {
  const known = { ...options, ...commonOptions };
  const args: Arguments = { positionals: [], values: {}, lists: {}, flags: new Set() };
  for (const [name, kind] of Object.entries(known)) if (kind === 'list') args.lists[name] = [];
  let onlyPositionals = false;
  for (let ix = 0; ix < words.length; ix++) {
    const word = words[ix];
    if (onlyPositionals || !isOption(word)) {
      args.positionals.push(word);
      continue;
    }
    if (word === '--') {
      onlyPositionals = true;
      continue;
    }
    const equals = word.indexOf('=');
    const name = word === '-h' ? 'help' : word.slice(2, equals < 0 ? undefined : equals);
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!kind) return fail({ id: 'cli.unknownOption', params: { option: word } });
    if (kind === 'flag') {
      if (equals >= 0) return fail({ id: 'cli.flagWithValue', params: { option: `--${name}` } });
      args.flags.add(name);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : words[++ix];
    if (value === undefined || (equals < 0 && value.startsWith('--')))
      return fail({ id: 'cli.valueMissing', params: { option: `--${name}` } });
    if (kind === 'list') args.lists[name].push(value);
    else if (Object.hasOwn(args.values, name))
      return fail({ id: 'cli.optionTwice', params: { option: `--${name}` } });
    else args.values[name] = value;
  }
  return ok(args);
}

export interface UsageError {
  id: 'cli.unknownOption' | 'cli.flagWithValue' | 'cli.valueMissing' | 'cli.optionTwice';
  params: Record<string, string>;
}

function isOption(word: string): boolean {
  return word.startsWith('--') || word === '-h';
}

/** A finite number from an option's text, with a decimal point; undefined for anything else. */
export function readNumberOption(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A whole number of 0 or more, as for a seed; undefined for anything else. */
export function readCountOption(text: string): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
