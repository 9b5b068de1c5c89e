import type { FlowUnit } from '../../store/settings';

const factors: Record<FlowUnit, number> = { m3h: 3600, lps: 1000, m3s: 1 };
const labels: Record<FlowUnit, string> = { m3h: 'm³/h', lps: 'L/s', m3s: 'm³/s' };

/** A flow in the unit the user chose. */
export function flowIn(unit: FlowUnit, m3s: number): number {
  return m3s * factors[unit];
}

export function flowUnitLabel(unit: FlowUnit): string {
  return labels[unit];
}
