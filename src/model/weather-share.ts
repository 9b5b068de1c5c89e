import { cos, pi } from '../numerics/math';
import type { LocalStart } from './local-time';
import type { ParameterReader } from './parameters';
import type { Weather } from './scenario';
import { clearSkyShare, sineOfElevation } from './sun-light';

/** Hourly values from the start, linear in between; the last one holds on. */
export function hourlyValueAt(values: readonly number[], timeS: number): number {
  const hour = timeS / 3600;
  const from = Math.min(values.length - 1, Math.floor(hour));
  const to = Math.min(values.length - 1, from + 1);
  const part = Math.min(1, hour - from);
  return values[from] + (values[to] - values[from]) * (to === from ? 0 : part);
}

/**
 * What solar modules give at a time, over their installed power: clear-sky light at the latitude, times the share that
 * clouds let through, times what modules and inverters make of it. The scenario's clock is taken as solar time,
 * shifted so that the sun is highest at `weather.solarNoonH`.
 */
export function solarShare(
  weather: Weather,
  start: LocalStart,
  latitudeDeg: number,
  timeS: number,
  read: ParameterReader,
): number {
  const clockS = start.timeOfDayS + timeS;
  const day = Math.floor(clockS / 86400);
  const solarHour = (clockS - day * 86400) / 3600 - read('weather.solarNoonH') + 12;
  const light = clearSkyShare(sineOfElevation(latitudeDeg, start.dayOfYear + day, solarHour));
  const { sunShare } = weather;
  const through = sunShare ? hourlyValueAt(sunShare, timeS) : read('weather.sunShare');
  return Math.min(1, light * through * read('weather.solarYield'));
}

/**
 * What wind turbines give at a time, over their installed power: the scenario's series, else a constant share that
 * swings over the day and is largest at `weather.windPeakH`.
 */
export function windShare(weather: Weather, start: LocalStart, timeS: number, read: ParameterReader): number {
  if (weather.windShare) return hourlyValueAt(weather.windShare, timeS);
  const hour = (start.timeOfDayS + timeS) / 3600;
  const swing = read('weather.windSwing') * cos((2 * pi * (hour - read('weather.windPeakH'))) / 24);
  return Math.max(0, Math.min(1, read('weather.windShare') * (1 + swing)));
}
