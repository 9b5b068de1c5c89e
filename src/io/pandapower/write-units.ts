import type { Bus, CostCurve, DcLine, Generator } from '../../model/grid';
import { addRow, createFrame, type Frame } from './frame';

const noLimit = 1e10;

const generatorColumns = {
  name: 'object',
  bus: 'uint32',
  p_mw: 'float64',
  vm_pu: 'float64',
  sn_mva: 'float64',
  min_q_mvar: 'float64',
  max_q_mvar: 'float64',
  scaling: 'float64',
  slack: 'bool',
  in_service: 'bool',
  slack_weight: 'float64',
  type: 'object',
  controllable: 'bool',
  max_p_mw: 'float64',
  min_p_mw: 'float64',
} as const;

const externalColumns = {
  name: 'object',
  bus: 'uint32',
  vm_pu: 'float64',
  va_degree: 'float64',
  slack_weight: 'float64',
  in_service: 'bool',
  max_p_mw: 'float64',
  min_p_mw: 'float64',
  max_q_mvar: 'float64',
  min_q_mvar: 'float64',
} as const;

const polynomialColumns = {
  element: 'uint32',
  et: 'object',
  cp0_eur: 'float64',
  cp1_eur_per_mw: 'float64',
  cp2_eur_per_mw2: 'float64',
  cq0_eur: 'float64',
  cq1_eur_per_mvar: 'float64',
  cq2_eur_per_mvar2: 'float64',
} as const;

const piecewiseColumns = { power_type: 'object', element: 'uint32', et: 'object', points: 'object' } as const;

const dcColumns = {
  name: 'object',
  from_bus: 'uint32',
  to_bus: 'uint32',
  p_mw: 'float64',
  loss_percent: 'float64',
  loss_mw: 'float64',
  vm_from_pu: 'float64',
  vm_to_pu: 'float64',
  max_p_mw: 'float64',
  min_q_from_mvar: 'float64',
  min_q_to_mvar: 'float64',
  max_q_from_mvar: 'float64',
  max_q_to_mvar: 'float64',
  in_service: 'bool',
} as const;

export interface UnitFrames {
  gen: Frame;
  ext_grid: Frame;
  poly_cost: Frame;
  pwl_cost: Frame;
  /** Units whose cost curve the format cannot hold. */
  curvesLost: string[];
}

/**
 * Units: the first in service at each reference bus is an external grid, which takes the difference and holds
 * the angle; the others give what they give.
 */
export function writeUnits(
  generators: readonly Generator[],
  busById: ReadonlyMap<string, Bus>,
  number: (busId: string) => number,
): UnitFrames {
  const frames: UnitFrames = {
    gen: createFrame(generatorColumns),
    ext_grid: createFrame(externalColumns),
    poly_cost: createFrame(polynomialColumns),
    pwl_cost: createFrame(piecewiseColumns),
    curvesLost: [],
  };
  const held = new Set<string>();
  for (const unit of generators) {
    const bus = busById.get(unit.busId);
    if (!bus) continue;
    const limits = {
      max_p_mw: limit(unit.maxMw),
      min_p_mw: limit(unit.minMw),
      max_q_mvar: limit(unit.maxMvar),
      min_q_mvar: limit(unit.minMvar),
    };
    const common = {
      name: unit.name ?? unit.id,
      bus: number(unit.busId),
      vm_pu: unit.voltagePu,
      in_service: unit.inService,
      ...limits,
    };
    const isExternal = bus.type === 'reference' && unit.inService && !held.has(bus.id);
    const frame = isExternal ? frames.ext_grid : frames.gen;
    const index = frame.index.length;
    if (isExternal) {
      held.add(bus.id);
      addRow(frame, index, { ...common, va_degree: (bus.angleRad * 180) / Math.PI, slack_weight: 1 });
    } else
      addRow(frame, index, {
        ...common,
        p_mw: unit.outputMw,
        sn_mva: unit.baseMva,
        scaling: 1,
        slack: false,
        slack_weight: 0,
        type: unit.technology === 'unknown' ? null : unit.technology,
        controllable: true,
      });
    if (unit.cost && !addCost(frames, unit.cost, isExternal ? 'ext_grid' : 'gen', index))
      frames.curvesLost.push(unit.id);
  }
  return frames;
}

function limit(value: number): number | null {
  return Math.abs(value) >= noLimit ? null : value;
}

/** False for a polynomial above the second power and a curve of fewer than two points. */
function addCost(frames: UnitFrames, { kind, values }: CostCurve, table: string, element: number): boolean {
  if (kind === 'polynomial') {
    if (values.length > 3) return false;
    const [cp0 = 0, cp1 = 0, cp2 = 0] = [...values].reverse();
    addRow(frames.poly_cost, frames.poly_cost.index.length, {
      element,
      et: table,
      cp0_eur: cp0,
      cp1_eur_per_mw: cp1,
      cp2_eur_per_mw2: cp2,
      cq0_eur: 0,
      cq1_eur_per_mvar: 0,
      cq2_eur_per_mvar2: 0,
    });
    return true;
  }
  const points: number[][] = [];
  for (let at = 0; at + 3 < values.length; at += 2) {
    const [fromMw, fromCost, toMw, toCost] = values.slice(at, at + 4);
    if (toMw > fromMw) points.push([fromMw, toMw, (toCost - fromCost) / (toMw - fromMw)]);
  }
  if (points.length === 0) return false;
  addRow(frames.pwl_cost, frames.pwl_cost.index.length, { power_type: 'p', element, et: table, points });
  return true;
}

/** DC lines, out of service where the source leaves them off, since pandapower counts each in service. */
export function writeDcLines(
  dcLines: readonly DcLine[],
  areOn: boolean,
  number: (busId: string) => number,
): Frame {
  const frame = createFrame(dcColumns);
  dcLines.forEach((it, index) => {
    addRow(frame, index, {
      name: it.id,
      from_bus: number(it.fromBusId),
      to_bus: number(it.toBusId),
      p_mw: it.flowMw,
      loss_percent: it.lossFraction * 100,
      loss_mw: it.lossConstantMw,
      vm_from_pu: it.fromConverter?.voltagePu ?? 1,
      vm_to_pu: it.toConverter?.voltagePu ?? 1,
      max_p_mw: limit(it.maxMw),
      min_q_from_mvar: limit(it.fromConverter?.minMvar ?? -noLimit),
      min_q_to_mvar: limit(it.toConverter?.minMvar ?? -noLimit),
      max_q_from_mvar: limit(it.fromConverter?.maxMvar ?? noLimit),
      max_q_to_mvar: limit(it.toConverter?.maxMvar ?? noLimit),
      in_service: it.inService && areOn,
    });
  });
  return frame;
}
