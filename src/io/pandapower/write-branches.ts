import type { Branch, Bus } from '../../model/grid';
import type { Region } from '../../model/region';
import { addRow, createFrame, type Frame, indicesOf } from './frame';

/** Stands for no limit, as in pandapower's own converters. */
const unlimitedMva = 99_999;

/** Frequency that is written; it turns charging into capacitance and back. */
export const frequencyHz = 50;

export interface BranchFrames {
  line: Frame;
  trafo: Frame;
  switch: Frame;
}

/** How a grid's buses are written: numbers and voltages (1 kV where none is known). */
export interface WrittenBuses {
  number(busId: string): number;
  kv(bus: Bus): number;
  byId: ReadonlyMap<string, Bus>;
  addShunt(busId: string, mvar: number): void;
}

const lineColumns = {
  name: 'object',
  std_type: 'object',
  from_bus: 'uint32',
  to_bus: 'uint32',
  length_km: 'float64',
  r_ohm_per_km: 'float64',
  x_ohm_per_km: 'float64',
  c_nf_per_km: 'float64',
  g_us_per_km: 'float64',
  max_i_ka: 'float64',
  df: 'float64',
  parallel: 'uint32',
  type: 'object',
  in_service: 'bool',
  max_loading_percent: 'float64',
  geo: 'object',
} as const;

const trafoColumns = {
  name: 'object',
  std_type: 'object',
  hv_bus: 'uint32',
  lv_bus: 'uint32',
  sn_mva: 'float64',
  vn_hv_kv: 'float64',
  vn_lv_kv: 'float64',
  vk_percent: 'float64',
  vkr_percent: 'float64',
  pfe_kw: 'float64',
  i0_percent: 'float64',
  shift_degree: 'float64',
  tap_side: 'object',
  tap_neutral: 'float64',
  tap_min: 'float64',
  tap_max: 'float64',
  tap_step_percent: 'float64',
  tap_step_degree: 'float64',
  tap_pos: 'float64',
  parallel: 'uint32',
  df: 'float64',
  in_service: 'bool',
  max_loading_percent: 'float64',
  tap_changer_type: 'object',
} as const;

const switchColumns = {
  bus: 'int64',
  element: 'int64',
  et: 'object',
  type: 'object',
  closed: 'bool',
  name: 'object',
  z_ohm: 'float64',
  in_ka: 'float64',
} as const;

/**
 * Branches as lines (no ratio, no shift, one voltage), bus switches (where they came from one) and transformers
 * for the rest, each from its from bus, so that flows keep their sign. A ratio is written into the rated voltage
 * of the high side; a transformer's charging becomes shunts, since a magnetising branch would change its flow.
 */
export function writeBranches({ grid }: Region, buses: WrittenBuses): BranchFrames {
  const lines: Branch[] = [];
  const trafos: Branch[] = [];
  const switches: Branch[] = [];
  const kvOf = (busId: string) => {
    const bus = buses.byId.get(busId);
    return bus ? buses.kv(bus) : 1;
  };
  for (const branch of grid.branches) {
    if (branch.id.startsWith('switch:') && branch.resistancePu === 0) switches.push(branch);
    else if (
      branch.kind !== 'transformer' &&
      branch.tap === 1 &&
      branch.shiftRad === 0 &&
      kvOf(branch.fromBusId) === kvOf(branch.toBusId)
    )
      lines.push(branch);
    else trafos.push(branch);
  }
  const frames = {
    line: createFrame(lineColumns),
    trafo: createFrame(trafoColumns),
    switch: createFrame(switchColumns),
  };
  const lineIndices = indicesOf(
    lines.map((it) => it.id),
    'line',
  );
  lines.forEach((it, k) => {
    addLine(frames.line, lineIndices[k], it, kvOf(it.fromBusId), grid.baseMva, buses);
  });
  const trafoIndices = indicesOf(
    trafos.map((it) => it.id),
    'trafo',
  );
  trafos.forEach((it, k) => {
    const kv: [number, number] = [kvOf(it.fromBusId), kvOf(it.toBusId)];
    addTrafo(frames.trafo, trafoIndices[k], it, kv, grid.baseMva, buses);
  });
  const switchIndices = indicesOf(
    switches.map((it) => it.id),
    'switch',
  );
  switches.forEach((it, k) => {
    addRow(frames.switch, switchIndices[k], {
      bus: buses.number(it.fromBusId),
      element: buses.number(it.toBusId),
      et: 'b',
      type: 'CB',
      closed: it.inService,
      name: it.name ?? null,
      z_ohm: 0,
      in_ka: it.ratingAMw > 0 ? it.ratingAMw / (Math.sqrt(3) * kvOf(it.fromBusId)) : null,
    });
  });
  return frames;
}

function addLine(
  frame: Frame,
  index: number,
  branch: Branch,
  kv: number,
  baseMva: number,
  buses: WrittenBuses,
): void {
  const lengthKm = branch.lengthKm !== undefined && branch.lengthKm > 0 ? branch.lengthKm : 1;
  const baseOhm = (kv * kv) / baseMva;
  const mva = branch.ratingAMw > 0 ? branch.ratingAMw : unlimitedMva;
  addRow(frame, index, {
    name: branch.name ?? null,
    from_bus: buses.number(branch.fromBusId),
    to_bus: buses.number(branch.toBusId),
    length_km: lengthKm,
    r_ohm_per_km: (branch.resistancePu * baseOhm) / lengthKm,
    x_ohm_per_km: (branch.reactancePu * baseOhm) / lengthKm,
    c_nf_per_km: branch.chargingPu / (2 * Math.PI * frequencyHz * 1e-9 * baseOhm * lengthKm),
    g_us_per_km: 0,
    max_i_ka: mva / (Math.sqrt(3) * kv),
    df: 1,
    parallel: 1,
    type: branch.kind === 'cable' ? 'cs' : 'ol',
    in_service: branch.inService,
    max_loading_percent: 100,
  });
}

function addTrafo(
  frame: Frame,
  index: number,
  branch: Branch,
  [fromKv, toKv]: [number, number],
  baseMva: number,
  buses: WrittenBuses,
): void {
  const ratedMva = branch.ratingAMw > 0 ? branch.ratingAMw : unlimitedMva;
  const { resistancePu: r, reactancePu: x } = branch;
  const toPercent = (100 * ratedMva) / baseMva;
  if (branch.chargingPu !== 0 && branch.inService) {
    const halfMvar = (branch.chargingPu / 2) * baseMva;
    buses.addShunt(branch.fromBusId, halfMvar / (branch.tap * branch.tap));
    buses.addShunt(branch.toBusId, halfMvar);
  }
  addRow(frame, index, {
    name: branch.name ?? null,
    hv_bus: buses.number(branch.fromBusId),
    lv_bus: buses.number(branch.toBusId),
    sn_mva: ratedMva,
    vn_hv_kv: fromKv * branch.tap,
    vn_lv_kv: toKv,
    vk_percent: Math.sign(x || 1) * Math.sqrt(r * r + x * x) * toPercent,
    vkr_percent: r * toPercent,
    pfe_kw: 0,
    i0_percent: 0,
    shift_degree: (branch.shiftRad * 180) / Math.PI,
    parallel: 1,
    df: 1,
    in_service: branch.inService,
    max_loading_percent: 100,
  });
}
