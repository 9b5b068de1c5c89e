import { issue } from '../model/result';
import { acCaseOfFile } from '../power/ac/ac-case';
import { type AcFlow, solveAcFlow } from '../power/ac/ac-flow';
import { issuesOfAcFlow, voltagesOutside } from '../power/ac/voltage-limits';
import { prepareFeeders } from '../power/feeder-table';
import { type GridStructure, prepareGrid } from '../power/flow/grid-structure';
import { say } from '../words/catalogue';
import type { Command } from './command';
import { loadCase } from './load-case';
import { readLosses } from './losses';

const degPerRad = 180 / Math.PI;

/** AC power flow with the dispatch of the file, as a check. */
export const acflow: Command = {
  name: 'acflow',
  usage: 'lifeline acflow CASE [--lost KIND:ID …]',
  help: say('cli.acflowHelp'),
  options: { lost: 'list' },
  async run(args, host) {
    if (args.positionals.length !== 1) return { usage: say('cli.oneCase') };
    const loaded = await loadCase(args.positionals[0], host);
    if (!loaded.ok) return { failed: loaded.error };
    const { project, issues } = loaded.value;
    const prepared = prepareGrid(project.region.grid);
    if (!prepared.ok) return { failed: [...issues, ...prepared.error] };
    const structure = prepared.value;
    const feeders = prepareFeeders(project.region, structure);
    if (!feeders.ok) return { failed: [...issues, ...feeders.error] };
    const lost = readLosses(args.lists.lost ?? [], structure);
    if (!lost.ok) return { failed: [...issues, ...lost.error] };
    const loadMw = new Float64Array(structure.busCount);
    feeders.value.feederBusIx.forEach((bus, f) => {
      loadMw[bus] += feeders.value.baseMw[f];
    });
    const state = acCaseOfFile(structure, lost.value, loadMw);
    const found = solveAcFlow(structure, state);
    if (!found.ok) return { failed: [...issues, ...found.error] };
    const leftOut = structure.grid.dcLinesOn
      ? structure.grid.dcLines.filter((it) => it.inService && it.flowMw !== 0).length
      : 0;
    const dcLines = leftOut > 0 ? [issue('warning', 'ac.dcLinesOff', { count: leftOut })] : [];
    const noGenerator = structure.generatorPresent.includes(1) ? [] : [issue('warning', 'power.noGenerator')];
    return {
      output: printAcFlow(structure, found.value),
      issues: [...issues, ...noGenerator, ...dcLines, ...issuesOfAcFlow(structure, state, found.value)],
    };
  },
};

function printAcFlow(structure: GridStructure, flow: AcFlow) {
  const { grid } = structure;
  const { islands, islandStatus, islandReferenceIx, islandOutcome } = flow;
  const tried = islandOutcome.filter((_, i) => islandStatus[i] !== 'dead');
  return {
    status: flow.status,
    iterations: tried.reduce((most, it) => Math.max(most, it.iterations), 0),
    mismatchPu: tried.reduce((most, it) => Math.max(most, it.mismatchPu), 0),
    lossMw: flow.lossMw,
    islands: islandStatus.map((status, i) => ({
      busIds: Array.from(
        islands.memberBusIx.slice(islands.memberStart[i], islands.memberStart[i + 1]).sort(),
        (bus) => grid.buses[bus].id,
      ),
      status,
      ...(status === 'dead'
        ? {}
        : {
            referenceBusId: grid.buses[islandReferenceIx[i]].id,
            iterations: islandOutcome[i].iterations,
            mismatchPu: islandOutcome[i].mismatchPu,
          }),
    })),
    buses: grid.buses.map(({ id }, bus) => ({
      id,
      voltagePu: flow.voltagePu[bus],
      angleDeg: flow.angleRad[bus] * degPerRad,
      islandIx: islands.busIslandIx[bus],
    })),
    branches: grid.branches.map(({ id, fromBusId, toBusId }, k) => ({
      id,
      fromBusId,
      toBusId,
      fromMw: flow.fromMw[k],
      fromMvar: flow.fromMvar[k],
      toMw: flow.toMw[k],
      toMvar: flow.toMvar[k],
    })),
    generators: grid.generators.map(({ id, busId }, g) => ({
      id,
      busId,
      outputMw: flow.generatorMw[g],
      outputMvar: flow.generatorMvar[g],
    })),
    outside: voltagesOutside(structure, flow).map(({ busIx, voltagePu, minVoltagePu, maxVoltagePu }) => ({
      busId: grid.buses[busIx].id,
      voltagePu,
      minVoltagePu,
      maxVoltagePu,
    })),
  };
}
