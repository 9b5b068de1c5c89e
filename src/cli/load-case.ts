import { readFile } from '../io/read-file';
import type { Project } from '../model/project';
import { projectOf } from '../model/project';
import { fail, hasErrors, type Issue, issue, ok, type Result } from '../model/result';
import { emptyScenario } from '../model/scenario';
import type { Host } from './command';
import { readInput } from './host';

/** A file that holds a grid, as a project: a case alone comes with a scenario `default` without events. */
export interface LoadedCase {
  project: Project;
  /** Warnings and notes of the reader; errors stop the loading. */
  issues: Issue[];
}

/** Loads a grid (MATPOWER, PSS/E, pandapower) or a project (plain or zipped) for a command that works on its grid. */
export async function loadCase(path: string, host: Host): Promise<Result<LoadedCase>> {
  const bytes = await readInput(path, host);
  if (!bytes.ok) return bytes;
  const { grid, project, issues, kind } = readFile({ name: path, bytes: bytes.value });
  if (hasErrors(issues)) return fail(issues);
  if (project) return ok({ project, issues });
  if (grid) return ok({ project: projectOf(grid, [emptyScenario('default')]), issues });
  return fail([...issues, issue('error', 'cli.noGrid', { kind }, { file: path })]);
}
