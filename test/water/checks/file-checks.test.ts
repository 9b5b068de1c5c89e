import { describe, expect, it } from 'vitest';
import { parseInp } from '../../../src/io/inp/parse-inp';
import { checkPumpStarts } from '../../../src/water/checks/check-pump-starts';
import { checkSources } from '../../../src/water/checks/check-sources';
import { checkThresholds } from '../../../src/water/checks/check-thresholds';
import { findBypasses } from '../../../src/water/checks/find-bypasses';
import { findPressureZones } from '../../../src/water/checks/pressure-zones';

interface Parts {
  pipes?: string;
  pumps?: string;
  valves?: string;
  status?: string;
  controls?: string;
  rules?: string;
  options?: string;
}

/** River R, low zone A-B, high zone C-D with tank T, a lone pair X-Y. */
function index(parts: Parts = {}) {
  const { pipes = '', pumps = ' PU B C POWER 10', valves = '', status = '', controls = '' } = parts;
  const { rules = '', options = ' Units LPS' } = parts;
  const text = `[JUNCTIONS]
 A 10 1
 B 10 0
 C 50 2
 D 50 0
 X 5 3
 Y 5 0
[RESERVOIRS]
 R 30
[TANKS]
 T 80 2 1 5 10 0
[PIPES]
 P1 R A 100 300 100
 P2 A B 100 300 100
 P3 C D 100 300 100
 P4 D T 100 300 100
 P5 X Y 100 300 100
${pipes}
[PUMPS]
${pumps}
[VALVES]
${valves}
[STATUS]
${status}
[CONTROLS]
${controls}
[RULES]
${rules}
[OPTIONS]
${options}
[END]
`;
  const { value } = parseInp(text, 'small.inp');
  if (!value) throw new Error('no network');
  return value;
}

describe('pressure zones', () => {
  it('are cut at pumps, valves, check valves, tanks and reservoirs, and named by their first junction', () => {
    const names = (parts: Parts) => findPressureZones(index(parts)).map((it) => it.name);
    expect(names({})).toEqual(['A', 'C', 'X']);
    expect(names({ pipes: ' P6 B X 100 300 100' })).toEqual(['A', 'C']);
    expect(names({ pipes: ' P6 B X 100 300 100 0 CV' })).toEqual(['A', 'C', 'X']);
    expect(names({ valves: ' V B X 100 PRV 20 0' })).toEqual(['A', 'C', 'X']);
  });
});

describe('junctions without a source', () => {
  it('are counted and named once', () => {
    const [check, ...rest] = checkSources(index(), 'f.inp');
    expect(rest).toEqual([]);
    expect(check.issue).toMatchObject({
      severity: 'warning',
      code: 'checks.noSource',
      params: { count: 2, consumers: 1, ids: 'X, Y', more: 0 },
      where: { file: 'f.inp', line: 6, id: 'X' },
    });
    expect(check.elements.map((it) => it.id)).toEqual(['X', 'Y']);
  });

  it('are told apart from those behind links that nothing opens', () => {
    const codes = (parts: Parts) => checkSources(index(parts), 'f').map((it) => it.issue.code);
    const pipes = ' P6 B X 100 300 100 0 Closed';
    expect(codes({ pipes })).toEqual(['checks.behindClosed']);
    expect(codes({ pipes, controls: ' LINK P6 OPEN AT TIME 5' })).toEqual([]);
    expect(codes({ pipes: ' P6 B X 100 300 100', status: ' P6 Closed' })).toEqual(['checks.behindClosed']);
    expect(codes({ pipes: ' P6 B X 100 300 100' })).toEqual([]);
  });
});

