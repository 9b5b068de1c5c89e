import { beforeAll, describe, expect, it } from 'vitest';
import { measureRun } from '../../src/metrics/run-metrics';
import type { RunRecord } from '../../src/model/run-record';
import { bundledProject } from '../builders/bundled-project';
import { chainOf, expectBalances, expectOrderedLog, fingerprint } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';

const project = bundledProject();
const scenario = project.scenarios.find((it) => it.id === project.scenarioId) ?? project.scenarios[0];

describe('the bundled region with its default scenario', () => {
  let run: RunRecord;
  beforeAll(async () => {
    run = await runRegion(project.region, scenario);
  });

  /** First and last recording time at which less than a share is served. */
  function shortSpan(
    needed: Float64Array,
    served: Float64Array,
    share: number,
  ): { fromS: number; toS: number } {
    const short = [...run.timesS.keys()].filter((i) => served[i] < share * needed[i]);
    return { fromS: run.timesS[short[0]], toS: run.timesS[short.at(-1) ?? 0] };
  }

  it('serves everybody before the first event', () => {
    const firstS = Math.min(...scenario.events.map((it) => it.timeS));
    const before = [...run.timesS.keys()].filter((i) => run.timesS[i] < firstS);
    expect(before.length).toBeGreaterThan(0);
    for (const i of before) {
      expect(run.series.electricityServedMw[i]).toBeCloseTo(run.series.electricityNeededMw[i], 6);
      expect(run.series.waterServedM3s[i] / run.series.waterNeededM3s[i]).toBeGreaterThan(0.999);
    }
  });

  it('loses electricity, then water, and gets both back', () => {
    const { series, timesS } = run;
    const power = shortSpan(series.electricityNeededMw, series.electricityServedMw, 0.9);
    const water = shortSpan(series.waterNeededM3s, series.waterServedM3s, 0.9);
    expect(power.fromS).toBeGreaterThan(0);
    expect(water.fromS).toBeGreaterThan(power.fromS + 1800);
    const endS = timesS[timesS.length - 1];
    expect(power.toS).toBeLessThan(endS);
    expect(water.toS).toBeLessThan(endS);
    const last = timesS.length - 1;
    expect(series.electricityServedMw[last] / series.electricityNeededMw[last]).toBeGreaterThan(0.99);
    expect(series.waterServedM3s[last] / series.waterNeededM3s[last]).toBeGreaterThan(0.99);
  });

  it('closes both balances and keeps its log in order', () => {
    expectBalances(run);
    expectOrderedLog(run);
  });

  it('traces every facility without power or water to a lost component', () => {
    const dark = run.events.filter((it) => it.kind === 'facilityWentDark' || it.kind === 'facilityLostWater');
    expect(dark.length).toBeGreaterThan(10);
    for (const event of dark) expect(chainOf(run, event).at(-1)?.kind).toBe('componentLost');
    const dry = run.events.filter((it) => it.kind === 'facilityLostWater');
    const systems = new Set(dry.flatMap((it) => chainOf(run, it).map((link) => link.component)));
    for (const kind of ['facility', 'pump', 'feeder', 'branch']) expect(systems).toContain(kind);
  });

  it('gives the same bytes again', async () => {
    const again = await runRegion(structuredClone(project.region), structuredClone(scenario));
    expect(fingerprint(again) === fingerprint(run)).toBe(true);
  });

  it('counts the same unserved energy from feeders and from sums', () => {
    const metrics = measureRun(run);
    const personHours = run.outages.feederIx.reduce((sum, f, i) => {
      const { fromS, toS, offShare, feederPeople } = run.outages;
      return sum + ((toS[i] - fromS[i]) / 3600) * offShare[i] * feederPeople[f];
    }, 0);
    expect(metrics.personHoursWithoutElectricity?.value ?? 0).toBeCloseTo(personHours, 3);
  });
});

describe.each(project.scenarios.map((it) => [it.id, it] as const))('scenario %s', (_, it_) => {
  it('closes its balances and traces its consequences', async () => {
    const run = await runRegion(project.region, it_);
    expectBalances(run);
    expectOrderedLog(run);
    for (const event of run.events.filter(
      (it) => it.kind === 'areaLostWater' || it.kind === 'facilityWentDark',
    ))
      expect(chainOf(run, event).at(-1)?.kind).toBe('componentLost');
  });
});
