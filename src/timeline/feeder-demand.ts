import { demandFactors } from '../model/demand-profile';
import type { LocalStart } from '../model/local-time';
import type { ParameterReader } from '../model/parameters';
import { sectors } from '../model/people';
import type { Region } from '../model/region';
import type { Scenario } from '../model/scenario';
import { hourlyValueAt } from '../model/weather-share';

/**
 * Writes the needed MW of every feeder at a time. A feeder's annual means follow the profiles of its sectors; a
 * bus load without feeders (`bus:ID`) has no sector and keeps the file's value.
 */
export function createFeederDemand(
  region: Region,
  scenario: Scenario,
  start: LocalStart,
  feederIds: readonly string[],
  read: ParameterReader,
): (timeS: number, out: Float64Array) => void {
  const feeders = new Map(region.feeders.map((it) => [it.id, it]));
  const buses = new Map(region.grid.buses.map((it) => [`bus:${it.id}`, it]));
  const count = sectors.length;
  const meanMw = new Float64Array(feederIds.length * count);
  const factor = new Float64Array(count);
  const fixedMw = new Float64Array(feederIds.length);
  feederIds.forEach((id, f) => {
    const feeder = feeders.get(id);
    if (!feeder) fixedMw[f] = buses.get(id)?.loadMw ?? 0;
    else
      sectors.forEach((sector, s) => {
        meanMw[f * count + s] = feeder.loadMw[sector];
      });
  });
  const { temperatureC } = scenario.weather;
  return (timeS, out) => {
    const factors = demandFactors(
      start.timeOfDayS + timeS,
      start.weekday,
      hourlyValueAt(temperatureC, timeS),
      read,
    );
    for (let s = 0; s < count; s++) factor[s] = factors[sectors[s]];
    for (let f = 0; f < out.length; f++) {
      let mw = fixedMw[f];
      for (let s = 0; s < count; s++) mw += meanMw[f * count + s] * factor[s];
      out[f] = mw;
    }
  };
}
