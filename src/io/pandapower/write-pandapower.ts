import type { Bus } from '../../model/grid';
import type { Region } from '../../model/region';
import { type Issue, issue } from '../../model/result';
import {
  type GridExportOptions,
  type GridText,
  nameWithId,
  numberIds,
  onOneLine,
  sumBusLoads,
} from '../export/grid-export';
import { addRow, createFrame, toFrameJson } from './frame';
import { frequencyHz, writeBranches } from './write-branches';
import { writeDcLines, writeUnits } from './write-units';

/** The layout that is written; newer versions of pandapower read it. */
const versions = { version: '3.0.0', format_version: '3.1.0' };

const busColumns = {
  name: 'object',
  vn_kv: 'float64',
  type: 'object',
  zone: 'object',
  in_service: 'bool',
  max_vm_pu: 'float64',
  min_vm_pu: 'float64',
  geo: 'object',
} as const;

const loadColumns = {
  name: 'object',
  bus: 'uint32',
  p_mw: 'float64',
  q_mvar: 'float64',
  const_z_p_percent: 'float64',
  const_z_q_percent: 'float64',
  const_i_p_percent: 'float64',
  const_i_q_percent: 'float64',
  sn_mva: 'float64',
  scaling: 'float64',
  in_service: 'bool',
  type: 'object',
  controllable: 'bool',
} as const;

const shuntColumns = {
  bus: 'uint32',
  name: 'object',
  q_mvar: 'float64',
  p_mw: 'float64',
  vn_kv: 'float64',
  step: 'uint32',
  max_step: 'uint32',
  in_service: 'bool',
} as const;

/**
 * Writes the grid of a region as a net that `pandapower.from_json` opens, with the same DC power flow. Feeders
 * are summed into one load for each bus. Bus ids that are whole numbers are the index; others are numbered after
 * them, and the name holds the id. Places are written only where asked for. Linear.
 */
export function writePandapower(region: Region, options: GridExportOptions): GridText {
  const { grid } = region;
  const issues: Issue[] = [];
  const numbers = numberIds(
    grid.buses.map((it) => it.id),
    0,
  );
  const number = (busId: string) => numbers.get(busId) ?? 0;
  const byId = new Map(grid.buses.map((it) => [it.id, it]));
  const kv = (bus: Bus) => (bus.baseKv > 0 ? bus.baseKv : 1);
  const shuntMvar = new Map(grid.buses.map((it) => [it.id, it.shuntMvar]));
  const branches = writeBranches(region, {
    number,
    kv,
    byId,
    addShunt: (busId, mvar) => shuntMvar.set(busId, (shuntMvar.get(busId) ?? 0) + mvar),
  });
  const { curvesLost, ...units } = writeUnits(grid.generators, byId, number);
  const loadMw = sumBusLoads(region);
  const bus = createFrame(busColumns);
  const load = createFrame(loadColumns);
  const shunt = createFrame(shuntColumns);
  grid.buses.forEach((it, ix) => {
    const index = number(it.id);
    addRow(bus, index, {
      name: nameWithId(it, index) || null,
      vn_kv: kv(it),
      type: 'b',
      zone: it.zone ?? null,
      in_service: it.type !== 'isolated',
      max_vm_pu: it.maxVoltagePu,
      min_vm_pu: it.minVoltagePu,
      geo:
        options.coordinates && it.lonLat ? JSON.stringify({ coordinates: it.lonLat, type: 'Point' }) : null,
    });
    if (loadMw[ix] !== 0 || it.loadMvar !== 0)
      addRow(load, load.index.length, {
        bus: index,
        p_mw: loadMw[ix],
        q_mvar: it.loadMvar,
        const_z_p_percent: 0,
        const_z_q_percent: 0,
        const_i_p_percent: 0,
        const_i_q_percent: 0,
        scaling: 1,
        in_service: true,
        controllable: false,
      });
    const mvar = shuntMvar.get(it.id) ?? 0;
    if (it.shuntMw !== 0 || mvar !== 0)
      addRow(shunt, shunt.index.length, {
        bus: index,
        q_mvar: -mvar,
        p_mw: it.shuntMw,
        vn_kv: kv(it),
        step: 1,
        max_step: 1,
        in_service: true,
      });
  });
  const renamed = grid.buses.filter((it) => String(number(it.id)) !== it.id).length;
  if (renamed > 0) issues.push(issue('info', 'convert.busNumbers', { count: renamed }));
  if (curvesLost.length > 0)
    issues.push(issue('warning', 'convert.costLost', { count: curvesLost.length, id: curvesLost[0] }));
  const frames = {
    bus,
    load,
    shunt,
    ...units,
    ...branches,
    dcline: writeDcLines(grid.dcLines, grid.dcLinesOn === true, number),
  };
  const net = {
    handling: options.handling,
    name: onOneLine(region.name ?? region.id),
    ...versions,
    f_hz: frequencyHz,
    sn_mva: grid.baseMva,
    ...Object.fromEntries(Object.entries(frames).map(([name, frame]) => [name, toFrameJson(frame)])),
  };
  const text = JSON.stringify(
    { _module: 'pandapower.auxiliary', _class: 'pandapowerNet', _object: net },
    null,
    1,
  );
  return { text: `${text}\n`, issues };
}
