import { type Issue, issue } from '../model/result';
import type { SolverFailure } from './solver';

/** EPANET's error for an id that is there already. */
const duplicateId = 215;
/** Most errors of one file that are listed. */
const listedErrors = 200;

/**
 * EPANET's own errors as issues. Its report names each error and repeats the line it complains of, from which the line
 * number is found again in the text.
 */
export function openIssues(failure: SolverFailure, inpText: string, file: string): Issue[] {
  const issues: Issue[] = [];
  const lineOf = lineFinder(inpText);
  for (let i = 0; i < failure.reportLines.length && issues.length < listedErrors; i++) {
    const found = /^\s*(?:Input )?Error (\d+):\s*(.*)$/.exec(failure.reportLines[i]);
    if (!found) continue;
    const code = Number(found[1]);
    if (code === 200) continue;
    const quoted = (failure.reportLines[i + 1] ?? '').trim();
    const line = quoted === '' ? undefined : lineOf(quoted, code === duplicateId);
    const message = found[2].trim().replace(/:$/, '');
    issues.push(issue('error', 'water.epanetError', { code, message }, { file, ...(line ? { line } : {}) }));
  }
  if (issues.length === 0) {
    const message = failure.message.replace(/^.*?Error \d+:\s*/, '');
    issues.push(issue('error', 'water.epanetError', { code: failure.code, message }, { file }));
  }
  return issues;
}

/** Finds the next line that reads as quoted; lines are indexed on first use. */
function lineFinder(text: string): (quoted: string, isSecond: boolean) => number | undefined {
  let index: Map<string, number[]> | undefined;
  const squeeze = (line: string) => line.trim().replace(/\s+/g, ' ');
  return (quoted, isSecond) => {
    if (!index) {
      index = new Map();
      const lines = text.split(/\r\n|\n|\r/);
      for (let i = 0; i < lines.length; i++) {
        const key = squeeze(lines[i]);
        const known = index.get(key);
        if (known) known.push(i + 1);
        else index.set(key, [i + 1]);
      }
    }
    const at = index.get(squeeze(quoted));
    if (!at || at.length === 1) return at?.[0];
    // Of rows that are the same, the first was taken.
    return isSecond ? at.splice(1, 1)[0] : at.shift();
  };
}
