import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments';
import type { Host, Outcome } from '../../src/cli/command';
import { hydraulics } from '../../src/cli/hydraulics';
import { toJson } from '../../src/cli/output';
import { liftNetwork, waterNetworkText } from '../builders/water-network';
import { describeShared, readSharedText, sharedPath } from '../shared-files';
import { readReference } from '../validation/water-reference-run';

interface Output {
  status: string;
  timesS: number[];
  nodes: { id: string; headM: number[]; pressureM: number[]; demandM3s: number[] }[];
  links: { id: string; flowM3s: number[]; open: boolean[] }[];
  tanks: { id: string; levelM: number[] }[];
  requestedM3: number;
  deliveredM3: number;
  balanceErrorM3: number;
}

/** Runs the command on a text (as `n.inp`) or on a file. */
async function run(words: string[], text?: string | Uint8Array): Promise<Outcome> {
  const host: Host = {
    readBytes: async (path) => (path === 'n.inp' ? bytesOf(text) : readFile(path)),
    writeBytes: async () => undefined,
    progress: () => undefined,
  };
  const args = parseArguments(words, hydraulics.options);
  if (!args.ok) throw new Error(args.error.id);
  return hydraulics.run(args.value, host);
}

function bytesOf(text: string | Uint8Array = ''): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

async function output(words: string[], text?: string): Promise<Output> {
  const outcome = await run(words, text);
  if (!('output' in outcome) || 'failed' in outcome) throw new Error(JSON.stringify(outcome));
  return JSON.parse(toJson(outcome.output));
}

const lift = waterNetworkText(liftNetwork);

describe('hydraulics', () => {
  it('reports every step of every element from 0 to the end', async () => {
    const result = await output(['n.inp', '--duration-h', '3', '--step-min', '30'], lift);
    expect(result.status).toBe('solved');
    expect(result.timesS).toEqual([0, 1800, 3600, 5400, 7200, 9000, 10_800]);
    expect(result.nodes.map((it) => it.id)).toEqual(['works', 'town', 'edge', 'river', 'tower']);
    expect(result.tanks.map((it) => it.id)).toEqual(['tower']);
    for (const values of result.nodes.flatMap((it) => [it.headM, it.pressureM, it.demandM3s]))
      expect(values).toHaveLength(7);
    for (const link of result.links) expect([link.flowM3s.length, link.open.length]).toEqual([7, 7]);
    expect(result.requestedM3).toBeCloseTo(0.025 * 10_800, 6);
    expect(result.deliveredM3).toBeCloseTo(result.requestedM3, 3);
  });

  it('takes the duration and the reporting step of the file', async () => {
    const result = await output(['n.inp'], lift);
    expect(result.timesS.at(-1)).toBe(48 * 3600);
    expect(result.timesS).toHaveLength(49);
  });

  it('keeps a pump off between its hours, the first included and the last not', async () => {
    const result = await output(
      ['n.inp', '--duration-h', '6', '--unpowered', 'lift:2-4.5', '--step-min', '30'],
      lift,
    );
    const open = result.links.find((it) => it.id === 'lift')!.open;
    expect(open).toEqual(result.timesS.map((timeS) => timeS < 7200 || timeS >= 16_200));
  });

  it('joins windows that overlap', async () => {
    const words = ['n.inp', '--duration-h', '6', '--closed', 'street:1-3', '--closed', 'street:2-5'];
    const open = (await output(words, lift)).links.find((it) => it.id === 'street')!.open;
    expect(open).toEqual([true, false, false, false, false, true, true]);
  });

  it('splits at the last colons, so that ids may hold colons and blanks are no matter', async () => {
    const text = lift
      .replace(/\blift river/, 'a:1-2:b river')
      .replace('works 10', 'w:0.5:x 10')
      .replace(/works/g, 'w:0.5:x');
    const result = await output(
      ['n.inp', '--duration-h', '2', '--unpowered', 'a:1-2:b:1-2', '--emitter', 'w:0.5:x:0.001:0-1'],
      text,
    );
    expect(result.links.find((it) => it.id === 'a:1-2:b')!.open).toEqual([true, false, true]);
  });

  it('lets an emitter run and counts it as no delivery', async () => {
    const plain = await output(['n.inp', '--duration-h', '2'], lift);
    const leaking = await output(['n.inp', '--duration-h', '2', '--emitter', 'edge:0.001:1-2'], lift);
    const edge = (result: Output) => result.nodes.find((it) => it.id === 'edge')!;
    expect(edge(leaking).demandM3s).toEqual(edge(plain).demandM3s);
    expect(edge(leaking).pressureM[1]).toBeLessThan(edge(plain).pressureM[1] - 0.1);
    expect(leaking.deliveredM3).toBeCloseTo(plain.deliveredM3, 6);
    expect(Math.abs(leaking.balanceErrorM3)).toBeLessThan(0.01);
  });

  it('follows the demand model asked for', async () => {
    const weak = waterNetworkText({
      junctions: ' town 0 10',
      reservoirs: ' spring 10',
      pipes: ' p spring town 1 2000 150',
      options: ' Units LPS\n Accuracy 0.000001',
    });
    const served = async (...words: string[]) =>
      (await output(['n.inp', ...words], weak)).nodes[0].demandM3s[0] / 0.01;
    expect(await served()).toBeCloseTo(1, 6);
    expect(await served('--demand-model', 'dda')).toBeCloseTo(1, 6);
    expect(await served('--demand-model', 'pda')).toBeCloseTo(Math.sqrt(6.5 / 16.5), 3);
    expect(await served('--demand-model', 'pda', '--minimum-m', '0', '--required-m', '40')).toBeCloseTo(
      0.5,
      3,
    );
  });

  it.each([
    [[]],
    [['n.inp', 'm.inp']],
    [['n.inp', '--unpowered', 'lift:4']],
    [['n.inp', '--unpowered', 'lift:4-2']],
    [['n.inp', '--emitter', 'edge:1-2']],
    [['n.inp', '--leak', 'main:x:1-2']],
    [['n.inp', '--duration-h', 'long']],
    [['n.inp', '--step-min', '0']],
    [['n.inp', '--demand-model', 'best']],
  ])('refuses %j as usage', async (words) => {
    expect(await run(words, lift)).toHaveProperty('usage');
  });

  it.each([
    [['n.inp', '--unpowered', 'main:1-2'], 'cli.noSuchPump'],
    [['n.inp', '--closed', 'nowhere:1-2'], 'cli.noSuchLink'],
    [['n.inp', '--emitter', 'tower:0.1:1-2'], 'cli.noSuchJunction'],
    [['n.inp', '--leak', 'lift:0.1:1-2'], 'water.noPipe'],
    [['absent.inp'], 'cli.cannotRead'],
    [['n.inp', '--demand-model', 'pda', '--minimum-m', '20', '--required-m', '5'], 'water.thresholds'],
  ])('refuses %j with %s', async (words, code) => {
    const outcome = await run(words, lift);
    expect('failed' in outcome && outcome.failed.map((it) => it.code)).toContain(code);
  });

  it.each([
    ['a cut file', lift.slice(0, 120)],
    ['a word for a number', lift.replace('town 20 20', 'town 20 nan')],
    [
      'no source',
      lift
        .replace(' river 10', '')
        .replace(/ lift river.*/, '')
        .replace(/ tower 50.*/, '')
        .replace(/ riser.*/, ''),
    ],
    ['noise', '\u0007'.repeat(1000)],
  ])('refuses %s with issues', async (_, text) => {
    const outcome = await run(['n.inp'], text);
    expect('failed' in outcome && outcome.failed.some((it) => it.severity === 'error')).toBe(true);
  });
});

