import { heldRun } from '../client/held';
import { simulation } from '../client/simulation';
import { readParameters } from '../model/parameters';
import { scenarioOfState, useProject } from '../store/project';
import { useRuns } from '../store/runs';
import { finishVoltages, startVoltages } from '../store/voltages';
import { prepareRegion } from './prepare-region';

/** Checks the voltages of the recorded time in force at `timeS` of the latest run. Nothing of the run changes by it. */
export async function checkVoltages(timeS: number): Promise<void> {
  const reader = heldRun();
  const { latest } = useRuns.getState();
  const scenario = scenarioOfState(useProject.getState());
  if (!reader || !latest) return;
  const frameIx = reader.frameIx(timeS);
  const frameS = reader.record.timesS[frameIx];
  startVoltages(latest, frameS);
  const prepared = await prepareRegion();
  if (!prepared.ok) {
    finishVoltages(latest, frameS, prepared.error);
    return;
  }
  const reply = await simulation.voltages({
    regionRevision: latest.identity.regionRevision,
    loadPowerFactor: readParameters(scenario?.parameters)('power.loadPowerFactor'),
    busState: reader.row('busState', frameIx).slice() as Uint8Array,
    branchState: reader.row('branchState', frameIx).slice() as Uint8Array,
    generatorState: reader.row('generatorState', frameIx).slice() as Uint8Array,
    generatorOutputMw: reader.row('generatorOutputMw', frameIx).slice() as Float32Array,
    feederServedMw: reader.row('feederServedMw', frameIx).slice() as Float32Array,
  });
  finishVoltages(latest, frameS, reply.ok ? reply.value : reply.error);
}
