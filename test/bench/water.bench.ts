import { existsSync, readFileSync } from 'node:fs';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import { type HydraulicSolver, linkProperties, nodeProperties, timeParameters } from '../../src/water/solver';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { streetNetworkText } from '../builders/street-network';
import { sharedPath } from '../shared-files';
import { type BenchRow, cpuMs, timeParts } from './bench-row';
import { timeNativeSteps, timePackageSteps } from './epanet-reference';

const hourS = 3600;

/** Public networks where they are, and a made-up town of 3,400 junctions; what a step costs beside the package and a native library, what reading it costs, and whole runs. */
export async function rows(): Promise<BenchRow[]> {
  const solver = await loadEpanet(readEpanetWasm());
  const networks = [
    ...publicNetwork('Net3', 'Net3.inp', 96, 30),
    ...publicNetwork('ky4', 'ky4.inp', 72, 8),
    { name: 'town of 3,400', text: streetNetworkText(58, 58), hours: 24, runs: 5 },
  ];
  const table: BenchRow[] = [];
  for (const { name, text, hours, runs } of networks) {
    const steps = timeParts(() => runSteps(solver, text, hours, 'nothing'), runs);
    const inPackage = await timePackageSteps(text, hours * hourS, runs);
    const nativeMs = timeNativeSteps(text, hours * hourS, runs);
    const read = timeParts(() => runSteps(solver, text, hours, 'everything'), runs);
    const engine = timeParts(() => runEngine(solver, text, hours), runs);
    const named = `${name}, EPANET steps of ${hours} h, nothing read`;
    table.push(
      { name: named, ...steps, reference: { name: 'package', medianMs: inPackage.medianMs } },
      {
        name: `${name}, reading every node and link of each step`,
        ...read,
        medianMs: read.medianMs - steps.medianMs,
        reference: { name: 'the steps', medianMs: steps.medianMs },
        note: 'under 1 wanted',
      },
      { name: `${name}, engine ${hours} h at 15 min, pressure-driven`, ...engine },
    );
    if (nativeMs !== undefined)
      table.push({
        name: named,
        ...steps,
        reference: { name: 'native', medianMs: nativeMs },
        note: 'under 1.5 wanted',
      });
  }
  return table;
}

function publicNetwork(name: string, file: string, hours: number, runs: number) {
  const path = sharedPath(`cases/water/${file}`);
  return existsSync(path) ? [{ name, text: readFileSync(path, 'utf8'), hours, runs }] : [];
}

/** Processor time of EPANET's own steps, with or without reading what the engine reads, ms. Opening is not counted. */
function runSteps(
  solver: HydraulicSolver,
  text: string,
  hours: number,
  reads: 'nothing' | 'everything',
): number {
  const opened = solver.open(text);
  if (!opened.ok) throw new Error(opened.error.message);
  const network = opened.value;
  network.setTimeParameter(timeParameters.duration, hours * hourS);
  network.startHydraulics();
  const nodes = new Float64Array(network.nodeCount());
  const links = new Float64Array(network.linkCount());
  const startMs = cpuMs();
  do {
    network.solve();
    if (reads === 'nothing') continue;
    for (const property of [linkProperties.status, linkProperties.flow]) network.readLinks(property, links);
    const { head, fullDemand, consumerFlow } = nodeProperties;
    for (const property of [head, fullDemand, consumerFlow]) network.readNodes(property, nodes);
  } while (network.step() > 0);
  const takenMs = cpuMs() - startMs;
  network.dispose();
  return takenMs;
}

/** Processor time of a whole run by the engine, opening included, ms. */
function runEngine(solver: HydraulicSolver, text: string, hours: number): number {
  const startMs = cpuMs();
  const made = createHydraulicEngine(solver, text, 'bench.inp');
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { engine } = made.value;
  engine.start();
  for (let timeS = 900; timeS <= hours * hourS; timeS += 900) engine.advance(timeS);
  engine.dispose();
  return cpuMs() - startMs;
}
