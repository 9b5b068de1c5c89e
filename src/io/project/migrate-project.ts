import { projectVersion } from '../../model/project';

/** Makes a project of version `n` one of version `n + 1`. One entry for each version that was ever released. */
export type Migrations = Readonly<
  Record<number, (project: Record<string, unknown>) => Record<string, unknown>>
>;

/** Version 1 is the first, so there is nothing to migrate from yet. */
export const migrations: Migrations = {};

/** Brings an older project up to date, step by step; undefined where a step is missing. */
export function migrateProject(
  project: Record<string, unknown>,
  fromVersion: number,
  steps: Migrations = migrations,
  toVersion: number = projectVersion,
): Record<string, unknown> | undefined {
  let current = project;
  for (let version = fromVersion; version < toVersion; version++) {
    const step = steps[version];
    if (!step) return undefined;
    current = { ...step(current), version: version + 1 };
  }
  return current;
}
