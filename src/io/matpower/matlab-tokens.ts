import { MatlabRefusal } from './matlab-matrix';
import { readNumber } from './matlab-table';

/** A word of a MATLAB statement. Blanks matter inside `[ ]`. */
export interface Token {
  kind: 'number' | 'name' | 'mark';
  text: string;
  value: number;
  blankBefore: boolean;
  blankAfter: boolean;
}

/** Longer statements are not case data. */
const longest = 20_000;

const word =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?(?![A-Za-z_]))|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(\.\*|\.\/|\.\^|\.'|==|~=|!=|<=|>=|&&|\|\||[-+*/^'()[\],;:<>=~!&|]))/y;

/** Splits a statement; throws `MatlabRefusal` for strings and other things outside the supported part. */
export function readTokens(text: string): Token[] {
  if (text.length > longest) throw new MatlabRefusal();
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  word.lastIndex = 0;
  while (word.lastIndex < end) {
    const start = word.lastIndex;
    const match = word.exec(text);
    if (!match) throw new MatlabRefusal();
    const shown = match[1] ?? match[2] ?? match[3];
    tokens.push({
      kind: match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'mark',
      text: shown,
      value: match[1] === undefined ? 0 : (readNumber(shown) ?? Number.NaN),
      blankBefore: match[0].length > shown.length && word.lastIndex - shown.length > start,
      blankAfter: /\s/.test(text[word.lastIndex] ?? ''),
    });
  }
  return tokens;
}
