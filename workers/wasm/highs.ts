import startHighs, { type Highs, type ModelStatusCode } from 'highs';
import type { LpSolver, LpStatus } from '../../src/power/lp-solver';
import { openHighsProblem } from './highs-problem';

let loading: Promise<LpSolver> | undefined;

/**
 * The HiGHS library, loaded once per thread and shared by all programs. In a browser its bytes come from the given
 * address (`highsWasmUrl` of `highs-web.ts`); elsewhere they are given (`readHighsWasm` of `highs-node.ts`).
 */
export function loadHighs(wasm: Uint8Array | string): Promise<LpSolver> {
  loading ??= openLibrary(wasm).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function openLibrary(wasm: Uint8Array | string): Promise<LpSolver> {
  const silent = () => {};
  const source = typeof wasm === 'string' ? { locateFile: () => wasm } : { wasmBinary: wasm };
  const highs = await startHighs({ ...source, print: silent, printErr: silent });
  const statusOf = createStatusTable(highs);
  return {
    version: highs.version.string,
    open: (model) => openHighsProblem(highs, statusOf, model),
  };
}

/** An `infinite or infeasible` outcome counts as infeasible: the caller bounds its columns where it matters. */
function createStatusTable(highs: Highs): (code: ModelStatusCode) => LpStatus {
  const codes = highs.constants.modelStatus;
  const table = new Map<number, LpStatus>([
    [codes.optimal, 'optimal'],
    [codes.empty, 'optimal'],
    [codes.infeasible, 'infeasible'],
    [codes.unboundedOrInfeasible, 'infeasible'],
    [codes.unbounded, 'unbounded'],
    [codes.timeLimit, 'limit'],
    [codes.iterationLimit, 'limit'],
    [codes.solutionLimit, 'limit'],
    [codes.interrupted, 'limit'],
  ]);
  return (code) => table.get(code) ?? 'failed';
}
