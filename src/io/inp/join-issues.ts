import type { Issue } from '../../model/result';

/** Codes of errors that EPANET lets through but that make its results worthless. */
const alwaysErrors = new Set(['inp.notNumber', 'inp.decimalComma', 'inp.notInp', 'inp.nothing']);

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
