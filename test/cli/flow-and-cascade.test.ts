import { describe, expect, it } from 'vitest';
import { cascade } from '../../src/cli/cascade';
import type { Arguments, Command } from '../../src/cli/command';
import { flow } from '../../src/cli/flow';
import { toJson } from '../../src/cli/output';
import type { RunEvent } from '../../src/model/run-event';

/** Four buses; 3 hangs on branch 3 alone, 4 is isolated. Branch 2 has no limit. */
const caseText = `function mpc = four
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
 1 3 0  0 0 0 1 1 0 110 1 1.1 0.9;
 2 1 50 0 0 0 1 1 0 110 1 1.1 0.9;
 3 1 20 0 0 0 1 1 0 110 1 1.1 0.9;
 4 4 10 0 0 0 1 1 0 110 1 1.1 0.9;
];
mpc.gen = [
 1 70 0 0 0 1 100 1 200 0;
 3 0  0 0 0 1 100 0 50 0;
];
mpc.branch = [
 1 2 0 0.1 0 60 60 60 0 0 1 -360 360;
 1 2 0 0.1 0 0  0  0  0 0 1 -360 360;
 2 3 0 0.2 0 40 40 40 0 0 1 -360 360;
];
`;

async function run(command: Command, lost: string[], values: Record<string, string> = {}, text = caseText) {
  const args: Arguments = { positionals: ['four.m'], values, lists: { lost }, flags: new Set() };
  const host = {
    readBytes: async () => new TextEncoder().encode(text),
    writeBytes: async () => {},
    progress: () => {},
  };
  const outcome = await command.run(args, host);
  return 'output' in outcome ? { ...outcome, output: JSON.parse(toJson(outcome.output)) } : outcome;
}

describe('flow', () => {
  it('prints the objects of the manual', async () => {
    const outcome = await run(flow, ['branch:3']);
    expect(outcome).toMatchObject({
      output: {
        status: 'solved',
        islands: [
          { busIds: ['1', '2'], status: 'solved', referenceBusId: '1' },
          { busIds: ['3'], status: 'dead' },
        ],
        branches: [
          { id: '1', fromBusId: '1', toBusId: '2', flowMw: 25, ratingMw: 60 },
          { id: '2', fromBusId: '1', toBusId: '2', flowMw: 25 },
          { id: '3', fromBusId: '2', toBusId: '3', flowMw: 0, ratingMw: 40, loading: 0 },
        ],
        generators: [
          { id: '1', busId: '1', outputMw: 50 },
          { id: '2', busId: '3', outputMw: 0 },
        ],
      },
    });
    const { buses, branches, islands } = (outcome as { output: Record<string, object[]> }).output;
    expect(buses[0]).toEqual({ id: '1', angleDeg: 0, islandIx: 0 });
    expect(buses[2]).toEqual({ id: '3', islandIx: 1 });
    expect(buses[3]).toEqual({ id: '4', islandIx: -1 });
    expect(islands[1]).not.toHaveProperty('referenceBusId');
    expect(branches[1]).not.toHaveProperty('loading');
    expect(branches[1]).not.toHaveProperty('ratingMw');
  });

  it('takes buses and generators out', async () => {
    expect(await run(flow, ['bus:2'])).toMatchObject({
      output: { islands: [{ busIds: ['1'] }, { busIds: ['3'], status: 'dead' }] },
    });
    expect(await run(flow, ['generator:1'])).toMatchObject({ output: { status: 'dead' } });
  });

  it('names branches without reactance and losses that are not there', async () => {
    const without = caseText.replace('2 3 0 0.2', '2 3 0 0');
    expect(await run(flow, [], {}, without)).toMatchObject({
      failed: [{ severity: 'error', where: { id: '3' } }],
    });
    expect(await run(flow, ['branch:99'])).toMatchObject({ failed: [{ code: 'cli.lossUnknown' }] });
    expect(await run(flow, [], { susceptance: 'mine' })).toHaveProperty('usage');
  });
});

describe('cascade', () => {
  it('runs from the loss to the trip and tells each link', async () => {
    // Without the branch that has no limit, the other carries 70 on 60: 7.5 / (1.1667 - 1) = 45 s.
    const outcome = await run(cascade, ['branch:2'], { protection: 'integral' });
    expect(outcome).toMatchObject({
      output: {
        status: 'dead',
        demandMw: 70,
        servedMw: 0,
        islands: [
          { busIds: ['1'], status: 'dead' },
          { busIds: ['2', '3'], status: 'dead' },
        ],
      },
    });
    const { events } = (outcome as { output: { events: RunEvent[] } }).output;
    expect(events[0]).toMatchObject({ timeS: 0, kind: 'componentLost', component: 'branch', id: '2' });
    expect(events[1]).toMatchObject({ kind: 'branchTripped', component: 'branch', id: '1', causeIx: 0 });
    expect(events.find((it) => it.id === '2' && it.kind === 'islandWentDark')).toMatchObject({
      causeIx: 1,
      valueMw: 70,
    });
    expect(events[0]).not.toHaveProperty('causeIx');
    expect(events[1].timeS).toBeCloseTo(45, 6);
    expect(events[1].loading).toBeCloseTo(70 / 60, 9);
  });

  it('stops at the horizon', async () => {
    const outcome = await run(cascade, ['branch:2'], { protection: 'integral', 'horizon-s': '44' });
    expect(outcome).toMatchObject({ output: { status: 'solved', servedMw: 70 } });
  });

  it('reports the bare cascade, the chosen policy and the best action of operators', async () => {
    // the unit at 3 takes over what is above the one line's 56 MW, 125 %, before it trips at 900 s
    const rated = caseText
      .replace('1 2 0 0.1 0 60 60 60', '1 2 0 0.1 0 56 56 56')
      .replace('3 0  0 0 0 1 100 0 50', '3 0  0 0 0 1 100 1 50');
    const bare = await run(cascade, ['branch:2'], {}, rated);
    const acted = await run(cascade, ['branch:2'], { operators: 'redispatch' }, rated);
    const { band } = (bare as { output: { band: Record<string, number> } }).output;
    expect(band).toEqual({ bareServedMw: 0, chosenServedMw: 0, bestServedMw: 70 });
    expect(acted).toMatchObject({
      output: { servedMw: 70, band: { bareServedMw: 0, chosenServedMw: 70, bestServedMw: 70 } },
    });
    const { events } = (acted as { output: { events: RunEvent[] } }).output;
    const action = events.find((it) => it.kind === 'operatorsRedispatched');
    expect(action).toMatchObject({ timeS: 600, causeIx: 0 });
    expect(action?.values?.movedMw).toBeCloseTo(28, 3);
    expect(events.some((it) => it.kind === 'branchTripped')).toBe(false);
  });

  it('refuses values that it does not know', async () => {
    expect(await run(cascade, [], { protection: 'none' })).toHaveProperty('usage');
    expect(await run(cascade, [], { 'horizon-s': '-1' })).toHaveProperty('usage');
    expect(await run(cascade, [], { operators: 'all' })).toHaveProperty('usage');
  });
});
