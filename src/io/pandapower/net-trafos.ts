import type { Branch, Bus } from '../../model/grid';
import type { IssueList } from '../issue-list';
import { busOf, type NetBuses } from './net-buses';
import type { NetJson } from './net-json';
import { branchOf, positiveOf } from './net-lines';
import { type NetRow, rowsOf } from './net-rows';
import {
  applyTap,
  applyTapLine,
  readTap,
  readTapTables,
  type TappedTrafo,
  type TapTables,
  tapLineOf,
  turnToStar,
} from './trafo-tap';
import { seriesOf } from './trafo-values';

const radPerDeg = Math.PI / 180;

/** Transformers with two windings, `trafo:INDEX`, from the high side to the low side. */
export function readTrafos(
  net: NetJson,
  buses: NetBuses,
  open: ReadonlySet<string>,
  issues: IssueList,
): Branch[] {
  const tables = readTapTables(net, issues);
  return rowsOf(net, 'trafo', issues).flatMap((row) => {
    const hv = busOf(row, 'hv_bus', buses, issues);
    const lv = busOf(row, 'lv_bus', buses, issues);
    return hv && lv ? [readTrafo(row, { hv, lv }, net, tables, open, issues)] : [];
  });
}

function readTrafo(
  row: NetRow,
  { hv, lv }: { hv: Bus; lv: Bus },
  net: NetJson,
  tables: TapTables,
  open: ReadonlySet<string>,
  issues: IssueList,
): Branch {
  const id = `trafo:${row.index}`;
  const tapped: TappedTrafo = {
    hvKv: positiveOf(row, 'vn_hv_kv', row.needed('vn_hv_kv'), issues),
    lvKv: positiveOf(row, 'vn_lv_kv', row.needed('vn_lv_kv'), issues),
    shiftRad: row.number('shift_degree', 0) * radPerDeg,
  };
  const line = row.flag('tap_dependency_table', false) ? tapLineOf(row, tables, issues) : undefined;
  if (line) applyTapLine(tapped, row.text('tap_side'), line);
  else applyTap(tapped, readTap(row, 'tap', net.isBefore3));
  applyTap(tapped, readTap(row, 'tap2', net.isBefore3));
  warnOfSpline(row, issues);
  const ratedMva = positiveOf(row, 'sn_mva', row.needed('sn_mva'), issues);
  const parallel = positiveOf(row, 'parallel', row.number('parallel', 1), issues);
  const series = seriesOf({
    vkPercent: line?.optional('vk_percent') ?? row.needed('vk_percent'),
    vkrPercent: line?.optional('vkr_percent') ?? row.number('vkr_percent', 0),
    ratedMva,
    ironKw: row.number('pfe_kw', 0),
    noLoadPercent: row.number('i0_percent', 0),
    parallel,
    lvKv: tapped.lvKv,
    busLvKv: lv.baseKv,
    baseMva: net.baseMva,
    hvResistanceShare: row.number('leakage_resistance_ratio_hv', 0.5),
    hvReactanceShare: row.number('leakage_reactance_ratio_hv', 0.5),
  });
  const inService = row.flag('in_service', true) && !open.has(id);
  if (inService && series.reactancePu === 0)
    issues.add('error', 'pandapower.zeroReactance', { path: row.path }, { id: row.path });
  return branchOf(
    id,
    row,
    { from: hv, to: lv },
    {
      kind: 'transformer',
      ...series,
      tap: positiveOf(row, 'tap_pos', (tapped.hvKv / tapped.lvKv) * (lv.baseKv / hv.baseKv), issues),
      shiftRad: tapped.shiftRad,
      inService,
      ratingMva: ratedMva * row.number('df', 1) * parallel,
    },
  );
}

/** Before version 3 a spline could stand for the impedance of a tap position; such objects are not read. */
function warnOfSpline(row: NetRow, issues: IssueList): void {
  if (row.flag('tap_dependent_impedance', false))
    issues.add('warning', 'pandapower.noTapTable', { path: row.path }, { id: row.path });
}

const sides = ['hv', 'mv', 'lv'] as const;

/**
 * Transformers with three windings as three branches to a star bus `trafo3w:INDEX` at the high voltage:
 * `trafo3w:INDEX:hv` from the high side, `…:mv` and `…:lv` to the others. Short-circuit voltages are between
 * pairs of windings, each on the smaller of the two ratings.
 */
export function readTrafos3w(
  net: NetJson,
  buses: NetBuses,
  open: ReadonlySet<string>,
  issues: IssueList,
): { stars: Bus[]; branches: Branch[] } {
  const stars: Bus[] = [];
  const branches: Branch[] = [];
  const tables = readTapTables(net, issues);
  for (const row of rowsOf(net, 'trafo3w', issues)) {
    const ends = sides.map((side) => busOf(row, `${side}_bus`, buses, issues));
    if (!ends.every((it) => it !== undefined)) continue;
    const star = starBusOf(row, ends[0], buses);
    stars.push(star);
    branches.push(...readWindings(row, ends, star, net, tables, open, issues));
  }
  return { stars, branches };
}

