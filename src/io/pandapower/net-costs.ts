import type { CostCurve } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { NetJson } from './net-json';
import { rowsOf } from './net-rows';

/** Cost curves of active power by component id (`gen:3`), from `poly_cost` and `pwl_cost`. */
export function readCosts(net: NetJson, issues: IssueList): Map<string, CostCurve> {
  const costs = new Map<string, CostCurve>();
  for (const row of rowsOf(net, 'poly_cost', issues)) {
    const values = ['cp2_eur_per_mw2', 'cp1_eur_per_mw', 'cp0_eur'].map((it) => row.number(it, 0));
    costs.set(`${row.text('et')}:${row.key('element')}`, {
      kind: 'polynomial',
      startup: 0,
      shutdown: 0,
      values,
    });
  }
  const table = net.tables.get('pwl_cost');
  const pointsAt = table?.columns.get('points');
  rowsOf(net, 'pwl_cost', issues).forEach((row, ix) => {
    if (row.text('power_type') === 'q') return;
    const points = pointsAt === undefined ? undefined : readPoints(table?.rows[ix][pointsAt]);
    if (!points) {
      issues.add('warning', 'pandapower.badCost', { index: row.index }, { id: row.path });
      return;
    }
    costs.set(`${row.text('et')}:${row.key('element')}`, {
      kind: 'piecewise',
      startup: 0,
      shutdown: 0,
      values: points,
    });
  });
  return costs;
}

/** `[[from MW, to MW, cost per MW], …]` as MW, cost, MW, cost, …, 0 at the first point. */
function readPoints(value: unknown): number[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const points: number[] = [];
  for (const piece of value) {
    if (!Array.isArray(piece) || piece.length !== 3 || !piece.every(Number.isFinite)) return undefined;
    const [fromMw, toMw, slope] = piece as [number, number, number];
    if (points.length === 0) points.push(fromMw, 0);
    points.push(toMw, points[points.length - 1] + (toMw - fromMw) * slope);
  }
  return points;
}
