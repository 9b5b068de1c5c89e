import type { Branch, Bus, Grid } from '../../model/grid';
import { emptyRegion, type Region } from '../../model/region';
import type { Imported } from '../../model/result';
import { readStem } from '../file-name';
import { createIssueList, type IssueList } from '../issue-list';
import { readBuses } from './net-buses';
import { type NetJson, readNetJson } from './net-json';
import { readImpedances, readLines } from './net-lines';
import { addLoads } from './net-loads';
import { findOpenBranches, fuseBuses, readBusSwitches } from './net-switches';
import { readTrafos, readTrafos3w } from './net-trafos';
import { readDcLines, readUnits } from './net-units';

/** Tables whose active power is not modelled. */
const leftOut = ['tcsc', 'vsc', 'b2b_vsc', 'line_dc'];

/**
 * Reads a net saved by `pandapower.to_json` (version 2 or 3) as its DC power flow `rundcpp` sees it. A bus id is
 * its table index; branches, units and DC lines are `table:index`. Branches stand in pandapower's order: lines,
 * transformers, three-winding transformers, impedances, bus switches. Never throws; linear in the text.
 */
export function parsePandapower(text: string, fileName: string): Imported<Region> {
  const issues = createIssueList(fileName);
  const net = readNetJson(text, issues);
  if (!net) return { issues: issues.finish() };
  const grid = readGrid(net, issues);
  const id = readStem(fileName) || 'grid';
  const name = net.name.trim() === '' ? id : net.name;
  return { value: { ...emptyRegion(id), name, origin: fileName, grid }, issues: issues.finish() };
}

function readGrid(net: NetJson, issues: IssueList): Grid {
  const buses = readBuses(net, issues);
  if (buses.buses.length === 0) issues.add('error', 'pandapower.noBus', {}, { id: 'bus' });
  fuseBuses(net, buses, issues);
  addLoads(net, buses, issues);
  const generators = readUnits(net, buses, issues);
  const open = findOpenBranches(net);
  const lines = readLines(net, buses, open, issues);
  const trafos = readTrafos(net, buses, open, issues);
  const threeWinding = readTrafos3w(net, buses, open, issues);
  const rest = [...readImpedances(net, buses, issues), ...readBusSwitches(net, buses, issues)];
  const dcLines = readDcLines(net, buses, issues);
  for (const table of leftOut) {
    const count = net.tables.get(table)?.rows.length ?? 0;
    if (count > 0) issues.add('warning', 'pandapower.leftOut', { table, count }, { id: table });
  }
  checkIndices(net, issues);
  if (buses.buses.length > 0 && !generators.some((unit) => unit.inService))
    issues.add('error', 'pandapower.noGenerator', {}, { id: 'ext_grid' });
  else if (!buses.buses.some((bus) => bus.type === 'reference'))
    issues.add('warning', 'pandapower.noReference', {}, { id: 'ext_grid' });
  const branches = [...lines, ...trafos, ...threeWinding.branches, ...rest];
  const all = [...buses.buses, ...threeWinding.stars];
  // With rows left out, what is unreached says nothing.
  if (issues.errorCount() === 0) isolateUnreached(all, branches, issues);
  return {
    baseMva: net.baseMva,
    buses: all,
    branches,
    generators,
    dcLines,
    ...(dcLines.length > 0 ? { dcLinesOn: true } : {}),
  };
}

/**
 * As pandapower, takes out of service what no branch in service joins to an external grid or a slack generator;
 * other units do not carry an island there. A net without any keeps all its buses.
 */
function isolateUnreached(buses: readonly Bus[], branches: readonly Branch[], issues: IssueList): void {
  const neighbours = new Map<string, Bus[]>(buses.map((bus) => [bus.id, []]));
  const byId = new Map(buses.map((bus) => [bus.id, bus]));
  for (const { inService, fromBusId, toBusId } of branches) {
    const from = byId.get(fromBusId);
    const to = byId.get(toBusId);
    if (!inService || !from || !to || from.type === 'isolated' || to.type === 'isolated') continue;
    neighbours.get(fromBusId)?.push(to);
    neighbours.get(toBusId)?.push(from);
  }
  const queue = buses.filter((bus) => bus.type === 'reference');
  if (queue.length === 0) return;
  const reached = new Set(queue);
  for (const bus of queue)
    for (const next of neighbours.get(bus.id) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        queue.push(next);
      }
  const unreached = buses.filter((bus) => bus.type !== 'isolated' && !reached.has(bus));
  for (const bus of unreached) bus.type = 'isolated';
  if (unreached.length > 0)
    issues.add(
      'warning',
      'pandapower.unreached',
      { count: unreached.length, bus: unreached[0].id },
      { id: `bus[${unreached[0].id}]` },
    );
}

/** Rows that share an index would share an id; buses are checked where they are read. */
function checkIndices(net: NetJson, issues: IssueList): void {
  for (const { name, index } of net.tables.values()) {
    if (name === 'bus' || name === 'bus_geodata') continue;
    const seen = new Set<string>();
    for (const it of index) {
      if (seen.has(it))
        issues.add(
          'error',
          'pandapower.duplicateIndex',
          { table: name, index: it },
          { id: `${name}[${it}]` },
        );
      seen.add(it);
    }
  }
}