describe('hydraulics on names beyond ASCII', () => {
  const named = (name: string) => lift.replace(/\btown\b/g, name);

  it('takes ids in Cyrillic of up to 31 letters', async () => {
    const id = 'Насосна_станція_Південний_берег';
    expect(id).toHaveLength(31);
    const result = await output(['n.inp', '--duration-h', '2', '--closed', 'street:0-1'], named(id));
    expect(result.nodes.map((it) => it.id)).toContain(id);
    expect(result.nodes.find((it) => it.id === 'edge')!.pressureM.map((it) => it > 1)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('names the line of an error in Cyrillic', async () => {
    const rule = '[RULES]\nRULE a\nIF TANK Вежа LEVEL > 3\nTHEN PUMP lift STATUS IS OPEN\n[END]';
    const text = named('Місто').replace('[END]', rule);
    const outcome = await run(['n.inp', '--duration-h', '1'], text);
    const line = text.split('\n').findIndex((it) => it.includes('Вежа')) + 1;
    const issues = 'issues' in outcome ? outcome.issues : [];
    expect(issues?.map((it) => [it.code, it.where?.line])).toContainEqual(['water.epanetError', line]);
  });

  it.each([
    ['Latin-1', 'Größe_é', [0x47, 0x72, 0xf6, 0xdf, 0x65, 0x5f, 0xe9]],
    ['Windows-1251', 'Місто', [0xcc, 0xb3, 0xf1, 0xf2, 0xee]],
  ])('reads %s', async (_, id, bytes) => {
    const text = named('@@');
    const at = [...text].flatMap((it, i) =>
      it === '@' ? (text[i - 1] === '@' ? [] : bytes) : [it.charCodeAt(0)],
    );
    const outcome = await run(['n.inp', '--duration-h', '1'], Uint8Array.from(at));
    const { nodes } = JSON.parse(toJson('output' in outcome ? outcome.output : '')) as Output;
    expect(nodes.map((it) => it.id)).toContain(id);
  });
});

describeShared('hydraulics on a network with rows that EPANET refuses', () => {
  const net1 = () => readSharedText('cases/water/Net1.inp');
  const spoiled: [
    string,
    (text: string) => string,
    { code: string; line: number; nodes: number; links: number },
  ][] = [
    [
      'a control on a missing link',
      (text) => text.replace('LINK 9 OPEN', 'LINK 99 OPEN'),
      { code: 'inp.noLink', line: 68, nodes: 11, links: 13 },
    ],
    [
      'an id that is there twice',
      (text) => text.replace(/^( 12\s.*\r?\n)/m, '$1$1'),
      { code: 'inp.duplicate', line: 11, nodes: 11, links: 13 },
    ],
    [
      'a pump without its curve',
      (text) => text.replace(/HEAD 1\s*;/, 'HEAD 7 ;'),
      { code: 'inp.noCurve', line: 43, nodes: 11, links: 12 },
    ],
    [
      'a pipe of no length',
      (text) => text.replace(/^( 21 .*?\s)5280/m, '$10'),
      { code: 'inp.notPositive', line: 31, nodes: 11, links: 12 },
    ],
    [
      'a word for a number',
      (text) => text.replace(/^( 22\s+)695/m, '$1high'),
      { code: 'inp.notNumber', line: 13, nodes: 10, links: 9 },
    ],
    [
      'a decimal comma',
      (text) => text.replace(/^( 22\s+)695/m, '$1695,5'),
      { code: 'inp.decimalComma', line: 13, nodes: 10, links: 9 },
    ],
    [
      'a section that EPANET does not know',
      (text) => text.replace('[TAGS]', '[NOTES]\n a b\n[TAGS]'),
      { code: 'inp.unknownSection', line: 48, nodes: 11, links: 13 },
    ],
    [
      'a rule on a missing tank',
      (text) => text.replace('[RULES]', '[RULES]\nRULE a\nIF TANK 7 LEVEL > 3\nTHEN PUMP 9 STATUS IS OPEN'),
      { code: 'water.epanetError', line: 74, nodes: 11, links: 13 },
    ],
  ];
  it.each(spoiled)(
    'leaves out %s, says so, and runs the rest',
    async (_, spoil, { code, line, nodes, links }) => {
      const text = spoil(net1());
      expect(text).not.toBe(net1());
      const outcome = await run(['n.inp', '--duration-h', '3'], text);
      if (!('issues' in outcome) || !outcome.issues) throw new Error(JSON.stringify(outcome));
      expect('failed' in outcome).toBe(false);
      const told = outcome.issues.map((it) => `${it.severity} ${it.code} ${it.where?.line}`);
      expect(told).toContain(`warning ${code} ${line}`);
      expect(outcome.issues.map((it) => it.code)).toContain('inp.leftOut');
      const result: Output = JSON.parse(toJson(outcome.output));
      expect([result.nodes.length, result.links.length]).toEqual([nodes, links]);
      expect(result.nodes.every((it) => it.headM.every(Number.isFinite))).toBe(true);
    },
  );

  it.each([
    [
      'units that it does not know',
      (text: string) => text.replace(/(Units\s+)GPM/, '$1FURLONGS'),
      'inp.units',
    ],
    ['a file that was cut off', (text: string) => text.slice(0, text.indexOf('[VALVES]')), 'inp.noCurve'],
    [
      'a pattern with a word in it',
      (text: string) => text.replace('[PATTERNS]', '[PATTERNS]\n 1 x'),
      'inp.notNumber',
    ],
  ])('refuses %s as a whole', async (_, spoil, code) => {
    const outcome = await run(['n.inp', '--duration-h', '3'], spoil(net1()));
    expect('failed' in outcome && outcome.failed.map((it) => it.code)).toContain(code);
  });
});

describeShared('hydraulics on public networks', () => {
  it('ky4 with both pumps dead, as EPANET', async () => {
    const reference = readReference('ky4_pdd_pump_power_outage.json');
    const result = await output([
      sharedPath('cases/water/ky4.inp'),
      ...['--duration-h', '72', '--demand-model', 'pda', '--minimum-m', '0', '--required-m', '20'],
      ...['--unpowered', '~@Pump-1:12-36', '--unpowered', '~@Pump-2:12-36'],
    ]);
    expect(result.timesS).toEqual(reference.times);
    for (const tank of result.tanks) {
      const { level } = reference.tanks[tank.id];
      tank.levelM.forEach((it, i) => {
        expect(Math.abs(it - level[i])).toBeLessThan(0.01);
      });
    }
    const [expected, delivered] = [
      reference.system.expected_junction_demand,
      reference.system.delivered_junction_demand,
    ];
    result.timesS.forEach((_, i) => {
      const sum = result.nodes.reduce((total, it) => total + it.demandM3s[i], 0);
      expect(sum / expected[i]).toBeCloseTo(delivered[i] / expected[i], 4);
    });
  });

  it('Net1 with a hole in pipe 11, as WNTR', async () => {
    const reference = readReference('Net1_leak_11_wntrsim.json');
    const result = await output([
      sharedPath('cases/water/Net1.inp'),
      ...['--duration-h', '48', '--demand-model', 'pda', '--minimum-m', '0', '--required-m', '20'],
      ...['--leak', '11:0.01:6-18'],
    ]);
    for (const [id, { pressure }] of Object.entries(reference.junctions)) {
      const node = result.nodes.find((it) => it.id === (id === '11_leak_node' ? '11~break' : id))!;
      node.pressureM.forEach((it, i) => {
        expect(Math.abs(it - pressure[i])).toBeLessThan(0.15);
      });
    }
  });
});
