import type { Branch } from '../../model/grid';
import type { IssueList } from '../issue-list';
import { busOf, type NetBuses } from './net-buses';
import type { NetJson } from './net-json';
import { branchOf } from './net-lines';
import { rowsOf } from './net-rows';

/** Ratio of resistance to reactance of a switch with an impedance (pandapower's default). */
const resistanceToReactance = 2;

/** More than passes a busbar of a voltage, MW per kV: 4 kA. */
const busbarMwPerKv = 7;

/** Radians over a closed switch at the most power it can carry; a hundredth of what flows are compared to. */
const switchAngleRad = 2.5e-9;

/** `line:3`, `trafo:0` and windings (`trafo3w:0:mv`) with an open switch at one end or both: they carry nothing. */
export function findOpenBranches(net: NetJson, issues: IssueList): Set<string> {
  const open = new Set<string>();
  const windings = new Map<string, Map<string, string>>();
  for (const row of rowsOf(net, 'trafo3w', issues))
    windings.set(row.index, new Map(['hv', 'mv', 'lv'].map((side) => [row.key(`${side}_bus`), side])));
  for (const row of rowsOf(net, 'switch', issues)) {
    if (row.flag('closed', true)) continue;
    const element = row.key('element');
    const kind = row.text('et');
    if (kind === 'l') open.add(`line:${element}`);
    else if (kind === 't') open.add(`trafo:${element}`);
    else if (kind === 't3')
      open.add(`trafo3w:${element}:${windings.get(element)?.get(row.key('bus')) ?? ''}`);
  }
  return open;
}

/**
 * Switches between two buses as branches `switch:INDEX`, in service where closed. One without impedance gets a
 * reactance so small that its buses share their angle to within what is compared, and large enough to solve.
 */
export function readBusSwitches(net: NetJson, buses: NetBuses, issues: IssueList): Branch[] {
  const indices = new Map(
    ['line', 'trafo', 'trafo3w'].map((table) => [table, new Set(net.tables.get(table)?.index)]),
  );
  const loadMw = buses.buses.reduce((sum, bus) => sum + Math.abs(bus.loadMw), 0);
  return rowsOf(net, 'switch', issues).flatMap((row) => {
    const kind = row.text('et');
    if (kind === 'l' || kind === 't' || kind === 't3') {
      const table = { l: 'line', t: 'trafo', t3: 'trafo3w' }[kind];
      const element = row.key('element');
      if (!indices.get(table)?.has(element))
        issues.add(
          'warning',
          'pandapower.switchOfNothing',
          { path: row.path, table, element },
          { id: row.path },
        );
      return [];
    }
    if (kind !== 'b') {
      issues.add('error', 'pandapower.switchKind', { path: row.path, kind }, { id: row.path });
      return [];
    }
    const from = busOf(row, 'bus', buses, issues);
    const to = busOf(row, 'element', buses, issues);
    if (!from || !to) return [];
    const ohm = row.number('z_ohm', 0);
    const baseOhm = (from.baseKv * from.baseKv) / net.baseMva;
    const share = Math.sqrt(1 + resistanceToReactance * resistanceToReactance);
    const mostMw = Math.max(1e-3, Math.min(loadMw || Number.POSITIVE_INFINITY, busbarMwPerKv * from.baseKv));
    const tiePu = (switchAngleRad * net.baseMva) / mostMw;
    return [
      branchOf(
        `switch:${row.index}`,
        row,
        { from, to },
        {
          kind: 'line',
          resistancePu: ohm > 0 ? (ohm / baseOhm) * (resistanceToReactance / share) : 0,
          reactancePu: ohm > 0 ? ohm / baseOhm / share : tiePu,
          chargingPu: 0,
          tap: 1,
          shiftRad: 0,
          inService: row.flag('closed', true),
          ratingMva: Math.sqrt(3) * from.baseKv * row.number('in_ka', 0),
        },
      ),
    ];
  });
}
