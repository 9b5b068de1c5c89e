import { expect } from 'vitest';
import type { RunEvent } from '../../src/model/run-event';
import { frameRow, type RunRecord } from '../../src/model/run-record';

/** From an event back to the first of its chain, that one last. */
export function chainOf(run: RunRecord, event: RunEvent): RunEvent[] {
  const chain = [event];
  for (let at = event; at.causeIx !== undefined; at = run.events[at.causeIx])
    chain.push(run.events[at.causeIx]);
  return chain;
}

/** In order of time, each cause before its effect. */
export function expectOrderedLog({ events }: RunRecord): void {
  events.forEach((event, ix) => {
    if (ix > 0) expect(event.timeS).toBeGreaterThanOrEqual(events[ix - 1].timeS);
    if (event.causeIx === undefined) return;
    expect(event.causeIx).toBeLessThan(ix);
    expect(events[event.causeIx].timeS).toBeLessThanOrEqual(event.timeS);
  });
}

/** Electricity at every step, by the engine and by the frames themselves; water over the run, tanks included. */
export function expectBalances(run: RunRecord): void {
  const { electricityNeededMw, powerBalanceErrorMw, tankStoredM3 } = run.series;
  run.timesS.forEach((_, i) => {
    expect(powerBalanceErrorMw[i]).toBeLessThanOrEqual(1e-6 * electricityNeededMw[i]);
    const sum = (field: 'generatorOutputMw' | 'feederServedMw') =>
      Array.from(frameRow(run, field, i)).reduce((total, it) => total + it, 0);
    // frames hold 24 bits of each figure
    expect(Math.abs(sum('generatorOutputMw') - sum('feederServedMw'))).toBeLessThan(
      1e-6 * electricityNeededMw[i],
    );
  });
  const last = run.timesS.length - 1;
  const { waterSourceM3, waterServedM3, waterLeakedM3 } = run.sums;
  const tanksM3 = tankStoredM3[0] - tankStoredM3[last];
  const errorM3 = waterSourceM3[last] + tanksM3 - waterServedM3[last] - waterLeakedM3[last];
  expect(Math.abs(errorM3)).toBeLessThanOrEqual(1e-4 * Math.max(waterSourceM3[last], waterServedM3[last]));
}

/** All that a run says, as one text: equal texts mean equal bytes. */
export function fingerprint(run: RunRecord): string {
  const bytes = (it: ArrayLike<number>) => Buffer.from(Float64Array.from(it).buffer).toString('base64');
  const columns = (it: Record<string, ArrayLike<number>>) =>
    Object.entries(it).map(([k, v]) => [k, bytes(v)]);
  return JSON.stringify([
    run.identity,
    run.index,
    run.layout,
    bytes(run.timesS),
    columns(run.series),
    columns(run.sums),
    columns({ ...run.outages }),
    Buffer.from(run.frames).toString('base64'),
    run.events,
    run.metrics,
    run.issues,
  ]);
}
