import type { InpIndex } from '../../src/io/inp/inp-index';
import { parseInp } from '../../src/io/inp/parse-inp';
import type { Imported, Issue } from '../../src/model/result';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import type { HydraulicSolver } from '../../src/water/solver';

/** Codes of errors that EPANET lets through but that make its results worthless. */
const alwaysErrors = new Set(['inp.notNumber', 'inp.notInp', 'inp.nothing']);

/** Reads a network file and lets EPANET open it: an index, and what both have to say about it. */
export function checkNetwork(solver: HydraulicSolver, text: string, file: string): Imported<InpIndex> {
  const { value, issues } = parseInp(text, file);
  if (!value) return { issues };
  const opened = createHydraulicEngine(solver, text, file);
  if (opened.ok) opened.value.engine.dispose();
  return { value, issues: joinIssues(issues, opened.ok ? undefined : opened.error) };
}

/**
 * What our reading and EPANET's say together. Where EPANET refuses the file, its errors are added for lines that have none yet; where it
 * takes the file, errors that it can live with become warnings.
 */
export function joinIssues(read: Issue[], refused: Issue[] | undefined): Issue[] {
  if (!refused) {
    return read.map((it) =>
      it.severity === 'error' && !alwaysErrors.has(it.code) ? { ...it, severity: 'warning' } : it,
    );
  }
  const inError = new Set(read.filter((it) => it.severity === 'error').map((it) => it.where?.line));
  return [...read, ...refused.filter((it) => it.where?.line === undefined || !inError.has(it.where.line))];
}
