import { describe, expect, it } from 'vitest';
import { readFiles } from '../../src/io/read-files';
import { createRandom } from '../../src/numerics/random';
import { caseText, caseWith } from '../builders/case-text';
import { tinyInp } from '../builders/tiny-region';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
/** The town with drawing coordinates. */
const townInp = tinyInp().replace(
  '[END]',
  '[COORDINATES]\nJ1 0 0\nJ2 100 0\nJ3 200 0\nR1 -50 0\nT1 50 50\n[END]',
);
const table = file('couplings.csv', 'kind,network,id,bus\npump,town,PU1,2\ntreatment,,R1,3\n');

describe('files read together', () => {
  it('make one project of a grid, a network and a coupling table', () => {
    const { value, issues } = readFiles([file('three.m', caseText), file('nets/town.inp', townInp), table]);
    expect(issues).toEqual([]);
    expect(value?.files.map((it) => [it.file, it.kind])).toEqual([
      ['three.m', 'matpower'],
      ['nets/town.inp', 'inp'],
      ['couplings.csv', 'couplings'],
    ]);
    expect(value?.files[0].counts).toMatchObject({ buses: 3, branches: 3, generators: 1 });
    const region = value?.project?.region;
    expect(region?.waterNetworks.map((it) => it.id)).toEqual(['town']);
    expect(region?.waterNetworks[0].inp).toBe(townInp);
    expect(region?.couplings.map((it) => [it.consumer.kind, it.consumer.id, it.busId])).toEqual([
      ['pump', 'town/PU1', '2'],
      ['treatment', 'town/R1', '3'],
    ]);
    expect(value?.project?.scenarios.map((it) => [it.id, it.events])).toEqual([['default', []]]);
    expect(region?.baseMap.schematic).toBe(true);
    expect(region?.grid.buses.every((bus) => bus.lonLat)).toBe(true);
  });

  it('with a table of coordinates lie where it says', () => {
    const places = file('places.csv', 'bus;lon;lat\n1;30,5;46,4\n2;30,6;46,5\n3;30,7;46,6\n');
    const { value, issues } = readFiles([file('three.m', caseText), places]);
    expect(issues).toEqual([]);
    expect(value?.project?.region.grid.buses.map((bus) => bus.lonLat)).toEqual([
      [30.5, 46.4],
      [30.6, 46.5],
      [30.7, 46.6],
    ]);
    expect(value?.project?.region.baseMap.schematic).toBeUndefined();
  });

  it('say which pumps nothing couples', () => {
    const { value, issues } = readFiles([file('three.m', caseText), file('town.inp', townInp)]);
    expect(value?.project).toBeDefined();
    expect(issues).toMatchObject([
      {
        severity: 'warning',
        code: 'join.uncoupledPumps',
        params: { network: 'town', count: 1, pumps: 'PU1' },
      },
    ]);
  });

  it('give networks of one name an id each', () => {
    const { value } = readFiles([file('a/town.inp', townInp), file('b/town.inp', townInp)]);
    expect(value?.project?.region.waterNetworks.map((it) => it.id)).toEqual(['town', 'town-2']);
  });

  it('make no project where one of them is in error', () => {
    const { value, issues } = readFiles([file('three.m', caseWith(6, '2 1;')), file('town.inp', townInp)]);
    expect(value?.project).toBeUndefined();
    expect(value?.files.map((it) => it.issues.length)).toEqual([1, 0]);
    expect(issues[0]).toMatchObject({ severity: 'error', where: { file: 'three.m', line: 6 } });
  });

  it('make no project of two grids', () => {
    const { value, issues } = readFiles([file('a.m', caseText), file('b.m', caseText)]);
    expect(value?.project).toBeUndefined();
    expect(issues).toMatchObject([{ severity: 'error', code: 'join.manyGrids' }]);
  });

  it('are told by their content whatever they are called', () => {
    const { value } = readFiles([
      file('grid.txt', caseText),
      file('net.txt', townInp),
      file('t.txt', table.name),
    ]);
    expect(value?.files.map((it) => it.kind)).toEqual(['matpower', 'inp', 'unknown']);
  });
});

describe('text', () => {
  it('may end its lines with CR alone', () => {
    const { value, issues } = readFiles([file('three.m', caseText.replaceAll('\n', '\r'))]);
    expect(issues).toEqual([]);
    expect(value?.project?.region.grid.buses).toHaveLength(3);
  });

  it('of empty lines alone is refused at once', () => {
    const { value, issues } = readFiles([file('lines.inp', '\n'.repeat(20_000_000))]);
    expect(value?.project).toBeUndefined();
    expect(issues.some((it) => it.severity === 'error')).toBe(true);
  });
});

describe('noise', () => {
  const random = createRandom(7, 'noise');
  const size = 50_000_000;

  it.each(['noise.m', 'noise.inp', 'noise.csv', 'noise.lifeline.json', 'noise.lifeline', 'noise.bin'])(
    'of 50 MB called %s is refused at once',
    (name) => {
      const bytes = new Uint8Array(size);
      const words = new Uint32Array(bytes.buffer);
      for (let ix = 0; ix < words.length; ix++) words[ix] = random.int(4_294_967_296);
      const { value, issues } = readFiles([{ name, bytes }]);
      expect(value?.project).toBeUndefined();
      expect(issues).toMatchObject([{ severity: 'error', code: 'io.binary', where: { file: name } }]);
    },
  );

  it.each(['noise.m', 'noise.inp', 'noise.csv', 'noise.lifeline.json'])(
    'of 20 MB of letters called %s is refused',
    (name) => {
      const bytes = new Uint8Array(20_000_000);
      const letters = new TextEncoder().encode('abc123 .,;=[]{}()%"\'\n\t-+*/:xyz');
      for (let ix = 0; ix < bytes.length; ix++) bytes[ix] = letters[random.int(letters.length)];
      const { value, issues } = readFiles([{ name, bytes }]);
      expect(value?.project).toBeUndefined();
      expect(issues.length).toBeGreaterThan(0);
      expect(issues.length).toBeLessThan(3000);
      expect(issues.some((it) => it.severity === 'error')).toBe(true);
    },
  );

  it.each([
    ['a coupling table', 'noise.csv', 'kind,id,bus\n'],
    ['a table of coordinates', 'noise.csv', 'bus,lon,lat\n'],
    ['a case', 'noise.m', 'function mpc = f\nmpc.bus = [\n1 3 0;\n'],
    ['a network', 'noise.inp', '[JUNCTIONS]\nJ1 0\n'],
  ])('of 20 MB after the beginning of %s is given up with a bounded list', (_, name, head) => {
    const words = ['pump,', '12,', ' x ', '"a"', '\n', '=', '[', "'", '1.5;', '%'];
    const parts: string[] = [head];
    for (let length = 0; length < 20_000_000; length += 300)
      parts.push(Array.from({ length: 100 }, () => words[random.int(words.length)]).join(''));
    const { value, issues } = readFiles([file(name, parts.join(''))]);
    expect(value?.project).toBeUndefined();
    expect(issues.some((it) => it.severity === 'error')).toBe(true);
    expect(issues.length).toBeLessThan(5000);
  });

  it('of an empty file is refused', () => {
    expect(readFiles([file('empty.m', '')]).issues).toMatchObject([{ severity: 'error', code: 'io.empty' }]);
  });
});
