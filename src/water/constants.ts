/** The coupled run's longest hydraulic step, s (model, Water). */
export const coupledStepS = 900;

/** Pressure-driven demand where the file has no thresholds of its own (parameters, 1.11; judgement). */
export const defaultMinimumM = 3.5;
export const defaultRequiredM = 20;
export const defaultDemandExponent = 0.5;

/**
 * EPANET's default required pressure is 0.1 of the file's pressure unit (0.07 m for psi); up to this a threshold counts as the default,
 * which would make pressure-driven demand behave like fixed demand.
 */
export const epanetDefaultRequired = 0.1;

/** EPANET holds that a flow below this is none: 1e-6 ft3/s, in m3/s. */
export const noFlowM3s = 2.8316846592e-8;

/** A tank within this of its lowest level is empty: EPANET's head tolerance, 0.0005 ft. */
export const emptyLevelM = 0.0005 * 0.3048;
/** A tank that was empty counts as holding water again above this level over its lowest. */
export const refilledLevelM = 0.02;

/** A hydraulic step whose books are out by more than this share of all that has moved so far is reported. */
export const balanceReportShare = 1e-4;
/** Breaches smaller than this are noise of the solver's accuracy, m3. */
export const balanceReportM3 = 0.05;

/** EPANET's raw link states, property "pump state" (`types.h`, StatusType). */
export const rawLinkState = { closedForNow: 1, closed: 2, open: 3, active: 4 } as const;

/** Minor loss coefficient that stops a check-valve pipe, whose state the toolkit does not let one set. */
export const blockedMinorLoss = 1e15;

/** Discharge coefficient of a broken pipe's orifice (WNTR's default). */
export const orificeCoefficient = 0.75;
export const gravityMs2 = 9.81;
/** The longest time EPANET's 32-bit clock is asked to hold, s; 60 years. */
export const endlessS = 2_000_000_000;
/** Most solutions in which a leak is fitted beside emitters whose exponent is not 0.5. */
export const mostLeakFits = 8;
/** No water column pulls or pushes like this; such a pressure is a solver's number for a node that cannot be served, m. */
export const impossiblePressureM = 5000;
