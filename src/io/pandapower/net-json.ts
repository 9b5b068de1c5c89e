import type { IssueList } from '../issue-list';
import { findJsonPlaces } from '../project/json-places';

/** One table of a net: rows under named columns, each with its index. */
export interface NetTable {
  name: string;
  /** The table's own index, as text: what other tables name. */
  index: string[];
  columns: Map<string, number>;
  rows: unknown[][];
}

/** A net as its JSON states it. */
export interface NetJson {
  name: string;
  /** Power base in MVA. */
  baseMva: number;
  frequencyHz: number;
  /** Written before version 3, which named the kinds of tap changers. */
  isBefore3: boolean;
  tables: Map<string, NetTable>;
}

/**
 * Tables that a power flow uses, and those that matter to it but are left out; the rest (results, standard
 * types, measurements) is not looked at.
 */
const usedTables = new Set([
  'bus',
  'bus_geodata',
  'load',
  'asymmetric_load',
  'motor',
  'storage',
  'ward',
  'xward',
  'sgen',
  'asymmetric_sgen',
  'gen',
  'ext_grid',
  'shunt',
  'line',
  'trafo',
  'trafo3w',
  'trafo_characteristic_table',
  'shunt_characteristic_table',
  'impedance',
  'switch',
  'dcline',
  'poly_cost',
  'pwl_cost',
  'tcsc',
  'vsc',
  'b2b_vsc',
  'line_dc',
]);

/** Longer text is not searched for the place where it stops being JSON. */
const mostPlaced = 8_000_000;

/** Tables and numbers of a net saved by `pandapower.to_json`. Undefined, with the reason reported, for other text. */
export function readNetJson(text: string, issues: IssueList): NetJson | undefined {
  const json = parseLoosely(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (json === undefined) {
    const broken = text.length > mostPlaced ? undefined : findJsonPlaces(text, []).broken;
    issues.add('error', 'pandapower.notJson', {}, broken);
    return undefined;
  }
  const content = isRecord(json) && '_object' in json ? json._object : json;
  const net = typeof content === 'string' ? parseLoosely(content) : content;
  if (!isRecord(net) || !('bus' in net)) {
    issues.add('error', 'pandapower.notANet', {});
    return undefined;
  }
  const version = String(net.format_version ?? net.version ?? '');
  if (/^[01]\./.test(version)) {
    issues.add('error', 'pandapower.version', { version: version.slice(0, 20) });
    return undefined;
  }
  if (!/^\d/.test(version)) issues.add('warning', 'pandapower.noVersion', {});
  const tables = new Map<string, NetTable>();
  for (const [name, value] of Object.entries(net)) {
    if (!usedTables.has(name)) continue;
    const table = readTable(name, value, issues);
    if (table) tables.set(name, table);
  }
  const baseMva = readPositive(net.sn_mva);
  if (baseMva === undefined) issues.add('warning', 'pandapower.noBase', {}, { id: 'sn_mva' });
  return {
    name: typeof net.name === 'string' ? net.name : '',
    baseMva: baseMva ?? 1,
    frequencyHz: readPositive(net.f_hz) ?? 50,
    isBefore3: isBefore3(String(net.format_version ?? ''), String(net.version ?? '')),
    tables,
  };
}

/** Words that Python's `json` writes for numbers that JSON has none for; in strings they stay. */
const pythonNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** JSON as Python writes it: NaN and Infinity are empty cells. Undefined for other text. */
function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) return undefined;
  }
  try {
    return JSON.parse(text.replace(pythonNumber, (it) => (it.startsWith('"') ? it : 'null')));
  } catch {
    return undefined;
  }
}

/**
 * The layout as `convert_format` of pandapower tells it: a format newer than the program that wrote it counts
 * as that program's, and what was written while version 3 was being developed counts as older.
 */
