/** Operators plan flows this share below the rating, so that rounding is no overload. */
export const limitMargin = 1e-6;

/** MW below which a plan changes nothing worth an order, and below which load counts as served. */
export const leastActionMw = 1e-3;

/** MW that a plan may take from what cannot be dispatched and still be carried out. */
export const mostGivenUpMw = 1e-6;

/** MW by which the outcome of a plan may miss the balance before the last unit evens it out. */
export const mostGapMw = 1e-4;

/** A load of a bus weighs this share of a feeder of its tier: the part that can be given up in part goes first. */
export const bulkShare = 0.999;

/** Times that feeders are rounded to whole ones and the program is solved again. */
export const wholeRounds = 8;

/** Load that is on counts this share more than load that is off, so that no feeders are swapped for a trifle. */
export const switchingShare = 0.05;

/** An overload that stays may rise by this much, MW: rounding. */
export const presentSlackMw = 1e-6;

/** MW from which a unit that stands still is worth starting. */
export const leastStartMw = 1e-6;
