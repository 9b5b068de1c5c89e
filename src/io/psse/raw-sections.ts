import type { IssueList } from '../issue-list';
import { endsSection, type RawLine, readRawLine } from './raw-lines';
import { lastWithBusShunts } from './read-buses';

/** Sections that are read, and the names of those that are only counted. */
const firstSections = ['bus', 'load', 'fixedShunt', 'generator', 'branch'] as const;
const lastSections = [
  'transformer',
  'area',
  'twoTerminalDc',
  'vscDc',
  'impedanceCorrection',
  'multiTerminalDc',
  'multiSectionLine',
  'zone',
  'interAreaTransfer',
  'owner',
  'facts',
  'switchedShunt',
  'gne',
  'inductionMachine',
] as const;
export type RawSection =
  | (typeof firstSections)[number]
  | (typeof lastSections)[number]
  | 'systemWide'
  | 'switchingDevice'
  | 'substation';

const orderTo30: readonly RawSection[] = [
  'bus',
  'load',
  'generator',
  'branch',
  'transformer',
  'area',
  'twoTerminalDc',
  'vscDc',
  'switchedShunt',
  'impedanceCorrection',
  'multiTerminalDc',
  'multiSectionLine',
  'zone',
  'interAreaTransfer',
  'owner',
  'facts',
];
const orderTo33: readonly RawSection[] = [...firstSections, ...lastSections];
const orderFrom34: readonly RawSection[] = [
  'systemWide',
  ...firstSections,
  'switchingDevice',
  ...lastSections,
  'substation',
];

/** What a comment such as `BEGIN FIXED SHUNT DATA` calls a section; letters and digits only, in lower case. */
const namesInComments: Record<string, RawSection> = {
  bus: 'bus',
  load: 'load',
  fixedshunt: 'fixedShunt',
  fixedbusshunt: 'fixedShunt',
  generator: 'generator',
  branch: 'branch',
  nontransformerbranch: 'branch',
  systemswitchingdevice: 'switchingDevice',
  switchingdevice: 'switchingDevice',
  transformer: 'transformer',
  area: 'area',
  areainterchange: 'area',
  twoterminaldc: 'twoTerminalDc',
  twoterminaldcline: 'twoTerminalDc',
  vscdc: 'vscDc',
  vscdcline: 'vscDc',
  voltagesourceconverter: 'vscDc',
  impedancecorrection: 'impedanceCorrection',
  transformerimpedancecorrection: 'impedanceCorrection',
  multiterminaldc: 'multiTerminalDc',
  multisectionline: 'multiSectionLine',
  zone: 'zone',
  interareatransfer: 'interAreaTransfer',
  owner: 'owner',
  facts: 'facts',
  factsdevice: 'facts',
  factscontroldevice: 'facts',
  switchedshunt: 'switchedShunt',
  gne: 'gne',
  gnedevice: 'gne',
  inductionmachine: 'inductionMachine',
  substation: 'substation',
};

/** Without these the grid is not whole. */
const neededSections: ReadonlySet<RawSection> = new Set([
  'bus',
  'load',
  'generator',
  'branch',
  'transformer',
]);

/** With more records that begin with no bus number, the text is no case. */
const mostOddBuses = 2000;

export interface RawSections {
  lines: Map<RawSection, RawLine[]>;
  /** Needed sections that were reached, empty ones included. */
  isWhole: boolean;
}

/**
 * Sorts the lines after the three heading lines into sections: by the comments that announce them, else by the
 * order of the version. `Q` ends the file; substation data, always last, hold sections of their own and are
 * taken as one.
 */
export function splitSections(
  lines: readonly string[],
  start: number,
  version: number,
  issues: IssueList,
): RawSections {
  const order = version >= 34 ? orderFrom34 : version > lastWithBusShunts ? orderTo33 : orderTo30;
  const found = new Map<RawSection, RawLine[]>();
  const closed = new Set<RawSection>();
  let place = 0;
  let isFirst = true;
  let oddBuses = 0;
  for (let ix = start; ix < lines.length && place < order.length; ix++) {
    const text = lines[ix];
    if (text.trim() === '' || text.startsWith('@!')) continue;
    if (/^\s*Q\s*$/i.test(text)) {
      closed.add(order[place]);
      break;
    }
    const read = readRawLine(text, ix + 1);
    const section = order[place];
    if (endsSection(read)) {
      closed.add(section);
      place = nextPlace(order, place, read.comment);
      isFirst = false;
      continue;
    }
    if (isFirst && section === 'systemWide' && /^\d+$/.test(read.cells[0] ?? '')) place++;
    isFirst = false;
    if (order[place] === 'bus' && !/^\d+$/.test(read.cells[0] ?? '') && ++oddBuses > mostOddBuses) {
      issues.add('error', 'io.gaveUp', { line: ix + 1 }, { line: ix + 1 });
      break;
    }
    const list = found.get(order[place]);
    if (list) list.push(read);
    else found.set(order[place], [read]);
    // Nothing is read from here on, however long it is.
    if (order[place] === 'substation') break;
  }
  const isWhole = place >= order.indexOf('transformer') && closed.has('transformer');
  if (!isWhole) {
    const section = order[Math.min(place, order.length - 1)];
    issues.add('error', 'psse.cutOff', { section }, { line: lines.length });
  } else if (place < order.length && order[place] !== 'substation' && !closed.has(order[place]))
    issues.add('warning', 'psse.noEnd', { section: order[place] }, { line: lines.length });
  for (const section of neededSections)
    if (isWhole && !closed.has(section)) issues.add('error', 'psse.sectionMissing', { section });
  return { lines: found, isWhole };
}

function nextPlace(order: readonly RawSection[], place: number, comment: string): number {
  const announced = /BEGIN\s+(.+?)\s+DATA\b/i.exec(comment)?.[1];
  const name = announced && namesInComments[announced.toLowerCase().replace(/[^a-z0-9]/g, '')];
  const at = name ? order.indexOf(name) : -1;
  // A comment never leads back: a file that repeats a section would otherwise be read for ever in circles.
  return at > place ? at : place + 1;
}
