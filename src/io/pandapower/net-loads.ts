import type { IssueList } from '../issue-list';
import { busOf, type NetBuses } from './net-buses';
import type { NetJson } from './net-json';
import { type NetRow, rowsOf } from './net-rows';
import { readCharacteristics } from './trafo-tap';

/** MW and MVAr that a row draws as constant power, before `scaling`; the voltage's part is not counted in DC flow. */
const drawn: Record<string, (row: NetRow) => [number, number]> = {
  load: (row) => [row.needed('p_mw'), row.number('q_mvar', 0)],
  asymmetric_load: (row) => [phases(row, 'p', 'mw'), phases(row, 'q', 'mvar')],
  asymmetric_sgen: (row) => [-phases(row, 'p', 'mw'), -phases(row, 'q', 'mvar')],
  motor: (row) => [motorMw(row), 0],
  ward: (row) => [row.number('ps_mw', 0), row.number('qs_mvar', 0)],
  xward: (row) => [row.number('ps_mw', 0), row.number('qs_mvar', 0)],
};

function phases(row: NetRow, quantity: string, unit: string): number {
  return ['a', 'b', 'c'].reduce((sum, phase) => sum + row.number(`${quantity}_${phase}_${unit}`, 0), 0);
}

function motorMw(row: NetRow): number {
  const efficiency = row.number('efficiency_percent', 100) / 100;
  return efficiency > 0
    ? ((row.needed('pn_mech_mw') / efficiency) * row.number('loading_percent', 100)) / 100
    : 0;
}

/** Adds all that draws power to its bus: loads, motors, wards, in-feed by phase, and shunts. */
export function addLoads(net: NetJson, buses: NetBuses, issues: IssueList): void {
  for (const [table, read] of Object.entries(drawn))
    for (const row of rowsOf(net, table, issues)) {
      const bus = busOf(row, 'bus', buses, issues);
      const [mw, mvar] = read(row);
      if (!bus || !row.flag('in_service', true)) continue;
      const scaling = row.number('scaling', 1);
      bus.loadMw += mw * scaling;
      bus.loadMvar += mvar * scaling;
      // Wards have a part of constant impedance; the inner voltage of an extended ward moves no active power.
      bus.shuntMw += row.number('pz_mw', 0);
      bus.shuntMvar -= row.number('qz_mvar', 0);
    }
  addShunts(net, buses, issues);
}

/** Shunts at the voltage of their bus: by steps, or by a table that gives the power of each step. */
function addShunts(net: NetJson, buses: NetBuses, issues: IssueList): void {
  const tables = readCharacteristics(net, 'shunt_characteristic_table', issues);
  for (const row of rowsOf(net, 'shunt', issues)) {
    const bus = busOf(row, 'bus', buses, issues);
    if (!bus || !row.flag('in_service', true)) continue;
    const ratio = bus.baseKv / row.number('vn_kv', bus.baseKv);
    const step = row.number('step', 1);
    const line = row.flag('step_dependency_table', false)
      ? tables.get(`${row.key('id_characteristic_table')}/${step}`)
      : undefined;
    const scale = (line ? 1 : step) * ratio * ratio;
    bus.shuntMw += (line ?? row).number('p_mw', 0) * scale;
    bus.shuntMvar -= (line ?? row).number('q_mvar', 0) * scale;
  }
}
