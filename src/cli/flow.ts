import type { Issue } from '../model/result';
import { issue } from '../model/result';
import { type SusceptanceModel, susceptanceModels } from '../model/scenario';
import { areDcLinesOn } from '../power/dc-lines/dc-lines';
import { createBranchModel } from '../power/flow/branch-model';
import { type DcFlow, solveDcFlow } from '../power/flow/dc-flow';
import type { GridStructure } from '../power/flow/grid-structure';
import { preparePower } from '../power/prepare-power';
import { say } from '../words/catalogue';
import type { Arguments, Command } from './command';
import { loadCase } from './load-case';
import { readLosses } from './losses';

const degPerRad = 180 / Math.PI;

/** DC power flow with the dispatch of the file. */
export const flow: Command = {
  name: 'flow',
  usage: 'lifeline flow CASE [--lost KIND:ID …] [--susceptance matpower|powermodels|reactance] [--dc-lines]',
  help: say('cli.flowHelp'),
  options: { lost: 'list', susceptance: 'value', 'dc-lines': 'flag' },
  async run(args, host) {
    if (args.positionals.length !== 1) return { usage: say('cli.oneCase') };
    const convention = readSusceptance(args);
    if (!convention) {
      return { usage: say('cli.oneOf', { option: '--susceptance', values: susceptanceModels.join(', ') }) };
    }
    const loaded = await loadCase(args.positionals[0], host);
    if (!loaded.ok) return { failed: loaded.error };
    const { project, issues } = loaded.value;
    const prepared = preparePower(project.region);
    if (!prepared.ok) return { failed: [...issues, ...prepared.error] };
    const { structure, feeders } = prepared.value;
    const model = createBranchModel(structure, convention);
    if (!model.ok) return { failed: [...issues, ...model.error] };
    const lost = readLosses(args.lists.lost ?? [], structure);
    if (!lost.ok) return { failed: [...issues, ...lost.error] };
    const loadMw = new Float64Array(structure.busCount);
    feeders.feederBusIx.forEach((bus, f) => {
      loadMw[bus] += feeders.baseMw[f];
    });
    const found = solveDcFlow(structure, model.value, {
      lostBusIx: lost.value.busIx,
      lostBranchIx: lost.value.branchIx,
      lostGeneratorIx: lost.value.generatorIx,
      lostDcLineIx: lost.value.dcLineIx,
      dcLines: areDcLinesOn(structure, args.flags.has('dc-lines') || undefined),
      loadMw,
    });
    return {
      output: printFlow(structure, found),
      issues: [...issues, ...prepared.value.issues, ...singularIslands(structure, found)],
    };
  },
};

/** The value of `--susceptance`; undefined when it is none of the three. */
export function readSusceptance(args: Arguments): SusceptanceModel | undefined {
  return susceptanceModels.find((it) => it === (args.values.susceptance ?? 'matpower'));
}

function printFlow(structure: GridStructure, found: DcFlow) {
  const { grid } = structure;
  const { islands, islandStatus, islandReferenceIx } = found;
  return {
    status: found.status,
    islands: islandStatus.map((status, i) => ({
      busIds: Array.from(
        islands.memberBusIx
          .subarray(islands.memberStart[i], islands.memberStart[i + 1])
          .slice()
          .sort(),
        (bus) => grid.buses[bus].id,
      ),
      status,
      referenceBusId: islandReferenceIx[i] < 0 ? undefined : grid.buses[islandReferenceIx[i]].id,
    })),
    buses: grid.buses.map(({ id }, bus) => ({
      id,
      angleDeg: Number.isNaN(found.angleRad[bus]) ? undefined : found.angleRad[bus] * degPerRad,
      islandIx: islands.busIslandIx[bus],
    })),
    branches: grid.branches.map((branch, k) => {
      const ratingMw = branch.ratingAMw > 0 ? branch.ratingAMw : undefined;
      return {
        id: branch.id,
        fromBusId: branch.fromBusId,
        toBusId: branch.toBusId,
        flowMw: found.branchFlowMw[k],
        ratingMw,
        loading: ratingMw ? Math.abs(found.branchFlowMw[k]) / ratingMw : undefined,
      };
    }),
    generators: grid.generators.map(({ id, busId }, g) => ({
      id,
      busId,
      outputMw: found.generatorOutputMw[g],
    })),
  };
}

function singularIslands(structure: GridStructure, found: DcFlow): Issue[] {
  const { islands } = found;
  return found.islandStatus.flatMap((status, i) => {
    if (status !== 'singular') return [];
    const id = structure.grid.buses[islands.memberBusIx[islands.memberStart[i]]].id;
    return [issue('warning', 'power.singular', { id }, { id })];
  });
}
