import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { gridSchema } from '../../src/model/grid';
import { hasErrors } from '../../src/model/result';
import { caseText, caseWith } from '../builders/case-text';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

function read(text: string) {
  const { value, issues } = parseMatpower(text, 'three.m');
  return { grid: value?.grid, issues };
}

describe('a case', () => {
  it('becomes buses, branches and generators in the units of the model', () => {
    const { grid, issues } = read(caseText);
    expect(issues).toEqual([]);
    expect(grid?.baseMva).toBe(100);
    expect(grid?.buses.map((bus) => [bus.id, bus.type, bus.loadMw, bus.shuntMw, bus.baseKv])).toEqual([
      ['1', 'reference', 0, 0, 110],
      ['2', 'load', 50, 0, 110],
      ['3', 'load', 30, 2, 35],
    ]);
    const [line, transformer, spare] = grid?.branches ?? [];
    expect(line).toMatchObject({
      id: '1',
      kind: 'line',
      tap: 1,
      shiftRad: 0,
      ratingAMw: 100,
      inService: true,
    });
    expect(line).not.toHaveProperty('minAngleRad');
    expect(transformer).toMatchObject({ id: '2', kind: 'transformer', tap: 0.98, shiftRad: Math.PI / 6 });
    expect(transformer.minAngleRad).toBeCloseTo(-Math.PI / 6, 15);
    expect(transformer.maxAngleRad).toBeCloseTo(Math.PI / 6, 15);
    expect(spare).toMatchObject({ id: '3', inService: false });
    expect(grid?.generators).toMatchObject([{ id: '1', busId: '1', outputMw: 80, maxMw: 200, minMvar: -50 }]);
  });

  it.each([
    ['0\t0', undefined, undefined],
    ['-360\t360', undefined, undefined],
    ['0\t360', undefined, undefined],
    ['-360\t0', undefined, undefined],
    ['0\t90', 0, Math.PI / 2],
    ['-90\t0', -Math.PI / 2, 0],
    ['-90\t360', -Math.PI / 2, undefined],
  ])('takes an angle limit of 0 as one where the other is set: %s', (limits, least, most) => {
    const { grid } = read(caseText.replace('-30\t30;', `${limits};`));
    expect(grid?.branches[1].minAngleRad).toBe(least);
    expect(grid?.branches[1].maxAngleRad).toBe(most);
  });

  it('may use commas, continuations, comments, several rows a line and CRLF', () => {
    const text = caseText
      .replace('\t2\t1\t50', '% a comment\r\n\t2, 1, 50')
      .replace('0.9;\n\t3\t1', '0.9; 3 1')
      .replace('0.02\t100\t120', '0.02 ... half of a row\n 100 120')
      .replace('mpc.gen', '%{\nmpc.gen = [\nnothing\n%}\nmpc.gen')
      .replaceAll('\n', '\r\n');
    const { grid, issues } = read(text);
    expect(issues).toEqual([]);
    expect(grid?.buses.map((bus) => bus.loadMw)).toEqual([0, 50, 30]);
    expect(grid?.branches[0].ratingAMw).toBe(100);
  });

  it('may be written by hand: another name, a bracket around it, an empty struct first', () => {
    const text = caseText.replace('mpc = three', '[c] = three\nc = struct();').replaceAll('mpc.', 'c.');
    const { grid, issues } = read(text);
    expect(issues).toEqual([]);
    expect(grid?.buses).toHaveLength(3);
  });

  it('takes an infinite rating as none and an infinite limit as MATPOWER does', () => {
    const text = caseWith(13, '\t1\t2\t0.01\t0.1\t0\tInf\t0\t0\t0\t0\t1\t-360\t360;').replace(
      '50\t-50',
      'Inf\t-Inf',
    );
    const { grid, issues } = read(text);
    expect(issues).toEqual([]);
    expect(grid?.branches[0].ratingAMw).toBe(0);
    expect(grid?.generators[0]).toMatchObject({ maxMvar: 1e10, minMvar: -1e10 });
  });

  it('takes names, fuels, costs and DC lines along', () => {
    const more = [
      "mpc.bus_name = { 'Мис'; 'Bridge''s'; 'C % no comment' };",
      "mpc.genfuel = {'ng'}; mpc.gentype = {'GT'};",
      'mpc.gencost = [2 10 5 3 0.1 20 7];',
      'mpc.dcline = [1 3 1 10 8.9 1 -2 1.01 0.99 -20 20 -Inf Inf -5 6 1 0.01];',
    ];
    const { grid, issues } = read([caseText, ...more].join('\n'));
    expect(issues).toEqual([]);
    expect(grid?.buses.map((bus) => bus.name)).toEqual(['Мис', "Bridge's", 'C % no comment']);
    expect(grid?.generators[0]).toMatchObject({
      technology: 'gasTurbine',
      cost: { kind: 'polynomial', startup: 10, shutdown: 5, values: [0.1, 20, 7] },
    });
    expect(grid?.dcLines).toEqual([
      {
        id: '1',
        fromBusId: '1',
        toBusId: '3',
        inService: true,
        flowMw: 10,
        minMw: -20,
        maxMw: 20,
        lossConstantMw: 1,
        lossFraction: 0.01,
        fromConverter: { voltagePu: 1.01, outputMvar: 1, minMvar: -1e10, maxMvar: 1e10 },
        toConverter: { voltagePu: 0.99, outputMvar: -2, minMvar: -5, maxMvar: 6 },
      },
    ]);
  });
});

