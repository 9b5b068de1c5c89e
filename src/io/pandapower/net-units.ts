import {
  type Converter,
  type CostCurve,
  type DcLine,
  type Generator,
  type Technology,
  technologies,
} from '../../model/grid';
import type { IssueList } from '../issue-list';
import { readTechnology } from '../matpower/read-technology';
import { busOf, type NetBuses } from './net-buses';
import { readCosts } from './net-costs';
import type { NetJson } from './net-json';
import { type NetRow, rowsOf } from './net-rows';

/** JSON has no infinity; this is MATPOWER's "no limit". */
const noLimit = 1e10;

const radPerDeg = Math.PI / 180;

/** Common words of the `type` column; case does not matter. */
const byType: Record<string, Technology> = {
  pv: 'solar',
  wp: 'wind',
  wka: 'wind',
  chp: 'gasTurbine',
  diesel: 'diesel',
  ccgt: 'combinedCycle',
};

function technologyOf(row: NetRow): Technology {
  const word = row.text('type').toLowerCase();
  const own = technologies.find((it) => it.toLowerCase() === word);
  return own ?? byType[word] ?? readTechnology(word, undefined);
}

/**
 * Everything that gives power, in the order in which a reference bus takes the difference: external grids
 * (`ext_grid:0`), generators, static generators and storages. External grids and generators with `slack`
 * make their bus a reference.
 */
export function readUnits(net: NetJson, buses: NetBuses, issues: IssueList): Generator[] {
  const costs = readCosts(net, issues);
  return [
    ...readTable(net, 'ext_grid', buses, costs, issues),
    ...readTable(net, 'gen', buses, costs, issues),
    ...readTable(net, 'sgen', buses, costs, issues),
    ...readTable(net, 'storage', buses, costs, issues),
  ];
}

function readTable(
  net: NetJson,
  table: 'ext_grid' | 'gen' | 'sgen' | 'storage',
  buses: NetBuses,
  costs: ReadonlyMap<string, CostCurve>,
  issues: IssueList,
): Generator[] {
  return rowsOf(net, table, issues).flatMap((row) => {
    const bus = busOf(row, 'bus', buses, issues);
    if (!bus) return [];
    const id = `${table}:${row.index}`;
    const name = row.text('name');
    const inService = row.flag('in_service', true);
    const isExternal = table === 'ext_grid';
    const isReference = isExternal || (table === 'gen' && row.flag('slack', false));
    if (inService && bus.type !== 'isolated') {
      if (isReference) bus.type = 'reference';
      else if (table === 'gen' && bus.type !== 'reference') bus.type = 'voltageControlled';
      if (isExternal) bus.angleRad = row.number('va_degree', 0) * radPerDeg;
      if (isExternal || table === 'gen') bus.voltagePu = row.number('vm_pu', 1);
    }
    const sign = table === 'storage' ? -1 : 1;
    const outputMw = isExternal ? 0 : sign * row.needed('p_mw') * row.number('scaling', 1);
    const ratedMva = row.number('sn_mva', Math.abs(outputMw) || 1);
    // A unit without limits of its own can give what it gives now, or its rated power.
    const [lowest, highest] = isExternal
      ? [-noLimit, noLimit]
      : [Math.min(0, outputMw), Math.max(0, outputMw, table === 'gen' ? row.number('sn_mva', 0) : 0)];
    const given: [number, number] = [row.number('min_p_mw', lowest), row.number('max_p_mw', highest)];
    const [minMw, maxMw] = table === 'storage' && row.has('max_p_mw') ? [-given[1], -given[0]] : given;
    const cost = costs.get(id);
    const energyMwh = table === 'storage' ? row.optional('max_e_mwh') : undefined;
    return [
      {
        id,
        ...(name === '' ? {} : { name }),
        busId: bus.id,
        outputMw,
        outputMvar: sign * row.number('q_mvar', 0) * row.number('scaling', 1),
        minMw,
        maxMw,
        minMvar: row.number('min_q_mvar', -noLimit),
        maxMvar: row.number('max_q_mvar', noLimit),
        voltagePu: row.number('vm_pu', 1),
        baseMva: ratedMva,
        inService,
        technology: isExternal ? 'interconnection' : table === 'storage' ? 'storage' : technologyOf(row),
        ...(energyMwh === undefined ? {} : { energyMwh }),
        ...(cost ? { cost } : {}),
      },
    ];
  });
}

/** DC lines as fixed transfers; pandapower counts them in every power flow. */
export function readDcLines(net: NetJson, buses: NetBuses, issues: IssueList): DcLine[] {
  return rowsOf(net, 'dcline', issues).flatMap((row) => {
    const from = busOf(row, 'from_bus', buses, issues);
    const to = busOf(row, 'to_bus', buses, issues);
    if (!from || !to) return [];
    const flowMw = row.needed('p_mw');
    return [
      {
        id: `dcline:${row.index}`,
        fromBusId: from.id,
        toBusId: to.id,
        inService: row.flag('in_service', true),
        flowMw,
        minMw: Math.min(0, flowMw),
        maxMw: row.number('max_p_mw', Math.max(0, flowMw)),
        lossConstantMw: row.number('loss_mw', 0),
        lossFraction: row.number('loss_percent', 0) / 100,
        fromConverter: readConverter(row, 'from'),
        toConverter: readConverter(row, 'to'),
      },
    ];
  });
}

function readConverter(row: NetRow, end: 'from' | 'to'): Converter {
  return {
    voltagePu: row.number(`vm_${end}_pu`, 1),
    outputMvar: 0,
    minMvar: row.number(`min_q_${end}_mvar`, -noLimit),
    maxMvar: row.number(`max_q_${end}_mvar`, noLimit),
  };
}
