/** A branch counts as above its limit beyond this, MW: above the solver's own tolerance, below any rating's precision. */
export const flowToleranceMw = 1e-7;
/** Rows added after one solve: the most overloaded first. More would make dense programs out of knock-on overloads. */
export const rowsPerRound = 120;
/** Rounds of adding rows; each adds at least one branch, and a few are usual. */
export const roundLimit = 500;

/**
 * Cost of moving a unit by 1 MW, as a share of the smallest weight of 1 MW unserved. Load comes first as long as
 * serving 1 MW more takes less than 1/share MW of movement.
 */
export const movementShare = 1e-7;
/** Load, MW, for which no movement is too much where load goes before all. */
export const worthMovingMw = 1e-6;
/**
 * Cost of giving up 1 MW that cannot be dispatched (a shunt, a negative load, output below what a unit can ramp down
 * to), as a multiple of the largest weight: it is given up only where there is no answer without.
 */
export const reliefMultiple = 1e3;

/** From here on a limit of a case file means none. Source: MATPOWER User's Manual, table B-2. */
export const unlimitedMw = 1e10;

/** Relative gap between the cost of a dispatch and its proven lower bound at which the refinement ends. */
export const costGapGoal = 1e-10;
/** Gap that still counts as an answer when the refinements run out; the lower bound tells it. */
export const acceptedCostGap = 1e-6;
/** Step of the marginal cost across one piece at which prices are exact enough, relative to the price. */
export const priceStepGoal = 1e-7;
export const refinementLimit = 60;
/** Width of the fine pieces, as a share of the way to a unit's best output at the present price. */
export const reachShare = 2.5;
/** No piece is narrower than this share of the unit's range. */
export const leastWidthShare = 1e-9;

/** Minutes of ramping between the present point and the operators' new one: their reaction time. */
export const rampWindowMin = 10;
