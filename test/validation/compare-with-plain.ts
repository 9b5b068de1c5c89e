import { parseArguments } from '../../src/cli/arguments';
import type { Host } from '../../src/cli/command';
import { hydraulics } from '../../src/cli/hydraulics';
import { type PlainRun, type PlainSettings, runPlain } from './plain-epanet';

interface Output {
  status: string;
  timesS: number[];
  nodes: { id: string; headM: number[]; pressureM: number[]; demandM3s: number[] }[];
  links: { id: string; flowM3s: number[]; open: boolean[] }[];
  tanks: { id: string; levelM: number[] }[];
}

/** Largest differences, as multiples of what is allowed, and where. */
export interface Differences {
  head: number;
  demand: number;
  flow: number;
  level: number;
  /** Values of cut-off elements that were not shown as zero, and of links whose state differs. */
  wrong: number;
  worstAt: string;
  cutOff: number;
  compared: number;
  failure?: string;
}

/** m3/s of one flow unit, by its name; written out here so that the engine's own table is checked too. */
const flowToM3s: Record<string, number> = {
  CFS: 0.0283168466,
  GPM: 6.30901964e-5,
  MGD: 0.0438126364,
  IMGD: 0.0526168042,
  AFD: 0.0142764102,
  LPS: 0.001,
  LPM: 0.001 / 60,
  MLD: 1000 / 86_400,
  CMH: 1 / 3600,
  CMD: 1 / 86_400,
  CMS: 1,
};
const isUs = (units: string) => ['CFS', 'GPM', 'MGD', 'IMGD', 'AFD'].includes(units);

export const allowed = { headM: 0.015, flowShare: 0.005, flowM3s: 1e-4, levelM: 0.01 };

async function runCommand(text: string, words: string[]): Promise<Output | string> {
  const host: Host = {
    readBytes: async () => new TextEncoder().encode(text),
    writeBytes: async () => undefined,
    progress: () => undefined,
  };
  const args = parseArguments(['n.inp', ...words], hydraulics.options);
  if (!args.ok) return args.error.id;
  const outcome = await hydraulics.run(args.value, host);
  if ('usage' in outcome && outcome.usage) return String(outcome.usage);
  if ('failed' in outcome && outcome.failed) return JSON.stringify(outcome.failed.slice(0, 3));
  return (outcome as { output: Output }).output;
}

/** Runs the command and the plain loop over one file and compares all that hangs on a source. */
export async function compareWithPlain(
  text: string,
  units: string,
  settings: PlainSettings,
  words: string[],
): Promise<Differences> {
  const found: Differences = {
    ...{ head: 0, demand: 0, flow: 0, level: 0, wrong: 0, worstAt: '', cutOff: 0, compared: 0 },
  };
  const plain = await runPlain(text, settings);
  if (plain.report !== undefined) {
    found.failure = plain.report;
    return found;
  }
  const output = await runCommand(text, ['--duration-h', String(settings.durationS / 3600), ...words]);
  if (typeof output === 'string') {
    if (plain.error === undefined) found.failure = output;
    return found;
  }
  const toM = isUs(units) ? 0.3048 : 1;
  const toM3s = flowToM3s[units];
  let largest = 1;
  const note = (kind: 'head' | 'demand' | 'flow' | 'level', times: number, at: string) => {
    found.compared += 1;
    if (!(times <= found[kind])) found[kind] = Number.isNaN(times) ? 1e9 : times;
    if (!(times <= largest)) {
      largest = times;
      found.worstAt = `${kind} ${at}`;
    }
  };
  const wrong = (at: string) => {
    found.wrong += 1;
    if (found.wrong === 1 && largest === 1) found.worstAt = `wrong ${at}`;
  };
  for (const record of plain.records) {
    const i = output.timesS.indexOf(record.timeS);
    if (i < 0) {
      wrong(`no record at ${record.timeS}`);
      continue;
    }
    const fed = findFed(plain, record.status, record.head, toM);
    const hour = record.timeS / 3600;
    output.nodes.forEach((node, n) => {
      if (!fed[n]) {
        found.cutOff += 1;
        if (node.demandM3s[i] !== 0 || node.pressureM[i] !== 0) wrong(`${node.id} ${hour} h not zero`);
        return;
      }
      note('head', Math.abs(node.headM[i] - record.head[n] * toM) / allowed.headM, `${node.id} ${hour} h`);
      if (plain.nodeTypes[n] === 0) {
        const flow = record.consumed[n] * toM3s;
        const limit = Math.max(allowed.flowM3s, allowed.flowShare * Math.abs(flow));
        note('demand', Math.abs(node.demandM3s[i] - flow) / limit, `${node.id} ${hour} h`);
      }
    });
    output.links.forEach((link, k) => {
      const { node1, node2 } = plain.ends[k];
      if (link.open[i] !== record.status[k] > 0) wrong(`${link.id} ${hour} h open ${link.open[i]}`);
      if (!fed[node1 - 1] || !fed[node2 - 1]) {
        if (link.flowM3s[i] !== 0) wrong(`${link.id} ${hour} h flows`);
        return;
      }
      // Under fixed demand EPANET pushes a trickle through closed links towards what is cut off.
      const flow = record.status[k] > 0 ? record.flow[k] * toM3s : 0;
      const limit = Math.max(allowed.flowM3s, allowed.flowShare * Math.abs(flow));
      note('flow', Math.abs(link.flowM3s[i] - flow) / limit, `${link.id} ${hour} h`);
    });
    for (const tank of output.tanks) {
      const n = plain.nodeIds.indexOf(tank.id);
      const levelM = (record.head[n] - plain.elevation[n]) * toM;
      note('level', Math.abs(tank.levelM[i] - levelM) / allowed.levelM, `${tank.id} ${hour} h`);
    }
  }
  return found;
}

/** Nodes that hang on a reservoir or tank through links that EPANET calls open, and whose pressure can be. */
function findFed(plain: PlainRun, status: number[], head: number[], toM: number): boolean[] {
  const fed = plain.nodeTypes.map((it) => it > 0);
  for (let moved = true; moved; ) {
    moved = false;
    plain.ends.forEach(({ node1, node2 }, k) => {
      if (status[k] <= 0 || fed[node1 - 1] === fed[node2 - 1]) return;
      fed[node1 - 1] = true;
      fed[node2 - 1] = true;
      moved = true;
    });
  }
  return fed.map((it, n) => it && Math.abs((head[n] - plain.elevation[n]) * toM) < 5000);
}
