import { checkWater } from '../../workers/wasm/check-water';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { type FileContent, openWorkbooks, readFile } from '../io/read-file';
import { areasOnNetwork } from '../model/area-nodes';
import { hasErrors, type Issue } from '../model/result';
import type { HydraulicSolver } from '../water/solver';
import { say } from '../words/catalogue';
import type { Command } from './command';
import { readInput } from './host';
import { createNetworkReader } from './network-reader';
import { printIssue } from './output';

/** Reads and validates files, each by itself, and says what is in them, what is wrong with them, and what decides in their water networks. */
export const check: Command = {
  name: 'check',
  usage: 'lifeline check FILE…',
  help: say('cli.checkHelp'),
  options: {},
  async run({ positionals }, host) {
    if (positionals.length === 0) return { usage: say('cli.fileMissing') };
    const readNetwork = await createNetworkReader();
    const files = [];
    const found: Issue[] = [];
    const loadSolver = loadOnce();
    for (const path of positionals) {
      const bytes = await readInput(path, host);
      const content: Omit<FileContent, 'kind'> & { kind: string } = bytes.ok
        ? readFile((await openWorkbooks([{ name: path, bytes: bytes.value }]))[0], readNetwork)
        : { file: path, kind: 'unknown', counts: {}, issues: bytes.error };
      const { file, kind, counts } = content;
      const issues = [...content.issues, ...(await checkNetworks(content, loadSolver))];
      found.push(...issues);
      files.push({ file, kind, counts, issues: issues.map(printIssue) });
    }
    return hasErrors(found) ? { output: { files }, failed: found } : { output: { files } };
  },
};

/** What the water networks of a file would do without pumps, and what else decides with them. */
async function checkNetworks(
  { network, project }: Pick<FileContent, 'network' | 'project'>,
  loadSolver: () => Promise<HydraulicSolver>,
): Promise<Issue[]> {
  const inside = project?.region.waterNetworks.map((it) => ({
    inp: it.inp,
    file: `${it.id}.inp`,
    areas: areasOnNetwork(project.region, it.id),
  }));
  const networks = inside ?? (network ? [{ inp: network.inp, file: network.file, areas: [] }] : []);
  const found: Issue[] = [];
  for (const { inp, file, areas } of networks) {
    const reply = await checkWater(await loadSolver(), inp, file, areas, { goOn: async () => true });
    if (reply.ok) found.push(...(reply.value ?? []).map((it) => it.issue));
  }
  return found;
}

function loadOnce(): () => Promise<HydraulicSolver> {
  let loaded: Promise<HydraulicSolver> | undefined;
  return () => {
    loaded ??= loadEpanet(readEpanetWasm());
    return loaded;
  };
}
