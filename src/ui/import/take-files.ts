import { isMapArchive, openMapArchives } from '../../commands/map-archives';
import { readDroppedFiles } from '../../commands/read-files';
import { notifyIssues } from '../app/notice-store';

/** Takes files that were dropped or chosen: map files go under the map, the rest is read and shown before it is opened. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const maps = files.filter(isMapArchive);
  const others = files.filter((it) => !isMapArchive(it));
  if (maps.length > 0) notifyIssues(await openMapArchives(maps));
  if (others.length > 0) await readDroppedFiles(others);
}