describeShared('the public cases', () => {
  const names = ['power', 'power/pglib'].flatMap((folder) =>
    readdirSync(sharedPath(`cases/${folder}`))
      .filter((name) => name.endsWith('.m'))
      .map((name) => `cases/${folder}/${name}`),
  );

  it.each(names)('%s is read without an issue and fits the schema', (name) => {
    const { value, issues } = parseMatpower(readSharedText(name), name);
    expect(issues).toEqual([]);
    expect(gridSchema.safeParse(value?.grid).error).toBeUndefined();
  });

  it('have the sizes and loads that their headers and references give', () => {
    const sizes = (name: string) => {
      const grid = parseMatpower(readSharedText(`cases/power/${name}.m`), name).value?.grid;
      const loadMw = grid?.buses.reduce((sum, bus) => sum + bus.loadMw, 0) ?? 0;
      return [grid?.buses.length, grid?.branches.length, grid?.generators.length, Math.round(loadMw)];
    };
    expect(sizes('case118')).toEqual([118, 186, 54, 4242]);
    expect(sizes('case_ACTIVSg2000')).toEqual([2000, 3206, 544, 67109]);
    expect(sizes('case_ACTIVSg10k')).toEqual([10000, 12706, 2485, 150917]);
  });

  it('keep the 193 negative reactances of ACTIVSg10k and the DC line of RTS_GMLC', () => {
    const large = parseMatpower(readSharedText('cases/power/case_ACTIVSg10k.m'), 'case_ACTIVSg10k.m');
    expect(large.value?.grid.branches.filter((it) => it.reactancePu < 0)).toHaveLength(193);
    const rts = parseMatpower(readSharedText('cases/power/case_RTS_GMLC.m'), 'case_RTS_GMLC.m');
    expect(rts.value?.grid.dcLines).toMatchObject([{ fromBusId: '113', toBusId: '316', maxMw: 100 }]);
  });

  it('cut off anywhere give an error and never a grid that could be taken for whole', () => {
    const text = readSharedText('cases/power/case14.m');
    const whole = text.lastIndexOf('];', text.indexOf('mpc.gencost'));
    for (let length = 0; length < whole; length += 37) {
      const { issues } = parseMatpower(text.slice(0, length), 'cut.m');
      expect(hasErrors(issues), `cut at ${length}`).toBe(true);
    }
  });
});
