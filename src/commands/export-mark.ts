import type { ExportMark } from '../client/simulation-client';
import type { Project } from '../model/project';

/** What stands at the head of everything exported now. */
export function exportMark(project: Project): ExportMark {
  return {
    handling: project.handling,
    projectName: project.region.name ?? project.region.id,
    exportedAt: new Date().toISOString(),
  };
}
