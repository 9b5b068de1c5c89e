import { fineUntilS, lateFrameS, stepS } from './constants';

/** Every time at which demand and hydraulics are brought up, s: each 15 min from 0, and the horizon itself. */
export function listSteps(horizonS: number): Float64Array {
  const whole = Math.floor(horizonS / stepS);
  const times = Array.from({ length: whole + 1 }, (_, i) => i * stepS);
  if (times[whole] < horizonS) times.push(horizonS);
  return Float64Array.from(times);
}

/** Indices of the steps at which a frame is recorded: every step to 72 h, then every hour, and the last. */
export function listFrameSteps(steps: Float64Array): Int32Array {
  const last = steps.length - 1;
  return Int32Array.from(
    [...steps.keys()].filter((i) => steps[i] <= fineUntilS || steps[i] % lateFrameS === 0 || i === last),
  );
}
