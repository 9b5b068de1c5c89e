import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wasmName = 'EpanetEngine.wasm';

/**
 * The bytes of the EPANET library in Node, wherever the program was started from: beside the running file when the
 * build copied it there, else from the installed package.
 */
export function readEpanetWasm(): Uint8Array {
  const beside = join(dirname(fileURLToPath(import.meta.url)), wasmName);
  if (existsSync(beside)) return readFileSync(beside);
  const packaged = createRequire(import.meta.url).resolve('epanet-js/engines/v2.3.5');
  return readFileSync(join(dirname(packaged), wasmName));
}