describe('bypasses', () => {
  const of = (parts: Parts) => {
    const net = index(parts);
    return findBypasses(net).map((it) => [
      net.linkIds[it.linkIx],
      it.pumpIx.map((k) => net.linkIds[k]).join(),
      it.startsOpen,
    ]);
  };
  it('are closed, controlled or check-valve links from the suction to the delivery side', () => {
    expect(of({})).toEqual([]);
    expect(of({ pipes: ' BY B C 10 300 100 0 Closed' })).toEqual([['BY', 'PU', false]]);
    expect(of({ pipes: ' BY C A 10 300 100', controls: ' LINK BY CLOSED IF NODE T BELOW 2' })).toEqual([
      ['BY', 'PU', true],
    ]);
    expect(of({ valves: ' BY A D 100 TCV 0 0', status: ' BY Closed' })).toEqual([['BY', 'PU', false]]);
    expect(of({ pipes: ' BY B C 10 300 100 0 CV' })).toEqual([['BY', 'PU', true]]);
  });
  it('are neither check valves against the pump nor closed pipes elsewhere', () => {
    expect(of({ pipes: ' BY C B 10 300 100 0 CV' })).toEqual([]);
    expect(of({ pipes: ' BY A X 10 300 100 0 Closed' })).toEqual([]);
    expect(of({ pipes: ' BY A B 10 300 100 0 Closed' })).toEqual([]);
  });
  it('are found behind the check valves of the pumps themselves', () => {
    const pipes = ' N1 M C 10 300 100 0 CV\n BY B C 10 300 100 0 Closed';
    const { value } = parseInp(
      `[JUNCTIONS]\n B 1 1\n M 1 0\n C 9 1\n[RESERVOIRS]\n R 5\n[PIPES]\n P1 R B 9 300 100\n${pipes}\n[PUMPS]\n PU B M POWER 10\n[END]\n`,
      'f.inp',
    );
    expect(value && findBypasses(value).map((it) => value.linkIds[it.linkIx])).toEqual(['BY']);
  });
});

describe('pumps that do not start again', () => {
  const codes = (parts: Parts) => checkPumpStarts(index(parts), 'f').map((it) => it.issue.code);
  const level = (state: string, side: string, m: number) => ` LINK PU ${state} IF NODE T ${side} ${m}\n`;

  it('are those whose controls or rules only close them', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ controls: level('CLOSED', 'ABOVE', 4) })).toEqual(['checks.pumpNeverStarts']);
    expect(codes({ controls: level('CLOSED', 'ABOVE', 4) + level('OPEN', 'BELOW', 2) })).toEqual([]);
    expect(codes({ controls: level('CLOSED', 'ABOVE', 4) + level('1.0', 'BELOW', 2) })).toEqual([]);
    const rule = (state: string) => `RULE 1\nIF TANK T LEVEL ABOVE 4\nTHEN PUMP PU STATUS IS ${state}\n`;
    expect(codes({ rules: rule('CLOSED') })).toEqual(['checks.pumpNeverStarts']);
    expect(codes({ rules: `${rule('CLOSED')}ELSE PUMP PU STATUS IS OPEN\n` })).toEqual([]);
    expect(codes({ rules: `${rule('CLOSED')}ELSE PUMP PU SETTING IS 0.9\n` })).toEqual([]);
  });

  it('are those that the last of their time controls closes', () => {
    const at = (state: string, when: string) => ` LINK PU ${state} AT ${when}\n`;
    expect(codes({ controls: at('OPEN', 'TIME 1') + at('CLOSED', 'TIME 15') })).toEqual([
      'checks.pumpEndsShut',
    ]);
    expect(codes({ controls: at('CLOSED', 'TIME 1') + at('OPEN', 'TIME 15') })).toEqual([]);
    expect(codes({ controls: at('OPEN', 'CLOCKTIME 6 AM') + at('CLOSED', 'CLOCKTIME 10 PM') })).toEqual([]);
    const [check] = checkPumpStarts(index({ controls: at('CLOSED', 'TIME 1:30') }), 'f');
    expect(check.issue.params).toMatchObject({ pump: 'PU', hour: 1.5 });
  });

  it('are told apart from those that never run', () => {
    expect(codes({ status: ' PU Closed' })).toEqual(['checks.pumpNeverRuns']);
    expect(codes({ status: ' PU 0' })).toEqual(['checks.pumpNeverRuns']);
    expect(codes({ pumps: ' PU B C POWER 10 SPEED 0' })).toEqual(['checks.pumpNeverRuns']);
    expect(codes({ status: ' PU Closed', controls: level('OPEN', 'BELOW', 2) })).toEqual([]);
  });
});

describe('thresholds', () => {
  const told = (options: string) =>
    checkThresholds(index({ options }), 'f').map((it) => [it.issue.severity, it.issue.params.stated]);
  it('of EPANET’s default are told, whatever the unit', () => {
    expect(told(' Units LPS')).toEqual([['info', 'no']]);
    expect(told(' Units LPS\n Demand Model PDA')).toEqual([['warning', 'no']]);
    expect(told(' Units GPM\n Demand Model PDA\n Required Pressure 0.1')).toEqual([['warning', 'yes']]);
    expect(told(' Units LPS\n Pressure BAR\n Required Pressure 0.1')).toEqual([['info', 'yes']]);
    expect(told(' Units LPS\n Required Pressure 20')).toEqual([]);
    expect(told(' Units LPS\n Minimum Pressure 3')).toEqual([]);
  });
});
