/** Largest power mismatch of a solved island, per unit. Source: MATPOWER's `pf.tol`. */
export const toleranceMismatchPu = 1e-8;

/** Source: MATPOWER's `pf.nr.max_it`, 10, doubled for grids after losses. */
export const iterationLimit = 20;

/** A voltage is outside its limits by more than this; what rounding moves is not. */
export const voltageMarginPu = 1e-9;

/** A unit beyond its reactive limits by less than this is not told of. */
export const reactiveMarginMvar = 0.01;

/** Losses left on the reference bus of a moment below this are shared well enough. */
export const sharedLossesMw = 0.01;

/** Power flows at most to share an island's losses; each leaves a few hundredths of what the one before left. */
export const lossPasses = 4;

/** An answer with a lower voltage is checked against a second one: the upper branch of a loaded line ends near 0.7. */
export const doubtfulVoltagePu = 0.6;

/** An iteration that has come this far does not come back within the limit: each step quarters it at best. */
export const runawayMismatchPu = 1e6;
