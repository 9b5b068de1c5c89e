import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Arguments, Outcome } from '../../src/cli/command';
import { createNodeHost } from '../../src/cli/host';
import { toJson } from '../../src/cli/output';
import { simulate } from '../../src/cli/simulate';
import type { RunEvent } from '../../src/model/run-event';

const region = resolve(import.meta.dirname, '../../data/regions/coast-and-river.lifeline.json');

function call(positionals: string[], values: Record<string, string> = {}): Promise<Outcome> {
  const args: Arguments = { positionals, values, lists: {}, flags: new Set() };
  return simulate.run(args, { ...createNodeHost(), progress: () => undefined });
}

interface Printed {
  run: { regionRevision: string; scenarioId: string; seed: number };
  metrics: Record<string, { value: number; unit: string }>;
  byArea: Record<string, Printed['metrics']>;
  byTier: Record<string, Printed['metrics']>;
  byFacility: Record<string, Printed['metrics']>;
  series: Record<string, number[]>;
  band: Record<'bareServedMw' | 'chosenServedMw' | 'bestServedMw', number[]>;
  events: RunEvent[];
  facilities: { id: string; kind: string; power: string[]; water: string[] }[];
}

describe('simulate', () => {
  it('prints run, metrics, series, events and facilities as documented', async () => {
    const outcome = await call([region]);
    if (!('output' in outcome)) throw new Error(JSON.stringify(outcome));
    const text = toJson(outcome.output);
    const printed = JSON.parse(text) as Printed;
    expect(text).not.toMatch(/\bNaN\b|:null|,null/);
    expect(printed.run.regionRevision).toMatch(/^[0-9a-f]{16}$/);
    const { timesS } = printed.series;
    expect(timesS).toHaveLength(72 * 4 + 1);
    expect(printed.band.bestServedMw).toHaveLength(timesS.length);
    expect(printed.band.chosenServedMw).toEqual(printed.band.bareServedMw);
    printed.band.chosenServedMw.forEach((mw, i) => {
      expect(mw).toBeCloseTo(printed.series.electricityServedMw[i], 6);
    });
    for (const name of [
      'electricityNeededMw',
      'electricityServedMw',
      'waterNeededM3s',
      'waterServedM3s',
      'peopleBelow15L',
      'facilitiesDark',
    ])
      expect(printed.series[name]).toHaveLength(timesS.length);
    for (const { unit, value } of Object.values(printed.metrics)) {
      expect(unit).not.toBe('');
      expect(Number.isFinite(value)).toBe(true);
    }
    const total = Object.values(printed.byTier).reduce((sum, it) => sum + (it.unservedEnergy?.value ?? 0), 0);
    expect(total / printed.metrics.unservedEnergy.value).toBeCloseTo(1, 5);
    expect(Object.keys(printed.byTier)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(Object.keys(printed.byFacility)).toEqual(printed.facilities.map((it) => it.id));
    for (const { saidi } of Object.values(printed.byArea)) expect(saidi.value).toBeGreaterThanOrEqual(0);
    for (const { power, water } of printed.facilities) {
      expect(power).toHaveLength(timesS.length);
      expect(water).toHaveLength(timesS.length);
    }
    // nothing but the battery moves before the first loss
    const kinds = printed.events.map((it: { kind: string }) => it.kind);
    const first = kinds.indexOf('componentLost');
    expect(kinds.slice(0, first)).toEqual(['storageFull']);
    expect(printed.events[first].causeIx).toBeUndefined();
  });

  it('runs the named scenario, and says which there are when there is no such one', async () => {
    const outcome = await call([region], { scenario: 'flooded-station' });
    const { run } = ('output' in outcome ? outcome.output : {}) as Printed;
    expect(run.scenarioId).toBe('flooded-station');
    const wrong = await call([region], { scenario: 'no-such' });
    expect('failed' in wrong && wrong.failed[0]).toMatchObject({ code: 'cli.unknownScenario' });
  });

  it('needs one project that can be read', async () => {
    expect(await call([])).toHaveProperty('usage');
    expect(await call(['a', 'b'])).toHaveProperty('usage');
    expect(await call(['/nowhere.lifeline.json'])).toHaveProperty('failed');
  });
});
