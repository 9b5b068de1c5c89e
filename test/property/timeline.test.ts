import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LossEvent } from '../../src/model/scenario';
import { chainOf, expectBalances, expectOrderedLog, fingerprint } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { tinyRegion, tinyScenario } from '../builders/tiny-region';

const components = [
  { kind: 'branch', id: 'AB' },
  { kind: 'branch', id: 'BC' },
  { kind: 'bus', id: 'C' },
  { kind: 'generator', id: 'plant' },
  { kind: 'feeder', id: 'F1' },
  { kind: 'facility', id: 'works' },
  { kind: 'pump', id: 'w/PU1' },
  { kind: 'pipe', id: 'w/P3' },
  { kind: 'pipe', id: 'w/P1' },
  { kind: 'tank', id: 'w/T1' },
] as const;

const horizonS = 36 * 3600;

const lossEvent = fc
  .record({
    component: fc.constantFrom(...components),
    timeS: fc.integer({ min: 0, max: 12 * 3600 }),
    repairS: fc.integer({ min: 0, max: 18 * 3600 }),
    damage: fc.constantFrom('none', 'minor', 'moderate', 'heavy', 'destroyed'),
  })
  .map((it): LossEvent => ({ ...it, id: '', cause: 'exercise' }));

const lossEvents = fc
  .array(lossEvent, { maxLength: 5 })
  .map((events) => events.map((it, ix) => ({ ...it, id: `e${ix}` })));

const consequences = new Set([
  'feederWentDark',
  'facilityLostGrid',
  'facilityWentDark',
  'facilityLostWater',
  'pumpLostPower',
  'tankEmptied',
  'areaLostWater',
  'backupRanDry',
]);

describe('any run of a small town', () => {
  it('orders its log, closes its balances and traces every consequence to a lost component', async () => {
    await fc.assert(
      fc.asyncProperty(lossEvents, async (events) => {
        const run = await runRegion(tinyRegion(), tinyScenario(events, { horizonS }));
        expectOrderedLog(run);
        expectBalances(run);
        for (const event of run.events) {
          if (!consequences.has(event.kind)) continue;
          expect(chainOf(run, event).at(-1)?.kind, JSON.stringify(chainOf(run, event))).toBe('componentLost');
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(lossEvents, async (events) => {
        const scenario = tinyScenario(events, { horizonS });
        const first = fingerprint(await runRegion(tinyRegion(), scenario));
        const second = fingerprint(await runRegion(structuredClone(tinyRegion()), structuredClone(scenario)));
        expect(second === first).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});