function isBefore3(format: string, program: string): boolean {
  const [layout, base] = [readVersion(format === '' ? program : format), readVersion(program)];
  const isNewer = base !== undefined && layout !== undefined && layout > base;
  const known = isNewer ? base : layout;
  if (known === undefined) return false;
  return known < 3_000_000 || (isNewer && known === 3_000_000 && program.includes('dev'));
}

/** `3.1.2` as 3,001,002; undefined for text that begins with no number. */
function readVersion(text: string): number | undefined {
  const parts = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  if (!parts) return undefined;
  const [major, minor, patch] = [1, 2, 3].map((ix) => Number(parts[ix] ?? 0));
  return major * 1_000_000 + minor * 1000 + patch;
}

function readPositive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A data frame: its content is JSON in a string (as written) or plain, by rows (`split`) or by columns. */
function readTable(name: string, value: unknown, issues: IssueList): NetTable | undefined {
  const refuse = (): undefined => {
    issues.add('error', 'pandapower.badTable', { table: name }, { id: name });
    return undefined;
  };
  let content: unknown = isRecord(value) && '_object' in value ? value._object : value;
  if (typeof content === 'string') content = parseLoosely(content);
  if (!isRecord(content)) return refuse();
  const table =
    Array.isArray(content.columns) && Array.isArray(content.data)
      ? ofSplit(name, content, issues)
      : ofColumns(name, content);
  return table ? nameAsNow(table) : refuse();
}

/** Columns under the names that they have had since version 2.0. */
function nameAsNow(table: NetTable): NetTable {
  const isTrafo = table.name === 'trafo' || table.name === 'trafo3w';
  for (const [column, ix] of [...table.columns]) {
    const now = isTrafo
      ? column
          .replace(/^tp_(st_)?/, (_, step) => (step ? 'tap_step_' : 'tap_'))
          .replace(/^tap_mid$/, 'tap_neutral')
          .replace(/^vsc/, 'vk')
      : column.replace(/^imax_ka$/, 'max_i_ka');
    if (now !== column && !table.columns.has(now)) table.columns.set(now, ix);
  }
  return table;
}

function ofSplit(name: string, content: Record<string, unknown>, issues: IssueList): NetTable {
  const columnNames = (content.columns as unknown[]).map(String);
  const data = content.data as unknown[];
  const given = Array.isArray(content.index) ? content.index : [];
  const index: string[] = [];
  const rows: unknown[][] = [];
  data.forEach((row, ix) => {
    const key = given.length > ix ? String(given[ix]) : String(ix);
    if (!Array.isArray(row) || row.length !== columnNames.length) {
      issues.add(
        'error',
        'pandapower.columnCount',
        { table: name, index: key, has: Array.isArray(row) ? row.length : 0, expected: columnNames.length },
        { id: `${name}[${key}]` },
      );
      return;
    }
    index.push(key);
    rows.push(row);
  });
  if (given.length !== data.length)
    issues.add(
      'error',
      'pandapower.indexCount',
      { table: name, index: given.length, rows: data.length },
      { id: name },
    );
  return { name, index, columns: new Map(columnNames.map((it, ix) => [it, ix])), rows };
}

/** `{"column": {"0": value, …}, …}`, the way pandas writes a frame by itself. */
function ofColumns(name: string, content: Record<string, unknown>): NetTable | undefined {
  const entries = Object.entries(content);
  const columns = new Map(entries.map(([column], ix) => [column, ix]));
  const place = new Map<string, number>();
  const rows: unknown[][] = [];
  for (const [columnIx, [, cells]] of entries.entries()) {
    if (!isRecord(cells)) return undefined;
    for (const [key, value] of Object.entries(cells)) {
      const known = place.get(key);
      const rowIx = known ?? rows.length;
      if (known === undefined) {
        place.set(key, rowIx);
        rows.push(new Array(entries.length).fill(null));
      }
      rows[rowIx][columnIx] = value;
    }
  }
  return { name, index: [...place.keys()], columns, rows };
}
