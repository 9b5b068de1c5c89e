import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseProject } from '../../src/io/project/read-project';
import type { Project } from '../../src/model/project';

/** The bundled region as the app reads it. */
export function bundledProject(name = 'coast-and-river'): Project {
  const path = resolve(import.meta.dirname, `../../data/regions/${name}.lifeline.json`);
  const { value, issues } = parseProject(readFileSync(path, 'utf8'), path);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}
