import { type Issue, type IssueWhere, issue, type Severity } from '../model/result';

/** How many issues of one code are listed one by one; the rest are counted. */
export const listedPerCode = 500;

/** Collects issues of one file. Beyond `listedPerCode` of a kind it counts, and says so at the end. */
export interface IssueList {
  add(severity: Severity, code: string, params?: Record<string, string | number>, where?: IssueWhere): void;
  errorCount(): number;
  /** All issues in the order found, each with the file's name. */
  finish(): Issue[];
}

export function createIssueList(file?: string): IssueList {
  const issues: Issue[] = [];
  const times = new Map<string, { count: number; severity: Severity }>();
  let errors = 0;
  return {
    add(severity, code, params = {}, where = {}) {
      if (severity === 'error') errors++;
      const seen = times.get(code);
      if (seen) seen.count++;
      else times.set(code, { count: 1, severity });
      if ((seen?.count ?? 1) <= listedPerCode)
        issues.push(issue(severity, code, params, file === undefined ? where : { file, ...where }));
    },
    errorCount: () => errors,
    finish() {
      const all = [...issues];
      for (const [code, { count, severity }] of times)
        if (count > listedPerCode)
          all.push(
            issue(severity, 'io.moreOfTheSame', { code, count: count - listedPerCode }, file ? { file } : {}),
          );
      return all;
    },
  };
}
