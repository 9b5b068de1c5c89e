import type { EventSink } from '../model/run-event';
import type { CoolingLimit } from '../model/run-record';
import type { PowerEngine } from '../power/power-engine';

/** Limits of cooling water that a run found, laid on a grid that runs alone. */
export interface CoolingReplay {
  /** Infinity when none is left. */
  nextTimeS(): number;
  /** Hands on what is due; returns whether the grid has to be settled. */
  actAt(timeS: number): boolean;
  /** Of `availableMw` by generator, what cooling water leaves; the array belongs to the replay. */
  limited(availableMw: Float64Array): Float64Array;
}

export function createCoolingReplay(
  limits: readonly CoolingLimit[],
  power: PowerEngine,
  log: EventSink,
): CoolingReplay {
  const latest = new Map<number, CoolingLimit>();
  let leftMw = new Float64Array(0);
  let next = 0;
  return {
    nextTimeS: () => (next < limits.length ? limits[next].timeS : Number.POSITIVE_INFINITY),
    actAt(timeS) {
      const before = next;
      // the grid's clock goes to the present first, as where it meets the limits in the coupled run
      if (next < limits.length && limits[next].timeS <= timeS) power.settle(timeS);
      for (; next < limits.length && limits[next].timeS <= timeS; next++) {
        const { generatorIx, availableMw, held } = limits[next];
        const had = latest.get(generatorIx);
        const kind =
          availableMw < (had?.availableMw ?? Number.POSITIVE_INFINITY) ? 'coolingShort' : 'coolingReturned';
        const id = power.index.generatorIds[generatorIx];
        const causeIx = log({ timeS, kind, component: 'generator', id });
        if (held !== (had?.held ?? false)) power.setHeld(generatorIx, held, causeIx);
        power.setAvailable(generatorIx, availableMw, causeIx);
        latest.set(generatorIx, limits[next]);
      }
      return next > before;
    },
    limited(availableMw) {
      if (latest.size === 0) return availableMw;
      if (leftMw.length === 0) leftMw = new Float64Array(availableMw.length);
      leftMw.set(availableMw);
      for (const { generatorIx, availableMw: mw, held } of latest.values())
        leftMw[generatorIx] = held ? 0 : Math.min(leftMw[generatorIx], mw);
      return leftMw;
    },
  };
}
