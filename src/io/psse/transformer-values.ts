import type { Bus } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';
import type { RawRow } from './raw-row';
import { findBus, type RawBuses } from './read-buses';

/** One winding as its record states it. */
export interface Winding {
  /** WINDV: p.u. of the bus (CW 1), kV (CW 2) or p.u. of `nominalKv` (CW 3). */
  turns: number | undefined;
  nominalKv: number;
  busKv: number;
}

/** Buses of the windings; undefined, with errors, where one is missing. */
export function endsOf(
  head: RawLine,
  count: number,
  buses: RawBuses,
  id: string,
  issues: IssueList,
): Bus[] | undefined {
  const record = { section: 'transformer' as const, line: head.line, id };
  const ends = head.cells.slice(0, count).map((text) => findBus(buses, text, record, issues));
  return ends.every((it) => it !== undefined) ? ends : undefined;
}

/** WINDV and NOMV, the first two cells. A nominal voltage of 0 is the bus's. */
export function windingOf(row: RawRow, bus: Bus): Winding {
  const busKv = bus.baseKv > 0 ? bus.baseKv : 1;
  const nominalKv = row.number(1, 'NOMV', 0);
  return {
    turns: row.text(0) === '' ? undefined : row.number(0, 'WINDV', 1),
    nominalKv: nominalKv > 0 ? nominalKv : busKv,
    busKv,
  };
}

/** Off-nominal ratio of a winding, in p.u. of the bus voltage. */
export function ratioOf(code: number, { turns, nominalKv, busKv }: Winding): number {
  if (code === 2) return (turns ?? busKv) / busKv;
  if (code === 3) return ((turns ?? 1) * nominalKv) / busKv;
  return turns ?? 1;
}

/**
 * Impedance between two windings on the system base and the bus voltage of its first winding: R, X, SBASE from
 * a column on. CZ 1 is on the system base, CZ 2 on SBASE and the nominal voltage, CZ 3 gives the load loss in
 * watts and the impedance's magnitude on those.
 */
export function impedanceOf(
  row: RawRow,
  first: number,
  code: number,
  { nominalKv, busKv }: Winding,
  baseMva: number,
): { resistancePu: number; reactancePu: number } {
  const r = row.number(first, 'R', 0);
  const x = row.number(first + 1, 'X', 0);
  if (code !== 2 && code !== 3) return { resistancePu: r, reactancePu: x };
  const given = row.number(first + 2, 'SBASE', baseMva);
  const sBaseMva = given > 0 ? given : baseMva;
  const scale = ((nominalKv / busKv) * (nominalKv / busKv) * baseMva) / sBaseMva;
  if (code === 2) return { resistancePu: r * scale, reactancePu: x * scale };
  const lossPu = (r * 1e-6) / sBaseMva;
  const squared = x * x - lossPu * lossPu;
  return { resistancePu: lossPu * scale, reactancePu: (squared > 0 ? Math.sqrt(squared) : 0) * scale };
}
