import { describe, expect, it } from 'vitest';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import type { LossEvent, RestorationPolicy, Scenario } from '../../src/model/scenario';
import { bundledProject } from '../builders/bundled-project';
import { runRegion } from '../builders/run-region';

const hourS = 3600;

/** Both ties and both thermal units of the bundled region are lost at one hour; they come back one by one. */
function blackout(restoration: RestorationPolicy): Promise<RunRecord> {
  const { region, scenarios } = bundledProject();
  const backH = { 'G-thermal-2': 1, 'G-tie-1': 8, 'G-tie-2': 12, 'G-thermal-1': 20 };
  const events = Object.entries(backH).map(
    ([id, hours]): LossEvent => ({
      id,
      timeS: hourS,
      component: { kind: 'generator', id },
      damage: 'moderate',
      cause: 'exercise',
      repairS: hours * hourS,
    }),
  );
  const policies = { ...scenarios[0].policies, restoration };
  const scenario: Scenario = { ...scenarios[0], events, policies, horizonS: 48 * hourS };
  return runRegion(region, scenario);
}

function firstOf(run: RunRecord, kind: string): { timeS: number; id: string } {
  const found = run.events.find((it) => it.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

function check(run: RunRecord): void {
  const { electricityNeededMw: needed, electricityServedMw: served, powerBalanceErrorMw } = run.series;
  run.timesS.forEach((_, i) => {
    expect(served[i]).toBeLessThanOrEqual(needed[i] * (1 + 1e-12));
    expect(powerBalanceErrorMw[i]).toBeLessThan(1e-9);
  });
  const last = run.timesS.length - 1;
  expect(served[last]).toBeCloseTo(needed[last], 9);
  expect(Array.from(frameRow(run, 'busState', last)).every((state) => state === 0)).toBe(true);
}

describe('a blackout of the bundled region', () => {
  it('comes back from its hydro station, then with the unit that this cranks, then with the ties', async () => {
    const run = await blackout('both');
    check(run);
    expect(firstOf(run, 'islandWentDark').timeS).toBe(hourS);
    expect(firstOf(run, 'generatorBlackStarted')).toMatchObject({ id: 'G-hydro-1', timeS: hourS + 900 });
    expect(firstOf(run, 'generatorCranked').id).toBe('G-thermal-2');
    expect(run.events.some((it) => it.kind === 'islandStaysDark')).toBe(false);
    // every bus within two hours of the loss, the last of the load within the day
    const lastS = Math.max(...run.events.filter((it) => it.kind === 'branchEnergised').map((it) => it.timeS));
    expect(lastS).toBeLessThanOrEqual(3 * hourS);
    const pickedS = run.events.filter((it) => it.kind === 'loadPickedUp').map((it) => it.timeS);
    expect(Math.max(...pickedS)).toBeGreaterThan(4 * hourS);
    expect(Math.max(...pickedS)).toBeLessThan(24 * hourS);
  });

  it('waits for the first tie where neighbours alone may help, and says why', async () => {
    const run = await blackout('neighbours');
    check(run);
    expect(firstOf(run, 'islandStaysDark').timeS).toBe(hourS);
    expect(run.events.some((it) => it.kind === 'generatorBlackStarted')).toBe(false);
    expect(firstOf(run, 'neighbourGaveVoltage')).toMatchObject({ id: 'G-tie-1', timeS: 9 * hourS + 900 });
    expect(firstOf(run, 'branchEnergised').timeS).toBe(9 * hourS + 1200);
  });
});
