import type { Branch, Bus } from '../../model/grid';
import type { IssueList } from '../issue-list';
import { busOf, type NetBuses } from './net-buses';
import type { NetJson } from './net-json';
import { type NetRow, rowsOf } from './net-rows';

/** From this many MVA on a rating stands for none (the figure that pandapower's own converters write). */
const unlimitedMva = 99_000;

/** A rating in MVA, 0 where there is none. */
export function ratingOf(mva: number): number {
  return mva > 0 && mva < unlimitedMva ? mva : 0;
}

/** What branches of all tables have in common; ratings B and C follow A. */
export function branchOf(
  id: string,
  row: NetRow,
  ends: { from: Bus; to: Bus },
  values: Pick<
    Branch,
    'kind' | 'resistancePu' | 'reactancePu' | 'chargingPu' | 'tap' | 'shiftRad' | 'inService'
  > & {
    ratingMva: number;
  },
): Branch {
  const name = row.text('name');
  const { ratingMva, ...rest } = values;
  const rating = ratingOf(ratingMva);
  return {
    id,
    ...(name === '' ? {} : { name }),
    fromBusId: ends.from.id,
    toBusId: ends.to.id,
    ...rest,
    ratingAMw: rating,
    ratingBMw: rating,
    ratingCMw: rating,
  };
}

/** Counts of one kind have to be positive; anything else is an error and becomes 1. */
export function positiveOf(row: NetRow, column: string, value: number, issues: IssueList): number {
  if (value > 0) return value;
  issues.add(
    'error',
    'pandapower.notPositive',
    { table: row.path, index: row.index, column },
    { id: `${row.path}.${column}` },
  );
  return 1;
}

/** Lines and cables, `line:INDEX`: ohms and nanofarads per km on the voltage of the from bus. */
export function readLines(
  net: NetJson,
  buses: NetBuses,
  open: ReadonlySet<string>,
  issues: IssueList,
): Branch[] {
  return rowsOf(net, 'line', issues).flatMap((row) => {
    const from = busOf(row, 'from_bus', buses, issues);
    const to = busOf(row, 'to_bus', buses, issues);
    if (!from || !to) return [];
    const id = `line:${row.index}`;
    const lengthKm = row.needed('length_km');
    const parallel = positiveOf(row, 'parallel', row.number('parallel', 1), issues);
    const baseOhm = (from.baseKv * from.baseKv) / net.baseMva;
    const perUnit = lengthKm / baseOhm / parallel;
    const inService = row.flag('in_service', true) && !open.has(id);
    const reactancePu = row.needed('x_ohm_per_km') * perUnit;
    if (inService && reactancePu === 0)
      issues.add('error', 'pandapower.zeroReactance', { path: row.path }, { id: row.path });
    const maxKa = row.number('max_i_ka', 0) * row.number('df', 1) * parallel;
    const branch = branchOf(
      id,
      row,
      { from, to },
      {
        kind: row.text('type') === 'cs' ? 'cable' : 'line',
        resistancePu: row.number('r_ohm_per_km', 0) * perUnit,
        reactancePu,
        chargingPu:
          2 * Math.PI * net.frequencyHz * row.number('c_nf_per_km', 0) * 1e-9 * baseOhm * lengthKm * parallel,
        tap: 1,
        shiftRad: 0,
        inService,
        ratingMva: Math.sqrt(3) * from.baseKv * maxKa,
      },
    );
    return [{ ...branch, lengthKm }];
  });
}

/** Impedances, `impedance:INDEX`, on their own MVA; DC flow uses the values seen from the from bus. */
export function readImpedances(net: NetJson, buses: NetBuses, issues: IssueList): Branch[] {
  return rowsOf(net, 'impedance', issues).flatMap((row) => {
    const from = busOf(row, 'from_bus', buses, issues);
    const to = busOf(row, 'to_bus', buses, issues);
    if (!from || !to) return [];
    const scale = net.baseMva / positiveOf(row, 'sn_mva', row.needed('sn_mva'), issues);
    // Before impedances could differ by direction there was one value.
    const reactancePu = (row.has('xft_pu') ? row.needed('xft_pu') : row.needed('x_pu')) * scale;
    const inService = row.flag('in_service', true);
    if (inService && reactancePu === 0)
      issues.add('error', 'pandapower.zeroReactance', { path: row.path }, { id: row.path });
    return [
      branchOf(
        `impedance:${row.index}`,
        row,
        { from, to },
        {
          kind: 'line',
          resistancePu: row.number(row.has('rft_pu') ? 'rft_pu' : 'r_pu', 0) * scale,
          reactancePu,
          chargingPu: 0,
          tap: 1,
          shiftRad: 0,
          inService,
          ratingMva: 0,
        },
      ),
    ];
  });
}
