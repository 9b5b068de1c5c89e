import type { NetworkRead } from '../../src/io/read-file';
import type { HydraulicSolver } from '../../src/water/solver';
import { salvageNetwork } from './salvage-network';

/** Reads a network file and lets EPANET open it: an index, the text without rows that had to be left out, and what both have to say about it. */
export function checkNetwork(solver: HydraulicSolver, fileText: string, file: string): NetworkRead {
  const { index, text, engine, issues } = salvageNetwork(solver, fileText, file);
  engine?.dispose();
  return { ...(index ? { value: index } : {}), text, issues };
}
