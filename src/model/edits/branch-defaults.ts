import type { Branch, Bus } from '../grid';

/** A usual overhead line: ohms and microsiemens per km, and the long-time current of its conductors. */
interface LineClass {
  kv: number;
  resistanceOhmKm: number;
  reactanceOhmKm: number;
  chargingMicroSKm: number;
  currentA: number;
}

/**
 * Usual steel-aluminium lines by voltage, as design handbooks of Eastern Europe list them (AS conductors at 25 °C air: AS-70, 95, 185, 240, 400,
 * 2×AS-300, 3×AS-400, 5×AS-300). Recalled; an assumption to be replaced by the line's own figures.
 */
const lineClasses: readonly LineClass[] = [
  { kv: 10, resistanceOhmKm: 0.43, reactanceOhmKm: 0.36, chargingMicroSKm: 0, currentA: 265 },
  { kv: 35, resistanceOhmKm: 0.306, reactanceOhmKm: 0.421, chargingMicroSKm: 2.7, currentA: 330 },
  { kv: 110, resistanceOhmKm: 0.159, reactanceOhmKm: 0.413, chargingMicroSKm: 2.75, currentA: 510 },
  { kv: 150, resistanceOhmKm: 0.118, reactanceOhmKm: 0.42, chargingMicroSKm: 2.7, currentA: 605 },
  { kv: 220, resistanceOhmKm: 0.073, reactanceOhmKm: 0.42, chargingMicroSKm: 2.7, currentA: 825 },
  { kv: 330, resistanceOhmKm: 0.048, reactanceOhmKm: 0.328, chargingMicroSKm: 3.41, currentA: 1380 },
  { kv: 500, resistanceOhmKm: 0.025, reactanceOhmKm: 0.306, chargingMicroSKm: 3.62, currentA: 2475 },
  { kv: 750, resistanceOhmKm: 0.02, reactanceOhmKm: 0.288, chargingMicroSKm: 4.11, currentA: 3450 },
];

/** A usual transformer by its higher voltage: rating, and short-circuit voltage as a share of the nominal one. */
const transformerClasses: readonly { kv: number; ratingMva: number; shortCircuit: number }[] = [
  { kv: 10, ratingMva: 1, shortCircuit: 0.055 },
  { kv: 35, ratingMva: 6.3, shortCircuit: 0.075 },
  { kv: 110, ratingMva: 25, shortCircuit: 0.105 },
  { kv: 150, ratingMva: 63, shortCircuit: 0.11 },
  { kv: 220, ratingMva: 125, shortCircuit: 0.11 },
  { kv: 330, ratingMva: 200, shortCircuit: 0.105 },
  { kv: 500, ratingMva: 501, shortCircuit: 0.115 },
  { kv: 750, ratingMva: 999, shortCircuit: 0.12 },
];

/** A branch may carry this much more than its long-time rating for hours, and for minutes; assumption. */
const emergencyFactor = 1.2;
const shortTimeFactor = 1.4;

/** Shortest line, so that two buses at one place are still joined by some impedance, km. */
const shortestKm = 0.1;

/** What a new line or transformer between two buses usually has. An assumption, and to be shown as one. */
export function usualBranch(
  from: Bus,
  to: Bus,
  lengthKm: number | undefined,
  baseMva: number,
): Omit<Branch, 'id'> {
  const common = { fromBusId: from.id, toBusId: to.id, tap: 1, shiftRad: 0, inService: true };
  if (from.baseKv !== to.baseKv) {
    const { ratingMva, shortCircuit } = nearest(transformerClasses, Math.max(from.baseKv, to.baseKv));
    return {
      ...common,
      kind: 'transformer',
      resistancePu: 0,
      reactancePu: round((shortCircuit * baseMva) / ratingMva),
      chargingPu: 0,
      ...ratings(ratingMva),
    };
  }
  const kv = from.baseKv;
  const line = nearest(lineClasses, kv);
  const km = Math.max(lengthKm ?? shortestKm, shortestKm);
  const baseOhm = (kv * kv) / baseMva;
  return {
    ...common,
    kind: 'line',
    resistancePu: round((line.resistanceOhmKm * km) / baseOhm),
    reactancePu: round((line.reactanceOhmKm * km) / baseOhm),
    chargingPu: round(line.chargingMicroSKm * 1e-6 * km * baseOhm),
    ...ratings((Math.sqrt(3) * kv * line.currentA) / 1000),
    ...(lengthKm === undefined ? {} : { lengthKm: round(km, 3) }),
  };
}

function ratings(mva: number) {
  return {
    ratingAMw: round(mva, 3),
    ratingBMw: round(mva * emergencyFactor, 3),
    ratingCMw: round(mva * shortTimeFactor, 3),
  };
}

/** The class whose voltage is nearest by ratio. */
function nearest<T extends { kv: number }>(classes: readonly T[], kv: number): T {
  const apart = (it: T) => Math.max(it.kv / kv, kv / it.kv);
  return classes.reduce((best, it) => (apart(it) < apart(best) ? it : best));
}

function round(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}
