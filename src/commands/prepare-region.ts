import { holdGeometry } from '../client/held';
import { simulation } from '../client/simulation';
import type { Project } from '../model/project';
import { fail, type Issue, ok, type Result } from '../model/result';
import { useProject } from '../store/project';
import { noteOpened } from '../store/runs';

let openedCount = -1;
let openedRegionVersion = -1;
let opening: Promise<Result<null>> | undefined;

/**
 * Makes the worker hold the open project's Region as it is now; the map gets the water networks' geometry.
 * Does nothing when the worker is up to date. Errors are those of validation, or of a worker that died.
 */
export async function prepareRegion(): Promise<Result<null>> {
  if (opening) await opening;
  const { history, openCount } = useProject.getState();
  if (!history) return fail([]);
  if (openCount === openedCount && history.versions.region === openedRegionVersion) return ok(null);
  opening = open(history.project, openCount, history.versions.region);
  const reply = await opening;
  opening = undefined;
  return reply;
}

async function open(project: Project, openCount: number, regionVersion: number): Promise<Result<null>> {
  const reply = await simulation.openProject(project);
  if (useProject.getState().openCount !== openCount) return prepareLater();
  if (!reply.ok) {
    noteOpened(reply.error);
    return reply;
  }
  openedCount = openCount;
  openedRegionVersion = regionVersion;
  holdGeometry(reply.value.waterGeometry);
  noteOpened(reply.value.issues);
  return ok(null);
}

/** Another project was opened meanwhile: its own call prepares it. */
function prepareLater(): Result<null, Issue[]> {
  return fail([]);
}
