import type { InpIndex } from '../../src/io/inp/inp-index';
import { joinIssues } from '../../src/io/inp/join-issues';
import { parseInp } from '../../src/io/inp/parse-inp';
import type { Imported } from '../../src/model/result';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import type { HydraulicSolver } from '../../src/water/solver';

/** Reads a network file and lets EPANET open it: an index, and what both have to say about it. */
export function checkNetwork(solver: HydraulicSolver, text: string, file: string): Imported<InpIndex> {
  const { value, issues } = parseInp(text, file);
  if (!value) return { issues };
  const opened = createHydraulicEngine(solver, text, file);
  if (opened.ok) opened.value.engine.dispose();
  return { value, issues: joinIssues(issues, opened.ok ? undefined : opened.error) };
}
