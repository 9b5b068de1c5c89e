import { type SolverNetwork, solverOptions } from './solver';

/** Factors from a network file's own units to SI. */
export interface FileUnits {
  flowToM3s: number;
  lengthToM: number;
  /**
   * From the file's volume units to m3 as EPANET's flows see them. EPANET rounds its conversion factors, so that ft3 and
   * (for example) acre-feet per day differ by 1e-4; tank volumes are scaled to the flows, so that the books close.
   */
  volumeToM3: number;
  pressureToM: number;
  diameterToM: number;
}

const m3PerFt3 = 0.3048 * 0.3048 * 0.3048;

/** By EPANET's flow unit code: exact m3/s, and EPANET's own (rounded) units per ft3/s. */
const flowUnitTable = [
  { name: 'CFS', toM3s: m3PerFt3, perCfs: 1 },
  { name: 'GPM', toM3s: 6.30901964e-5, perCfs: 448.831 },
  { name: 'MGD', toM3s: 3785.411784 / 86400, perCfs: 0.64632 },
  { name: 'IMGD', toM3s: 4546.09 / 86400, perCfs: 0.5382 },
  { name: 'AFD', toM3s: 1233.48183754752 / 86400, perCfs: 1.9837 },
  { name: 'LPS', toM3s: 1e-3, perCfs: 28.317 },
  { name: 'LPM', toM3s: 1e-3 / 60, perCfs: 1699 },
  { name: 'MLD', toM3s: 1000 / 86400, perCfs: 2.4466 },
  { name: 'CMH', toM3s: 1 / 3600, perCfs: 101.94 },
  { name: 'CMD', toM3s: 1 / 86400, perCfs: 2446.6 },
  { name: 'CMS', toM3s: 1, perCfs: 0.028317 },
] as const;

const firstMetricUnit = 5;
/** EPANET's m3 per ft3 in metric files. */
const epanetM3PerFt3 = 0.028317;
/** EPANET's psi, kPa, m, bar and ft of water per foot of head, by its pressure unit code. */
const pressurePerFt = [0.4333, 0.4333 * 6.895, 0.3048, 0.4333 * 0.068948, 1];

/** Units of an opened network. Pressure units may differ from the flow units' system since EPANET 2.3. */
export function readUnits(network: SolverNetwork): FileUnits {
  const code = network.flowUnits();
  const flow = flowUnitTable[code];
  const metric = code >= firstMetricUnit;
  const volumePerFt3 = metric ? epanetM3PerFt3 : 1;
  return {
    flowToM3s: flow.toM3s,
    lengthToM: metric ? 1 : 0.3048,
    volumeToM3: (flow.perCfs * flow.toM3s) / volumePerFt3,
    pressureToM: 0.3048 / pressurePerFt[network.option(solverOptions.pressureUnits)],
    diameterToM: metric ? 1e-3 : 0.0254,
  };
}
