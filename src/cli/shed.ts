import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { readParameters } from '../model/parameters';
import { hasErrors, type Issue, issue } from '../model/result';
import { type SusceptanceModel, susceptanceModels } from '../model/scenario';
import { areDcLinesOn, createDcLines, withDcLines } from '../power/dc-lines/dc-lines';
import { createBranchModel } from '../power/flow/branch-model';
import type { GridStructure } from '../power/flow/grid-structure';
import { readPowerSettings } from '../power/power-settings';
import { preparePower } from '../power/prepare-power';
import { createServiceMasks, type FlowTopology } from '../power/redispatch/flow-topology';
import { type LeastCost, solveLeastCost } from '../power/redispatch/least-cost';
import { type ShedResult, shedCase } from '../power/redispatch/shed-case';
import { say } from '../words/catalogue';
import { readNumberOption } from './arguments';
import type { Arguments, Command } from './command';
import { loadCase } from './load-case';
import { readLosses } from './losses';

/** Least unserved load, or least cost with every load served. */
export const shed: Command = {
  name: 'shed',
  usage:
    'lifeline shed CASE [--lost KIND:ID …] [--load-scale X] [--ramps] [--cost file] [--susceptance matpower|powermodels|reactance] [--dc-lines]',
  help: say('cli.shedHelp'),
  options: {
    lost: 'list',
    'load-scale': 'value',
    ramps: 'flag',
    cost: 'value',
    susceptance: 'value',
    'dc-lines': 'flag',
  },
  async run(args, host) {
    const request = readRequest(args);
    if ('usage' in request) return request;
    const loaded = await loadCase(args.positionals[0], host);
    if (!loaded.ok) return { failed: loaded.error };
    const { project, issues } = loaded.value;
    const prepared = preparePower(project.region);
    if (!prepared.ok) return { failed: [...issues, ...prepared.error] };
    const { structure, feeders } = prepared.value;
    issues.push(...prepared.value.issues);
    const bare = createBranchModel(structure, request.susceptance);
    if (!bare.ok) return { failed: [...issues, ...bare.error] };
    const losses = readLosses(args.lists.lost, structure);
    if (!losses.ok) return { failed: [...issues, ...losses.error] };
    const masks = createServiceMasks(structure, losses.value);
    const dcLines = createDcLines(
      structure,
      areDcLinesOn(structure, args.flags.has('dc-lines') || undefined),
    );
    const model = withDcLines(bare.value, structure, dcLines, masks, { lostIx: losses.value.dcLineIx });
    const solver = await loadHighs(readHighsWasm());
    const { susceptance, loadScale } = request;

    if (request.cost) {
      if (!structure.grid.generators.some((it) => it.cost))
        return { failed: [...issues, issue('error', 'redispatch.noCosts')] };
      const loadMw = new Float64Array(structure.busCount);
      for (let f = 0; f < feeders.feederIds.length; f++) {
        const bus = feeders.feederBusIx[f];
        if (structure.busPresent[bus] === 1) loadMw[bus] += feeders.baseMw[f] * loadScale;
      }
      const found = solveLeastCost(structure, model, masks, loadMw, solver);
      issues.push(...asNotes(found.issues));
      return { output: printLeastCost(structure, susceptance, loadMw, found), issues };
    }
    const scenario = project.scenarios.find((it) => it.id === project.scenarioId) ?? project.scenarios[0];
    const rampSharePerMin = request.ramps
      ? readPowerSettings(readParameters(scenario.parameters)).rampSharePerMin
      : undefined;
    const found = shedCase(structure, model, feeders, { masks, loadScale, rampSharePerMin }, solver);
    issues.push(...asNotes(found.issues));
    return { output: printShed(structure, susceptance, found), issues };
  },
};

interface ShedOptions {
  susceptance: SusceptanceModel;
  loadScale: number;
  ramps: boolean;
  cost: boolean;
}

