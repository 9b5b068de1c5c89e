/** One line of the benchmark table. Times are in milliseconds. */
export interface BenchRow {
  name: string;
  medianMs: number;
  /** Distance from the lower to the upper quartile. */
  spreadMs: number;
  runs: number;
  /** What it is compared with in the same run, where there is such a thing. */
  reference?: { name: string; medianMs: number };
  note?: string;
}

export interface Timing {
  medianMs: number;
  spreadMs: number;
  runs: number;
}

/** Warms up, then times each of `runs` calls. */
export function timeCalls(call: () => void, runs: number, warmUp = Math.ceil(runs / 2)): Timing {
  for (let i = 0; i < warmUp; i++) call();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const startMs = performance.now();
    call();
    times.push(performance.now() - startMs);
  }
  return summarise(times);
}

export function summarise(times: number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { medianMs: at(0.5), spreadMs: at(0.75) - at(0.25), runs: times.length };
}

/** As `timeCalls`, where the call itself says what its part that counts took, ms. */
export function timeParts(call: () => number, runs: number, warmUp = Math.ceil(runs / 2)): Timing {
  for (let i = 0; i < warmUp; i++) call();
  return summarise(Array.from({ length: runs }, call));
}

/** Processor time of this process, ms: unlike the clock it does not grow with what else the machine does. */
export function cpuMs(): number {
  return process.cpuUsage().user / 1000;
}
