import type { GridExportOptions, GridText } from '../io/export/grid-export';
import { readExtension, readStem } from '../io/file-name';
import { writeInp } from '../io/inp/write-inp';
import { writeMatpower } from '../io/matpower/write-matpower';
import { writePandapower } from '../io/pandapower/write-pandapower';
import { formatProject, zipProject } from '../io/project/project-file';
import { openWorkbooks } from '../io/read-file';
import { readFiles } from '../io/read-files';
import { toCsvBytes } from '../io/table/write-table';
import { formatZones } from '../io/zones/write-zones';
import { handlingMarks, type Project } from '../model/project';
import type { Region } from '../model/region';
import { fail, hasErrors, type Issue, issue, ok, type Result } from '../model/result';
import type { WaterNetwork } from '../model/water';
import { say } from '../words/catalogue';
import type { Command, Host, Outcome } from './command';
import { fixReferences } from './export-grid';
import { readInput, reasonOf } from './host';
import { loadCase } from './load-case';
import { createNetworkReader } from './network-reader';

const gridWriters: Record<string, (region: Region, options: GridExportOptions) => GridText> = {
  m: writeMatpower,
  json: writePandapower,
};

/** What is asked for besides the two files. */
interface Wish {
  handling?: Project['handling'];
  network?: string;
  coordinates: boolean;
}

interface Written {
  bytes: Uint8Array;
  issues: Issue[];
}

/** Writes a grid or a project in another format. */
export const convert: Command = {
  name: 'convert',
  usage: 'lifeline convert IN OUT [--network ID] [--handling MARK] [--coordinates]',
  help: say('cli.convertHelp'),
  options: { network: 'value', handling: 'value', coordinates: 'flag' },
  async run({ positionals, values, flags }, host): Promise<Outcome> {
    const [input, output] = positionals;
    const kind = output === undefined ? '' : formatOf(output);
    if (positionals.length !== 2 || kind === '') return { usage: say('cli.convertFiles') };
    if (input === output) return { usage: say('cli.convertSame') };
    const handling = handlingMarks.find((it) => it === values.handling);
    if (values.handling !== undefined && !handling)
      return { usage: say('cli.oneOf', { option: '--handling', values: handlingMarks.join(', ') }) };
    const wish: Wish = { handling, network: values.network, coordinates: flags.has('coordinates') };
    const written = await write(input, { path: output, kind }, wish, host);
    if (!written.ok) return { failed: written.error };
    try {
      await host.writeBytes(output, written.value.bytes);
    } catch (error) {
      const reason = reasonOf(error);
      return { failed: [issue('error', 'cli.cannotWrite', { reason }, { file: output })] };
    }
    return { issues: written.value.issues };
  },
};

type Format = 'm' | 'json' | 'inp' | 'csv' | 'project' | 'zippedProject' | '';

/** The format an ending stands for; a `.json` is a pandapower net unless it ends in `.lifeline.json`. */
function formatOf(path: string): Format {
  if (/\.lifeline\.json$/i.test(path)) return 'project';
  const ending = readExtension(path);
  if (ending === 'lifeline') return 'zippedProject';
  return ending === 'm' || ending === 'json' || ending === 'inp' || ending === 'csv' ? ending : '';
}

async function write(
  input: string,
  { path, kind }: { path: string; kind: Format },
  wish: Wish,
  host: Host,
): Promise<Result<Written>> {
  if (kind === 'project' || kind === 'zippedProject') return writeProject(input, kind, wish, host);
  const loaded = await loadCase(input, host);
  if (!loaded.ok) return loaded;
  const { project, issues } = loaded.value;
  const handling = wish.handling ?? project.handling;
  const warnings = wish.coordinates && kind !== 'm' ? [issue('warning', 'convert.coordinates')] : [];
  if (kind === 'inp') {
    const network = findNetwork(project.region, wish.network);
    if (!network.ok) return network;
    return ok({
      bytes: encode(writeInp(network.value, handling, wish.coordinates)),
      issues: [...issues, ...warnings],
    });
  }
  if (kind === 'csv') {
    const text = formatZones(project.region, handling, wish.coordinates);
    const isTemplate = (project.region.supplyZones?.nodes.length ?? 0) === 0;
    const notes = isTemplate ? [issue('info', 'convert.zonesTemplate')] : warnings;
    return ok({ bytes: toCsvBytes(text), issues: [...issues, ...notes] });
  }
  const fixed = fixReferences(project.region);
  if (!fixed.ok) return fail([...issues, ...fixed.error]);
  const { text, issues: found } = gridWriters[kind](fixed.value.region, {
    name: readStem(path),
    handling,
    coordinates: wish.coordinates,
  });
  return ok({ bytes: encode(text), issues: [...issues, ...fixed.value.issues, ...found, ...warnings] });
}

async function writeProject(
  input: string,
  kind: 'project' | 'zippedProject',
  { handling }: Wish,
  host: Host,
): Promise<Result<Written>> {
  const bytes = await readInput(input, host);
  if (!bytes.ok) return bytes;
  const sources = await openWorkbooks([{ name: input, bytes: bytes.value }]);
  const { value, issues } = readFiles(sources, await createNetworkReader());
  if (!value?.project || hasErrors(issues)) {
    const known = value?.files[0]?.kind ?? 'unknown';
    return fail(
      hasErrors(issues) ? issues : [issue('error', 'cli.noGrid', { kind: known }, { file: input })],
    );
  }
  const project = { ...value.project, handling: handling ?? value.project.handling };
  return ok({ bytes: kind === 'project' ? encode(formatProject(project)) : zipProject(project), issues });
}

function findNetwork({ waterNetworks }: Region, id: string | undefined): Result<WaterNetwork> {
  const known = waterNetworks.map((it) => it.id).join(', ');
  if (waterNetworks.length === 0) return fail([issue('error', 'convert.noWater')]);
  if (id === undefined && waterNetworks.length > 1)
    return fail([issue('error', 'convert.whichNetwork', { known })]);
  const found = id === undefined ? waterNetworks[0] : waterNetworks.find((it) => it.id === id);
  return found ? ok(found) : fail([issue('error', 'convert.noNetwork', { id: id ?? '', known })]);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
