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
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    const broken = text.length > mostPlaced ? undefined : findJsonPlaces(text, []).broken;
    issues.add('error', 'pandapower.notJson', {}, broken);
    return undefined;
  }
  const net = isRecord(json) && isRecord(json._object) ? json._object : json;
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
    tables,
  };
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
  if (typeof content === 'string') {
    try {
      content = JSON.parse(content);
    } catch {
      return refuse();
    }
  }
  if (!isRecord(content)) return refuse();
  if (Array.isArray(content.columns) && Array.isArray(content.data)) return ofSplit(name, content, issues);
  return ofColumns(name, content) ?? refuse();
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
