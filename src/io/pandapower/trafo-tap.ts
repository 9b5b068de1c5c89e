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

/** The first (`tap_…`) or second (`tap2_…`) changer of a row; `isBefore3` is the net's. */
export function readTap(row: NetRow, prefix: 'tap' | 'tap2', isBefore3: boolean): Tap {
  const position = row.optional(`${prefix}_pos`);
  const neutral = row.optional(`${prefix}_neutral`);
  return {
    side: row.text(`${prefix}_side`),
    steps: position === undefined || neutral === undefined ? undefined : position - neutral,
    stepPercent: row.optional(`${prefix}_step_percent`),
    stepDegree: row.number(`${prefix}_step_degree`, 0),
    kind: readKind(row, prefix, isBefore3),
  };
}

/**
 * From version 3 on a column names the kind. For older nets pandapower 3 leaves the flag of ideal phase shifters
 * aside: what has steps in percent changes the ratio, what has steps in degrees alone turns the angle.
 */
function readKind(row: NetRow, prefix: string, isBefore3: boolean): Tap['kind'] {
  if (!isBefore3 && row.has(`${prefix}_changer_type`)) {
    const kind = row.text(`${prefix}_changer_type`).toLowerCase();
    return kind === 'ideal' ? 'ideal' : kind === 'ratio' || kind === 'symmetrical' ? 'complex' : 'none';
  }
  if (!isBefore3 && row.flag(`${prefix}_phase_shifter`, false)) return 'ideal';
  if (row.number(`${prefix}_step_percent`, 0) !== 0) return 'complex';
  return row.number(`${prefix}_step_degree`, 0) !== 0 ? 'ideal' : 'none';
}

/** A changer at the star point of three windings, as one at the other end of its winding. */
export function turnToStar(tap: Tap): Tap {
  const side = tap.side === 'hv' ? 'lv' : 'hv';
  if (tap.steps === undefined || tap.stepPercent === undefined) return { ...tap, side };
  // t' = 100·t / (100 + t·steps), complex; the step then points the other way.
  const along = tap.stepPercent * cos(tap.stepDegree * radPerDeg);
  const across = tap.stepDegree === 0 ? 0 : tap.stepPercent * sin(tap.stepDegree * radPerDeg);
  const re = 100 + along * tap.steps;
  const im = across * tap.steps;
  const scale = 100 / (re * re + im * im);
  const turnedRe = scale * (along * re + across * im);
  const turnedIm = scale * (across * re - along * im);
  return {
    ...tap,
    side,
    stepPercent: Math.sqrt(turnedRe * turnedRe + turnedIm * turnedIm),
    stepDegree: atan2(turnedIm, turnedRe) / radPerDeg - 180,
  };
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

/** Lines of `trafo_characteristic_table` by table and step. */
export type TapTables = ReadonlyMap<string, NetRow>;

export function readTapTables(net: NetJson, issues: IssueList): TapTables {
  return readCharacteristics(net, 'trafo_characteristic_table', issues);
}

/** Lines of a table of values by step, by `table/step`. */
export function readCharacteristics(net: NetJson, table: string, issues: IssueList): Map<string, NetRow> {
  return new Map(
    rowsOf(net, table, issues).map((row) => [
      `${row.key('id_characteristic')}/${row.number('step', 0)}`,
      row,
    ]),
  );
}

/** The line that holds for a transformer now; undefined, with a warning, where the table has none. */
export function tapLineOf(row: NetRow, tables: TapTables, issues: IssueList): NetRow | undefined {
  const line = tables.get(`${row.key('id_characteristic_table')}/${row.optional('tap_pos')}`);
  if (!line) issues.add('warning', 'pandapower.noTapTable', { path: row.path }, { id: row.path });
  return line;
}

/** Ratio and shift of a position from a table. */
export function applyTapLine(trafo: TappedTrafo, side: string, line: NetRow): void {
  const ratio = line.number('voltage_ratio', 1);
  const angleRad = line.number('angle_deg', 0) * radPerDeg;
  if (side === 'hv') trafo.hvKv *= ratio;
  else if (side === 'lv') trafo.lvKv *= ratio;
  else return;
  trafo.shiftRad += side === 'hv' ? angleRad : -angleRad;
}
