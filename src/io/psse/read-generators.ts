import type { Generator } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';
import { createRawRow, hasCells } from './raw-row';
import { findBus, type RawBuses } from './read-buses';

/** Limits that a record leaves out (PSS/E's own defaults). */
const unlimited = 9999;

/**
 * Generators; an id is the 1-based row, as in the case that MATPOWER's `psse2mpc` makes: I, ID, PG, QG, QT, QB,
 * VS, IREG, [NREG from 35 on,] MBASE, ZR, ZX, RT, XT, GTAP, STAT, RMPCT, PT, PB, …, WMOD. A wind machine is
 * told by its control mode.
 */
export function readGenerators(
  lines: readonly RawLine[],
  { version, baseMva }: { version: number; baseMva: number },
  buses: RawBuses,
  issues: IssueList,
): Generator[] {
  const generators: Generator[] = [];
  const late = version >= 35 ? 1 : 0;
  lines.forEach((source, rowIx) => {
    if (!hasCells(source, 3, 'generator', issues)) return;
    const id = String(rowIx + 1);
    const bus = findBus(buses, source.cells[0], { section: 'generator', line: source.line, id }, issues);
    if (!bus) return;
    const row = createRawRow(source, id, issues);
    const windMode = row.number((version >= 35 ? 27 : 26) + late, 'WMOD', 0);
    const machine = row.text(1);
    const minMw = row.number(17 + late, 'PB', -unlimited);
    const maxMw = row.number(16 + late, 'PT', unlimited);
    const inService = row.number(14 + late, 'STAT', 1) > 0;
    if (inService && minMw > maxMw)
      issues.add('warning', 'psse.limitsCrossed', { id, minMw, maxMw }, { line: source.line, id });
    generators.push({
      id,
      name: `${bus.name ?? bus.id} ${machine === '' ? '1' : machine}`,
      busId: bus.id,
      outputMw: row.number(2, 'PG', 0),
      outputMvar: row.number(3, 'QG', 0),
      minMw,
      maxMw,
      minMvar: row.number(5, 'QB', -unlimited),
      maxMvar: row.number(4, 'QT', unlimited),
      voltagePu: row.number(6, 'VS', 1),
      baseMva: row.number(8 + late, 'MBASE', baseMva),
      inService,
      technology: windMode >= 1 && windMode <= 3 ? 'wind' : 'unknown',
    });
  });
  return generators;
}
