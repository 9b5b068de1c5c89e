import { parseRefKey } from '../model/ids';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import type { GridStructure } from '../power/flow/grid-structure';

/** Lost components of a grid by dense index. */
export interface GridLosses {
  busIx: number[];
  branchIx: number[];
  generatorIx: number[];
  /** By their place in the file. */
  dcLineIx: number[];
}

/** Reads the values of `--lost`: `branch:ID`, `bus:ID`, `generator:ID` or `dcLine:ID`, one component each. */
export function readLosses(keys: readonly string[], structure: GridStructure): Result<GridLosses> {
  const losses: GridLosses = { busIx: [], branchIx: [], generatorIx: [], dcLineIx: [] };
  const dcLineIxById = new Map(structure.grid.dcLines.map((it, d) => [it.id, d]));
  const issues: Issue[] = [];
  for (const key of keys) {
    const ref = parseRefKey(key);
    const found =
      ref?.kind === 'bus'
        ? ([losses.busIx, structure.busIxById] as const)
        : ref?.kind === 'branch'
          ? ([losses.branchIx, structure.branchIxById] as const)
          : ref?.kind === 'generator'
            ? ([losses.generatorIx, structure.generatorIxById] as const)
            : ref?.kind === 'dcLine'
              ? ([losses.dcLineIx, dcLineIxById] as const)
              : undefined;
    if (!ref || !found) {
      issues.push(issue('error', 'cli.lossKind', { text: key }, { id: key }));
      continue;
    }
    const ix = found[1].get(ref.id);
    if (ix === undefined) issues.push(issue('error', 'cli.lossUnknown', { text: key }, { id: key }));
    else found[0].push(ix);
  }
  return issues.length > 0 ? fail(issues) : ok(losses);
}
