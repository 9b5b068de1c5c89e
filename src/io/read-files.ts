import type { Project } from '../model/project';
import { hasErrors, type Imported, type Issue, issue } from '../model/result';
import { joinParts } from './join-parts';
import { type FileContent, type NetworkReader, readFile, type SourceFile } from './read-file';

/** What reading files gave, file by file, and one project of all of them where that makes sense. */
export interface FilesRead {
  files: { file: string; kind: string; counts: Record<string, number>; issues: Issue[] }[];
  project?: Project;
}

/**
 * Reads files that were chosen or dropped together: one project by itself, or any of one grid, water networks, supply
 * zones, bus coordinates and coupling tables, which are joined. A file in error keeps the whole from becoming a
 * project. Issues of the joining are at the end of `issues`; those of a file are with the file as well.
 */
export function readFiles(sources: SourceFile[], readNetwork?: NetworkReader): Imported<FilesRead> {
  const contents = sources.map((it) => readFile(it, readNetwork));
  const files = contents.map(({ file, kind, counts, issues }) => ({ file, kind, counts, issues }));
  const found = contents.flatMap((it) => it.issues);
  if (hasErrors(found)) return { value: { files }, issues: found };
  const { project, issues } = combine(contents);
  const all = [...found, ...issues];
  return { value: project && !hasErrors(issues) ? { files, project } : { files }, issues: all };
}

/** One project of what was read; absent, with the reason, where the parts do not go together. */
export function combine(contents: FileContent[]): { project?: Project; issues: Issue[] } {
  const projects = contents.flatMap((it) => it.project ?? []);
  const grids = contents.filter((it) => it.grid);
  const names = (list: FileContent[]) => list.map((it) => it.file).join(', ');
  if (projects.length === 1 && contents.length === 1) return { project: projects[0], issues: [] };
  if (projects.length > 0)
    return { issues: [issue('error', 'join.manyProjects', { files: names(contents) })] };
  if (grids.length > 1) return { issues: [issue('error', 'join.manyGrids', { files: names(grids) })] };
  const networks = contents.flatMap((it) => it.network ?? []);
  const zones = contents.flatMap((it) => it.zones ?? []);
  if (grids.length === 0 && networks.length === 0 && zones.length === 0) return { issues: [] };
  return joinParts({
    grid: grids[0]?.grid,
    networks,
    zones,
    coordinates: contents.flatMap(({ file, places }) => (places ? [{ file, places }] : [])),
    couplings: contents.flatMap(({ file, couplings }) =>
      couplings === undefined ? [] : [{ file, text: couplings }],
    ),
  });
}
