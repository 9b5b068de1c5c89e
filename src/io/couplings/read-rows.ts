import type { FacilityKind } from '../../model/facility';
import { isBarredClass } from '../barred-classes';
import type { IssueList } from '../issue-list';
import { findColumns } from '../table/columns';
import { readTableNumber, readTextTable, type TableRow } from '../table/read-table';
import { readGuarded } from '../table/write-table';
import {
  type CoupledKind,
  type CouplingField,
  couplingAliases,
  kindOfIdColumn,
  readFacilityKind,
  readKind,
} from './coupling-columns';

/** A row of a coupling table as written; names are not looked up yet. */
export interface CouplingRow {
  line: number;
  kind?: CoupledKind;
  network?: string;
  id: string;
  bus?: string;
  feeder?: string;
  loadMw?: number;
  facilityKind?: FacilityKind;
  kw?: number;
  essentialKw?: number;
  people?: number;
  name?: string;
  /** What a valve does without power, as written. */
  withoutPower?: string;
}

type Columns = ReturnType<typeof findColumns<CouplingField>>;

/** Columns of a table without a header row, in the order that `formatCouplings` writes. */
const plainOrder: readonly CouplingField[] = ['kind', 'network', 'id', 'bus', 'feeder'];

/** Reads the rows of a coupling table. Each row that cannot be used is an error with its line. */
export function readCouplingRows(text: string, issues: IssueList): CouplingRow[] {
  const table = readTextTable(text);
  if (!table) {
    issues.add('error', 'couplings.empty', {});
    return [];
  }
  const { columns, rows } = withColumns(table.header, table.rows);
  if (!columns.bus && !columns.feeder) {
    issues.add(
      'error',
      'couplings.noBusColumn',
      { columns: shown(table.header) },
      { line: table.header.line },
    );
    return [];
  }
  if (!columns.id && !columns.kind && !columns.feeder) {
    issues.add(
      'error',
      'couplings.noIdColumn',
      { columns: shown(table.header) },
      { line: table.header.line },
    );
    return [];
  }
  const out: CouplingRow[] = [];
  for (const row of rows) {
    const it = readRow(row, columns, issues);
    if (it) out.push(it);
    if (issues.errorCount() > mostErrors) {
      issues.add('error', 'io.gaveUp', { line: row.line }, { line: row.line });
      break;
    }
  }
  return out;
}

/** A table with more rows in error is no coupling table; the rest is not read. */
const mostErrors = 5000;

function shown(row: TableRow): string {
  return row.cells.join(', ').slice(0, 200);
}

/** A first row such as `pump,Net3,10,5` is no header: the usual order is taken. */
function withColumns(
  header: TableRow,
  rows: Iterable<TableRow>,
): { columns: Columns; rows: Iterable<TableRow> } {
  const columns = findColumns(header.cells, couplingAliases);
  if ((columns.bus || columns.feeder) && (columns.id || columns.kind)) return { columns, rows };
  const isData = header.cells.length >= 4 && readKind(header.cells[0]) !== undefined;
  if (!isData) return { columns, rows };
  const plain: Columns = {};
  plainOrder.forEach((field, column) => {
    plain[field] = { column, alias: field };
  });
  return { columns: plain, rows: withFirst(header, rows) };
}

function* withFirst(first: TableRow, rest: Iterable<TableRow>): Generator<TableRow> {
  yield first;
  yield* rest;
}

function readRow({ cells, line }: TableRow, columns: Columns, issues: IssueList): CouplingRow | undefined {
  const cell = (field: CouplingField) => {
    const at = columns[field];
    const text = at && readGuarded(cells[at.column] ?? '');
    return text === '' ? undefined : text;
  };
  const idCell = columns.id ? cell('id') : undefined;
  const ofKindCell = splitKind(cell('kind') ?? '');
  // `pump:10` may stand in either column.
  const isNamedByKind = idCell === undefined && (ofKindCell.kind !== undefined || !columns.id);
  const said = isNamedByKind ? ofKindCell : splitKind(idCell ?? '');
  const kindCell = isNamedByKind ? undefined : cell('kind');
  const barred = [kindCell, cell('facilityKind')].find((word) => word && isBarredClass(word));
  if (barred) {
    issues.add('warning', 'io.barredClass', { className: barred }, { line });
    return undefined;
  }
  const kind = kindCell === undefined ? undefined : readKind(kindCell);
  if (kindCell !== undefined && !kind) {
    issues.add('error', 'couplings.unknownKind', { kind: kindCell }, { line });
    return undefined;
  }
  const feeder = cell('feeder');
  const id = said.id || (kind?.kind === 'feeder' || !columns.id ? (feeder ?? '') : '');
  if (id === '') {
    issues.add('error', 'couplings.noId', {}, { line });
    return undefined;
  }
  const isFeeder = (kind?.kind ?? said.kind) === 'feeder' || (said.id === '' && feeder !== undefined);
  const row: CouplingRow = {
    line,
    id,
    kind: kind?.kind ?? said.kind ?? (isFeeder ? 'feeder' : idColumnKind(columns)),
    network: cell('network'),
    bus: cell('bus'),
    feeder: isFeeder ? undefined : feeder,
    facilityKind: kind?.facilityKind ?? readOwnKind(cell('facilityKind'), line, issues),
    name: columns.name ? cell('name') : undefined,
    withoutPower: cell('withoutPower'),
  };
  for (const field of ['loadMw', 'kw', 'essentialKw', 'people'] as const) {
    const text = cell(field);
    const value = text === undefined ? undefined : readTableNumber(text);
    if (text !== undefined && (value === undefined || value < 0)) {
      issues.add('error', 'couplings.badNumber', { field, text }, { line, id });
      return undefined;
    }
    row[field] = value;
  }
  if (row.bus === undefined && row.feeder === undefined) {
    issues.add('error', 'couplings.noBus', { id }, { line, id });
    return undefined;
  }
  return row;
}

function idColumnKind(columns: Columns): CoupledKind | undefined {
  return columns.id && kindOfIdColumn(columns.id.alias);
}

function readOwnKind(word: string | undefined, line: number, issues: IssueList): FacilityKind | undefined {
  if (word === undefined) return undefined;
  const kind = readFacilityKind(word);
  if (!kind) issues.add('warning', 'couplings.facilityKind', { kind: word }, { line });
  return kind;
}

/** `pump:10` names the kind too. Other ids may hold colons. */
function splitKind(text: string): { kind?: CoupledKind; id: string } {
  const colon = text.indexOf(':');
  const kind = colon > 0 ? readKind(text.slice(0, colon)) : undefined;
  return kind && colon < text.length - 1
    ? { kind: kind.kind, id: text.slice(colon + 1).trim() }
    : { id: text };
}
