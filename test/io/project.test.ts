import { describe, expect, it } from 'vitest';
import { findJsonPlaces } from '../../src/io/project/json-places';
import { migrateProject } from '../../src/io/project/migrate-project';
import { formatProject, unzipProject, zipProject } from '../../src/io/project/project-file';
import { parseProject } from '../../src/io/project/read-project';
import { projectOf } from '../../src/model/project';
import { emptyRegion } from '../../src/model/region';
import { emptyScenario } from '../../src/model/scenario';
import { sayIssue } from '../../src/words/catalogue';
import { branch, bus, generator } from '../builders/grid';

const region = emptyRegion('r');
const project = projectOf(
  {
    ...region,
    grid: {
      ...region.grid,
      buses: [bus('A', { name: 'Мис "Тихий"' }), bus('B')],
      branches: [branch('L', 'A', 'B')],
      generators: [generator('G', 'A')],
    },
  },
  [emptyScenario('default')],
);
const text = formatProject(project);

/** Line (from 1) of the first line that holds a text. */
function lineOf(part: string, source = text): number {
  return source.slice(0, source.indexOf(part)).split('\n').length;
}

function faults(source: string) {
  return parseProject(source, 'p.lifeline.json').issues.map((it) => [it.code, it.where?.line]);
}

describe('a project file', () => {
  it('comes back as it was', () => {
    const { value, issues } = parseProject(text, 'p.lifeline.json');
    expect(issues).toEqual([]);
    expect(value).toEqual(project);
    expect(parseProject(`\uFEFF${text}`, 'p').value).toEqual(project);
  });

  it('zipped gives the same bytes every time, and the same text back', () => {
    expect(zipProject(project)).toEqual(zipProject(project));
    expect(unzipProject(zipProject(project), 'p.lifeline')).toEqual({ ok: true, value: text });
  });

  it('with a broken network names the row inside it', () => {
    const inp = '[JUNCTIONS]\nJ1 0\n[RESERVOIRS]\nR 5\n[PIPES]\nP R NOWHERE 10 100 100\n';
    const withNetwork = { ...project, region: { ...project.region, waterNetworks: [{ id: 'town', inp }] } };
    const { issues } = parseProject(formatProject(withNetwork), 'p.lifeline.json');
    const place = issues.find((it) => it.severity === 'error')?.where;
    expect(place).toMatchObject({ file: 'town.inp', line: 6 });
  });

  it('of a newer version is refused', () => {
    const { value, issues } = parseProject(text.replace('"version": 1', '"version": 7'), 'p.lifeline.json');
    expect(value).toBeUndefined();
    expect(issues.map((it) => it.code)).toEqual(['project.newer']);
    expect(sayIssue(issues[0])).toContain('version 7');
  });

  it.each([
    [
      'a word for a number',
      text.replace('"reactancePu": 0.1', '"reactancePu": "much"'),
      'project.wrongType',
      '"reactancePu"',
    ],
    ['an unknown key', text.replace('"chargingPu"', '"charging"'), 'project.unknownKeys', '"id": "L"'],
    [
      'an unknown kind',
      text.replace('"kind": "line"', '"kind": "rope"'),
      'project.wrongValue',
      '"kind": "line"',
    ],
    ['a missing value', text.replace(/ *"tap": 1,\n/, ''), 'project.wrongType', '"id": "L"'],
    ['null', text.replace('"horizonS": 259200', '"horizonS": null'), 'project.wrongType', '"horizonS"'],
    ['a number below its least', text.replace('"seed": 1', '"seed": -1'), 'project.tooSmall', '"seed"'],
    [
      'a branch to nothing',
      text.replace('"toBusId": "B"', '"toBusId": "Z"'),
      'region.namesNothing',
      '"toBusId"',
    ],
  ])('with %s names the line', (_, source, code, near) => {
    const found = faults(source);
    expect(found.map((it) => it[0])).toContain(code);
    const line = found.find((it) => it[0] === code)?.[1] as number;
    expect(Math.abs(line - lineOf(near))).toBeLessThanOrEqual(1);
  });

  it.each([
    ['broken', text.replace('"seed": 1', '"seed": 1,,'), 'project.notJson'],
    ['of something else', '{"type": "FeatureCollection"}', 'project.notAProject'],
    ['a list', '[1, 2]', 'project.notAProject'],
    ['without a version', text.replace(/"version": 1,/, ''), 'project.noVersion'],
  ])('%s is refused', (_, source, code) => {
    expect(faults(source).map((it) => it[0])).toEqual([code]);
  });
});

describe('migration', () => {
  it('goes step by step to the version of this program', () => {
    const steps = {
      1: (it: Record<string, unknown>) => ({ ...it, first: true }),
      2: (it: Record<string, unknown>) => ({ ...it, second: it.first }),
    };
    expect(migrateProject({ version: 1 }, 1, steps, 3)).toEqual({ version: 3, first: true, second: true });
    expect(migrateProject({ version: 2, first: 5 }, 2, steps, 3)).toEqual({
      version: 3,
      first: 5,
      second: 5,
    });
  });

  it('stops where a step is missing', () => {
    expect(migrateProject({ version: 1 }, 1, {}, 2)).toBeUndefined();
  });
});

describe('places in JSON', () => {
  it('are found by path, escapes and all', () => {
    const source = '{\n "a": [1, {"\\u0062": true}],\n "c": "x\\"y"\n}';
    const { places, broken } = findJsonPlaces(source, [['a', 1, 'b'], ['c'], ['a', 0], ['a', 9]]);
    expect(broken).toBeUndefined();
    expect(places.get('a/1/b')).toEqual({ line: 2, column: 22 });
    expect(places.get('c')).toEqual({ line: 3, column: 7 });
    expect(places.get('a/0')).toEqual({ line: 2, column: 8 });
    expect(places.get('a/9')).toEqual({ line: 2, column: 7 });
  });

  it.each([
    ['{"a": 1,}', 1, 9],
    ['{"a" 1}', 1, 6],
    ['[1 2]', 1, 4],
    ['{"a": [1, 2}', 1, 12],
    ['[1,\n2', 2, 2],
    ['{"a": "b', 1, 7],
    ['tru', 1, 1],
    ['[] []', 1, 4],
    ['{"a": .5}', 1, 7],
  ])('of the fault in %s', (source, line, column) => {
    expect(() => JSON.parse(source)).toThrow();
    expect(findJsonPlaces(source, []).broken).toEqual({ line, column });
  });

  it('do not depend on depth', () => {
    const deep = '['.repeat(300_000) + ']'.repeat(300_000);
    expect(findJsonPlaces(deep, []).broken).toBeUndefined();
  });
});
