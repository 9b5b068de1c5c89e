/** A run that took less than this is followed unasked by what hangs on it: another after each change, and its band, ms. */
const fastMs = 8000;

/**
 * The limit below which a run is fast, ms. The first of a project has a longer one: it shares the machine with the map
 * that is being drawn and with code that is still being compiled.
 */
export function fastLimitMs(isFirstRun: boolean): number {
  return isFirstRun ? 3 * fastMs : fastMs;
}
