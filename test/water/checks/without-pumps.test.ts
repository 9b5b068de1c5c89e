import { describe, expect, it } from 'vitest';
import { parseInp } from '../../../src/io/inp/parse-inp';
import type { AreaNodes } from '../../../src/model/area-nodes';
import { sayIssue } from '../../../src/words/catalogue';
import { checkWater } from '../../../workers/wasm/check-water';
import { loadEpanet } from '../../../workers/wasm/epanet';
import { readEpanetWasm } from '../../../workers/wasm/epanet-node';

const onward = { goOn: async () => true };
const solver = () => loadEpanet(readEpanetWasm());

/** A town at height `townM` under a tank at 80 m, a river at 30 m; the pump lifts into the town. */
function town(townM: number, pipes = '', controls = ''): string {
  return `[JUNCTIONS]
 A ${townM} 10
 B ${townM} 10
[RESERVOIRS]
 R 30
[TANKS]
 T 80 3 1 5 20 0
[PIPES]
 P1 A B 100 400 120
 P2 B T 100 400 120
${pipes}
[PUMPS]
 PU R A POWER 40
[CONTROLS]
${controls}
[OPTIONS]
 Units LPS
 Minimum Pressure 2
 Required Pressure 10
[TIMES]
 Duration 24
[END]
`;
}

async function check(text: string, areas: AreaNodes[] = []) {
  const reply = await checkWater(await solver(), text, 'f.inp', areas, onward);
  if (!reply.ok || !reply.value) throw new Error(JSON.stringify(reply));
  return reply.value;
}

const heldM3 = (Math.PI / 4) * 20 * 20 * 2;

describe('a network without any pump', () => {
  it('tells the hours of a tank over the demand it has to meet', async () => {
    const found = await check(town(40));
    expect(found.map((it) => it.issue.code)).toEqual(['checks.noGravity', 'checks.tankHours']);
    const hours = heldM3 / 0.02 / 3600;
    expect(found[0].issue.params.hours).toBeCloseTo(hours, 1);
    expect(found[0].issue.params.ran).toBe(Math.floor(hours));
    expect(found[0].issue).toMatchObject({ severity: 'warning', where: { line: 2, id: 'A' } });
    expect(found[1].issue.params).toMatchObject({ tank: 'T', heldM3: Math.round(heldM3) });
    expect(found[0].elements.map((it) => it.id)).toEqual(['A', 'B']);
  });

  it('says where the tank lies too low, whatever its hours would be', async () => {
    const [district] = await check(town(79));
    expect(district.issue.params).toMatchObject({ ran: 0, low: 'yes' });
    expect(sayIssue(district.issue)).toContain('Much of the water in the tanks does not get there');
  });

  it('needs heads as well as pipes for a gravity path', async () => {
    const open = ' BY R A 10 400 120 0 Open';
    const low = await check(town(5, open));
    expect(low.map((it) => it.issue.code)).toEqual(['checks.gravityKeeps', 'checks.tankSpare']);
    const high = await check(town(40, open));
    expect(high[0].issue).toMatchObject({ code: 'checks.noGravity' });
  });

  it('compares a bypass open and shut, and says who has to open it', async () => {
    const found = await check(town(5, ' BY R A 10 400 120 0 Closed'));
    const bypass = found.find((it) => it.issue.code === 'checks.bypass');
    const shut = 1 - heldM3 / 0.02 / 3600 / 48;
    expect(Number(bypass?.issue.params.shut) / 100).toBeCloseTo(shut, 2);
    expect(bypass?.issue.params).toMatchObject({ open: 0, advice: 'open', kind: 'pipe', pumps: 'PU' });
    expect(bypass?.issue.severity).toBe('warning');
    expect(bypass?.elements).toEqual([
      { kind: 'pipe', id: 'BY' },
      { kind: 'pump', id: 'PU' },
    ]);
  });

  it('holds a bypass open against its controls and rules', async () => {
    const control = ' LINK BY CLOSED IF NODE T BELOW 4';
    const found = await check(town(5, ' BY R A 10 400 120 0 Open', control));
    const bypass = found.find((it) => it.issue.code === 'checks.bypass');
    expect(bypass?.issue.params).toMatchObject({ open: 0, advice: 'open', lineCount: 1 });
    expect(Number(bypass?.issue.params.asFile)).toBeGreaterThan(50);
    const rule = `[RULES]\nRULE 1\nIF TANK T LEVEL BELOW 4\nTHEN PIPE BY STATUS IS CLOSED\n[OPTIONS]`;
    const ruled = await check(town(5, ' BY R A 10 400 120 0 Open').replace('[OPTIONS]', rule));
    const same = ruled.find((it) => it.issue.code === 'checks.bypass');
    expect(same?.issue.params).toMatchObject({ open: 0, advice: 'open' });
  });

  it('tells a check valve by what it keeps', async () => {
    const found = await check(town(5, ' BY R A 10 400 120 0 CV'));
    const valve = found.find((it) => it.issue.code === 'checks.checkValve');
    expect(valve?.issue.params).toMatchObject({ asFile: 0, kind: 'checkValve', advice: 'keep' });
    expect(Number(valve?.issue.params.shut)).toBeGreaterThan(80);
  });

  it('tells districts by their areas, in the order of names', async () => {
    const found = await check(town(40), [
      { areaId: 'z', name: 'Willow Bank', nodeIds: ['A'] },
      { areaId: 'y', name: 'Mill Hill', nodeIds: ['B', 'nowhere'] },
      { areaId: 'x', name: 'Elsewhere', nodeIds: ['nowhere'] },
    ]);
    const districts = found.filter((it) => it.issue.code === 'checks.noGravity');
    expect(districts.map((it) => it.issue.params.district)).toEqual(['Mill Hill', 'Willow Bank']);
    expect(districts.map((it) => it.elements)).toEqual([
      [{ kind: 'area', id: 'y' }],
      [{ kind: 'area', id: 'z' }],
    ]);
    expect(sayIssue(districts[0].issue)).toMatch(/^Mill Hill has no gravity path/);
  });

  it('stops when told, and tells how far it is', async () => {
    const done: number[] = [];
    const goOn = async (share: number) => done.push(share) < 5;
    const reply = await checkWater(await solver(), town(40), 'f.inp', [], { goOn });
    expect(reply).toEqual({ ok: true, value: undefined });
    expect(done).toHaveLength(5);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it('says every sentence in full', async () => {
    const texts = [
      town(40),
      town(79),
      town(5, ' BY R A 10 400 120 0 Closed'),
      town(5, ' BY R A 9 400 120 0 CV'),
    ];
    for (const text of texts)
      for (const { issue } of await check(text)) {
        expect(sayIssue(issue)).not.toMatch(/[{}]|undefined|NaN|checks\./);
      }
  });

  it('is refused where the file holds no network', async () => {
    const reply = await checkWater(await solver(), 'nonsense', 'f.inp', [], onward);
    expect(reply.ok).toBe(false);
    expect(parseInp('nonsense', 'f.inp').value).toBeUndefined();
  });
});
