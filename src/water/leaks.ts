import { pow as raise } from '../numerics/math';
import { gravityMs2, orificeCoefficient } from './constants';
import { nodeProperties, type SolverNetwork, solverOptions } from './solver';
import type { FileUnits } from './units';

/** Outflow of a broken pipe, m3/s per sqrt(m): 0.75 · area · sqrt(2 g). */
export function leakCoefficient(areaM2: number): number {
  return orificeCoefficient * areaM2 * Math.sqrt(2 * gravityMs2);
}

/** Leaks that come and go, on top of the emitters that the file has. */
export interface Leaks {
  /** 1 at nodes with an emitter of the file or a leak; elsewhere EPANET keeps the flow of a past emitter in its memory. */
  active: Uint8Array;
  set(nodeIx: number, m3sPerSqrtM: number): boolean;
  /**
   * Where the file's emitter exponent is not 0.5, EPANET's one exponent for all emitters would bend the leak's square root:
   * coefficients are then fitted to the present pressures. True while one still moved by more than 0.1 %.
   */
  refit(nodePressureM: Float64Array): boolean;
}

const orificeExponent = 0.5;
/** Pressure a leak is first fitted at when none is known, m. */
const firstPressureM = 20;
/** Below this the fit is not followed further, m. */
const leastPressureM = 0.1;

/** `keepsBackflow`: the file's "backflow allowed" (EPANET's default: yes) holds for leaks too; else they let no water in. */
export function createLeaks(network: SolverNetwork, units: FileUnits, keepsBackflow = false): Leaks {
  const nodeCount = network.nodeCount();
  const fileCoefficient = new Float64Array(nodeCount);
  network.readNodes(nodeProperties.emitter, fileCoefficient);
  const fileHasEmitters = fileCoefficient.some((it) => it > 0);
  const active = Uint8Array.from(fileCoefficient, (it) => (it > 0 ? 1 : 0));
  const leak = new Map<number, number>();
  let exponent = network.option(solverOptions.emitterExponent);
  let prepared = false;

  function prepare(): void {
    if (prepared) return;
    prepared = true;
    if (fileHasEmitters) return;
    // Without emitters of its own the file's options for them mean nothing.
    network.setOption(solverOptions.emitterExponent, orificeExponent);
    if (!keepsBackflow) network.setOption(solverOptions.emitterBackflow, 0);
    exponent = network.option(solverOptions.emitterExponent);
  }

  function write(nodeIx: number, pressureM: number): void {
    const m3sPerSqrtM = leak.get(nodeIx) ?? 0;
    const pressure = pressureM / units.pressureToM;
    const flow = (m3sPerSqrtM * Math.sqrt(pressureM)) / units.flowToM3s;
    const coefficient = flow / raise(pressure, exponent);
    network.setNodeValue(nodeProperties.emitter, nodeIx, fileCoefficient[nodeIx] + coefficient);
  }

  return {
    active,
    set(nodeIx, m3sPerSqrtM) {
      if ((leak.get(nodeIx) ?? 0) === m3sPerSqrtM) return false;
      prepare();
      if (m3sPerSqrtM > 0) leak.set(nodeIx, m3sPerSqrtM);
      else leak.delete(nodeIx);
      active[nodeIx] = leak.has(nodeIx) || fileCoefficient[nodeIx] > 0 ? 1 : 0;
      write(nodeIx, firstPressureM);
      return true;
    },
    refit(nodePressureM) {
      if (exponent === orificeExponent) return false;
      let moved = false;
      for (const nodeIx of leak.keys()) {
        const before = network.nodeValue(nodeProperties.emitter, nodeIx);
        write(nodeIx, Math.max(nodePressureM[nodeIx], leastPressureM));
        const after = network.nodeValue(nodeProperties.emitter, nodeIx);
        if (Math.abs(after - before) > 0.001 * before) moved = true;
      }
      return moved;
    },
  };
}
