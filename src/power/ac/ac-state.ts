import type { Admittance } from './admittance';

/** Voltages of a power flow with what follows from them; `real`, `imaginary` are the voltage's parts. All by bus, per unit. */
export interface AcState {
  admittance: Admittance;
  voltagePu: Float64Array;
  angleRad: Float64Array;
  real: Float64Array;
  imaginary: Float64Array;
  /** Power that leaves the bus into branches and shunts. */
  activePu: Float64Array;
  reactivePu: Float64Array;
  /** Power put into the bus by units less loads. */
  scheduledActivePu: Float64Array;
  scheduledReactivePu: Float64Array;
}

/** The unknowns of one island: angles of all buses but the held ones, magnitudes of the load buses. */
export interface AcUnknowns {
  count: number;
  /** Buses of the island, in elimination order. */
  busIx: Int32Array;
  /** Number of the unknown by bus, -1 for a known one. Also the number of its balance equation. */
  angleUnknown: Int32Array;
  voltageUnknown: Int32Array;
}
