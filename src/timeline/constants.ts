/** Version of all that decides a run's bytes; raised when a result changes. Part of a run's identity. */
export const engineVersion = '0.1.0';

/** Demand, hydraulics and frames go by this step, s. */
export const stepS = 900;

/** Frames are recorded at every step up to here, then at `lateFrameS`. */
export const fineUntilS = 72 * 3600;
export const lateFrameS = 3600;

/** Longest horizon, s. */
export const longestHorizonS = 30 * 86400;

/** A day, s; the window of the trailing mean of water. */
export const dayS = 86400;

/** Wall-clock time between pauses and between progress reports, ms. */
export const pauseEveryMs = 30;
export const reportEveryMs = 100;

/** Flows below this count as none when following the water, m3/s. */
export const traceFlowM3s = 1e-6;

/** Most issues of one code that a run keeps; the rest are counted. */
export const issuesPerCode = 20;
