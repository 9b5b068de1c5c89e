import type { Imported } from '../../model/result';
import type { SupplyLink, SupplyNode, SupplyZones } from '../../model/water';
import { createIssueList, type IssueList } from '../issue-list';
import { readTextTable } from '../table/read-table';
import type { Sheet } from './read-sheets';
import { readZoneRows, type ZoneRow, type ZoneTable } from './read-zone-rows';
import { isZoneHeader } from './zone-columns';

/** Supply zones as read from a table, with what the rows say of areas and of the grid. */
export interface ReadZones {
  file: string;
  zones: SupplyZones;
  /** Rows of nodes, by their order in `zones.nodes`. */
  rows: ZoneRow[];
}

/** Reads a table of supply zones from text. `README.md` of this folder says what it may hold. */
export function parseZonesText(text: string, fileName: string): Imported<ReadZones> {
  const table = readTextTable(text);
  return parseZones(table && { ...table, commaIsDecimal: table.delimiter !== ',' }, fileName);
}

/** Reads the first sheet of a workbook that has the header of a table of supply zones. */
export function parseZonesSheets(sheets: readonly Sheet[], fileName: string): Imported<ReadZones> {
  const tables = sheets.flatMap(({ rows }): ZoneTable[] => {
    const header = rows.find(({ cells }) => isZoneHeader(cells));
    if (!header) return [];
    return [{ header, rows: rows.slice(rows.indexOf(header) + 1), commaIsDecimal: false }];
  });
  return parseZones(tables[0], fileName);
}

function parseZones(table: ZoneTable | undefined, fileName: string): Imported<ReadZones> {
  const issues = createIssueList(fileName);
  if (!table) {
    issues.add('error', 'zones.noTable');
    return { issues: issues.finish() };
  }
  const rows = withoutTwins(readZoneRows(table, issues), issues);
  const nodeRows = rows.filter((it) => it.kind !== 'link');
  const nodes = nodeRows.map((row) => nodeOf(row, issues));
  const links = linksOf(rows, new Set(nodes.map((it) => it.id)), issues);
  if (issues.errorCount() > 0) return { issues: issues.finish() };
  if (!nodes.some((it) => it.kind === 'zone')) issues.add('error', 'zones.noZone');
  return { value: { file: fileName, zones: { nodes, links }, rows: nodeRows }, issues: issues.finish() };
}

/** The first of rows with one id stays. */
function withoutTwins(rows: readonly ZoneRow[], issues: IssueList): ZoneRow[] {
  const lineOf = new Map<string, number>();
  return rows.filter(({ id, line }) => {
    const earlier = lineOf.get(id);
    if (earlier === undefined) lineOf.set(id, line);
    else issues.add('warning', 'zones.twice', { id, earlier }, { line, id });
    return earlier === undefined;
  });
}

function nodeOf(row: ZoneRow, issues: IssueList): SupplyNode {
  const { id, line, kind, name, capacityM3s, volumeM3, startFill, people, tier, litresPerDay } = row;
  const { leakShare, lon, lat } = row;
  const isZone = kind === 'zone';
  let { demandM3s } = row;
  if (isZone && demandM3s === undefined && litresPerDay !== undefined && people !== undefined)
    demandM3s = (litresPerDay * people) / 86_400_000;
  if (isZone && demandM3s === undefined) {
    const code = people === undefined ? 'zones.noDemand' : 'zones.usualDemand';
    issues.add(people === undefined ? 'warning' : 'info', code, { id }, { line, id });
  }
  if (kind === 'reservoir' && volumeM3 === undefined)
    issues.add('warning', 'zones.noVolume', { id }, { line, id });
  if (kind === 'reservoir' && startFill === undefined)
    issues.add('info', 'zones.usualFill', { id }, { line, id });
  if ((kind === 'source' || kind === 'station' || kind === 'treatment') && capacityM3s === undefined)
    issues.add('info', 'zones.noCapacity', { id }, { line, id });
  if ((lon === undefined) !== (lat === undefined))
    issues.add('warning', 'zones.halfPlace', { id }, { line, id });
  return {
    id,
    kind: kind === 'link' ? 'zone' : kind,
    ...(name === undefined ? {} : { name }),
    ...(capacityM3s === undefined ? {} : { capacityM3s }),
    ...(kind === 'reservoir' && volumeM3 !== undefined ? { volumeM3 } : {}),
    ...(kind === 'reservoir' && startFill !== undefined ? { startFill } : {}),
    ...(isZone && leakShare !== undefined ? { leakShare } : {}),
    ...(isZone && demandM3s !== undefined ? { demandM3s } : {}),
    ...(isZone && people !== undefined ? { people } : {}),
    ...(isZone && tier !== undefined ? { tier } : {}),
    ...(lon !== undefined && lat !== undefined ? { lonLat: [lon, lat] as [number, number] } : {}),
  };
}

function linksOf(rows: readonly ZoneRow[], nodeIds: ReadonlySet<string>, issues: IssueList): SupplyLink[] {
  return rows.flatMap(({ kind, id, line, from, to, capacityM3s }) => {
    if (kind !== 'link') {
      if (from !== undefined || to !== undefined)
        issues.add('warning', 'zones.endsOfNode', { id }, { line, id });
      return [];
    }
    const missing = [from, to].filter((it) => it === undefined || !nodeIds.has(it));
    if (from === undefined || to === undefined || missing.length > 0) {
      issues.add(
        'warning',
        'zones.noEnd',
        { id, missing: missing.map((it) => it ?? '-').join(', ') },
        { line, id },
      );
      return [];
    }
    if (capacityM3s === undefined) {
      issues.add('warning', 'zones.linkWithoutCapacity', { id }, { line, id });
      return [];
    }
    return [{ id, fromId: from, toId: to, capacityM3s }];
  });
}
