import type { InpIndex } from '../../src/io/inp/inp-index';
import { joinIssues } from '../../src/io/inp/join-issues';
import { leaveOutLines, listRows } from '../../src/io/inp/leave-out';
import { parseInp } from '../../src/io/inp/parse-inp';
import { hasErrors, type Issue, issue } from '../../src/model/result';
import {
  createHydraulicEngine,
  type HydraulicOptions,
  type SteppedHydraulicEngine,
} from '../../src/water/epanet-engine';
import type { HydraulicSolver } from '../../src/water/solver';

/** A network file that was read and opened, perhaps without some of its rows. */
export interface SalvagedNetwork {
  /** Absent where nothing could be made of the file; the issues say why. */
  index?: InpIndex;
  /** The file, with the rows that were left out made comments. */
  text: string;
  /** The opened network, which the caller disposes of. */
  engine?: SteppedHydraulicEngine;
  issues: Issue[];
}

/** Times EPANET is asked anew; it names ten errors a time. */
const mostRounds = 40;
/** With more of its elements left out than this, a network is another network. */
const mostShare = 0.25;
const listedLines = 12;

/**
 * Opens a network file. Where EPANET refuses rows of it, they are left out one after the other, with what hangs on them, and the
 * rest is opened; each row is told of. A file with too much wrong, or whose units cannot be told, is refused as a whole.
 */
export function salvageNetwork(
  solver: HydraulicSolver,
  fileText: string,
  file: string,
  options: HydraulicOptions = {},
): SalvagedNetwork {
  const left = new Set<number>();
  const told = new Map<number, Issue>();
  const rows = listRows(fileText);
  let text = fileText;
  let refused: SalvagedNetwork | undefined;
  for (let round = 0; round < mostRounds; round++) {
    const { value: index, issues } = parseInp(text, file);
    if (!index) return refused ?? { text, issues };
    const opened = createHydraulicEngine(solver, text, file, options);
    const joined = joinIssues(issues, opened.ok ? undefined : opened.error);
    if (opened.ok && !hasErrors(joined)) {
      const { engine } = opened.value;
      return {
        ...{ index, text, engine },
        issues: [...withRows(left, told, file), ...joined, ...opened.value.issues],
      };
    }
    if (opened.ok) opened.value.engine.dispose();
    refused ??= { index, text, issues: joined };
    // What a cut file lacks, no one can tell.
    if (issues.some((it) => it.code === 'inp.unfinished')) return refused;
    const bad = badLines(opened.ok ? [] : opened.error, issues);
    let grew = false;
    for (const found of bad) {
      for (const line of rows.linesWith(found.where?.line ?? 0)) {
        if (left.has(line)) continue;
        left.add(line);
        grew = true;
      }
      const line = found.where?.line;
      if (line !== undefined && left.has(line) && !told.has(line)) told.set(line, found);
    }
    const elements = [...left].filter(rows.isElement).length;
    if (!grew || elements > Math.max(1, mostShare * rows.elementCount)) return refused;
    text = leaveOutLines(fileText, left);
  }
  return refused ?? { text, issues: [] };
}

/** What keeps the network from opening, line by line: EPANET's own word, in our terms where we have them, else all that we found. */
function badLines(refused: Issue[], read: Issue[]): Issue[] {
  const errors = read.filter((it) => it.severity === 'error' && it.where?.line !== undefined);
  // The first word on a line is the cause of those that follow.
  const ours = new Map(errors.toReversed().map((it) => [it.where?.line, it]));
  const named = refused.filter((it) => it.where?.line !== undefined);
  return named.length === 0 ? errors : named.map((it) => ours.get(it.where?.line) ?? it);
}

function withRows(left: Set<number>, told: Map<number, Issue>, file: string): Issue[] {
  if (left.size === 0) return [];
  const lines = [...left].sort((a, b) => a - b);
  const shown = lines.slice(0, listedLines).join(', ') + (lines.length > listedLines ? ', …' : '');
  return [
    issue('warning', 'inp.leftOut', { count: lines.length, lines: shown }, { file, line: lines[0] }),
    ...[...told.values()].map((it): Issue => ({ ...it, severity: 'warning' })),
  ];
}
