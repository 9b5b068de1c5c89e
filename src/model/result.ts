/** How bad an issue is: an `error` stops what was asked, a `warning` does not, an `info` explains. */
export type Severity = 'error' | 'warning' | 'info';

/** Where an issue was found. Lines and columns count from 1. */
export interface IssueWhere {
  file?: string;
  line?: number;
  column?: number;
  /** Outside id of the component or record concerned. */
  id?: string;
}

/**
 * Something a user, a file or a solver run should be told. `words/` turns `code` and `params` into a
 * sentence; no sentence is made anywhere else.
 */
export interface Issue {
  severity: Severity;
  code: string;
  params: Record<string, string | number>;
  where?: IssueWhere;
}

/** Outcome of anything a user, a file or a device can make fail. */
export type Result<T, E = Issue[]> = { ok: true; value: T } | { ok: false; error: E };

/** What an importer returns: the best it could make of the bytes, and everything it noticed. */
export interface Imported<T> {
  /** Absent when nothing usable could be made. */
  value?: T;
  issues: Issue[];
}

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function fail<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

export function issue(
  severity: Severity,
  code: string,
  params: Record<string, string | number> = {},
  where?: IssueWhere,
): Issue {
  return where ? { severity, code, params, where } : { severity, code, params };
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((it) => it.severity === 'error');
}
