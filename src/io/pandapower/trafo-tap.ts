import { atan2, cos, sin } from '../../numerics/math';
import type { IssueList } from '../issue-list';
import type { NetJson } from './net-json';
import { type NetRow, rowsOf } from './net-rows';

const radPerDeg = Math.PI / 180;

/** Rated voltages at the present tap position, and the shift of the whole transformer. */
export interface TappedTrafo {
  hvKv: number;
  lvKv: number;
  shiftRad: number;
  /** Short-circuit voltages of the position, where a table gives them. */
  vkPercent?: number;
  vkrPercent?: number;
}

/** How a tap changer acts, whatever the version of the file says it with. */
export interface Tap {
  /** `hv` or `lv`; anything else acts on nothing. */
  side: string;
  /** Steps from neutral; undefined where the position is not known. */
  steps: number | undefined;
  stepPercent: number | undefined;
  stepDegree: number;
  kind: 'complex' | 'ideal' | 'none';
}

/** The first (`tap_…`) or second (`tap2_…`) changer of a row. */
export function readTap(row: NetRow, prefix: 'tap' | 'tap2'): Tap {
  const position = row.optional(`${prefix}_pos`);
  const neutral = row.optional(`${prefix}_neutral`);
  return {
    side: row.text(`${prefix}_side`),
    steps: position === undefined || neutral === undefined ? undefined : position - neutral,
    stepPercent: row.optional(`${prefix}_step_percent`),
    stepDegree: row.number(`${prefix}_step_degree`, 0),
    kind: readKind(row, prefix),
  };
}

/** From version 3 on a column names the kind; before, a flag marks ideal phase shifters. */
function readKind(row: NetRow, prefix: string): Tap['kind'] {
  if (row.has(`${prefix}_changer_type`)) {
    const kind = row.text(`${prefix}_changer_type`).toLowerCase();
    return kind === 'ideal' ? 'ideal' : kind === 'ratio' || kind === 'symmetrical' ? 'complex' : 'none';
  }
  return row.flag(`${prefix}_phase_shifter`, false) ? 'ideal' : 'complex';
}

/** Moves the rated voltage of the changer's side along its step, or turns the shift. */
export function applyTap(trafo: TappedTrafo, tap: Tap): void {
  const { side, steps, stepPercent, stepDegree, kind } = tap;
  if (kind === 'none' || steps === undefined || (side !== 'hv' && side !== 'lv')) return;
  const direction = side === 'hv' ? 1 : -1;
  if (kind === 'ideal') {
    const half = (steps * (stepPercent ?? 0)) / 200;
    const turn =
      stepDegree !== 0
        ? steps * stepDegree * radPerDeg
        : 2 * atan2(half, Math.sqrt(Math.max(0, 1 - half * half)));
    trafo.shiftRad += direction * turn;
    return;
  }
  const ratedKv = side === 'hv' ? trafo.hvKv : trafo.lvKv;
  const addedKv = (ratedKv * steps * (stepPercent ?? 0)) / 100;
  const alongKv = ratedKv + addedKv * cos(stepDegree * radPerDeg);
  const acrossKv = addedKv * sin(stepDegree * radPerDeg);
  const tappedKv = acrossKv === 0 ? Math.abs(alongKv) : Math.sqrt(alongKv * alongKv + acrossKv * acrossKv);
  if (side === 'hv') trafo.hvKv = tappedKv;
  else trafo.lvKv = tappedKv;
  if (acrossKv !== 0) trafo.shiftRad += atan2((direction * acrossKv) / alongKv, 1);
}

/** One line of a tap dependency table. */
interface TapTableLine {
  ratio: number;
  angleRad: number;
  vkPercent?: number;
  vkrPercent?: number;
}

/** Lines of `trafo_characteristic_table` by table and step. */
export type TapTables = ReadonlyMap<string, TapTableLine>;

export function readTapTables(net: NetJson, issues: IssueList): TapTables {
  const lines = new Map<string, TapTableLine>();
  for (const row of rowsOf(net, 'trafo_characteristic_table', issues))
    lines.set(`${row.key('id_characteristic')}/${row.number('step', 0)}`, {
      ratio: row.number('voltage_ratio', 1),
      angleRad: row.number('angle_deg', 0) * radPerDeg,
      vkPercent: row.optional('vk_percent'),
      vkrPercent: row.optional('vkr_percent'),
    });
  return lines;
}

/** A transformer whose ratio, shift and impedance at a position stand in a table. */
export function applyTapTable(trafo: TappedTrafo, row: NetRow, tables: TapTables, issues: IssueList): void {
  const step = row.optional('tap_pos');
  const line = tables.get(`${row.key('id_characteristic_table')}/${step}`);
  if (!line) {
    issues.add('warning', 'pandapower.noTapTable', { path: row.path }, { id: row.path });
    return;
  }
  const isHv = row.text('tap_side') === 'hv';
  if (isHv) trafo.hvKv *= line.ratio;
  else trafo.lvKv *= line.ratio;
  trafo.shiftRad += isHv ? line.angleRad : -line.angleRad;
  trafo.vkPercent = line.vkPercent;
  trafo.vkrPercent = line.vkrPercent;
}
