/**
 * Energy that the best action may still draw from each store: at first what is in it, less what it has drawn since, made
 * up to what the run has in it whenever nothing is short. So no store gives more than it holds, though each recording time
 * is worked out by itself.
 */
export interface BestStores {
  /** While nothing is short stores fill as in the run. */
  refill(storedMwh: Float64Array): void;
  /** What units can give for `hours`, stores no longer than they last. The same array at each call. */
  limited(availableMw: Float64Array, storedMwh: Float64Array, hours: number): Float64Array;
  /** Takes what units gave for `hours` out of their stores. */
  draw(outputMw: Float64Array, hours: number): void;
}

/** `generatorIx` is the generator of each store, in the order of the stored energies. */
export function createBestStores(generatorIx: Int32Array, generatorCount: number): BestStores {
  let leftMwh: Float64Array | undefined;
  const giveMw = new Float64Array(generatorCount);
  const left = (storedMwh: Float64Array) => {
    leftMwh ??= storedMwh.slice();
    return leftMwh;
  };
  return {
    refill(storedMwh) {
      const now = left(storedMwh);
      for (let i = 0; i < now.length; i++) now[i] = Math.max(now[i], storedMwh[i]);
    },
    limited(availableMw, storedMwh, hours) {
      const now = left(storedMwh);
      giveMw.set(availableMw);
      if (hours > 0)
        for (let i = 0; i < now.length; i++)
          giveMw[generatorIx[i]] = Math.min(giveMw[generatorIx[i]], now[i] / hours);
      return giveMw;
    },
    draw(outputMw, hours) {
      if (!leftMwh) return;
      for (let i = 0; i < leftMwh.length; i++)
        leftMwh[i] = Math.max(0, leftMwh[i] - Math.max(0, outputMw[generatorIx[i]]) * hours);
    },
  };
}
