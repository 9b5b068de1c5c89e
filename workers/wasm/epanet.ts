import { EpanetEngine } from 'epanet-js/engines/v2.3.5';
import { Workspace } from 'epanet-js/slim';
import type { Result } from '../../src/model/result';
import { fail, ok } from '../../src/model/result';
import type { HydraulicSolver, SolverFailure, SolverNetwork } from '../../src/water/solver';
import { type EpanetModule, openEpanetNetwork } from './epanet-network';

let loading: Promise<HydraulicSolver> | undefined;

/**
 * The EPANET library, loaded once per thread and shared by all networks. In a browser the library's bytes come from the page's own origin;
 * elsewhere they are given (`readEpanetWasm` of `epanet-node.ts`).
 */
export function loadEpanet(wasmBinary?: Uint8Array): Promise<HydraulicSolver> {
  loading ??= startEpanet(wasmBinary).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function startEpanet(wasmBinary?: Uint8Array): Promise<HydraulicSolver> {
  const workspace = new Workspace();
  const silent = () => {};
  const options = { print: silent, printErr: silent, ...(wasmBinary ? { wasmBinary } : {}) };
  await workspace.loadModuleVersion(() => EpanetEngine(options));
  const module = workspace.instance as unknown as EpanetModule;
  let opened = 0;
  return {
    version: workspace.version,
    memoryBytes: () => module.HEAPF64.byteLength,
    open(inpText: string): Result<SolverNetwork, SolverFailure> {
      opened += 1;
      const outcome = openEpanetNetwork(module, inpText, opened);
      return 'network' in outcome ? ok(outcome.network) : fail(outcome.failure);
    },
  };
}
