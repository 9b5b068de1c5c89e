import { type Applied, applyEdit, type Edit } from '../edits';
import type { Project } from '../project';
import { fail, type Issue, ok, type Result } from '../result';
import { validateProject } from '../validate';
import type { ElementLookup } from '../validation/check-water';

/** What a project was found to have wrong, kept for as long as the project lives. */
const known = new WeakMap<Project, { elementsOf: ElementLookup | undefined; issues: Issue[] }>();

/** An edit that may be done, and what it makes doubtful. */
export interface Checked extends Applied {
  /** Warnings that were not there before. */
  warnings: Issue[];
}

/**
 * Tries an edit: refused, with issues, where it does not apply or makes wrong what was right. What was wrong before
 * stays as it is, so that a faulty project can be mended step by step. Linear in the project.
 */
export function checkEdit(project: Project, edit: Edit, elementsOf?: ElementLookup): Result<Checked> {
  const applied = applyEdit(project, edit);
  if (!applied.ok) return applied;
  const before = new Set(issuesOf(project, elementsOf).map(keyOf));
  const fresh = issuesOf(applied.value.project, elementsOf).filter((it) => !before.has(keyOf(it)));
  const errors = fresh.filter((it) => it.severity === 'error');
  if (errors.length > 0) return fail(errors);
  return ok({ ...applied.value, warnings: fresh });
}

function issuesOf(project: Project, elementsOf: ElementLookup | undefined): Issue[] {
  const held = known.get(project);
  if (held && held.elementsOf === elementsOf) return held.issues;
  const issues = validateProject(project, elementsOf).map((it) => it.issue);
  known.set(project, { elementsOf, issues });
  return issues;
}

function keyOf({ code, params }: Issue): string {
  return `${code} ${JSON.stringify(params)}`;
}
