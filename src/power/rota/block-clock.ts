const dayS = 86400;

/**
 * When the next rota block begins, strictly after `timeS`, s of the run: blocks begin at whole block lengths of the
 * local day, so that they fall on the same hours every day; the last one of a day ends at midnight.
 */
export function nextBlockS(timeS: number, startOfDayS: number, blockS: number): number {
  const localS = startOfDayS + timeS;
  const midnightS = Math.floor(localS / dayS) * dayS;
  const beginS = (Math.floor((localS - midnightS) / blockS) + 1) * blockS;
  return midnightS + Math.min(dayS, beginS) - startOfDayS;
}
