import type { Branch, Bus } from '../../model/grid';
import { createIssueList, type IssueList } from '../issue-list';
import { type NetBuses, namedBus } from './net-buses';
import type { NetJson } from './net-json';
import { branchOf } from './net-lines';
import { rowsOf } from './net-rows';

/** Ratio of resistance to reactance of a switch with an impedance (pandapower's default). */
const resistanceToReactance = 2;

/**
 * Reactance of a switch without impedance. Nothing flows through it: all that hangs on buses joined by closed
 * switches stands at the first of them. A reactance near 0 would spoil the solution instead.
 */
const tieReactancePu = 1e-4;

/**
 * Joins buses in service with closed switches without impedance between them, as pandapower does: from here on
 * every table that names one of them means the first in the order of the bus table.
 */
export function fuseBuses(net: NetJson, buses: NetBuses, issues: IssueList): void {
  const { ownById, byId } = buses;
  let count = 0;
  // What is wrong with a row is said where the branches are made.
  for (const row of rowsOf(net, 'switch', createIssueList())) {
    if (row.text('et') !== 'b' || !row.flag('closed', true) || row.number('z_ohm', 0) > 0) continue;
    const ends = [ownById.get(row.key('bus')), ownById.get(row.key('element'))];
    if (ends.some((bus) => !bus || bus.type === 'isolated')) continue;
    count++;
    const [first, second] = ends.map((bus) => rootOf(byId, bus?.id ?? ''));
    if (first === second) continue;
    const [kept, joined] = buses.rank(first) < buses.rank(second) ? [first, second] : [second, first];
    const bus = byId.get(kept);
    if (bus) byId.set(joined, bus);
  }
  if (count === 0) return;
  for (const id of byId.keys()) {
    const bus = byId.get(rootOf(byId, id));
    if (bus) byId.set(id, bus);
  }
  issues.add('info', 'pandapower.fused', { count });
}

/** The bus that an id stands for after the joins so far. */
function rootOf(byId: ReadonlyMap<string, Bus>, id: string): string {
  let at = id;
  for (let next = byId.get(at)?.id; next !== undefined && next !== at; next = byId.get(at)?.id) at = next;
  return at;
}

/** `line:3`, `trafo:0` and windings (`trafo3w:0:mv`) with an open switch at one end or both: they carry nothing. */
export function findOpenBranches(net: NetJson): Set<string> {
  const issues = createIssueList();
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

/** Switches between two buses as branches `switch:INDEX`, in service where closed. */
export function readBusSwitches(net: NetJson, buses: NetBuses, issues: IssueList): Branch[] {
  const indices = new Map(
    ['line', 'trafo', 'trafo3w'].map((table) => [table, new Set(net.tables.get(table)?.index)]),
  );
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
    const ohm = row.number('z_ohm', 0);
    // What carries flow hangs on the node; a switch that made a node hangs the joined bus on it.
    const ends = ohm > 0 ? buses.byId : buses.ownById;
    const from = namedBus(row, 'bus', ends, issues);
    const to = namedBus(row, 'element', ends, issues);
    if (!from || !to) return [];
    const baseOhm = (from.baseKv * from.baseKv) / net.baseMva;
    const share = Math.sqrt(1 + resistanceToReactance * resistanceToReactance);
    return [
      branchOf(
        `switch:${row.index}`,
        row,
        { from, to },
        {
          kind: 'line',
          resistancePu: ohm > 0 ? (ohm / baseOhm) * (resistanceToReactance / share) : 0,
          reactancePu: ohm > 0 ? ohm / baseOhm / share : tieReactancePu,
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
