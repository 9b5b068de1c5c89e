import { describe, expect, it } from 'vitest';
import { acflow } from '../../../src/cli/acflow';
import { toJson } from '../../../src/cli/output';
import { sayIssue } from '../../../src/words/catalogue';
import { caseText, caseWith } from '../../builders/case-text';

async function run(lost: string[], text = caseText, positionals = ['three.m']) {
  const outcome = await acflow.run(
    { positionals, values: {}, lists: { lost }, flags: new Set() },
    {
      readBytes: async () => new TextEncoder().encode(text),
      writeBytes: async () => {},
      progress: () => {},
    },
  );
  const json = 'output' in outcome ? toJson(outcome.output) : '';
  return { outcome, json, output: json ? JSON.parse(json) : undefined };
}

describe('acflow', () => {
  it('prints the objects of the manual', async () => {
    const { output, json, outcome } = await run([]);
    expect(output).toMatchObject({
      status: 'solved',
      islands: [{ busIds: ['1', '2', '3'], status: 'solved', referenceBusId: '1' }],
      buses: [{ id: '1', voltagePu: 1, angleDeg: 0, islandIx: 0 }, { id: '2' }, { id: '3' }],
      branches: [
        { id: '1', fromBusId: '1', toBusId: '2' },
        { id: '2', fromBusId: '2', toBusId: '3' },
        { id: '3', fromBusId: '1', toBusId: '2', fromMw: 0, fromMvar: 0, toMw: 0, toMvar: 0 },
      ],
      outside: [],
    });
    // what the unit gives is what the two loads, the shunt of 2 MW at 1 p.u. and the losses take
    const v = output.buses[2].voltagePu;
    expect(output.generators[0].outputMw).toBeCloseTo(80 + 2 * v * v + output.lossMw, 5);
    const [line] = output.branches;
    expect(line.fromMw + line.toMw).toBeCloseTo(output.lossMw, 6);
    // the phase shift of branch 2
    expect(output.buses[2].angleDeg - output.buses[1].angleDeg).toBeLessThan(-30);
    expect(json).not.toMatch(/null|NaN/);
    expect(outcome).toMatchObject({ issues: [] });
  });

  it('gives a dead bus no voltage and its branches no flow', async () => {
    const { output } = await run(['branch:2']);
    expect(output.status).toBe('solved');
    expect(output.islands[1]).toEqual({ busIds: ['3'], status: 'dead' });
    expect(output.buses[2]).toEqual({ id: '3', islandIx: 1 });
    expect(output.branches[1]).toMatchObject({ fromMw: 0, toMvar: 0 });
  });

  it('says that it has no answer, with the mismatch and without figures', async () => {
    const { output, outcome, json } = await run(
      [],
      caseWith(6, '\t2\t1\t5000\t10\t0\t0\t1\t1\t0\t110\t1\t1.1\t0.9;'),
    );
    expect(output.status).toBe('notConverged');
    expect(output.mismatchPu).toBeGreaterThan(1e-8);
    expect(output).not.toHaveProperty('lossMw');
    expect(output.buses[1]).toEqual({ id: '2', islandIx: 0 });
    expect(output.branches[0]).toEqual({ id: '1', fromBusId: '1', toBusId: '2' });
    expect(output.outside).toEqual([]);
    expect(json).not.toMatch(/null|NaN/);
    expect(outcome).toMatchObject({ issues: [{ severity: 'warning', code: 'ac.notConverged' }] });
  });

  it('says that everything is dead without a unit', async () => {
    const { output } = await run(['generator:1']);
    expect(output).toMatchObject({ status: 'dead', iterations: 0, lossMw: 0, outside: [] });
  });

  it('lists voltages outside the limits of the file', async () => {
    const { output } = await run([], caseWith(7, '\t3\t1\t30\t5\t2\t0\t1\t1\t0\t35\t1\t1.1\t0.99;'));
    expect(output.outside).toMatchObject([{ busId: '3', minVoltagePu: 0.99 }]);
    expect(output.outside[0].voltagePu).toBe(output.buses[2].voltagePu);
  });

  it('names a branch without impedance, an unknown loss and a missing case', async () => {
    const short = caseWith(14, '\t2\t3\t0\t0\t0\t0\t0\t0\t0.98\t30\t1\t-30\t30;');
    const { outcome } = await run([], short);
    const issues = 'failed' in outcome ? outcome.failed.filter((it) => it.severity === 'error') : [];
    expect(issues.length).toBe(1);
    expect(sayIssue(issues[0])).toContain('Branch 2 ');
    expect((await run(['branch:9'])).outcome).toMatchObject({ failed: [{ code: 'cli.lossUnknown' }] });
    expect((await run([], caseText, [])).outcome).toHaveProperty('usage');
  });
});
