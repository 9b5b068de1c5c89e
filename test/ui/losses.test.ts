import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event';
import type { LossEvent } from '../../src/model/scenario';
import { lossesAndRepairs, outAt } from '../../src/ui/inspector/out-now';
import { backWord, isShut, lossWord } from '../../src/ui/panels/loss-words';
import { sayEvent } from '../../src/words/event-sentence';

const horizonS = 72 * 3600;

function loss(fields: Partial<LossEvent>): LossEvent {
  return {
    id: 'e1',
    timeS: 0,
    component: { kind: 'valve', id: 'town/bypass' },
    damage: 'none',
    cause: 'technical',
    ...fields,
  };
}

describe('words of a loss', () => {
  it('calls an undamaged valve shut and says when it opens, or that it stays shut', () => {
    expect(isShut(loss({}))).toBe(true);
    expect(lossWord(loss({}))).toBe('loss.shut');
    expect(backWord(loss({ repairS: 720 * 3600 }), horizonS)).toBe('loss.opensLate');
    expect(backWord(loss({ repairS: 12 * 3600 }), horizonS)).toBe('loss.opens');
    expect(backWord(loss({}), horizonS)).toBeUndefined();
  });

  it('keeps the words of damage, and calls an undamaged line out of service', () => {
    const line = { component: { kind: 'branch', id: 'b1' } } as const;
    expect(lossWord(loss({ ...line, damage: 'heavy' }))).toBe('damage.heavy');
    expect(lossWord(loss(line))).toBe('loss.outUndamaged');
    expect(backWord(loss({ ...line, repairS: horizonS }), horizonS)).toBe('loss.back');
    expect(backWord(loss({ ...line, repairS: horizonS + 1 }), horizonS)).toBe('loss.backLate');
  });

  it('says of a shut valve in the log that it was shut and opened', () => {
    const event: RunEvent = { timeS: 0, kind: 'componentLost', component: 'valve', id: 'v' };
    expect(sayEvent(event, 'V', 'en', true)).toBe('V was shut');
    expect(sayEvent({ ...event, kind: 'componentRepaired' }, 'V', 'en', true)).toBe('V was opened');
    expect(sayEvent(event, 'V')).toBe('V was lost');
  });
});

describe('what is out at a time', () => {
  const event = (timeS: number, kind: RunEvent['kind'], id: string): RunEvent => ({
    timeS,
    kind,
    component: 'branch',
    id,
  });
  const events = [
    event(0, 'componentLost', 'a'),
    event(10, 'componentLost', 'b'),
    event(15, 'branchTripped', 'c'),
    event(20, 'componentRepaired', 'a'),
    event(30, 'componentLost', 'a'),
  ];
  const outIds = (timeS: number) =>
    outAt(events, lossesAndRepairs(events), timeS).map((ix) => `${events[ix].id}@${events[ix].timeS}`);

  it('keeps the order in which things were lost, and drops what is back', () => {
    expect(outIds(0)).toEqual(['a@0']);
    expect(outIds(19)).toEqual(['a@0', 'b@10']);
    expect(outIds(20)).toEqual(['b@10']);
    expect(outIds(30)).toEqual(['b@10', 'a@30']);
  });
});
