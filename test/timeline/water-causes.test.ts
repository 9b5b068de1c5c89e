import { describe, expect, it } from 'vitest';
import { createRepairClassifier } from '../../src/damage/repair-class';
import { medianRepairS } from '../../src/damage/repair-time';
import { readParameters } from '../../src/model/parameters';
import { listActions } from '../../src/timeline/scenario-actions';
import { runRegion } from '../builders/run-region';
import { loss, tinyRegion, tinyScenario } from '../builders/tiny-region';

/** Two halves of one network: each source is pumped to its own junction, JB by way of a tank. */
const halves = `[JUNCTIONS]
JA 10 20
JM 10 0
JB 10 20
[RESERVOIRS]
RA 10
RB 10
[TANKS]
TB 60 1 0 5 8 0
[PIPES]
PB JM TB 100 300 130 0 Open
PC TB JB 100 300 130 0 Open
[PUMPS]
PUA RA JA HEAD C1
PUB RB JM HEAD C1
[CURVES]
C1 40 60
[OPTIONS]
Units CMH
[TIMES]
Duration 72:00
[END]
`;

const region = tinyRegion({
  waterNetworks: [{ id: 'w', inp: halves }],
  areas: [
    { id: 'a', people: 2000 },
    { id: 'b', people: 3000 },
  ],
  waterUsers: [
    { nodeId: 'w/JA', areaId: 'a', people: 2000 },
    { nodeId: 'w/JB', areaId: 'b', people: 3000 },
  ],
  facilities: [],
  feeders: tinyRegion().feeders.map((it) => ({ ...it, areaId: 'a' })),
  couplings: [
    { id: '1', consumer: { kind: 'pump', id: 'w/PUA' }, busId: 'B', feederId: 'F1' },
    { id: '2', consumer: { kind: 'pump', id: 'w/PUB' }, busId: 'C', feederId: 'F2' },
  ],
});

describe('causes of missing water', () => {
  it('name the pump that fed the place, not the one that stopped last', async () => {
    const events = [loss('feeder', 'F2', 3600, 40 * 3600), loss('feeder', 'F1', 7200, 40 * 3600)];
    const run = await runRegion(region, tinyScenario(events));
    const causeOf = (kind: string, id: string) => {
      const event = run.events.find((it) => it.kind === kind && it.id === id);
      return run.events[event?.causeIx ?? -1];
    };
    expect(causeOf('areaLostWater', 'a')).toMatchObject({ kind: 'pumpLostPower', id: 'w/PUA' });
    expect(causeOf('areaLostWater', 'b')).toMatchObject({ kind: 'tankEmptied', id: 'w/TB' });
    expect(causeOf('tankEmptied', 'w/TB')).toMatchObject({ kind: 'pumpLostPower', id: 'w/PUB' });
    // JA has no tank: it is dry at once, and by then PUB had been standing for an hour
    const dryS = run.events.find((it) => it.kind === 'areaLostWater' && it.id === 'a')?.timeS;
    expect(dryS).toBe(7200);
  });
});

describe('actions of a scenario', () => {
  it('take the median repair time where the event gives none, and go repairs, losses, deliveries', () => {
    const read = readParameters();
    const { repairS: _, ...open } = loss('branch', 'AB', 100, 0);
    const scenario = tinyScenario([{ ...open, damage: 'heavy' }, loss('branch', 'BC', 0, 100)], {
      deliveries: [{ id: 'd', timeS: 100, facilityId: 'hospital', dieselL: 10 }],
    });
    const { actions, issues } = listActions(
      tinyRegion(),
      scenario,
      read,
      () => true,
      () => Number.NaN,
    );
    expect(issues).toEqual([]);
    expect(actions.map((it) => [it.kind, it.timeS])).toEqual([
      ['lose', 0],
      ['repair', 100],
      ['lose', 100],
      ['deliver', 100],
      ['repair', 100 + medianRepairS(read, 'line110', 'heavy')],
    ]);
    expect(createRepairClassifier(tinyRegion(), () => 0)({ kind: 'branch', id: 'AB' })).toBe('line110');
  });
});
