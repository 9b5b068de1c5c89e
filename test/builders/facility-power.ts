import { createFacilityPower, type FacilityPower } from '../../src/facility/facility-power';
import type { Facility } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import type { RunEvent } from '../../src/model/run-event';
import type { Scenario } from '../../src/model/scenario';
import { facility, tinyScenario } from './tiny-region';

/** One facility on grid, with the log of what it does. */
export function startFacility(
  it: Partial<Facility>,
  { startOfDayS = 0, ...scenario }: Partial<Scenario> & { startOfDayS?: number } = {},
): { power: FacilityPower; events: RunEvent[] } {
  const events: RunEvent[] = [];
  const power = createFacilityPower({
    facilities: [facility('f', it)],
    scenario: tinyScenario([], scenario),
    read: readParameters(scenario.parameters),
    startOfDayS,
    log: (event) => events.push(event) - 1,
  });
  return { power, events };
}

/** Lets everything happen that is due up to a time. */
export function runTo(power: FacilityPower, timeS: number): void {
  for (let next = power.nextTimeS(); next <= timeS; next = power.nextTimeS()) {
    power.advance(next);
    power.settle(next);
  }
  power.advance(timeS);
  power.settle(timeS);
}

export function switchGrid(power: FacilityPower, on: boolean, timeS: number): void {
  runTo(power, timeS);
  power.setGrid(0, on, -1);
  power.settle(timeS);
}

export function shine(power: FacilityPower, sunKw: number, timeS: number): void {
  runTo(power, timeS);
  power.setSun(0, sunKw);
  power.settle(timeS);
}

export function timesOf(events: readonly RunEvent[], kind: string): number[] {
  return events.filter((it) => it.kind === kind).map((it) => it.timeS);
}
