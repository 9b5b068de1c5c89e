import type { Project } from '../model/project';
import { editProject } from '../store/project';

/** Sets the mark that stands on every page and file that leaves the app. */
export function changeHandling(handling: Project['handling']): boolean {
  return editProject(
    { do: 'changeProject', fields: { handling } },
    { code: 'label.changeHandling', params: { mark: handling } },
  );
}
