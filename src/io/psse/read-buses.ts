import { type Bus, busTypes } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';
import { createRawRow, hasCells, readNumber } from './raw-row';
import type { RawSection } from './raw-sections';

export const radPerDeg = Math.PI / 180;

/** Newest version whose bus records hold shunts. */
export const lastWithBusShunts = 30;

const noVoltageLimits = { maxVoltagePu: 1.1, minVoltagePu: 0.9 };

/** Buses by number, as other sections name them. */
export interface RawBuses {
  buses: Bus[];
  byId: Map<string, Bus>;
}

/**
 * Buses in the order of their numbers, which are the ids: I, NAME, BASKV, IDE, AREA, ZONE, OWNER, VM, VA, NVHI,
 * NVLO. Up to version 30 shunts stand between IDE and AREA, and the owner at the end.
 */
export function readBuses(lines: readonly RawLine[], version: number, issues: IssueList): RawBuses {
  const buses: Bus[] = [];
  const hasShunts = version <= lastWithBusShunts;
  const at = hasShunts ? { area: 6, zone: 7, vm: 8, va: 9 } : { area: 4, zone: 5, vm: 7, va: 8 };
  const lineOf = new Map<string, number>();
  for (const source of lines) {
    if (!hasCells(source, 4, 'bus', issues)) continue;
    const number = readNumber(source.cells[0]);
    const { line } = source;
    if (number === undefined || !Number.isInteger(number) || number < 1) {
      issues.add('error', 'psse.busNumber', { text: source.cells[0].slice(0, 40) }, { line });
      continue;
    }
    const id = String(number);
    const earlier = lineOf.get(id);
    if (earlier !== undefined) {
      issues.add('error', 'psse.duplicateBus', { id, earlier }, { line, id });
      continue;
    }
    lineOf.set(id, line);
    const row = createRawRow(source, id, issues);
    const typeNumber = row.number(3, 'IDE', 1);
    const type = busTypes[typeNumber - 1];
    if (!type) issues.add('error', 'psse.busType', { id, text: row.text(3) }, { line, id });
    const name = row.text(1);
    buses.push({
      id,
      ...(name === '' ? {} : { name }),
      type: type ?? 'load',
      loadMw: 0,
      loadMvar: 0,
      shuntMw: hasShunts ? row.number(4, 'GL', 0) : 0,
      shuntMvar: hasShunts ? row.number(5, 'BL', 0) : 0,
      voltagePu: row.number(at.vm, 'VM', 1),
      angleRad: row.number(at.va, 'VA', 0) * radPerDeg,
      baseKv: row.number(2, 'BASKV', 0),
      maxVoltagePu: hasShunts
        ? noVoltageLimits.maxVoltagePu
        : row.number(9, 'NVHI', noVoltageLimits.maxVoltagePu),
      minVoltagePu: hasShunts
        ? noVoltageLimits.minVoltagePu
        : row.number(10, 'NVLO', noVoltageLimits.minVoltagePu),
      gridArea: String(row.number(at.area, 'AREA', 1)),
      zone: String(row.number(at.zone, 'ZONE', 1)),
    });
  }
  buses.sort((a, b) => Number(a.id) - Number(b.id));
  return { buses, byId: new Map(buses.map((bus) => [bus.id, bus])) };
}

/** The bus a record names; undefined, with an error, where there is none. A sign marks the metered end. */
export function findBus(
  { byId }: RawBuses,
  text: string,
  record: { section: RawSection; line: number; id: string },
  issues: IssueList,
): Bus | undefined {
  const number = readNumber(text.trim());
  const bus = number === undefined ? undefined : byId.get(String(Math.abs(number)));
  const { section, line, id } = record;
  if (!bus) issues.add('error', 'psse.unknownBus', { section, busId: text.slice(0, 40) }, { line, id });
  return bus;
}

/**
 * Adds loads to their buses: constant power, and constant current and admittance at the voltage of the file, as
 * PSS/E states them: I, ID, STATUS, AREA, ZONE, PL, QL, IP, IQ, YP, YQ, OWNER, SCALE, INTRPT, DGENP, DGENQ, DGENM.
 * Distributed generation behind a load (version 34) that is on is taken off it.
 */
export function addLoads(lines: readonly RawLine[], buses: RawBuses, issues: IssueList): void {
  for (const source of lines) {
    if (!hasCells(source, 6, 'load', issues)) continue;
    const id = `${source.cells[0]} ${source.cells[1]}`;
    const bus = findBus(buses, source.cells[0], { section: 'load', line: source.line, id }, issues);
    const row = createRawRow(source, id, issues);
    if (!bus || row.number(2, 'STATUS', 1) <= 0) continue;
    const v = bus.voltagePu;
    bus.loadMw += row.number(5, 'PL', 0) + row.number(7, 'IP', 0) * v + row.number(9, 'YP', 0) * v * v;
    bus.loadMvar += row.number(6, 'QL', 0) + row.number(8, 'IQ', 0) * v - row.number(10, 'YQ', 0) * v * v;
    if (row.number(16, 'DGENM', 0) <= 0) continue;
    bus.loadMw -= row.number(14, 'DGENP', 0);
    bus.loadMvar -= row.number(15, 'DGENQ', 0);
  }
}

/** Adds fixed shunts, MW and MVAr at 1 p.u.: I, ID, STATUS, GL, BL. */
export function addFixedShunts(lines: readonly RawLine[], buses: RawBuses, issues: IssueList): void {
  for (const source of lines) {
    if (!hasCells(source, 4, 'fixed shunt', issues)) continue;
    const id = `${source.cells[0]} ${source.cells[1]}`;
    const bus = findBus(buses, source.cells[0], { section: 'fixedShunt', line: source.line, id }, issues);
    const row = createRawRow(source, id, issues);
    if (!bus || row.number(2, 'STATUS', 1) <= 0) continue;
    bus.shuntMw += row.number(3, 'GL', 0);
    bus.shuntMvar += row.number(4, 'BL', 0);
  }
}

/** Columns of STAT (-1: there is none) and BINIT in a switched shunt's record. */
function switchedShuntColumns(version: number): { status: number; present: number } {
  if (version >= 35) return { status: 4, present: 11 };
  if (version >= 32) return { status: 3, present: 9 };
  return { status: -1, present: version >= 30 ? 7 : 6 };
}

/** Adds the present susceptance of switched shunts; from version 35 on an id stands behind the bus and a node behind the regulated bus. */
export function addSwitchedShunts(
  lines: readonly RawLine[],
  version: number,
  buses: RawBuses,
  issues: IssueList,
): void {
  const { status, present } = switchedShuntColumns(version);
  for (const source of lines) {
    if (!hasCells(source, 2, 'switched shunt', issues)) continue;
    const id = source.cells[0];
    const bus = findBus(buses, id, { section: 'switchedShunt', line: source.line, id }, issues);
    const row = createRawRow(source, id, issues);
    const isOn = status < 0 || row.number(status, 'STAT', 1) > 0;
    if (bus && isOn) bus.shuntMvar += row.number(present, 'BINIT', 0);
  }
}
