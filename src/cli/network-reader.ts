import { checkNetwork } from '../../workers/wasm/check-network';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import type { NetworkReader } from '../io/read-file';

/** Reads networks with EPANET's own word on them. */
export async function createNetworkReader(): Promise<NetworkReader> {
  const solver = await loadEpanet(readEpanetWasm());
  return (text, file) => checkNetwork(solver, text, file);
}
