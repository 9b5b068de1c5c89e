import type { Branch, Converter, DcLine } from '../../model/grid';
import type { IssueList } from '../issue-list';
import {
  branchColumns as at,
  converterColumns,
  dcLineColumns as dc,
  noLimit,
  radPerDeg,
} from './case-columns';
import type { CaseRows } from './case-rows';
import type { CaseBuses } from './read-buses';

/** Branches; an id is the 1-based row, out-of-service rows counted. A branch to a missing bus is left out. */
export function readBranches(rows: CaseRows, { byId, brokenIds }: CaseBuses, issues: IssueList): Branch[] {
  const branches: Branch[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (!rows.usable[row]) continue;
    const id = String(row + 1);
    const where = { line: rows.line(row), id };
    const fromBusId = String(rows.number(row, at.from, 'fbus'));
    const toBusId = String(rows.number(row, at.to, 'tbus'));
    const from = byId.get(fromBusId);
    const to = byId.get(toBusId);
    if (!from || !to) {
      const busId = from ? toBusId : fromBusId;
      if (!brokenIds.has(busId)) issues.add('error', 'matpower.branchToNothing', { id, busId }, where);
      continue;
    }
    const tap = rows.number(row, at.tap, 'ratio');
    const shiftRad = rows.number(row, at.shiftDeg, 'angle') * radPerDeg;
    const inService = rows.number(row, at.status, 'status') > 0;
    const reactancePu = rows.number(row, at.reactancePu, 'x');
    if (inService && from === to)
      issues.add('warning', 'matpower.branchToItself', { id, busId: from.id }, where);
    else if (inService && reactancePu === 0) issues.add('error', 'matpower.zeroReactance', { id }, where);
    if (tap < 0) issues.add('error', 'matpower.negativeTap', { id, tap }, where);
    const otherVoltage = from.baseKv !== to.baseKv && from.baseKv > 0 && to.baseKv > 0;
    branches.push({
      id,
      fromBusId,
      toBusId,
      kind: tap !== 0 || shiftRad !== 0 || otherVoltage ? 'transformer' : 'line',
      resistancePu: rows.number(row, at.resistancePu, 'r'),
      reactancePu,
      chargingPu: rows.number(row, at.chargingPu, 'b'),
      ratingAMw: readRating(rows, row, at.ratingAMw, 'rateA', issues),
      ratingBMw: readRating(rows, row, at.ratingBMw, 'rateB', issues),
      ratingCMw: readRating(rows, row, at.ratingCMw, 'rateC', issues),
      tap: tap === 0 ? 1 : tap,
      shiftRad,
      inService,
      ...angleLimits(rows.optional(row, at.minAngleDeg), rows.optional(row, at.maxAngleDeg)),
    });
  }
  return branches;
}

/** 0 and everything MATPOWER takes as unlimited become 0, no limit. */
function readRating(rows: CaseRows, row: number, column: number, field: string, issues: IssueList): number {
  const rating = rows.limit(row, column, field);
  if (rating < 0) {
    const id = String(row + 1);
    issues.add('error', 'matpower.negativeRating', { id, field, rating }, { line: rows.line(row), id });
    return 0;
  }
  return rating >= noLimit ? 0 : rating;
}

/** Limits of 360 degrees and more are none; 0 is a limit unless both are none or 0 (MATPOWER's makeAang). */
function angleLimits(minDeg = -360, maxDeg = 360): Partial<Branch> {
  const isLimited = (minDeg !== 0 && minDeg > -360) || (maxDeg !== 0 && maxDeg < 360);
  if (!isLimited) return {};
  return {
    ...(minDeg > -360 ? { minAngleRad: minDeg * radPerDeg } : {}),
    ...(maxDeg < 360 ? { maxAngleRad: maxDeg * radPerDeg } : {}),
  };
}

/** DC lines; an id is the 1-based row. */
export function readDcLines(rows: CaseRows, { byId, brokenIds }: CaseBuses, issues: IssueList): DcLine[] {
  const lines: DcLine[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (!rows.usable[row]) continue;
    const id = String(row + 1);
    const fromBusId = String(rows.number(row, dc.from, 'fbus'));
    const toBusId = String(rows.number(row, dc.to, 'tbus'));
    if (!byId.has(fromBusId) || !byId.has(toBusId)) {
      const busId = byId.has(fromBusId) ? toBusId : fromBusId;
      if (!brokenIds.has(busId))
        issues.add('error', 'matpower.dcLineToNothing', { id, busId }, { line: rows.line(row), id });
      continue;
    }
    lines.push({
      id,
      fromBusId,
      toBusId,
      inService: rows.number(row, dc.status, 'status') > 0,
      flowMw: rows.number(row, dc.flowMw, 'Pf'),
      minMw: rows.limit(row, dc.minMw, 'Pmin'),
      maxMw: rows.limit(row, dc.maxMw, 'Pmax'),
      lossConstantMw: rows.number(row, dc.lossConstantMw, 'loss0'),
      lossFraction: rows.number(row, dc.lossFraction, 'loss1'),
      fromConverter: readConverter(rows, row, 'from'),
      toConverter: readConverter(rows, row, 'to'),
    });
  }
  return lines;
}

function readConverter(rows: CaseRows, row: number, end: 'from' | 'to'): Converter {
  const at = converterColumns[end];
  return {
    voltagePu: rows.optional(row, at.voltagePu) ?? 1,
    outputMvar: rows.optional(row, at.outputMvar) ?? 0,
    minMvar: rows.optional(row, at.minMvar) ?? -noLimit,
    maxMvar: rows.optional(row, at.maxMvar) ?? noLimit,
  };
}
