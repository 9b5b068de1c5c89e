import { writePlainCase } from './plain-case';
import { runRelays } from './relay-reference';
import { horizonS, runCommand, tripsOf } from './run-command';
import type { StressedCase } from './stressed-case';

const timeToleranceS = 0.01;
const powerToleranceMw = 0.1;
const balanceToleranceMw = 1e-9;

export interface Comparison {
  /** What differs; empty where the two agree. */
  differences: string[];
  tripCount: number;
  islandCount: number;
  shedMw: number;
  largestTimeGapS: number;
  largestPowerGapMw: number;
}

/** Runs the command on the case's text, and the naive reference on the case. */
export async function compareWithEngine({ grid, lost }: StressedCase): Promise<Comparison> {
  const wanted = runRelays(grid, lost, horizonS);
  const found = await runCommand(
    writePlainCase(grid),
    lost.map((ix) => ix + 1),
  );
  const differences: string[] = [];
  const trips = tripsOf(found);
  let largestTimeGapS = 0;
  for (let i = 0; i < Math.max(trips.length, wanted.trips.length); i++) {
    const own = trips[i] && `${trips[i].id} at ${trips[i].timeS}`;
    const other = wanted.trips[i] && `${wanted.trips[i].branch + 1} at ${wanted.trips[i].timeS}`;
    const gapS = own && other ? Math.abs(trips[i].timeS - wanted.trips[i].timeS) : Number.POSITIVE_INFINITY;
    if (Number(trips[i]?.id) !== (wanted.trips[i]?.branch ?? -2) + 1 || gapS > timeToleranceS) {
      differences.push(`trip ${i}: engine ${own}, reference ${other}`);
      break;
    }
    largestTimeGapS = Math.max(largestTimeGapS, gapS);
  }
  const placeOf = new Map(grid.busNumbers.map((it, ix) => [String(it), ix]));
  let largestPowerGapMw = Math.abs(found.servedMw - wanted.servedMw);
  for (const island of found.islands) {
    const gapMw = Math.abs(island.servedMw - island.outputMw);
    if (!(gapMw <= balanceToleranceMw))
      differences.push(`island ${island.busIds[0]} is ${gapMw} MW out of balance`);
    const places = new Set(island.busIds.map((it) => placeOf.get(it)!));
    let servedMw = 0;
    let outputMw = 0;
    for (const place of places) servedMw += wanted.loadMw[place];
    grid.units.forEach((it, ix) => {
      if (places.has(it.bus)) outputMw += wanted.outputMw[ix];
    });
    largestPowerGapMw = Math.max(
      largestPowerGapMw,
      Math.abs(island.servedMw - servedMw),
      Math.abs(island.outputMw - outputMw),
    );
  }
  if (differences.length === 0 && largestPowerGapMw > powerToleranceMw) {
    differences.push(`MW: engine serves ${found.servedMw}, reference ${wanted.servedMw}`);
  }
  if (differences.length === 0 && found.islands.length !== wanted.islandCount) {
    differences.push(`islands: engine ${found.islands.length}, reference ${wanted.islandCount}`);
  }
  return {
    differences,
    tripCount: trips.length,
    islandCount: wanted.islandCount,
    shedMw: grid.loadMw.reduce((sum, it) => sum + it, 0) - wanted.servedMw,
    largestTimeGapS,
    largestPowerGapMw,
  };
}