function readRequest(args: Arguments): ShedOptions | { usage: string } {
  const { positionals, values, flags } = args;
  if (positionals.length !== 1) return { usage: say('cli.oneCase') };
  const susceptance = susceptanceModels.find((it) => it === (values.susceptance ?? 'matpower'));
  if (!susceptance)
    return { usage: say('cli.oneOf', { option: '--susceptance', values: susceptanceModels.join(', ') }) };
  const loadScale = readNumberOption(values['load-scale'] ?? '1');
  if (loadScale === undefined || loadScale < 0) return { usage: say('cli.badLoadScale') };
  if (values.cost !== undefined && values.cost !== 'file')
    return { usage: say('cli.oneOf', { option: '--cost', values: 'file' }) };
  const cost = values.cost === 'file';
  const ramps = flags.has('ramps');
  if (cost && ramps) return { usage: say('cli.rampsWithCost') };
  return { susceptance, loadScale, ramps, cost };
}

/** The run has an answer even where a case cannot be served, so nothing here is a failure of the command. */
function asNotes(issues: readonly Issue[]): Issue[] {
  return hasErrors(issues) ? issues.map((it) => ({ ...it, severity: 'warning' as const })) : [...issues];
}

function printShed(structure: GridStructure, susceptance: SusceptanceModel, found: ShedResult) {
  const { plan, neededMw, servedMw } = found;
  const solved = plan.status === 'solved';
  return {
    status: plan.status,
    susceptance,
    objective: solved ? plan.weightedUnservedMw : undefined,
    unservedMw: solved ? plan.unservedMw : undefined,
    generators: printGenerators(structure, solved ? plan.outputMw : undefined),
    branches: printBranches(structure, solved ? plan.flowMw : undefined),
    buses: structure.grid.buses.map((bus, b) => ({
      id: bus.id,
      neededMw: neededMw[b],
      servedMw: solved ? servedMw[b] : undefined,
      angleDeg: solved ? angleDeg(plan.topology, plan.angleRad, b) : undefined,
    })),
  };
}

function printLeastCost(
  structure: GridStructure,
  susceptance: SusceptanceModel,
  loadMw: Float64Array,
  found: LeastCost,
) {
  const solved = found.status === 'solved';
  const { topology, objective, lowerBound } = found;
  return {
    status: found.status,
    susceptance,
    objective,
    lowerBound,
    unservedMw: solved ? 0 : undefined,
    generators: printGenerators(structure, solved ? found.outputMw : undefined),
    branches: printBranches(structure, solved ? found.flowMw : undefined),
    buses: structure.grid.buses.map((bus, b) => ({
      id: bus.id,
      neededMw: loadMw[b],
      servedMw: solved ? loadMw[b] : undefined,
      priceMwh: solved && topology.busLive[b] === 1 ? found.priceByBus[b] : undefined,
      angleDeg: solved ? angleDeg(topology, found.angleRad, b) : undefined,
    })),
  };
}

function printGenerators(structure: GridStructure, outputMw: Float64Array | undefined) {
  return structure.grid.generators.map((unit, g) => ({
    id: unit.id,
    busId: unit.busId,
    outputMw: outputMw?.[g],
  }));
}

function printBranches(structure: GridStructure, flowMw: Float64Array | undefined) {
  return structure.grid.branches.map((branch, k) => {
    const ratingMw = branch.ratingAMw > 0 ? branch.ratingAMw : undefined;
    return {
      id: branch.id,
      fromBusId: branch.fromBusId,
      toBusId: branch.toBusId,
      flowMw: flowMw?.[k],
      ratingMw,
      loading: flowMw && ratingMw ? Math.abs(flowMw[k]) / ratingMw : undefined,
    };
  });
}

function angleDeg(topology: FlowTopology, angleRad: Float64Array, busIx: number): number | undefined {
  return topology.busLive[busIx] === 1 ? (angleRad[busIx] * 180) / Math.PI : undefined;
}
