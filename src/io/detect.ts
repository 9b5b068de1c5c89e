import { coordinateAliases } from './coordinates/coordinates-file';
import { couplingAliases, readKind } from './couplings/coupling-columns';
import { readExtension } from './file-name';
import { findColumns } from './table/columns';
import { readTextTable } from './table/read-table';
import { isBinary, isZip } from './text';
import { isWorkbook } from './zones/read-sheets';
import { isZoneHeader } from './zones/zone-columns';

export const fileKinds = [
  'matpower',
  'pandapower',
  'psse',
  'inp',
  'project',
  'zippedProject',
  'zones',
  'workbook',
  'couplings',
  'coordinates',
  'unknown',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** How much of a file's beginning is looked at. */
const sampleLength = 200_000;

/** What kind of file it is, by its content first and its ending where the content does not tell. */
export function detectKind(name: string, bytes: Uint8Array, decode: (bytes: Uint8Array) => string): FileKind {
  if (isZip(bytes)) return isWorkbook(bytes) ? 'workbook' : 'zippedProject';
  if (bytes.length === 0 || isBinary(bytes)) return 'unknown';
  const sample = decode(bytes.subarray(0, Math.min(bytes.length, sampleLength)));
  return detectText(sample) ?? detectEnding(name);
}

function detectText(sample: string): FileKind | undefined {
  if (/^\uFEFF?\s*\{/.test(sample) && isPandapower(sample)) return 'pandapower';
  if (/^\uFEFF?\s*\{/.test(sample) && /"(format|version|region|scenarios)"\s*:/.test(sample))
    return 'project';
  if (/^[ \t]*\[(TITLE|JUNCTIONS|RESERVOIRS|TANKS|PIPES|PUMPS|OPTIONS|TIMES|COORDINATES)\]/im.test(sample))
    return 'inp';
  if (/^[ \t]*(\w+\.)?(bus|gen|branch)\s*=\s*\[/m.test(sample) || /^[ \t]*\w+\.baseMVA\s*=/m.test(sample))
    return 'matpower';
  if (/^[ \t]*function\s+(\w+|\[[^\]]{0,500}\])\s*=\s*\w+/m.test(sample)) return 'matpower';
  if (isRawCase(sample)) return 'psse';
  return detectTable(sample);
}

/** Marks of a net saved by pandapower: its class, or the bus table's column of voltages. */
function isPandapower(sample: string): boolean {
  return /"_class"\s*:\s*"pandapowerNet"|"_module"\s*:\s*"pandapower|\\?"vn_kv\\?"/.test(sample);
}

/** The first record of a RAW file, `0, 100.0, 33, …`, and the end of its bus section or a title within sight. */
function isRawCase(sample: string): boolean {
  const first = /^(?:@!.*[\r\n]+|\s+)*([^\r\n]*)/.exec(sample)?.[1] ?? '';
  return /^\s*[01]\s*,\s*\d+(\.\d*)?([eE][+-]?\d+)?\s*,\s*\d\d(\.\d+)?\s*(,|\/|$)/.test(first);
}

/** A table by its header; a coupling table may also begin with a row such as `pump,town,P1,12`. */
function detectTable(sample: string): FileKind | undefined {
  const table = readTextTable(sample.slice(0, 20_000));
  if (!table || table.header.cells.length < 2) return undefined;
  const { cells } = table.header;
  if (isZoneHeader(cells)) return 'zones';
  const place = findColumns(cells, coordinateAliases);
  if (place.bus && ((place.lon && place.lat) || (place.x && place.y))) return 'coordinates';
  const coupling = findColumns(cells, couplingAliases);
  if ((coupling.bus || coupling.feeder) && (coupling.id || coupling.kind)) return 'couplings';
  return cells.length >= 4 && readKind(cells[0]) ? 'couplings' : undefined;
}

function detectEnding(name: string): FileKind {
  const kinds: Record<string, FileKind> = {
    m: 'matpower',
    raw: 'psse',
    inp: 'inp',
    json: 'project',
    lifeline: 'project',
  };
  return kinds[readExtension(name)] ?? 'unknown';
}
