import { describe, expect, it } from 'vitest';
import { countNetwork, summariseNetwork } from '../../src/io/inp/network-summary';
import { parseInp } from '../../src/io/inp/parse-inp';
import { readTimeS } from '../../src/io/inp/read-settings';
import { sayIssue } from '../../src/words/catalogue';
import { liftNetwork, waterNetworkText } from '../builders/water-network';
import { describeShared, readSharedText } from '../shared-files';

const good = waterNetworkText({
  ...liftNetwork,
  coordinates: ' river 0 0\n works 10 0\n town 500 20\n edge 900 20\n tower 500 300',
});

/** Codes of the issues of a text, with their lines. */
function issuesOf(text: string): { code: string; line?: number; severity: string }[] {
  return parseInp(text, 'n.inp').issues.map(({ code, where, severity }) => ({
    code,
    line: where?.line,
    severity,
  }));
}
function lineOf(text: string, part: string): number {
  return text.split(/\r\n|\r|\n/).findIndex((it) => it.includes(part)) + 1;
}

describe('parseInp', () => {
  it('reads nodes, links, places and demands in SI', () => {
    const { value, issues } = parseInp(good, 'n.inp');
    expect(issues).toEqual([]);
    expect(value!.nodeIds).toEqual(['works', 'town', 'edge', 'river', 'tower']);
    expect([...value!.nodeKind]).toEqual([0, 0, 0, 1, 2]);
    expect(value!.linkIds).toEqual(['main', 'riser', 'street', 'lift']);
    expect([...value!.linkKind]).toEqual([0, 0, 0, 1]);
    expect(value!.nodeMeanDemandM3s[1]).toBeCloseTo(0.02, 12);
    expect(value!.linkDiameterM[0]).toBeCloseTo(0.3, 12);
    expect(value!.nodeX[2]).toBe(900);
    expect(value!.tanks[0].usableM3).toBeCloseTo((Math.PI / 4) * 100 * 5, 6);
    expect(countNetwork(value!)).toMatchObject({ junctions: 3, reservoirs: 1, tanks: 1, pipes: 3, pumps: 1 });
    const summary = summariseNetwork(value!);
    expect(summary.consumers.map((it) => it.id)).toEqual(['town', 'edge']);
    // 40 L/s at 60 m and 75 %.
    expect(summary.pumps[0].ratedKw).toBeCloseTo((9.81 * 0.04 * 60) / 0.75, 6);
  });

  it.each([
    ['CR LF', good.replace(/\n/g, '\r\n')],
    ['CR', good.replace(/\n/g, '\r')],
    ['a byte order mark', `\uFEFF${good}`],
    ['tabs', good.replace(/ (?=\d)/g, '\t')],
    ['comments', good.replace(/$/gm, ' ; a comment')],
    ['lower case', good.replace(/\[.*?\]|HEAD|Units|Headloss/g, (it) => it.toLowerCase())],
    ['long section names', good.replace('[PIPES]', '[PIPES_OF_THE_TOWN]')],
  ])('reads %s', (_, text) => {
    const { value, issues } = parseInp(text, 'n.inp');
    expect(issues.filter((it) => it.severity !== 'info')).toEqual([]);
    expect(value!.linkIds).toEqual(['main', 'riser', 'street', 'lift']);
    expect(value!.options.flowUnits).toBe('LPS');
  });

  it('reads a file without [END], and says so', () => {
    const { value, issues } = parseInp(good.replace('[END]', ''), 'n.inp');
    expect(value!.linkIds).toHaveLength(4);
    expect(issues.map((it) => [it.code, it.severity])).toEqual([['inp.unfinished', 'info']]);
  });

  const broken: [string, string, string, string][] = [
    ['a word for a number', good.replace(' town 20 20', ' town twenty 20'), 'inp.notNumber', 'town twenty'],
    ['NaN', good.replace(' town 20 20', ' town nan 20'), 'inp.notNumber', 'town nan'],
    ['infinity', good.replace('works town 500', 'works town inf'), 'inp.notNumber', 'town inf'],
    ['a duplicate node', good.replace(' edge 22 5', ' edge 22 5\n town 1 2'), 'inp.duplicate', ' town 1 2'],
    ['a duplicate link', good.replace(' street ', ' main '), 'inp.duplicate', 'main town'],
    ['a pipe to nowhere', good.replace('town edge', 'town ledge'), 'inp.noEnd', 'ledge'],
    ['a pipe onto itself', good.replace('town edge', 'edge edge'), 'inp.sameEnds', 'edge edge'],
    ['a negative length', good.replace('works town 500', 'works town -500'), 'inp.notPositive', '-500'],
    ['a missing curve', good.replace('HEAD lift', 'HEAD left'), 'inp.noCurve', 'HEAD left'],
    ['a bare pump', good.replace('HEAD lift', 'SPEED 1'), 'inp.pumpBare', 'SPEED 1'],
    ['an odd pump word', good.replace('HEAD lift', 'HEAT lift'), 'inp.pumpWord', 'HEAT'],
    ['levels out of order', good.replace('tower 50 3 0 5', 'tower 50 9 0 5'), 'inp.tankLevels', 'tower 50 9'],
    ['a short row', good.replace('tower 50 3 0 5 10 0', 'tower 50 3 0'), 'inp.columns', 'tower 50 3 0'],
    [
      'an unknown section',
      good.replace('[TIMES]', '[TIMETABLE_]\n[WEATHER]'),
      'inp.unknownSection',
      '[WEATHER]',
    ],
    ['a missing pattern', good.replace(' edge 22 5', ' edge 22 5 night'), 'inp.noPattern', 'night'],
    ['an unknown unit', good.replace('Units LPS', 'Units PINTS'), 'inp.units', 'PINTS'],
    ['a time of words', good.replace('Duration 48', 'Duration soon'), 'inp.time', 'soon'],
    ['a lone node', good.replace(' edge 22 5', ' edge 22 5\n lone 1 1'), 'inp.unjoined', 'lone'],
    ['an overlong id', good.replace(/street/g, 's'.repeat(40)), 'inp.longId', 's'.repeat(40)],
    [
      'a control of nothing',
      good.replace('[TIMES]', '[CONTROLS]\n LINK luft OPEN AT TIME 3\n\n[TIMES]'),
      'inp.noLink',
      'luft',
    ],
    [
      'a control on nothing',
      good.replace('[TIMES]', '[CONTROLS]\n LINK lift OPEN IF NODE tewor BELOW 3\n[TIMES]'),
      'inp.noNode',
      'tewor',
    ],
    [
      'an odd valve',
      good.replace('[TIMES]', '[VALVES]\n v town edge 100 PRW 20 0\n[TIMES]'),
      'inp.valveType',
      'PRW',
    ],
  ];

  it.each(broken)('tells of %s, with its line and what to do', (_, text, code, part) => {
    const found = parseInp(text, 'n.inp').issues.filter((it) => it.code === code);
    expect(found.map((it) => it.where?.line)).toContain(lineOf(text, part));
    expect(found[0].where?.file).toBe('n.inp');
    const sentence = sayIssue(found[0]);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toContain('{');
    expect(sentence.length).toBeGreaterThan(20);
  });

  it('tells of a network without a source', () => {
    const text = good
      .replace(/\[RESERVOIRS\][^[]*/, '')
      .replace(/\[TANKS\][^[]*/, '')
      .replace(/ riser.*\n/, '')
      .replace(/ lift river.*\n/, '');
    expect(issuesOf(text).map((it) => it.code)).toContain('inp.noSource');
  });

  it('tells of a cut file, and makes nothing of it where nothing is left', () => {
    const cut = good.slice(0, good.indexOf('[PIPES]') + 30);
    expect(parseInp(cut, 'n.inp').issues.some((it) => it.severity === 'error')).toBe(true);
    const { value, issues } = parseInp('[JUNCTIONS]\n', 'n.inp');
    expect(value).toBeUndefined();
    expect(issues.map((it) => it.code)).toContain('inp.nothing');
  });

  it.each([
    ['nothing', ''],
    ['prose', 'Dear all,\nplease find the network below.\n'],
    ['a grid', 'function mpc = case9\nmpc.bus = [\n1 3 0 0;\n];\n'],
    ['bytes', '\u0000\u0001[JUNCTIONS]\n'],
  ])('refuses %s', (_, text) => {
    const { value, issues } = parseInp(text, 'n.inp');
    expect(value).toBeUndefined();
    expect(issues.map((it) => it.code)).toEqual(['inp.notInp']);
  });

  it('never throws on noise, and lists a bounded number of issues', () => {
    let state = 7;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state;
    };
    const heads = [
      '[JUNCTIONS]',
      '[TANKS]',
      '[PIPES]',
      '[PUMPS]',
      '[VALVES]',
      '[CONTROLS]',
      '[RULES]',
      '[CURVES]',
      '[TIMES]',
      '[OPTIONS]',
      '[DEMANDS]',
      '[STATUS]',
      '[VERTICES]',
      '[PATTERNS]',
    ];
    const words = [
      'a',
      'b',
      '1',
      '-1',
      'nan',
      'HEAD',
      '"',
      ';',
      '*',
      'IF',
      'THEN',
      'LINK',
      'PUMP',
      '1e999',
      '[',
      ']',
      ':',
      'x:y',
      '0:30',
    ];
    let text = '[TITLE]\n';
    for (let i = 0; i < 200_000; i++) {
      if (next() % 50 === 0) text += `${heads[next() % heads.length]}\n`;
      text += `${words[next() % words.length]} `;
      if (next() % 6 === 0) text += '\n';
    }
    const { issues } = parseInp(text, 'noise.inp');
    expect(issues.length).toBeGreaterThan(10);
    expect(issues.length).toBeLessThan(20_000);
    for (const it of issues) expect(sayIssue(it)).not.toContain('{');
  });
});

describe('times', () => {
  it.each([
    [['24'], 86_400],
    [['1:30'], 5400],
    [['0:00:15'], 15],
    [['90', 'min'], 5400],
    [['900', 'SEC'], 900],
    [['2', 'days'], 172_800],
    [['12', 'am'], 0],
    [['12', 'PM'], 43_200],
    [['6:30', 'PM'], 66_600],
    [['soon'], undefined],
  ])('%j is %s s', (words, seconds) => {
    expect(readTimeS(words)).toBe(seconds);
  });
});

describeShared('public networks', () => {
  it.each(['Net1.inp', 'Net3.inp', 'ky4.inp', 'small/Anytown.inp', 'small/conditional_controls_1.inp'])(
    '%s has no issue',
    (name) => {
      const { value, issues } = parseInp(readSharedText(`cases/water/${name}`), name);
      expect(issues.filter((it) => it.severity !== 'info')).toEqual([]);
      expect(value!.nodeX.every(Number.isFinite)).toBe(true);
    },
  );

  it('Net3 in numbers', () => {
    const { value } = parseInp(readSharedText('cases/water/Net3.inp'), 'Net3.inp');
    expect(countNetwork(value!)).toEqual({
      junctions: 92,
      reservoirs: 2,
      tanks: 3,
      pipes: 117,
      pumps: 2,
      valves: 0,
      controls: 18,
    });
    expect(value!.times).toMatchObject({ durationS: 604_800, hydraulicStepS: 3600 });
    // 31,529.28 kgal in 48 h, from the mean of 24 h patterns.
    const sum = value!.nodeMeanDemandM3s.reduce((total, it) => total + it, 0);
    expect((sum * 172_800) / 3.785411784).toBeCloseTo(31529.28, 0);
  });
});
