import type { CostCurve, Generator } from '../../model/grid';
import type { IssueList } from '../issue-list';
import { generatorColumns as at, costColumns } from './case-columns';
import type { CaseRows } from './case-rows';
import type { CaseBuses } from './read-buses';
import { readTechnology } from './read-technology';

export interface GeneratorExtras {
  fuels?: string[];
  types?: string[];
  costs?: (CostCurve | undefined)[];
}

/** Generators; an id is the 1-based row. One at a missing bus is left out and reported. */
export function readGenerators(
  rows: CaseRows,
  { byId, brokenIds }: CaseBuses,
  extras: GeneratorExtras,
  issues: IssueList,
): Generator[] {
  const generators: Generator[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (!rows.usable[row]) continue;
    const id = String(row + 1);
    const where = { line: rows.line(row), id };
    const busId = String(rows.number(row, at.bus, 'bus'));
    if (!byId.has(busId)) {
      if (!brokenIds.has(busId)) issues.add('error', 'matpower.generatorAtNothing', { id, busId }, where);
      continue;
    }
    const inService = rows.number(row, at.status, 'status') > 0;
    const maxMw = rows.limit(row, at.maxMw, 'Pmax');
    const minMw = rows.limit(row, at.minMw, 'Pmin');
    if (inService && minMw > maxMw)
      issues.add('warning', 'matpower.limitsCrossed', { id, minMw, maxMw }, where);
    const rampMwPerMin = readRamp(rows, row);
    const cost = extras.costs?.[row];
    generators.push({
      id,
      busId,
      outputMw: rows.number(row, at.outputMw, 'Pg'),
      outputMvar: rows.number(row, at.outputMvar, 'Qg'),
      minMw,
      maxMw,
      minMvar: rows.limit(row, at.minMvar, 'Qmin'),
      maxMvar: rows.limit(row, at.maxMvar, 'Qmax'),
      voltagePu: rows.number(row, at.voltagePu, 'Vg'),
      baseMva: rows.number(row, at.baseMva, 'mBase'),
      inService,
      technology: readTechnology(extras.fuels?.[row], extras.types?.[row]),
      ...(rampMwPerMin === undefined ? {} : { rampMwPerMin }),
      ...(cost ? { cost } : {}),
    });
  }
  return generators;
}

/** Ramp from the file where it has one; 0 in a case file says that nothing is known. */
function readRamp(rows: CaseRows, row: number): number | undefined {
  const perMin = rows.optional(row, at.rampAgcMwPerMin) ?? 0;
  if (perMin > 0) return perMin;
  const in10Mw = rows.optional(row, at.ramp10Mw) ?? 0;
  if (in10Mw > 0) return in10Mw / 10;
  const in30Mw = rows.optional(row, at.ramp30Mw) ?? 0;
  return in30Mw > 0 ? in30Mw / 30 : undefined;
}

/** Cost curves of active power, by generator row; a second half of the table, reactive costs, is not kept. */
export function readCosts(
  rows: CaseRows,
  generatorCount: number,
  issues: IssueList,
): (CostCurve | undefined)[] {
  if (rows.count !== generatorCount && rows.count !== 2 * generatorCount)
    issues.add(
      'warning',
      'matpower.costRows',
      { rows: rows.count, generators: generatorCount },
      { line: rows.table.line },
    );
  const costs: (CostCurve | undefined)[] = [];
  for (let row = 0; row < Math.min(rows.count, generatorCount); row++)
    costs.push(rows.usable[row] ? readCost(rows, row, issues) : undefined);
  return costs;
}

function readCost(rows: CaseRows, row: number, issues: IssueList): CostCurve | undefined {
  const id = String(row + 1);
  const where = { line: rows.line(row), id };
  const model = rows.number(row, costColumns.model, 'model');
  const count = rows.number(row, costColumns.count, 'n');
  const valueCount = model === 1 ? 2 * count : count;
  if (model !== 1 && model !== 2) {
    issues.add('warning', 'matpower.costModel', { id, model }, where);
    return undefined;
  }
  if (!Number.isInteger(count) || count < 0 || costColumns.first + valueCount > rows.table.columnCount) {
    issues.add('warning', 'matpower.costCount', { id, count, columns: rows.table.columnCount }, where);
    return undefined;
  }
  const values: number[] = [];
  for (let ix = 0; ix < valueCount; ix++) values.push(rows.number(row, costColumns.first + ix, 'cost'));
  return {
    kind: model === 1 ? 'piecewise' : 'polynomial',
    startup: rows.number(row, costColumns.startup, 'startup'),
    shutdown: rows.number(row, costColumns.shutdown, 'shutdown'),
    values,
  };
}
