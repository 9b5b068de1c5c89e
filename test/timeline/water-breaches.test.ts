import { describe, expect, it } from 'vitest';
import { splitWaterId } from '../../src/model/ids';
import type { RunEvent } from '../../src/model/run-event';
import { sayEvent } from '../../src/words/event-sentence';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario } from '../builders/tiny-region';

const changeKinds =
  /^(pumpLostPower|pumpRestarted|source|tank|componentLost|componentRepaired|pipeShutOff|cooling)/;

describe('hydraulic steps that do not add up', () => {
  it('are told with time, size and the last change in their network', async () => {
    // heads to the last bit cannot be had, however many trials there are
    const inp = tinyInp().replace('Units CMH', 'Units CMH\nHeaderror 1e-15');
    const region = tinyRegion({ waterNetworks: [{ id: 'w', inp }] });
    const run = await runRegion(region, tinyScenario([loss('branch', 'BC', 7200, 20 * 3600)]));
    const breaches = run.events.filter((it) => it.kind === 'hydraulicsUnbalanced');
    expect(breaches.some((it) => it.causeIx !== undefined)).toBe(true);
    for (const it of breaches) {
      const before = run.events.slice(0, run.events.indexOf(it)).filter((other) => isChangeOf(other, it.id));
      const cause = it.causeIx === undefined ? undefined : run.events[it.causeIx];
      if (cause) {
        expect(cause.kind).toMatch(changeKinds);
        expect(cause.timeS).toBe(Math.max(...before.map((other) => other.timeS)));
      } else expect(before).toEqual([]);
      const { flowErrorShare, imbalanceM3 } = it.values ?? {};
      expect(flowErrorShare ?? imbalanceM3).toBeGreaterThan(0);
      expect(sayEvent(it, it.id)).toMatch(/out of balance/);
    }
    const [first] = run.issues.filter((it) => it.code === 'water.notConverged');
    expect(first.params.size).toBeGreaterThan(0);
    expect(breaches.some((it) => it.timeS === Math.round(Number(first.params.hours) * 3600))).toBe(true);
  });
});

function isChangeOf({ kind, id }: RunEvent, networkId: string): boolean {
  return changeKinds.test(kind) && splitWaterId(id).networkId === networkId;
}
