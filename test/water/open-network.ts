import {
  createHydraulicEngine,
  type HydraulicOptions,
  type SteppedHydraulicEngine,
} from '../../src/water/epanet-engine';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';

/** The engine on a network text, on the real library; throws with the issues where it cannot be opened. */
export async function openNetwork(
  text: string,
  options: HydraulicOptions = {},
): Promise<SteppedHydraulicEngine & { node(id: string): number; link(id: string): number }> {
  const made = createHydraulicEngine(await loadEpanet(readEpanetWasm()), text, 'test.inp', options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { engine } = made.value;
  return {
    ...engine,
    node: (id) => engine.index.nodeIds.indexOf(id),
    link: (id) => engine.index.linkIds.indexOf(id),
  };
}
