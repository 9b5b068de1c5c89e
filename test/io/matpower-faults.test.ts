import { describe, expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { sayIssue } from '../../src/words/catalogue';
import { caseText, caseWith } from '../builders/case-text';

/** Code, line and id of the errors and warnings. */
function faults(text: string) {
  return parseMatpower(text, 'three.m').issues.map(({ code, where }) => [code, where?.line, where?.id]);
}

describe('a fault in a case is reported with its line', () => {
  it.each([
    ['a short row', caseWith(6, '\t2\t1\t50;'), [['matpower.columnCount', 6, '2']]],
    ['a long row', caseWith(6, '2 1 50 10 0 0 1 1 0 110 1 1.1 0.9 7;'), [['matpower.columnCount', 6, '2']]],
    ['NaN', caseWith(6, '2 1 NaN 10 0 0 1 1 0 110 1 1.1 0.9;'), [['matpower.notANumber', 6, '2']]],
    ['a word', caseWith(6, '2 1 many 10 0 0 1 1 0 110 1 1.1 0.9;'), [['matpower.notANumber', 6, '2']]],
    [
      'a bus twice',
      caseWith(7, '2 1 30 5 2 0 1 1 0 35 1 1.1 0.9;'),
      [
        ['matpower.duplicateBus', 7, '2'],
        ['matpower.branchToNothing', 14, '2'],
      ],
    ],
    [
      'a bus number of 2.5',
      caseWith(7, '2.5 1 30 5 2 0 1 1 0 35 1 1.1 0.9;'),
      [
        ['matpower.busNumber', 7, undefined],
        ['matpower.branchToNothing', 14, '2'],
      ],
    ],
    [
      'an unknown bus type',
      caseWith(6, '2 7 50 10 0 0 1 1 0 110 1 1.1 0.9;'),
      [['matpower.busType', 6, '2']],
    ],
    [
      'no reference',
      caseWith(5, '1 2 0 0 0 0 1 1 0 110 1 1.1 0.9;'),
      [['matpower.noReference', 4, undefined]],
    ],
    [
      'a branch to nothing',
      caseWith(14, '2 9 0 0.2 0 0 0 0 0 0 1 0 0;'),
      [['matpower.branchToNothing', 14, '2']],
    ],
    ['a reactance of 0', caseWith(14, '2 3 0 0 0 0 0 0 0 0 1 0 0;'), [['matpower.zeroReactance', 14, '2']]],
    [
      'a negative rating',
      caseWith(14, '2 3 0 0.2 0 -5 0 0 0 0 1 0 0;'),
      [['matpower.negativeRating', 14, '2']],
    ],
    [
      'a generator at nothing',
      caseWith(10, '8 80 0 50 -50 1 100 1 200 0;'),
      [
        ['matpower.generatorAtNothing', 10, '1'],
        ['matpower.noGenerator', 9, undefined],
      ],
    ],
    [
      'no generator in service',
      caseWith(10, '1 80 0 50 -50 1 100 0 200 0;'),
      [['matpower.noGenerator', 9, undefined]],
    ],
    ['no base', caseWith(3, undefined), [['matpower.noBase', undefined, undefined]]],
    ['a table that is not closed', caseWith(8, undefined), [['matpower.notClosed', 4, undefined]]],
    [
      'a cost table of another length',
      `${caseText}\nmpc.gencost = [2 0 0 1 5; 2 0 0 1 5; 2 0 0 1 5];`,
      [['matpower.costRows', 17, undefined]],
    ],
    [
      'a cost curve longer than its row',
      `${caseText}\nmpc.gencost = [2 0 0 4 5];`,
      [['matpower.costCount', 17, '1']],
    ],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('also for a table that is missing', () => {
    const text = caseText.slice(0, caseText.indexOf('mpc.branch'));
    expect(faults(text)).toEqual([['matpower.tableMissing', undefined, undefined]]);
  });

  it('in a sentence that says what to do', () => {
    const [issue] = parseMatpower(caseWith(14, '2 9 0 0.2 0 0 0 0 0 0 1 0 0;'), 'three.m').issues;
    expect(issue).toMatchObject({ severity: 'error', where: { file: 'three.m', line: 14, id: '2' } });
    expect(sayIssue(issue)).toBe(
      'Branch 2 ends at bus 9, which is not in mpc.bus. Add the bus or correct the number; the branch is left out.',
    );
  });

  it('with the column of a word in a row', () => {
    const [issue] = parseMatpower(caseWith(6, '\t2\t1\tmany\t10 0 0 1 1 0 110 1 1.1 0.9;'), 'three.m').issues;
    expect(issue.where).toMatchObject({ line: 6, column: 6 });
  });

  it('keeping the row numbers of the branches after a row that is left out', () => {
    const { value } = parseMatpower(caseWith(13, '1 9 0 0.2 0 0 0 0 0 0 1 0 0;'), 'three.m');
    expect(value?.grid.branches.map((it) => it.id)).toEqual(['2', '3']);
  });
});

describe('a fault in the costs', () => {
  it('is a warning, since a power flow needs no costs', () => {
    const { value, issues } = parseMatpower(`${caseText}\nmpc.gencost = [3 0 0 2 x 1];`, 'three.m');
    expect(issues.map((it) => [it.severity, it.code])).toEqual([['warning', 'matpower.costModel']]);
    expect(value?.grid.generators[0]).not.toHaveProperty('cost');
  });
});

describe('another format', () => {
  it('of version 1 is refused', () => {
    const old =
      'function [baseMVA, bus, gen, branch] = old\nbaseMVA = 100;\nbus = [1 3];\ngen = [1];\nbranch = [1 2];';
    expect(parseMatpower(old, 'old.m')).toMatchObject({
      issues: [{ severity: 'error', code: 'matpower.version1' }],
    });
    expect(parseMatpower(old, 'old.m').value).toBeUndefined();
  });

  it('that is no case is refused in one sentence', () => {
    const { value, issues } = parseMatpower('function y = f(x)\n  y = x + 1;\nend\n', 'f.m');
    expect(value).toBeUndefined();
    expect(issues.map((it) => it.code)).toEqual(['matpower.notACase']);
  });
});
