import type { InpCommand } from './inp-index';
import { readTimeS } from './read-settings';

/** What a control or rule commands, from its text; rows that make no sense command nothing (issues are told elsewhere). */
export function readCommands(
  text: string,
  isRule: boolean,
  linkIx: ReadonlyMap<string, number>,
): InpCommand[] {
  return isRule ? ruleCommands(text, linkIx) : simpleCommand(text.split(/\s+/), linkIx);
}

function simpleCommand(words: string[], linkIx: ReadonlyMap<string, number>): InpCommand[] {
  const [, id = '', state = '', when = '', what = '', ...rest] = words;
  const ix = linkIx.get(id);
  const opens = opensBy(state);
  if (ix === undefined || opens === undefined) return [];
  if (/^if/i.test(when)) return [{ linkIx: ix, opens, by: 'level', nodeId: rest[0] }];
  if (/^clock/i.test(what)) return [{ linkIx: ix, opens, by: 'clock' }];
  const atS = readTimeS(rest);
  return [{ linkIx: ix, opens, by: 'time', ...(atS === undefined ? {} : { atS }) }];
}

/** `THEN PUMP 335 STATUS IS OPEN`, `AND LINK 3 SETTING = 1.2`, in THEN and ELSE alike. */
function ruleCommands(text: string, linkIx: ReadonlyMap<string, number>): InpCommand[] {
  const commands: InpCommand[] = [];
  let inActions = false;
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (/^(THEN|ELSE)$/i.test(words[0])) inActions = true;
    if (!inActions || !/^(LINK|PIPE|PUMP|VALVE)$/i.test(words[1] ?? '')) continue;
    const ix = linkIx.get(words[2] ?? '');
    const opens = opensBy(words[5] ?? '');
    if (ix !== undefined && opens !== undefined) commands.push({ linkIx: ix, opens, by: 'rule' });
  }
  return commands;
}

/** A setting above 0 opens; 0 closes. */
function opensBy(word: string): boolean | undefined {
  if (/^(open|active)/i.test(word)) return true;
  if (/^clos/i.test(word)) return false;
  const value = Number.parseFloat(word);
  return Number.isNaN(value) ? undefined : value > 0;
}
