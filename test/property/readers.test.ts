import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParts } from '../../src/io/join-parts';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { formatProject, zipProject } from '../../src/io/project/project-file';
import { parseProject } from '../../src/io/project/read-project';
import { readFiles } from '../../src/io/read-files';
import { hasErrors } from '../../src/model/result';
import { sayIssue } from '../../src/words/catalogue';
import { caseText } from '../builders/case-text';
import { tinyInp } from '../builders/tiny-region';

const encoder = new TextEncoder();

function read(name: string, bytes: Uint8Array) {
  const { value, issues } = readFiles([{ name, bytes }]);
  for (const it of issues) expect(sayIssue(it).startsWith(it.code)).toBe(false);
  return { value, issues };
}

/** Pieces of the languages that are read, so that random texts get past the first line. */
const pieces = fc.constantFrom(
  ...'mpc.bus = [|mpc.gen = [|mpc.branch=[|];|]|[|{|}|(|)|%|%{|%}|...|;|,|\n|\r\n|\t| |=|1|2|-3.5|1e400|NaN|Inf|x|end|for|'.split(
    '|',
  ),
  "'",
  '"',
  '"a":',
  'function mpc = f',
  "mpc.version = '2';",
  'mpc.baseMVA = 100;',
  'mpc.bus(:, 3) = mpc.bus(:, 3) / 0;',
  '[JUNCTIONS]',
  '[PIPES]',
  'kind,id,bus',
  'null',
);

describe('a reader', () => {
  it('neither throws nor hangs on any mixture of its own words', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 80 }),
        fc.constantFrom('a.m', 'a.inp', 'a.csv', 'a.lifeline.json', 'a'),
        (words, name) => {
          read(name, encoder.encode(words.join('')));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('neither throws nor hangs on any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom('a.m', 'a.inp', 'a.csv', 'a.lifeline', 'a'),
        (bytes, name) => {
          read(name, bytes);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never takes a case with one character changed for a grid without saying so, or reads it as another', () => {
    const whole = parseMatpower(caseText, 'a.m').value?.grid;
    fc.assert(
      fc.property(fc.nat(caseText.length - 1), fc.constantFrom(';', '[', ']', 'x', '\n', "'"), (at, mark) => {
        const { value, issues } = parseMatpower(caseText.slice(0, at) + mark + caseText.slice(at + 1), 'a.m');
        if (issues.length > 0 || !value) return;
        const { buses, branches, generators } = value.grid;
        expect([buses.length, branches.length, generators.length]).toEqual([
          whole?.buses.length,
          whole?.branches.length,
          whole?.generators.length,
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a project', () => {
  const { project } = joinParts({
    grid: parseMatpower(caseText, 'three.m').value,
    networks: [],
    coordinates: [],
    couplings: [],
  });
  const text = formatProject({
    ...project,
    region: { ...project.region, waterNetworks: [{ id: 'town', inp: tinyInp() }] },
  });

  it('comes back as it was, as text and zipped', () => {
    const json = JSON.parse(text);
    expect(read('a.lifeline.json', encoder.encode(text)).value?.project).toEqual(json);
    expect(read('a.lifeline', zipProject(json)).value?.project).toEqual(json);
  });

  it('cut off anywhere is refused with a place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 3 }), (length) => {
        const { value, issues } = parseProject(text.slice(0, length), 'a.lifeline.json');
        expect(value).toBeUndefined();
        expect(hasErrors(issues)).toBe(true);
        expect(issues[0].where?.line).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('zipped and cut off or changed is refused', () => {
    const bytes = zipProject(JSON.parse(text));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(hasErrors(read('a.lifeline', bytes.slice(0, length)).issues)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
