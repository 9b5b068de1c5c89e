import { type HydraulicSolver, linkProperties, nodeProperties, timeParameters } from '../../src/water/solver';
import { cpuMs } from './bench-row';

/** Processor time of EPANET's own steps over a network, with or without reading what the engine reads, ms. Opening is not counted. */
export function runSteps(
  solver: HydraulicSolver,
  text: string,
  hours: number,
  reads: 'nothing' | 'everything',
): number {
  const opened = solver.open(text);
  if (!opened.ok) throw new Error(opened.error.message);
  const network = opened.value;
  network.setTimeParameter(timeParameters.duration, hours * 3600);
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
