import { describe, expect, it } from 'vitest';
import { folderWith, runCli } from './run-cli';

/** Two buses with a unit each, 100 MW of load at the second, a weak branch and a DC line of 30 MW, 2 + 10 % lost. */
const twoEnds = [
  'function mpc = ends',
  "mpc.version = '2';",
  'mpc.baseMVA = 100;',
  'mpc.bus = [',
  '  1 3 0   0 0 0 1 1 0 110 1 1.1 0.9;',
  '  2 2 100 0 0 0 1 1 0 110 1 1.1 0.9;',
  '];',
  'mpc.gen = [',
  '  1 60 0 0 0 1 100 1 200 0;',
  '  2 40 0 0 0 1 100 1 45  0;',
  '];',
  'mpc.branch = [1 2 0 0.1 0 40 40 40 0 0 1 -360 360];',
  'mpc.gencost = [2 0 0 2 10 0; 2 0 0 2 50 0];',
  'mpc.dcline = [1 2 1 30 0 0 0 1 1 0 60 -Inf Inf -Inf Inf 2 0.1];',
  '',
].join('\n');

interface Output {
  unservedMw?: number;
  objective?: number;
  status: string;
  servedMw: number;
  branches: { flowMw: number }[];
  generators: { outputMw: number }[];
  band: { bestServedMw: number };
  events: { kind: string; component: string }[];
}

describe('DC lines on the command line', () => {
  const folder = folderWith({ 'ends.m': twoEnds });
  const run = async (words: string[]): Promise<Output> => {
    const { status, stdout, stderr } = await runCli(words, folder);
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout) as Output;
  };

  it('are off in a MATPOWER case unless asked for', async () => {
    expect((await run(['flow', 'ends.m'])).branches[0].flowMw).toBeCloseTo(60, 9);
    const on = await run(['flow', 'ends.m', '--dc-lines']);
    // 30 MW leave bus 1 and 25 arrive: the branch carries 35, the unit at bus 1 gives 65.
    expect(on.branches[0].flowMw).toBeCloseTo(35, 9);
    expect(on.generators[0].outputMw).toBeCloseTo(65, 9);
    const lost = await run(['flow', 'ends.m', '--dc-lines', '--lost', 'dcLine:1']);
    expect(lost.branches[0].flowMw).toBeCloseTo(60, 9);
  });

  it('help to serve load that the branch alone cannot, at the transfer of the file', async () => {
    expect((await run(['shed', 'ends.m'])).unservedMw).toBeCloseTo(100 - 40 - 45, 6);
    expect((await run(['shed', 'ends.m', '--dc-lines'])).unservedMw).toBeCloseTo(0, 6);
    expect((await run(['shed', 'ends.m', '--cost', 'file'])).status).toBe('infeasible');
    const cheapest = await run(['shed', 'ends.m', '--cost', 'file', '--dc-lines']);
    // The cheap unit gives 40 by the branch and 30 by the line, of which 25 arrive; the dear one the other 35.
    expect(cheapest.objective).toBeCloseTo(70 * 10 + 35 * 50, 3);
  });

  it('carry on in a cascade until they are lost', async () => {
    const kept = await run(['cascade', 'ends.m', '--dc-lines']);
    expect(kept.servedMw).toBeCloseTo(100, 6);
    expect(kept.band.bestServedMw).toBeCloseTo(100, 6);
    const split = await run(['cascade', 'ends.m', '--dc-lines', '--lost', 'branch:1']);
    // 25 MW by the line and 45 of the unit.
    expect(split.band.bestServedMw).toBeCloseTo(70, 6);
    // Without operators the unit at bus 1 cannot fall from 65 to 30 MW at once and trips, and the line stops with it.
    expect(split.events.map((it) => it.kind)).toContain('dcLineStopped');
    expect(split.servedMw).toBeCloseTo(45, 6);
    const dark = await run(['cascade', 'ends.m', '--dc-lines', '--lost', 'bus:1']);
    expect(dark.events.map((it) => it.kind)).toContain('dcLineStopped');
  });
});
