import { joinParts } from '../io/join-parts';
import { createElementLookup } from '../io/network-elements';
import { type FileContent, type NetworkReader, openWorkbooks, readFile } from '../io/read-file';
import { hasErrors, type Issue, issue } from '../model/result';
import { validateProject } from '../model/validate';
import { say } from '../words/catalogue';
import type { Command, Host } from './command';
import { readInput } from './host';
import { createNetworkReader } from './network-reader';

/** One project of a grid and water networks. */
export const join: Command = {
  name: 'join',
  usage: 'lifeline join GRID NET.inp… [ZONES.csv] --couplings FILE.csv [--coordinates FILE.csv]',
  help: say('cli.joinHelp'),
  options: { couplings: 'list', coordinates: 'list' },
  async run({ positionals, lists }, host) {
    if (positionals.length < 2) return { usage: say('cli.joinFiles') };
    const hasNetworkFile = positionals.some((it) => /\.inp$/i.test(it));
    if (hasNetworkFile && lists.couplings.length === 0) return { usage: say('cli.couplingsMissing') };
    const paths = [...positionals, ...lists.couplings, ...lists.coordinates];
    const readNetwork = await createNetworkReader();
    const contents: FileContent[] = [];
    const issues: Issue[] = [];
    for (const path of paths) {
      const content = await read(path, host, readNetwork);
      if (Array.isArray(content)) issues.push(...content);
      else {
        issues.push(...content.issues, ...misplaced(content, path, positionals, lists));
        contents.push(content);
      }
    }
    const grids = contents.flatMap((it) => it.grid ?? []);
    if (!hasErrors(issues) && grids.length === 0) issues.push(issue('error', 'join.noGrid'));
    if (grids.length > 1)
      issues.push(
        issue('error', 'join.manyGrids', { files: grids.map((it) => it.origin ?? it.id).join(', ') }),
      );
    if (hasErrors(issues)) return { failed: issues };
    const joined = joinParts({
      grid: grids[0],
      networks: contents.flatMap((it) => it.network ?? []),
      zones: contents.flatMap((it) => it.zones ?? []),
      coordinates: contents.flatMap(({ file, places }) => (places ? [{ file, places }] : [])),
      couplings: contents.flatMap(({ file, couplings }) =>
        couplings === undefined ? [] : [{ file, text: couplings }],
      ),
    });
    issues.push(...joined.issues);
    const lookup = createElementLookup(joined.project.region);
    issues.push(...validateProject(joined.project, lookup).map((it) => it.issue));
    return hasErrors(issues) ? { failed: issues } : { output: joined.project, issues };
  },
};

async function read(path: string, host: Host, readNetwork: NetworkReader): Promise<FileContent | Issue[]> {
  const bytes = await readInput(path, host);
  if (!bytes.ok) return bytes.error;
  const [file] = await openWorkbooks([{ name: path, bytes: bytes.value }]);
  return readFile(file, readNetwork);
}

/** A file of another kind than its place in the command says. */
function misplaced(
  { kind, issues }: FileContent,
  path: string,
  positionals: string[],
  lists: Record<string, string[]>,
): Issue[] {
  if (kind === 'unknown' || hasErrors(issues)) return [];
  const wanted = positionals.includes(path)
    ? ['matpower', 'pandapower', 'psse', 'inp', 'zones']
    : lists.couplings.includes(path)
      ? ['couplings']
      : ['coordinates'];
  if (wanted.includes(kind)) return [];
  return [issue('error', 'cli.otherKind', { kind, wanted: wanted.join(', ') }, { file: path })];
}
