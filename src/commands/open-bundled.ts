import { simulation } from '../client/simulation';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import { showProject } from './open-project';

const urls = import.meta.glob<string>('../../data/regions/*.lifeline.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Names of the bundled synthetic regions, without folder and ending. */
export const bundledNames: readonly string[] = Object.keys(urls)
  .map((path) => path.slice(path.lastIndexOf('/') + 1).replace('.lifeline.json', ''))
  .sort();

/** Opens a bundled region from the app's own files. */
export async function openBundled(name: string): Promise<Result<null, Issue[]>> {
  const path = Object.keys(urls).find((it) => it.endsWith(`/${name}.lifeline.json`));
  if (!path) return fail([issue('error', 'bundled.missing', { name })]);
  try {
    const reply = await fetch(urls[path]);
    if (!reply.ok) return fail([issue('error', 'bundled.unread', { name })]);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const read = await simulation.readFiles([{ name: `${name}.lifeline.json`, bytes }]);
    const project = read.value?.project;
    if (!project) return fail(read.issues);
    showProject(project);
    return ok(null);
  } catch {
    return fail([issue('error', 'bundled.unread', { name })]);
  }
}
