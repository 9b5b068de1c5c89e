import { simulation } from '../client/simulation';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import { showProject } from './open-project';

const urls = import.meta.glob<string>('../../data/regions/*.lifeline.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The bundled invented regions, the one for a first visit first. */
const names = ['coast-and-river', 'river-valley', 'large-region'] as const;
export type BundledName = (typeof names)[number];

export const bundledNames: readonly BundledName[] = names.filter((name) => pathOf(name) !== undefined);

function pathOf(name: BundledName): string | undefined {
  return Object.keys(urls).find((it) => it.endsWith(`/${name}.lifeline.json`));
}

/** Opens a bundled region from the app's own files. */
export async function openBundled(name: BundledName): Promise<Result<null, Issue[]>> {
  const path = pathOf(name);
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
