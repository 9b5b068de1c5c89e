import { describe, expect, it } from 'vitest';
import { none } from '../../../src/model/ids';
import type { RunEvent } from '../../../src/model/run-event';
import { nextEvent, shownAtS } from '../../../src/ui/timeline/next-event';

const timesS = [0, 900, 1800, 2700, 3600];
const eventAt = (timeS: number, kind: RunEvent['kind'], component: RunEvent['component']): RunEvent =>
  ({ timeS, kind, component, id: `${component}-${timeS}` }) as RunEvent;
const events = [
  eventAt(0, 'componentLost', 'branch'),
  eventAt(10, 'branchTripped', 'branch'),
  eventAt(900, 'pumpLostPower', 'pump'),
  eventAt(1000, 'branchTripped', 'branch'),
  eventAt(3000, 'componentRepaired', 'branch'),
];

describe('stepping by event', () => {
  it('goes to the first event of the next recorded time that has one, and of the last before', () => {
    expect(nextEvent(events, timesS, 0, 1)).toBe(1);
    expect(nextEvent(events, timesS, 900, 1)).toBe(3);
    expect(nextEvent(events, timesS, 1800, 1)).toBe(4);
    expect(nextEvent(events, timesS, 3600, 1)).toBe(none);
    expect(nextEvent(events, timesS, 3600, -1)).toBe(3);
    expect(nextEvent(events, timesS, 1800, -1)).toBe(1);
    expect(nextEvent(events, timesS, 900, -1)).toBe(0);
    expect(nextEvent(events, timesS, 0, -1)).toBe(none);
  });

  it('keeps to one system', () => {
    expect(nextEvent(events, timesS, 0, 1, 'water')).toBe(2);
    expect(nextEvent(events, timesS, 900, 1, 'water')).toBe(none);
    expect(nextEvent(events, timesS, 0, 1, 'damage')).toBe(4);
    expect(nextEvent(events, timesS, 3600, -1, 'electricity')).toBe(3);
  });

  it('visits every recorded time with events once in each direction', () => {
    const visited: number[] = [];
    for (let atS = -1; ; ) {
      const ix = nextEvent(events, timesS, atS, 1);
      if (ix === none) break;
      atS = shownAtS(timesS, events[ix].timeS);
      visited.push(atS);
    }
    expect(visited).toEqual([0, 900, 1800, 3600]);
    const back: number[] = [];
    for (let atS = 4000; ; ) {
      const ix = nextEvent(events, timesS, atS, -1);
      if (ix === none) break;
      atS = shownAtS(timesS, events[ix].timeS);
      back.push(atS);
    }
    expect(back).toEqual([3600, 1800, 900, 0]);
  });
});
