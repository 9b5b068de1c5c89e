import type { Project } from '../model/project';
import type { Region } from '../model/region';
import { hasErrors, type Imported, type Issue, issue } from '../model/result';
import type { SupplyKind } from '../model/water';
import { type BusPlaces, parseCoordinates } from './coordinates/coordinates-file';
import { readCouplingRows } from './couplings/read-rows';
import { detectKind, type FileKind } from './detect';
import type { InpIndex } from './inp/inp-index';
import { countElements } from './inp/network-summary';
import { parseInp } from './inp/parse-inp';
import { createIssueList } from './issue-list';
import type { ReadNetwork } from './join-parts';
import { parseMatpower } from './matpower/parse-matpower';
import { parsePandapower } from './pandapower/parse-pandapower';
import { unzipProject } from './project/project-file';
import { parseProject } from './project/read-project';
import { parsePsse } from './psse/parse-psse';
import { decodeText, isBinary } from './text';
import { isWorkbook, readSheets, type SheetsRead } from './zones/read-sheets';
import { parseZonesSheets, parseZonesText, type ReadZones } from './zones/zones-file';

/** A file as it comes from a disk, a drop or a command line. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
  /** Of a workbook: see `openWorkbooks`. */
  sheets?: SheetsRead;
}

/** The files with the sheets of those that are workbooks, which can only be unpacked in steps. */
export function openWorkbooks(files: readonly SourceFile[]): Promise<SourceFile[]> {
  return Promise.all(
    files.map(async (file) =>
      isWorkbook(file.bytes) ? { ...file, sheets: await readSheets(file.bytes, file.name) } : file,
    ),
  );
}

/** One file after reading: what kind it was, what it holds, and what was noticed. */
export interface FileContent {
  file: string;
  kind: Exclude<FileKind, 'zippedProject' | 'workbook'>;
  /** How many of each thing were found, for people to check. */
  counts: Record<string, number>;
  issues: Issue[];
  grid?: Region;
  project?: Project;
  network?: ReadNetwork;
  places?: BusPlaces;
  zones?: ReadZones;
  /** Text of a coupling table; its rows are read when there is a region to read them against. */
  couplings?: string;
}

/** Larger text is refused at once; no case, network or project comes near it. */
const mostBytes = 512 * 1024 * 1024;

/** How a network file is read: by our own reader alone, or by EPANET as well. */
export type NetworkReader = (text: string, file: string) => NetworkRead;
/** What a network file holds; `text` is the file without rows that had to be left out, where there are any. */
export type NetworkRead = Imported<InpIndex> & { text?: string };

/** Readers of a grid by itself. */
const gridParsers: Partial<Record<FileKind, (text: string, file: string) => Imported<Region>>> = {
  matpower: parseMatpower,
  pandapower: parsePandapower,
  psse: parsePsse,
};

/** Reads one file of any supported kind. Never throws on bytes; the issues say what could not be used. */
export function readFile(file: SourceFile, readNetwork: NetworkReader = parseInp): FileContent {
  const { name, bytes } = file;
  const refuse = (code: string): FileContent => ({
    file: name,
    kind: 'unknown',
    counts: { bytes: bytes.length },
    issues: [issue('error', code, { bytes: bytes.length }, { file: name })],
  });
  if (bytes.length === 0) return refuse('io.empty');
  if (bytes.length > mostBytes) return refuse('io.tooBig');
  const kind = detectKind(name, bytes, decodeText);
  if (kind === 'unknown') return refuse(isBinary(bytes) ? 'io.binary' : 'io.unknownKind');
  if (kind === 'zippedProject') {
    const text = unzipProject(bytes, name);
    if (!text.ok) return { file: name, kind: 'project', counts: {}, issues: text.error };
    return ofProject(name, parseProject(text.value, name));
  }
  if (kind === 'workbook') {
    const { sheets, issues } = file.sheets ?? { sheets: [], issues: [] };
    return ofZones(name, issues.length > 0 ? { issues } : parseZonesSheets(sheets, name));
  }
  if (isBinary(bytes)) return refuse('io.binary');
  const text = decodeText(bytes);
  const parseGrid = gridParsers[kind];
  if (parseGrid) return ofGrid(name, kind, parseGrid(text, name));
  if (kind === 'project') return ofProject(name, parseProject(text, name));
  if (kind === 'inp') {
    const read = readNetwork(text, name);
    return ofNetwork(name, read.text ?? text, read);
  }
  if (kind === 'zones') return ofZones(name, parseZonesText(text, name));
  if (kind === 'coordinates') return ofCoordinates(name, parseCoordinates(text, name));
  const issues = createIssueList(name);
  const rows = readCouplingRows(text, issues).length;
  return { file: name, kind: 'couplings', counts: { rows }, issues: issues.finish(), couplings: text };
}

function ofNetwork(file: string, inp: string, { value, issues }: Imported<InpIndex>): FileContent {
  const content: FileContent = { file, kind: 'inp', counts: value ? countElements(value) : {}, issues };
  return value && !hasErrors(issues) ? { ...content, network: { file, inp, index: value } } : content;
}

function ofZones(file: string, { value, issues }: Imported<ReadZones>): FileContent {
  const content: FileContent = { file, kind: 'zones', counts: value ? countZones(value) : {}, issues };
  return value && !hasErrors(issues) ? { ...content, zones: value } : content;
}

function countZones({ zones: { nodes, links } }: ReadZones): Record<string, number> {
  const count = (kind: SupplyKind) => nodes.filter((it) => it.kind === kind).length;
  return {
    sources: count('source'),
    treatments: count('treatment'),
    stations: count('station'),
    storages: count('reservoir'),
    zones: count('zone'),
    links: links.length,
  };
}

function ofCoordinates(file: string, { value, issues }: Imported<BusPlaces>): FileContent {
  const counts: Record<string, number> = value ? { buses: value.byBusId.size } : {};
  return { file, kind: 'coordinates', counts, issues, ...(value ? { places: value } : {}) };
}

function ofGrid(file: string, kind: FileContent['kind'], { value, issues }: Imported<Region>): FileContent {
  const content: FileContent = { file, kind, counts: value ? countGrid(value) : {}, issues };
  return value && !hasErrors(issues) ? { ...content, grid: value } : content;
}

function ofProject(file: string, { value, issues }: Imported<Project>): FileContent {
  const content: FileContent = { file, kind: 'project', counts: value ? countProject(value) : {}, issues };
  return value && !hasErrors(issues) ? { ...content, project: value } : content;
}

function countGrid({ grid }: Region): Record<string, number> {
  return {
    buses: grid.buses.length,
    branches: grid.branches.length,
    generators: grid.generators.length,
    dcLines: grid.dcLines.length,
  };
}

function countProject({ region, scenarios }: Project): Record<string, number> {
  return {
    ...countGrid(region),
    feeders: region.feeders.length,
    areas: region.areas.length,
    waterNetworks: region.waterNetworks.length,
    facilities: region.facilities.length,
    couplings: region.couplings.length,
    scenarios: scenarios.length,
  };
}
