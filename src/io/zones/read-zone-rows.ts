import type { IssueList } from '../issue-list';
import { readTableNumber, type TableRow } from '../table/read-table';
import { readGuarded } from '../table/write-table';
import {
  findZoneColumns,
  readZoneKind,
  type ZoneColumns,
  type ZoneField,
  type ZoneRowKind,
} from './zone-columns';
import { type Quantity, unitNames } from './zone-units';

/** A row as written, in SI; names are not looked up yet. */
export interface ZoneRow {
  line: number;
  kind: ZoneRowKind;
  id: string;
  name?: string;
  from?: string;
  to?: string;
  capacityM3s?: number;
  volumeM3?: number;
  startFill?: number;
  leakShare?: number;
  people?: number;
  tier?: number;
  litresPerDay?: number;
  demandM3s?: number;
  area?: string;
  bus?: string;
  feeder?: string;
  kw?: number;
  backupKw?: number;
  fuelL?: number;
  lon?: number;
  lat?: number;
}

/** A table of text: its rows, and whether `1,234` in it can only be a decimal comma. */
export interface ZoneTable {
  header: TableRow;
  rows: Iterable<TableRow>;
  commaIsDecimal: boolean;
}

const needUnit = {
  capacity: 'flow',
  demand: 'flow',
  volume: 'volume',
  fill: 'share',
  leak: 'share',
} as const satisfies Partial<Record<ZoneField, Quantity>>;
/** Limits of each number. */
const ranges: Partial<Record<ZoneField, readonly [number, number]>> = {
  fill: [0, 1],
  leak: [0, 0.95],
  tier: [1, 6],
  lon: [-180, 180],
  lat: [-90, 90],
};
/** A table with more rows in error is none of supply zones; the rest is not read. */
const mostFaults = 5000;

/**
 * Reads the rows. A row with a number that cannot be read, or a name it lacks, is left out with a warning that says its
 * line and column; a quantity whose header names no unit is an error, since the figures could mean anything.
 */
export function readZoneRows({ header, rows, commaIsDecimal }: ZoneTable, issues: IssueList): ZoneRow[] {
  const columns = findZoneColumns(header.cells);
  const at = { line: header.line };
  if (!columns.kind || !columns.id) {
    issues.add('error', 'zones.noColumns', { columns: header.cells.join(', ').slice(0, 200) }, at);
    return [];
  }
  let usable = true;
  for (const [field, quantity] of Object.entries(needUnit) as [keyof typeof needUnit, Quantity][]) {
    const found = columns[field];
    if (!found || found.unit) continue;
    const params = { header: found.header, units: unitNames(quantity) };
    issues.add('error', 'zones.noUnit', params, { ...at, column: found.column + 1 });
    usable = false;
  }
  const known = new Set(Object.values(columns).map((it) => it.column));
  header.cells.forEach((text, column) => {
    if (text !== '' && !known.has(column))
      issues.add('info', 'zones.unknownColumn', { header: text }, { ...at, column: column + 1 });
  });
  if (!usable) return [];
  const out: ZoneRow[] = [];
  let faults = 0;
  for (const row of rows) {
    const it = readRow(row, columns, commaIsDecimal, issues);
    if (it) out.push(it);
    else if (++faults > mostFaults) {
      issues.add('error', 'io.gaveUp', { line: row.line }, { line: row.line });
      break;
    }
  }
  return out;
}

function readRow(
  { cells, line }: TableRow,
  columns: ZoneColumns,
  commaIsDecimal: boolean,
  issues: IssueList,
): ZoneRow | undefined {
  let isSound = true;
  const text = (field: ZoneField) => {
    const column = columns[field];
    const cell = column && readGuarded(cells[column.column] ?? '');
    return cell === '' ? undefined : cell;
  };
  const refuse = (field: ZoneField, code: string, params: Record<string, string | number>) => {
    const column = (columns[field]?.column ?? 0) + 1;
    issues.add('warning', code, params, { line, column, ...(id === undefined ? {} : { id }) });
    isSound = false;
  };
  const id = text('id');
  const number = (field: ZoneField) => {
    const cell = text(field);
    if (cell === undefined) return undefined;
    const header = columns[field]?.header ?? field;
    if (!commaIsDecimal && /^[1-9]\d{0,2}(,\d{3})+$/.test(cell.replace(/\s/g, ''))) {
      refuse(field, 'zones.commaUnclear', { header, text: cell });
      return undefined;
    }
    const isShare = field === 'fill' || field === 'leak';
    const value = readTableNumber(isShare ? cell.replace(/%$/, '') : cell);
    const isPercentCell = isShare && cell.endsWith('%');
    const factor = isPercentCell ? 0.01 : (columns[field]?.unit?.factor ?? 1);
    const [least, most] = ranges[field] ?? [0, Number.MAX_VALUE];
    const scaled = value === undefined ? Number.NaN : value * factor;
    if (!(scaled >= least && scaled <= most) || (field === 'tier' && !Number.isInteger(scaled))) {
      refuse(field, 'zones.badNumber', { header, text: cell.slice(0, 80) });
      return undefined;
    }
    return scaled;
  };
  const word = text('kind');
  const kind = word === undefined ? undefined : readZoneKind(word);
  if (!kind) refuse('kind', 'zones.unknownKind', { kind: word ?? '' });
  if (id === undefined) refuse('id', 'zones.noId', {});
  else if (id.includes('/')) refuse('id', 'zones.slash', { id });
  const values = {
    name: text('name'),
    from: text('from'),
    to: text('to'),
    capacityM3s: number('capacity'),
    volumeM3: number('volume'),
    startFill: number('fill'),
    leakShare: number('leak'),
    people: number('people'),
    tier: number('tier'),
    litresPerDay: number('litres'),
    demandM3s: number('demand'),
    area: text('area'),
    bus: text('bus'),
    feeder: text('feeder'),
    kw: number('kw'),
    backupKw: number('backupKw'),
    fuelL: number('fuelL'),
    lon: number('lon'),
    lat: number('lat'),
  };
  if (!isSound || !kind || id === undefined) return undefined;
  return { line, kind, id, ...defined(values) };
}

/** The values that are there. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
