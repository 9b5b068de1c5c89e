import type { Region } from '../../model/region';
import type { Imported } from '../../model/result';
import type { LonLat } from '../../model/schema-parts';
import { createIssueList, type IssueList } from '../issue-list';
import { placeDrawing } from '../layout/schematic-places';
import { type Aliases, findColumns } from '../table/columns';
import { readTableNumber, readTextTable, type TableRow } from '../table/read-table';

/** Places of buses, read from a table. */
export interface BusPlaces {
  /** True where the table gives drawing positions (`x`, `y`) and not places on the ground. */
  isSchematic: boolean;
  byBusId: Map<string, { lonLat: LonLat; substationId?: string; line: number }>;
}

type Field = 'bus' | 'lon' | 'lat' | 'x' | 'y' | 'substation';

/** Column names, English and Ukrainian, best first. */
export const coordinateAliases: Aliases<Field> = {
  bus: ['bus', 'busid', 'busi', 'busnumber', 'busno', 'number', 'id', 'шина', 'номершини'],
  lon: ['lon', 'lng', 'long', 'longitude', 'longitudedeg', 'londeg', 'довгота'],
  lat: ['lat', 'latitude', 'latitudedeg', 'latdeg', 'широта'],
  x: ['x', 'xcoord', 'xcoordinate'],
  y: ['y', 'ycoord', 'ycoordinate'],
  substation: ['substationid', 'subid', 'sub', 'підстанція'],
};

/** Reads a table with a bus and either longitude and latitude or drawing positions. */
export function parseCoordinates(text: string, fileName: string): Imported<BusPlaces> {
  const issues = createIssueList(fileName);
  const table = readTextTable(text);
  const columns = table && findColumns(table.header.cells, coordinateAliases);
  const horizontal = columns?.lon ?? columns?.x;
  const vertical = columns?.lon ? columns.lat : columns?.y;
  if (!table || !columns?.bus || !horizontal || !vertical) {
    issues.add('error', 'coordinates.noColumns', {}, { line: table?.header.line });
    return { issues: issues.finish() };
  }
  const isSchematic = columns.lon === undefined;
  const rows = readRows(
    table.rows,
    [columns.bus.column, horizontal.column, vertical.column],
    isSchematic,
    issues,
  );
  const places = isSchematic
    ? placeDrawing(
        rows.map((row) => row.x),
        rows.map((row) => row.y),
      )
    : rows.map((row): LonLat => [row.x, row.y]);
  const substation = columns.substation?.column;
  const byBusId: BusPlaces['byBusId'] = new Map();
  rows.forEach((row, ix) => {
    const substationId = substation === undefined ? undefined : row.cells[substation];
    byBusId.set(row.id, { lonLat: places[ix], line: row.line, ...(substationId ? { substationId } : {}) });
  });
  return { value: { isSchematic, byBusId }, issues: issues.finish() };
}

/** A table with more rows in error is no table of coordinates; the rest is not read. */
const mostErrors = 5000;

function readRows(
  rows: Iterable<TableRow>,
  [bus, horizontal, vertical]: [number, number, number],
  isSchematic: boolean,
  issues: IssueList,
): (TableRow & { id: string; x: number; y: number })[] {
  const lineOf = new Map<string, number>();
  const out: (TableRow & { id: string; x: number; y: number })[] = [];
  for (const { cells, line } of rows) {
    const id = readBusId(cells[bus] ?? '');
    const x = readTableNumber(cells[horizontal] ?? '');
    const y = readTableNumber(cells[vertical] ?? '');
    const earlier = lineOf.get(id);
    if (id === '') issues.add('error', 'coordinates.noBus', {}, { line });
    else if (x === undefined || y === undefined)
      issues.add('error', 'coordinates.notANumber', { id }, { line, id });
    else if (!isSchematic && (x < -180 || x > 180 || y < -90 || y > 90))
      issues.add('error', 'coordinates.outside', { id, lon: x, lat: y }, { line, id });
    else if (earlier !== undefined) issues.add('warning', 'coordinates.twice', { id, earlier }, { line, id });
    else {
      lineOf.set(id, line);
      out.push({ cells, line, id, x, y });
    }
    if (issues.errorCount() > mostErrors) {
      issues.add('error', 'io.gaveUp', { line }, { line });
      break;
    }
  }
  return out;
}

/** Spreadsheets write bus 12 as `12.0` or `12,0`. */
function readBusId(text: string): string {
  return /^\d+[.,]0+$/.test(text) ? text.replace(/[.,]0+$/, '') : text;
}

/** The Region with these places on its buses; rows for buses it lacks are reported. */
export function applyCoordinates(region: Region, places: BusPlaces, fileName: string): Imported<Region> {
  const issues = createIssueList(fileName);
  const left = new Map(places.byBusId);
  const buses = region.grid.buses.map((bus) => {
    const place = left.get(bus.id);
    if (!place) return bus;
    left.delete(bus.id);
    const { lonLat, substationId } = place;
    return { ...bus, lonLat, ...(substationId === undefined ? {} : { substationId }) };
  });
  for (const [id, { line }] of left) issues.add('warning', 'coordinates.noSuchBus', { id }, { line, id });
  const missing = buses.filter((bus) => !bus.lonLat).length;
  if (missing > 0) issues.add('warning', 'coordinates.busesMissing', { count: missing });
  return {
    value: {
      ...region,
      grid: { ...region.grid, buses },
      baseMap: places.isSchematic ? { ...region.baseMap, schematic: true } : region.baseMap,
    },
    issues: issues.finish(),
  };
}
