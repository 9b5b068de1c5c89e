import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import { emptyScenario } from '../../src/model/scenario';
import { tourSteps } from '../../src/ui/tour/tour-steps';
import { tellStep } from '../../src/ui/tour/tour-words';
import { say } from '../../src/words/catalogue';
import { bundledProject } from '../builders/bundled-project';
import { runRegion } from '../builders/run-region';

describe('the guided visit', () => {
  const { region, scenarios } = bundledProject();
  const words = {
    say: (...args: Parameters<typeof say>) => say(...args),
    language: 'en',
    startLocal: scenarios[0].startLocal,
    regionName: 'Here',
    nameOf: ({ id }: { id: string }) => id,
  };

  it('tells what a run did, in the order of the story, with the figures of the run', async () => {
    const record = await runRegion(region, scenarios[0]);
    const reader = createRunReader(record);
    const steps = tourSteps(region, scenarios[0], reader);
    expect(steps.map((it) => it.kind)).toEqual(['start', 'lost', 'dark', 'dry', 'site', 'back', 'yours']);
    const [start, lost, dark, dry, site, back] = steps;
    expect(start).toMatchObject({ people: region.areas.reduce((sum, it) => sum + it.people, 0) });
    expect(lost.timeS).toBe(Math.min(...scenarios[0].events.map((it) => it.timeS)));
    expect(dark.timeS).toBeGreaterThanOrEqual(lost.timeS);
    if (dark.kind !== 'dark' || dry.kind !== 'dry') throw new Error('order');
    const { electricityServedMw, electricityNeededMw } = record.series;
    const shares = Array.from(electricityServedMw, (it, i) => it / electricityNeededMw[i]);
    expect(dark.share).toBeCloseTo(Math.min(...shares), 9);
    expect(dry.lagS).toBeGreaterThan(0);
    expect(site).toMatchObject({ ref: { kind: 'facility' }, isDry: true });
    expect(back.timeS).toBeGreaterThan(dry.timeS);
    for (const step of steps) {
      const { title, text } = tellStep(step, words);
      expect(`${title} ${text}`).not.toMatch(/[{}]|undefined|NaN/);
    }
  });

  it('leaves out what did not happen', async () => {
    const quiet = { ...emptyScenario('quiet'), horizonS: 7200 };
    const reader = createRunReader(await runRegion(region, quiet));
    expect(tourSteps(region, quiet, reader).map((it) => it.kind)).toEqual(['start', 'yours']);
  });
});
