import { existsSync, readFileSync } from 'node:fs';
import { createHydraulicEngine } from '../../src/water/epanet-engine';
import { type HydraulicSolver, linkProperties, nodeProperties, timeParameters } from '../../src/water/solver';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { streetNetworkText } from '../builders/street-network';
import { sharedPath } from '../shared-files';
import { type BenchRow, timeCalls } from './bench-row';

const hourS = 3600;

/** Public networks where they are, and a made-up town of 3,400 junctions; what a step costs, what reading it costs, and whole runs. */
export async function rows(): Promise<BenchRow[]> {
  const solver = await loadEpanet(readEpanetWasm());
  const networks = [
    ...publicNetwork('Net3', 'Net3.inp', 96, 30),
    ...publicNetwork('ky4', 'ky4.inp', 72, 8),
    { name: 'town of 3,400', text: streetNetworkText(58, 58), hours: 24, runs: 5 },
  ];
  return networks.flatMap(({ name, text, hours, runs }) => {
    const steps = timeCalls(() => runSteps(solver, text, hours, false), runs);
    const read = timeCalls(() => runSteps(solver, text, hours, true), runs);
    const engine = timeCalls(() => runEngine(solver, text, hours), runs);
    return [
      { name: `${name}, EPANET ${hours} h, nothing read`, ...steps },
      {
        name: `${name}, the same with every node and link read`,
        ...read,
        reference: { name: 'nothing read', medianMs: steps.medianMs },
      },
      { name: `${name}, engine ${hours} h at 15 min, pressure-driven`, ...engine },
    ];
  });
}

function publicNetwork(name: string, file: string, hours: number, runs: number) {
  const path = sharedPath(`cases/water/${file}`);
  return existsSync(path) ? [{ name, text: readFileSync(path, 'utf8'), hours, runs }] : [];
}

/** EPANET's own steps, opening included, with or without reading what the engine reads. */
function runSteps(solver: HydraulicSolver, text: string, hours: number, reads: boolean): void {
  const opened = solver.open(text);
  if (!opened.ok) throw new Error(opened.error.message);
  const network = opened.value;
  network.setTimeParameter(timeParameters.duration, hours * hourS);
  network.startHydraulics();
  const nodes = new Float64Array(network.nodeCount());
  const links = new Float64Array(network.linkCount());
  do {
    network.solve();
    if (!reads) continue;
    for (const property of [linkProperties.status, linkProperties.flow]) network.readLinks(property, links);
    const { head, fullDemand, consumerFlow } = nodeProperties;
    for (const property of [head, fullDemand, consumerFlow]) network.readNodes(property, nodes);
  } while (network.step() > 0);
  network.dispose();
}

function runEngine(solver: HydraulicSolver, text: string, hours: number): void {
  const made = createHydraulicEngine(solver, text, 'bench.inp');
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { engine } = made.value;
  engine.start();
  for (let timeS = 900; timeS <= hours * hourS; timeS += 900) engine.advance(timeS);
  engine.dispose();
}
