import type { BusVoltage } from '../../protocol/session-api';

/** A voltage per unit, three decimals; one within a rounding of its limit is still told apart. */
export function formatPu(pu: number, language: string): string {
  const text = pu.toFixed(3);
  return language === 'uk' ? text.replace('.', ',') : text;
}

/** Which limit of its bus a voltage is outside of. */
export function limitOf({ voltagePu, minVoltagePu, maxVoltagePu }: BusVoltage): {
  side: 'below' | 'above';
  pu: number;
} {
  return voltagePu < minVoltagePu ? { side: 'below', pu: minVoltagePu } : { side: 'above', pu: maxVoltagePu };
}
