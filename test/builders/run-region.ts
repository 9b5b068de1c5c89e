import type { Region } from '../../src/model/region';
import type { RunRecord } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { prepareRegion } from '../../src/timeline/prepare-region';
import { type RunControl, uninterrupted } from '../../src/timeline/run-control';
import { runScenario } from '../../src/timeline/run-scenario';
import { createOpenWater } from '../../workers/open-water';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';

/** Real EPANET, loaded once. */
export const openWater = createOpenWater(() => loadEpanet(readEpanetWasm()));

/** Runs a scenario to its end; a failure fails the test with its issues. */
export async function runRegion(
  region: Region,
  scenario: Scenario,
  control: RunControl = uninterrupted(),
): Promise<RunRecord> {
  const prepared = prepareRegion(region);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const run = await runScenario(prepared.value, scenario, openWater, control);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value;
}
