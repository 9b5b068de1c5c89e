import type { Branch, Grid } from '../../model/grid';
import { emptyRegion, type Region } from '../../model/region';
import type { Imported } from '../../model/result';
import { readStem } from '../file-name';
import { createIssueList, type IssueList } from '../issue-list';
import { readRawLine } from './raw-lines';
import { readNumber } from './raw-row';
import { type RawSection, type RawSections, splitSections } from './raw-sections';
import { readBranches, readSwitchingDevices } from './read-branches';
import { addFixedShunts, addLoads, addSwitchedShunts, readBuses } from './read-buses';
import { readDcLines } from './read-dc-lines';
import { readGenerators } from './read-generators';
import { readTransformers, warnOfCorrections } from './read-transformers';

/** Versions whose records are known. 33 and 34 are what most programs write. */
export const rawVersions = { oldest: 29, newest: 35 } as const;

/** Sections whose power is left out, with the number of lines of one record. */
const leftOut: readonly { section: RawSection; linesEach: number }[] = [
  { section: 'vscDc', linesEach: 3 },
  { section: 'multiTerminalDc', linesEach: 1 },
  { section: 'facts', linesEach: 1 },
  { section: 'gne', linesEach: 1 },
  { section: 'inductionMachine', linesEach: 1 },
];

/**
 * Reads a PSS/E power flow case (RAW), version 29 to 35 (Program Operation Manual, appendix "power flow data
 * file"). Bus ids are the file's numbers; branch, generator and DC line ids the 1-based rows of the case that
 * MATPOWER's `psse2mpc` makes of it. Never throws; linear in the text.
 */
export function parsePsse(text: string, fileName: string): Imported<Region> {
  const issues = createIssueList(fileName);
  const grid = readCase(text, issues);
  const found = issues.finish();
  if (!grid) return { issues: found };
  const id = readStem(fileName) || 'grid';
  return { value: { ...emptyRegion(id), name: id, origin: fileName, grid }, issues: found };
}

function readCase(text: string, issues: IssueList): Grid | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  let at = 0;
  while (at < lines.length && (lines[at].startsWith('@!') || lines[at].trim() === '')) at++;
  const { cells, comment } = readRawLine(lines[at] ?? '', at + 1);
  const line = at + 1;
  // An empty cell has the format's default: a base case of 100 MVA.
  const standard = [0, 100, undefined];
  const [change, base, given] = standard.map((value, ix) => {
    const text = (cells[ix] ?? '').trim();
    return text === '' && cells.length > 1 ? value : readNumber(text);
  });
  if (change === undefined || base === undefined) {
    issues.add('error', 'psse.notACase', {}, { line });
    return undefined;
  }
  if (change !== 0) issues.add('error', 'psse.changeCase', {}, { line });
  const version = given ?? readNumber(/PSS(?:\/|\(tm\))E-\s?(\d+)/i.exec(comment)?.[1] ?? '');
  if (version === undefined) issues.add('warning', 'psse.noVersion', {}, { line });
  const known = version ?? guessVersion(lines, at + 3);
  if (!(known >= rawVersions.oldest && known < rawVersions.newest + 1)) {
    issues.add('error', 'psse.version', { version: known, ...rawVersions }, { line });
    return undefined;
  }
  const baseMva = base > 0 ? base : 100;
  if (!(base > 0)) issues.add('error', 'psse.badBase', { base }, { line });
  // The two title lines may hold anything, even what looks like a record.
  const sections = splitSections(lines, at + 3, Math.floor(known), issues);
  return readGrid(sections, Math.floor(known), baseMva, issues);
}

/** Cells of a bus record with shunts in it, as versions 29 and 30 write them. */
const oldBusCells = 11;

/** The version of a file that does not say it: old ones, whose records differ, are told by their buses. */
function guessVersion(lines: readonly string[], start: number): number {
  const first = lines.slice(start, start + 50).find((it) => /^\s*\d/.test(it));
  return first !== undefined && readRawLine(first, 0).cells.length === oldBusCells ? 30 : 33;
}

function readGrid(sections: RawSections, version: number, baseMva: number, issues: IssueList): Grid {
  const linesOf = (section: RawSection) => sections.lines.get(section) ?? [];
  const buses = readBuses(linesOf('bus'), version, issues);
  if (buses.buses.length === 0) issues.add('error', 'psse.noBus', {});
  addLoads(linesOf('load'), buses, issues);
  addFixedShunts(linesOf('fixedShunt'), buses, issues);
  addSwitchedShunts(linesOf('switchedShunt'), version, buses, issues);
  const generators = readGenerators(linesOf('generator'), { version, baseMva }, buses, issues);
  const branchLines = linesOf('branch');
  const deviceLines = linesOf('switchingDevice');
  const branches: Branch[] = [
    ...readBranches(branchLines, { version, baseMva }, buses, issues),
    ...readSwitchingDevices(deviceLines, branchLines.length + 1, buses, issues),
  ];
  const firstRow = branchLines.length + deviceLines.length + 1;
  const transformerLines = linesOf('transformer');
  branches.push(...readTransformers(transformerLines, { firstRow, baseMva }, buses, issues));
  if (linesOf('impedanceCorrection').length > 0) warnOfCorrections(transformerLines, version, issues);
  const dcSource = linesOf('twoTerminalDc');
  const dcLines = dcSource.length > 0 ? readDcLines(dcSource, buses, issues) : [];
  for (const { section, linesEach } of leftOut) {
    const found = linesOf(section);
    if (found.length > 0)
      issues.add(
        'warning',
        'psse.leftOut',
        { section, count: Math.ceil(found.length / linesEach) },
        { line: found[0].line },
      );
  }
  if (sections.lines.has('substation'))
    issues.add('info', 'psse.substations', {}, { line: linesOf('substation')[0].line });
  if (buses.buses.length > 0 && !generators.some((unit) => unit.inService))
    issues.add('error', 'psse.noGenerator', {});
  if (buses.buses.length > 0 && !buses.buses.some((bus) => bus.type === 'reference'))
    issues.add('warning', 'psse.noReference', {});
  return {
    baseMva,
    buses: buses.buses,
    branches,
    generators,
    dcLines,
    ...(dcLines.length > 0 ? { dcLinesOn: true } : {}),
  };
}
