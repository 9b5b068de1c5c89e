/** A time this little past a whole second is that second, s: parts of a grid that do the same reckon it in other orders. */
const roundingS = 1e-6;

/** The first whole second from `timeS` on. All but protection's trips falls at whole seconds (model, Time). */
export function wholeSecond(timeS: number): number {
  return Math.ceil(timeS - roundingS);
}
