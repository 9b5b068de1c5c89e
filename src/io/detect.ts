import { readExtension } from './file-name';
import { isBinary, isZip } from './text';

export const fileKinds = [
  'matpower',
  'inp',
  'project',
  'zippedProject',
  'couplings',
  'coordinates',
  'unknown',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** How much of a file's beginning is looked at. */
const sampleLength = 200_000;

/** What kind of file it is, by its content first and its ending where the content does not tell. */
export function detectKind(name: string, bytes: Uint8Array, decode: (bytes: Uint8Array) => string): FileKind {
  if (isZip(bytes)) return 'zippedProject';
  if (bytes.length === 0 || isBinary(bytes)) return 'unknown';
  const sample = decode(bytes.subarray(0, Math.min(bytes.length, sampleLength)));
  return detectText(sample) ?? detectEnding(name);
}

function detectText(sample: string): FileKind | undefined {
  if (/^\uFEFF?\s*\{/.test(sample) && /"(format|version|region|scenarios)"\s*:/.test(sample))
    return 'project';
  if (/^[ \t]*\[(TITLE|JUNCTIONS|RESERVOIRS|TANKS|PIPES|PUMPS|OPTIONS|TIMES|COORDINATES)\]/im.test(sample))
    return 'inp';
  if (/^[ \t]*(\w+\.)?(bus|gen|branch)\s*=\s*\[/m.test(sample) || /^\s*\w+\.baseMVA\s*=/m.test(sample))
    return 'matpower';
  if (/^[ \t]*function\s+(\w+|\[[^\]]*\])\s*=\s*\w+/m.test(sample)) return 'matpower';
  return undefined;
}

function detectEnding(name: string): FileKind {
  const kinds: Record<string, FileKind> = {
    m: 'matpower',
    inp: 'inp',
    json: 'project',
    lifeline: 'project',
  };
  return kinds[readExtension(name)] ?? 'unknown';
}
