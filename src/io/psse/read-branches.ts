import type { Branch } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';
import { createRawRow, hasCells, type RawRow, readNumber } from './raw-row';
import { findBus, type RawBuses } from './read-buses';

/** PSS/E's zero impedance line threshold (THRSHZ), p.u.; stands for a reactance of 0. */
export const tieReactancePu = 1e-4;

/** Ratings of a record, from a column on; from version 34 on twelve stand there, of which the first three count. */
export function readRatings(row: RawRow, first: number, id: string, issues: IssueList) {
  const rating = (ix: number, field: string): number => {
    const value = row.number(first + ix, field, 0);
    if (value >= 0) return value;
    issues.add('error', 'psse.negativeRating', { id, field, rating: value }, { line: row.line, id });
    return 0;
  };
  return { ratingAMw: rating(0, 'RATE1'), ratingBMw: rating(1, 'RATE2'), ratingCMw: rating(2, 'RATE3') };
}

/** A reactance of 0 cannot be calculated with; PSS/E joins such buses, here the threshold stands for it. */
export function reactanceOr(row: RawRow, value: number, id: string, issues: IssueList): number {
  if (value !== 0) return value;
  issues.add('warning', 'psse.zeroReactance', { id, reactance: tieReactancePu }, { line: row.line, id });
  return tieReactancePu;
}

/** Cells of a record of version 33 with all its owners. */
const mostCells33 = 24;

/** True for a record with a name and twelve ratings; some programs write those of version 33 under a newer number. */
function isNamed({ cells }: RawLine, version: number): boolean {
  if (version < 34) return false;
  return cells.length > mostCells33 || readNumber((cells[6] ?? '').trim()) === undefined;
}

/**
 * Lines and cables; `firstRow` is the 1-based row of the first, which is the id: I, J, CKT, R, X, B, [NAME from
 * 34 on,] ratings, GI, BI, GJ, BJ, ST. Line shunts go to their buses. A sign of J marks the metered end.
 */
export function readBranches(
  lines: readonly RawLine[],
  { version, baseMva }: { version: number; baseMva: number },
  buses: RawBuses,
  issues: IssueList,
): Branch[] {
  const branches: Branch[] = [];
  lines.forEach((source, rowIx) => {
    if (!hasCells(source, 5, 'branch', issues)) return;
    const id = String(rowIx + 1);
    const record = { section: 'branch' as const, line: source.line, id };
    const from = findBus(buses, source.cells[0], record, issues);
    const to = findBus(buses, source.cells[1], record, issues);
    if (!from || !to) return;
    const row = createRawRow(source, id, issues);
    const named = isNamed(source, version);
    const ratingAt = named ? 7 : 6;
    const shuntAt = ratingAt + (named ? 12 : 3);
    const inService = row.number(shuntAt + 4, 'ST', 1) > 0;
    if (inService) {
      from.shuntMw += row.number(shuntAt, 'GI', 0) * baseMva;
      from.shuntMvar += row.number(shuntAt + 1, 'BI', 0) * baseMva;
      to.shuntMw += row.number(shuntAt + 2, 'GJ', 0) * baseMva;
      to.shuntMvar += row.number(shuntAt + 3, 'BJ', 0) * baseMva;
    }
    const given = named ? row.text(6) : '';
    branches.push({
      id,
      name: given === '' ? nameOf(from.id, to.id, row.text(2)) : given,
      fromBusId: from.id,
      toBusId: to.id,
      kind: 'line',
      resistancePu: row.number(3, 'R', 0),
      reactancePu: reactanceOr(row, row.number(4, 'X', 0), id, issues),
      chargingPu: row.number(5, 'B', 0),
      ...readRatings(row, ratingAt, id, issues),
      tap: 1,
      shiftRad: 0,
      inService,
    });
  });
  return branches;
}

export function nameOf(fromId: string, toId: string, circuit: string): string {
  return `${fromId} - ${toId} (${circuit === '' ? '1' : circuit})`;
}

/** Breakers and switches (from version 34 on), closed or open: I, J, CKT, X, twelve ratings, STAT. */
export function readSwitchingDevices(
  lines: readonly RawLine[],
  firstRow: number,
  buses: RawBuses,
  issues: IssueList,
): Branch[] {
  const branches: Branch[] = [];
  lines.forEach((source, rowIx) => {
    if (!hasCells(source, 3, 'switching device', issues)) return;
    const id = String(firstRow + rowIx);
    const record = { section: 'switchingDevice' as const, line: source.line, id };
    const from = findBus(buses, source.cells[0], record, issues);
    const to = findBus(buses, source.cells[1], record, issues);
    if (!from || !to) return;
    const row = createRawRow(source, id, issues);
    branches.push({
      id,
      name: nameOf(from.id, to.id, row.text(2)),
      fromBusId: from.id,
      toBusId: to.id,
      kind: 'line',
      resistancePu: 0,
      reactancePu: row.number(3, 'X', tieReactancePu) || tieReactancePu,
      chargingPu: 0,
      ...readRatings(row, 4, id, issues),
      tap: 1,
      shiftRad: 0,
      inService: row.number(16, 'STAT', 1) > 0,
    });
  });
  return branches;
}