function starBusOf(row: NetRow, hv: Bus, { byId }: NetBuses): Bus {
  let id = `trafo3w:${row.index}`;
  while (byId.has(id)) id += '*';
  const name = row.text('name');
  return {
    ...hv,
    id,
    name: `${name === '' ? id : name} *`,
    type: row.flag('in_service', true) ? 'load' : 'isolated',
    loadMw: 0,
    loadMvar: 0,
    shuntMw: 0,
    shuntMvar: 0,
  };
}

/** Values between pairs (hv-mv, mv-lv, hv-lv) on the high side's rating, as those of the star's legs on their own. */
function starOf(pairs: number[], ratedMva: number[]): number[] {
  const [hv, mv, lv] = ratedMva;
  const onHv = [
    (hv * pairs[0]) / Math.min(hv, mv),
    (hv * pairs[1]) / Math.min(mv, lv),
    (hv * pairs[2]) / Math.min(hv, lv),
  ];
  return starLegs(onHv, ratedMva);
}

function starLegs([hvMv, mvLv, hvLv]: number[], ratedMva: number[]): number[] {
  const legs = [hvMv + hvLv - mvLv, mvLv + hvMv - hvLv, hvLv + mvLv - hvMv];
  return legs.map((leg, k) => (0.5 * ratedMva[k] * leg) / ratedMva[0]);
}

function readWindings(
  row: NetRow,
  ends: Bus[],
  star: Bus,
  net: NetJson,
  tables: TapTables,
  open: ReadonlySet<string>,
  issues: IssueList,
): Branch[] {
  const ratedMva = sides.map((side) =>
    positiveOf(row, `sn_${side}_mva`, row.needed(`sn_${side}_mva`), issues),
  );
  const ratedKv = sides.map((side) => positiveOf(row, `vn_${side}_kv`, row.needed(`vn_${side}_kv`), issues));
  const line = row.flag('tap_dependency_table', false) ? tapLineOf(row, tables, issues) : undefined;
  warnOfSpline(row, issues);
  const vk = sides.map((it) => line?.optional(`vk_${it}_percent`) ?? row.needed(`vk_${it}_percent`));
  const vkr = sides.map((it) => line?.optional(`vkr_${it}_percent`) ?? row.number(`vkr_${it}_percent`, 0));
  const [hv, mv, lv] = ratedMva;
  const smaller = [Math.min(hv, mv), Math.min(mv, lv), Math.min(hv, lv)];
  const reactive = starLegs(
    vk.map((z, k) => {
      const squared = z * z - vkr[k] * vkr[k];
      return (hv * Math.sqrt(squared > 0 ? squared : 0)) / smaller[k];
    }),
    ratedMva,
  );
  const resistive = starOf(vkr, ratedMva);
  const lossSide = row.text('loss_side') === '' ? 'hv' : row.text('loss_side').toLowerCase();
  const tap = readTap(row, 'tap', net.isBefore3);
  const isAtStar = row.flag('tap_at_star_point', false);
  return sides.map((side, k) => {
    const tapped: TappedTrafo = {
      hvKv: ratedKv[0],
      lvKv: ratedKv[k],
      shiftRad: side === 'hv' ? 0 : row.number(`shift_${side}_degree`, 0) * radPerDeg,
    };
    if (tap.side === side) {
      const outward = { ...tap, side: side === 'hv' ? 'hv' : 'lv' };
      const acting = isAtStar ? turnToStar(outward) : outward;
      if (line) applyTapLine(tapped, acting.side, line);
      else applyTap(tapped, acting);
    }
    const x = reactive[k];
    const r = resistive[k];
    const series = seriesOf({
      vkPercent: (x < 0 ? -1 : 1) * Math.sqrt(x * x + r * r),
      vkrPercent: r,
      ratedMva: ratedMva[k],
      ironKw: lossSide === side ? row.number('pfe_kw', 0) : 0,
      noLoadPercent: lossSide === side ? row.number('i0_percent', 0) : 0,
      parallel: 1,
      lvKv: tapped.lvKv,
      busLvKv: side === 'hv' ? star.baseKv : ends[k].baseKv,
      baseMva: net.baseMva,
      hvResistanceShare: 0.5,
      hvReactanceShare: 0.5,
    });
    const id = `trafo3w:${row.index}:${side}`;
    const inService = row.flag('in_service', true) && !open.has(id);
    if (inService && series.reactancePu === 0)
      issues.add('error', 'pandapower.zeroReactance', { path: `${row.path} ${side}` }, { id: row.path });
    const [from, to] = side === 'hv' ? [ends[0], star] : [star, ends[k]];
    return branchOf(
      id,
      row,
      { from, to },
      {
        kind: 'transformer',
        ...series,
        tap: positiveOf(row, 'tap_pos', (tapped.hvKv / tapped.lvKv) * (to.baseKv / from.baseKv), issues),
        shiftRad: tapped.shiftRad,
        inService,
        ratingMva: ratedMva[k],
      },
    );
  });
}
