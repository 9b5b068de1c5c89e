/** Where a scanned number is left. */
export interface Scanned {
  value: number;
}

/** Powers of ten that a double holds exactly. */
const tens = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Above this an integer is no longer exact in a double. */
const exactBelow = 9_007_199_254_740_992;

/**
 * Reads a plain decimal number without making a string: one integer and one exact power of ten give the same
 * double as `Number` does. Returns the offset after it, or -1 for anything else (names, exponents, more than 15
 * or so digits), which is then read the long way.
 */
export function scanNumber(text: string, start: number, out: Scanned): number {
  let at = start;
  let code = text.charCodeAt(at);
  const isNegative = code === 45;
  if (isNegative || code === 43) code = text.charCodeAt(++at);
  let whole = 0;
  let digits = 0;
  let decimals = 0;
  while (code >= 48 && code <= 57) {
    whole = whole * 10 + (code - 48);
    digits++;
    code = text.charCodeAt(++at);
  }
  if (code === 46) {
    code = text.charCodeAt(++at);
    while (code >= 48 && code <= 57) {
      whole = whole * 10 + (code - 48);
      digits++;
      decimals++;
      code = text.charCodeAt(++at);
    }
  }
  if (digits === 0 || whole >= exactBelow || decimals > 22 || !endsCell(code)) return -1;
  const value = whole / tens[decimals];
  out.value = isNegative ? -value : value;
  return at;
}

/** Blank, newline, separator, closing bracket, comment or end of text. */
function endsCell(code: number): boolean {
  return (
    code === 9 ||
    code === 32 ||
    code === 13 ||
    code === 10 ||
    code === 59 ||
    code === 44 ||
    code === 93 ||
    code === 37 ||
    Number.isNaN(code)
  );
}
