import { type Issue, issue, type Severity } from '../result';

/** One thing wrong with a project, and where in its JSON it stands. */
export interface Finding {
  issue: Issue;
  path: (string | number)[];
}

/** Collects findings; `id` is the component's outside id. */
export interface Findings {
  readonly all: Finding[];
  add(
    severity: Severity,
    code: string,
    params: Record<string, string | number>,
    path: (string | number)[],
    id?: string,
  ): void;
}

export function createFindings(): Findings {
  const all: Finding[] = [];
  return {
    all,
    add(severity, code, params, path, id) {
      all.push({ issue: issue(severity, code, params, id === undefined ? undefined : { id }), path });
    },
  };
}

/** Reports ids given twice in one list. Returns the set of ids. */
export function checkIds(
  kind: string,
  rows: readonly { id: string }[],
  path: (string | number)[],
  findings: Findings,
): Set<string> {
  const ids = new Set<string>();
  rows.forEach(({ id }, ix) => {
    if (ids.has(id)) findings.add('error', 'region.duplicateId', { kind, id }, [...path, ix, 'id'], id);
    ids.add(id);
  });
  return ids;
}

/** Who names something, for the sentence of a missing reference. */
export interface Naming {
  kind: string;
  id: string;
  /** What is named, for example `bus`. */
  names: string;
  path: (string | number)[];
}

/** Reports a name that nothing bears. Absent names are fine. */
export function checkNamed(
  named: string | undefined,
  exists: (id: string) => boolean,
  naming: Naming,
  findings: Findings,
): void {
  if (named === undefined || exists(named)) return;
  const { kind, id, names, path } = naming;
  findings.add('error', 'region.namesNothing', { kind, id, names, missing: named }, path, id);
}

/** Reports numbers that are NaN or infinite anywhere in a value. */
export function checkFinite(value: unknown, path: (string | number)[], findings: Findings): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      findings.add('error', 'region.notFinite', { path: path.join('.'), text: String(value) }, path);
  } else if (Array.isArray(value)) {
    for (let ix = 0; ix < value.length; ix++)
      if (typeof value[ix] !== 'string') checkFinite(value[ix], [...path, ix], findings);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, it] of Object.entries(value))
      if (typeof it === 'number' ? !Number.isFinite(it) : typeof it === 'object')
        checkFinite(it, [...path, key], findings);
  }
}
