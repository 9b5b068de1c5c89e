import { type Bus, busTypes } from '../../model/grid';
import type { IssueList } from '../issue-list';
import { busColumns as at, radPerDeg } from './case-columns';
import type { CaseRows } from './case-rows';

/** Buses as other tables name them. */
export interface CaseBuses {
  buses: Bus[];
  byId: Map<string, Bus>;
  /** Buses whose row cannot be used; what is joined to them goes with them, without a further complaint. */
  brokenIds: Set<string>;
}

/** Buses of the table; a bus id is its number. Rows that cannot be used are reported and left out. */
export function readBuses(rows: CaseRows, names: string[] | undefined, issues: IssueList): CaseBuses {
  const buses: Bus[] = [];
  const brokenIds = new Set<string>();
  const lineOf = new Map<string, number>();
  for (let row = 0; row < rows.count; row++) {
    if (!rows.usable[row]) {
      brokenIds.add(String(rows.optional(row, at.number)));
      continue;
    }
    const line = rows.line(row);
    const number = rows.number(row, at.number, 'bus_i');
    const id = String(number);
    if (!Number.isInteger(number) || number < 1) {
      issues.add('error', 'matpower.busNumber', { row: row + 1, text: id }, { line });
      continue;
    }
    const earlier = lineOf.get(id);
    if (earlier !== undefined) {
      issues.add('error', 'matpower.duplicateBus', { id, earlier }, { line, id });
      continue;
    }
    lineOf.set(id, line);
    const typeNumber = rows.number(row, at.type, 'type');
    const type = busTypes[typeNumber - 1];
    if (!type) issues.add('error', 'matpower.busType', { id, text: String(typeNumber) }, { line, id });
    const name = names?.[row]?.trim();
    buses.push({
      id,
      ...(name ? { name } : {}),
      type: type ?? 'load',
      loadMw: rows.number(row, at.loadMw, 'Pd'),
      loadMvar: rows.number(row, at.loadMvar, 'Qd'),
      shuntMw: rows.number(row, at.shuntMw, 'Gs'),
      shuntMvar: rows.number(row, at.shuntMvar, 'Bs'),
      voltagePu: rows.number(row, at.voltagePu, 'Vm'),
      angleRad: rows.number(row, at.angleDeg, 'Va') * radPerDeg,
      baseKv: rows.number(row, at.baseKv, 'baseKV'),
      maxVoltagePu: rows.limit(row, at.maxVoltagePu, 'Vmax'),
      minVoltagePu: rows.limit(row, at.minVoltagePu, 'Vmin'),
      gridArea: String(rows.optional(row, at.gridArea) ?? 1),
      zone: String(rows.optional(row, at.zone) ?? 1),
    });
  }
  return { buses, byId: new Map(buses.map((bus) => [bus.id, bus])), brokenIds };
}
