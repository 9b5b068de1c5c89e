import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The bytes of the HiGHS library in Node, wherever the program was started from: beside the running file when the
 * build copied it there, else from the installed package.
 */
export function readHighsWasm(): Uint8Array {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'highs.wasm');
  if (existsSync(beside)) return readFileSync(beside);
  return readFileSync(createRequire(import.meta.url).resolve('highs/runtime'));
}
