import profile from '../../data/water-profile.json';
import type { ParameterReader } from './parameters';

/** Where the shape of the day comes from, and how sure it is. */
export const waterProfileSource: Readonly<{ confidence: string; source: string }> = profile;

/**
 * Demand of water over its daily mean by the time of day: 24 h profile, linear between full hours, its swing made
 * smaller or larger by `water.zoneDaySwing`.
 */
export function waterDemandFactor(timeOfDayS: number, read: ParameterReader): number {
  const days = Math.floor(timeOfDayS / 86400);
  const hour = (timeOfDayS - days * 86400) / 3600;
  const from = Math.floor(hour) % 24;
  const part = hour - Math.floor(hour);
  const { hourly } = profile;
  const share = hourly[from] * (1 - part) + hourly[(from + 1) % 24] * part;
  return Math.max(0, 1 + read('water.zoneDaySwing') * (share - 1));
}
