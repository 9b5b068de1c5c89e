import { holdGeometry, holdRun } from '../client/held';
import type { Project } from '../model/project';
import { closeProject, setProject } from '../store/project';
import { clearRuns } from '../store/runs';
import { useView } from '../store/view';
import { prepareRegion } from './prepare-region';

/** Shows a project in place of the one before. `isSaved` is false when no file holds it yet. */
export function showProject(project: Project, fileName?: string, isSaved = true): void {
  forget();
  setProject(project, fileName, isSaved);
  void prepareRegion();
}

/** Closes the open project and shows the empty state. */
export function showNothing(): void {
  forget();
  closeProject();
}

function forget(): void {
  clearRuns();
  holdRun(undefined);
  holdGeometry([]);
  useView.setState(({ railItem }) => ({
    selection: [],
    hovered: undefined,
    timeS: 0,
    playing: false,
    tool: { kind: 'select' },
    // another place is met on its map first
    railItem: railItem === 'report' ? 'region' : railItem,
  }));
}
