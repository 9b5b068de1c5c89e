import { type NodeProperty, type Option, Project, Workspace } from 'epanet-js';

/** What the plain loop reads at one reported time, in the units of the file; by EPANET's own index. */
export interface PlainRecord {
  timeS: number;
  head: number[];
  consumed: number[];
  flow: number[];
  status: number[];
}

export interface PlainRun {
  nodeIds: string[];
  linkIds: string[];
  nodeTypes: number[];
  elevation: number[];
  ends: { node1: number; node2: number }[];
  records: PlainRecord[];
  /** Warning codes that the steps ended with. */
  warnings: number[];
  error?: number;
  /** EPANET's report where it could not open the file. */
  report?: string;
}

/** A change at a time of the run, made on EPANET itself before that time is solved. */
export interface PlainChange {
  timeS: number;
  apply(project: Project): void;
}

export interface PlainSettings {
  durationS: number;
  reportStepS?: number;
  hydraulicStepS?: number;
  /** Thresholds in m. */
  demandModel?: { pda: boolean; minimum: number; required: number; exponent: number };
  changes?: PlainChange[];
}

/** EPANET's own code, newer than the package's list. */
export const pressureUnitOption = 25 as Option;

const code = {
  elevation: 0,
  head: 10,
  // Newer than the package's own lists.
  consumed: 31 as NodeProperty,
  wanted: 32 as NodeProperty,
  flow: 8,
  status: 11,
  duration: 0,
  hydraulicStep: 1,
  reportStep: 5,
} as const;

/** By EPANET's code: psi, kPa, m, bar, feet. */
export const pressureOfOneM = [
  0.4333 / 0.3048,
  (0.4333 * 6.895) / 0.3048,
  1,
  (0.4333 * 0.068948) / 0.3048,
  1 / 0.3048,
];

function codeOf(error: unknown): number {
  return Number(/(\d{3})/.exec(String(error))?.[1] ?? -1);
}

let loaded: Promise<Workspace> | undefined;

async function workspace(): Promise<Workspace> {
  loaded ??= (async () => {
    const made = new Workspace();
    await made.loadModule();
    return made;
  })();
  return loaded;
}

/** The shortest way through EPANET's toolkit: open, run, next, read; nothing of the engine under test. */
export async function runPlain(text: string, settings: PlainSettings): Promise<PlainRun> {
  const files = await workspace();
  files.writeFile('plain.inp', text);
  const project = new Project(files);
  try {
    project.open('plain.inp', 'plain.rpt', '');
  } catch (error) {
    project.close();
    const report = files.readFile('plain.rpt', 'utf8');
    return {
      nodeIds: [],
      linkIds: [],
      nodeTypes: [],
      elevation: [],
      ends: [],
      records: [],
      warnings: [],
      error: codeOf(error),
      report,
    };
  }
  project.setTimeParameter(code.duration, settings.durationS);
  if (settings.reportStepS !== undefined) project.setTimeParameter(code.reportStep, settings.reportStepS);
  if (settings.hydraulicStepS !== undefined)
    project.setTimeParameter(code.hydraulicStep, settings.hydraulicStepS);
  if (settings.demandModel) {
    const { pda, minimum, required, exponent } = settings.demandModel;
    const perM = pressureOfOneM[project.getOption(pressureUnitOption)];
    project.setDemandModel(pda ? 1 : 0, minimum * perM, required * perM, exponent);
  }
  const reportStepS = project.getTimeParameter(code.reportStep);
  const ownStepS = project.getTimeParameter(code.hydraulicStep);
  const nodeCount = project.getCount(0);
  const linkCount = project.getCount(2);
  const of = (count: number, read: (ix: number) => number) =>
    Array.from({ length: count }, (_, i) => read(i + 1));
  const run: PlainRun = {
    nodeIds: Array.from({ length: nodeCount }, (_, i) => project.getNodeId(i + 1)),
    linkIds: Array.from({ length: linkCount }, (_, i) => project.getLinkId(i + 1)),
    nodeTypes: of(nodeCount, (i) => project.getNodeType(i)),
    elevation: of(nodeCount, (i) => project.getNodeValue(i, code.elevation)),
    ends: Array.from({ length: linkCount }, (_, i) => project.getLinkNodes(i + 1)),
    records: [],
    warnings: [],
  };
  const changes = [...(settings.changes ?? [])].sort((a, b) => a.timeS - b.timeS);
  let next = 0;
  project.openH();
  project.initH(0);
  try {
    let timeS = 0;
    for (;;) {
      for (; next < changes.length && changes[next].timeS <= timeS; next++) changes[next].apply(project);
      timeS = project.runH();
      if (timeS > settings.durationS) break;
      if (timeS % reportStepS === 0)
        run.records.push({
          timeS,
          head: of(nodeCount, (i) => project.getNodeValue(i, code.head)),
          // A step that ends unbalanced may deliver more than is wanted; no one is served that.
          consumed: of(nodeCount, (i) =>
            Math.min(project.getNodeValue(i, code.consumed), project.getNodeValue(i, code.wanted)),
          ),
          flow: of(linkCount, (i) => project.getLinkValue(i, code.flow)),
          status: of(linkCount, (i) => project.getLinkValue(i, code.status)),
        });
      // A change between two steps cuts the step.
      const untilS = next < changes.length ? changes[next].timeS - timeS : ownStepS;
      project.setTimeParameter(code.hydraulicStep, Math.min(ownStepS, untilS));
      const stepS = project.nextH();
      if (stepS <= 0) break;
      timeS += stepS;
    }
  } catch (error) {
    run.error = codeOf(error);
  }
  try {
    project.closeH();
  } catch {
    // Nothing was open.
  }
  project.close();
  return run;
}
