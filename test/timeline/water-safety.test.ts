import { describe, expect, it } from 'vitest';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import { chainOf } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;
/** The tank hangs 20 m above the town: pressure counts as lost when it holds less than a metre. */
const parameters = { 'water.lostPressureM': 21, 'water.unsafeH': 10 };
const region = tinyRegion({ waterNetworks: [{ id: 'w', inp: tinyInp().replace('T1 60', 'T1 30') }] });
const of = (run: RunRecord, kind: string) => run.events.filter((it) => it.kind === kind);

describe('water that is not drinkable', () => {
  it('follows lost pressure, though all of the need is delivered, from its return until it is safe', async () => {
    // three metres last 6.3 h to a pressure of 21 m and 9.4 h to the tank's end
    const cut = loss('branch', 'AB', hourS, 7 * hourS);
    const run = await runRegion(region, tinyScenario([cut], { parameters }));
    expect(of(run, 'areaLostWater')).toEqual([]);
    const [unsafe] = of(run, 'waterUnsafe');
    expect(unsafe.values?.people).toBe(5000);
    expect(
      chainOf(run, unsafe)
        .map((it) => it.kind)
        .slice(0, 2),
    ).toEqual(['waterUnsafe', 'pumpRestarted']);
    expect(chainOf(run, unsafe).at(-1)?.kind).toBe('componentLost');
    const [safe] = of(run, 'waterSafe');
    expect(safe.timeS).toBe(unsafe.timeS + 10 * hourS);
    expect(run.events[safe.causeIx ?? -1]).toBe(unsafe);
    expect(run.sums.personHoursWithUnsafeWater.at(-1)).toBeCloseTo(10 * 5000, 6);
    run.timesS.forEach((timeS, i) => {
      const isUnsafe = timeS >= unsafe.timeS && timeS < safe.timeS;
      expect(run.series.peopleWithUnsafeWater[i]).toBe(isUnsafe ? 5000 : 0);
      expect(frameRow(run, 'areaUnsafeShare', i)[0]).toBe(isUnsafe ? 1 : 0);
    });
  });

  it('is not told where the pressure holds', async () => {
    const cut = loss('branch', 'AB', hourS, 4 * hourS);
    const run = await runRegion(region, tinyScenario([cut], { parameters }));
    expect(of(run, 'waterUnsafe')).toEqual([]);
    expect(run.sums.personHoursWithUnsafeWater.at(-1)).toBe(0);
  });

  it('starts anew when pressure is lost again, and is over once', async () => {
    const cuts = [loss('branch', 'AB', hourS, 7 * hourS), loss('branch', 'AB', 11 * hourS, 9 * hourS)];
    const run = await runRegion(region, tinyScenario(cuts, { parameters }));
    const unsafe = of(run, 'waterUnsafe');
    const safe = of(run, 'waterSafe');
    expect(unsafe).toHaveLength(2);
    expect(unsafe[1].timeS - unsafe[0].timeS).toBeGreaterThan(10 * hourS);
    expect(safe.map((it) => it.timeS)).toEqual([unsafe[1].timeS + 10 * hourS]);
    // between the two losses of pressure nobody is told that the water is safe
    const dry = run.timesS.findIndex(
      (timeS, i) => timeS > unsafe[0].timeS && run.series.peopleWithUnsafeWater[i] === 0,
    );
    expect(run.timesS[dry]).toBeGreaterThan(11 * hourS);
    expect(run.timesS[dry]).toBeLessThan(unsafe[0].timeS + 10 * hourS + 900);
  });
});
