import type { z } from 'zod';
import { type Project, projectSchema, projectVersion } from '../../model/project';
import type { Imported } from '../../model/result';
import { validateProject } from '../../model/validate';
import { createIssueList, type IssueList } from '../issue-list';
import { createElementLookup, networkIssues } from '../network-elements';
import { findJsonPlaces, pathKey } from './json-places';
import { migrateProject } from './migrate-project';

/** Problems that get a line; a file with more is wrong throughout, and not all are listed. */
const mostPlaced = 5000;

/**
 * Reads a project file's text. Every value that does not fit the schema is an error with its path, line and
 * column; what `model/validate` finds has its line too. A file of a newer version is refused as a whole.
 */
export function parseProject(text: string, fileName: string): Imported<Project> {
  const issues = createIssueList(fileName);
  const value = readProject(text, issues);
  return value ? { value, issues: issues.finish() } : { issues: issues.finish() };
}

function readProject(text: string, issues: IssueList): Project | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    issues.add('error', 'project.notJson', {}, findJsonPlaces(text, []).broken);
    return undefined;
  }
  if (!isRecord(json) || json.format !== 'lifeline-project') {
    issues.add('error', 'project.notAProject', {});
    return undefined;
  }
  const { version } = json;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    issues.add('error', 'project.noVersion', {});
    return undefined;
  }
  if (version > projectVersion) {
    issues.add('error', 'project.newer', { version, known: projectVersion });
    return undefined;
  }
  const current = migrateProject(json, version);
  if (!current) {
    issues.add('error', 'project.tooOld', { version });
    return undefined;
  }
  const parsed = projectSchema.safeParse(current);
  if (parsed.success) {
    addFindings(parsed.data, text, issues);
    return parsed.data;
  }
  // Places are looked up in the text as it is; a migrated file may have moved a value, then its parent is shown.
  const { places } = findJsonPlaces(
    text,
    parsed.error.issues.slice(0, mostPlaced).map((it) => it.path),
  );
  for (const problem of parsed.error.issues) addProblem(problem, places.get(pathKey(problem.path)), issues);
  return undefined;
}

/** What the schema cannot see: names of nothing, ids given twice, numbers that do not go together. */
function addFindings(project: Project, text: string, issues: IssueList): void {
  for (const it of networkIssues(project.region)) issues.add(it.severity, it.code, it.params, it.where);
  const findings = validateProject(project, createElementLookup(project.region));
  if (findings.length === 0) return;
  const { places } = findJsonPlaces(
    text,
    findings.slice(0, mostPlaced).map((it) => it.path),
  );
  for (const { issue: it, path } of findings)
    issues.add(it.severity, it.code, it.params, { ...places.get(pathKey(path)), ...it.where });
}

function addProblem(
  problem: z.core.$ZodIssue,
  place: { line: number; column: number } | undefined,
  issues: IssueList,
): void {
  const path = problem.path.map(String).join('.') || 'project';
  switch (problem.code) {
    case 'invalid_type':
      issues.add('error', 'project.wrongType', { path, expected: problem.expected }, place);
      break;
    case 'unrecognized_keys':
      issues.add(
        'error',
        'project.unknownKeys',
        { path, keys: problem.keys.join(', ').slice(0, 200) },
        place,
      );
      break;
    case 'invalid_value':
      issues.add(
        'error',
        'project.wrongValue',
        { path, values: problem.values.map(String).join(', ') },
        place,
      );
      break;
    case 'too_small':
      issues.add('error', 'project.tooSmall', { path, least: Number(problem.minimum) }, place);
      break;
    case 'too_big':
      issues.add('error', 'project.tooBig', { path, most: Number(problem.maximum) }, place);
      break;
    default:
      issues.add('error', 'project.doesNotFit', { path }, place);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
