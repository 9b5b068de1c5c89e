import { clear } from 'idb-keyval';
import { mapMemoryKey } from '../store/map-memory';
import { settingsKey } from '../store/settings';
import { showNothing } from './open-project';

/** Removes everything this app has stored in the browser: drafts, settings, cached files. The page then starts anew. */
export async function wipeStoredData(): Promise<void> {
  showNothing();
  await clear();
  localStorage.removeItem(settingsKey);
  localStorage.removeItem(mapMemoryKey);
  if ('caches' in window) {
    for (const name of await caches.keys()) await caches.delete(name);
  }
  location.reload();
}
