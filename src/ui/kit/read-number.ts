/**
 * A number as people type it: decimal comma or point, spaces between thousands, a minus sign of either kind.
 * Undefined when it is not one number.
 */
export function readNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\s\u2009\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return Number(plain);
}
