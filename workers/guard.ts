import { fail, type Imported, type Issue, issue, type Result } from '../src/model/result';

/** A throw inside a call is a bug: it becomes an issue here, and the caller's promise settles. */
export function guard<A extends unknown[], T>(call: (...args: A) => Promise<Result<T>>) {
  return async (...args: A): Promise<Result<T>> => {
    try {
      return await call(...args);
    } catch (bug) {
      return fail([crashed(bug)]);
    }
  };
}

/** As `guard`, for importers. */
export function guardImport<A extends unknown[], T>(call: (...args: A) => Promise<Imported<T>>) {
  return async (...args: A): Promise<Imported<T>> => {
    try {
      return await call(...args);
    } catch (bug) {
      return { issues: [crashed(bug)] };
    }
  };
}

function crashed(bug: unknown): Issue {
  return issue('error', 'worker.crashed', { reason: bug instanceof Error ? bug.message : String(bug) });
}
