import { describe, expect, it } from 'vitest';
import { parsePsse } from '../../src/io/psse/parse-psse';
import { readFile } from '../../src/io/read-file';
import { type Region, regionSchema } from '../../src/model/region';
import { flowOf } from '../builders/grid-flow';
import { type RawParts, rawText, smallRaw } from '../builders/raw-text';

function read(text: string): Region {
  const { value, issues } = parsePsse(text, 'case.raw');
  if (!value || issues.some((it) => it.severity === 'error')) throw new Error(JSON.stringify(issues));
  return regionSchema.parse(value);
}

const issuesOf = (text: string) => parsePsse(text, 'case.raw').issues;
const codesOf = (text: string) => issuesOf(text).map((it) => it.code);

/** The small case with a transformer of two windings whose codes and values are given. */
function withTransformer(codes: string, impedance: string, first: string, second: string): Region {
  const transformer = [`2,3,0,'1 ',${codes},1,0,0,2,'T',1`, impedance, first, second];
  return read(rawText({ ...smallRaw(), transformer }));
}

describe('a RAW case', () => {
  const region = read(rawText(smallRaw()));

  it('gives buses, with names that hold commas and slashes', () => {
    expect(region.grid.buses.map((it) => [it.id, it.name, it.type, it.baseKv, it.zone])).toEqual([
      ['1', 'NORTH, UPPER', 'reference', 230, '2'],
      ['2', 'SOUTH / TWO', 'load', 230, '2'],
      ['3', 'LOW', 'load', 115, '2'],
    ]);
  });

  it('sums loads of constant power, current and admittance at the voltage of the file', () => {
    expect(region.grid.buses.map((it) => it.loadMw)).toEqual([0, 30, 40 + 5 * 0.9 + 2 * 0.9 * 0.9]);
  });

  it('adds fixed shunts and the shunts of lines in service to their buses', () => {
    expect(region.grid.buses.map((it) => it.shuntMw)).toEqual([1, 3 + 2, 0]);
  });

  it('gives branches by row with metered ends, Fortran exponents, ratings and status', () => {
    const [first, second, trafo] = region.grid.branches;
    expect(first).toMatchObject({
      id: '1',
      fromBusId: '1',
      toBusId: '2',
      reactancePu: 0.1,
      ratingAMw: 100,
      ratingBMw: 90,
      inService: true,
    });
    expect(second).toMatchObject({ id: '2', inService: false });
    expect(trafo).toMatchObject({
      id: '3',
      name: 'T, ONE',
      kind: 'transformer',
      reactancePu: 0.1,
      tap: 1.05,
    });
    expect((trafo.shiftRad * 180) / Math.PI).toBeCloseTo(-30, 12);
    const flow = flowOf(region);
    const lowMw = 40 + 4.5 + 1.62;
    expect(flow.flowMw.get('3')).toBeCloseTo(lowMw, 9);
    expect(flow.flowMw.get('1')).toBeCloseTo(lowMw + 30 + 5, 9);
    expect(flow.angleDeg.get('1')).toBeCloseTo(5, 12);
    expect(flow.angleDeg.get('3')).toBeCloseTo(
      5 + 30 - ((0.1 * (lowMw + 35) + 0.105 * lowMw) / 100) * (180 / Math.PI),
      9,
    );
  });

  it('gives generators with their limits', () => {
    expect(region.grid.generators[0]).toMatchObject({
      id: '1',
      busId: '1',
      outputMw: 80,
      minMw: 10,
      maxMw: 100,
      baseMva: 120,
      inService: true,
    });
  });

  it.each([31, 32, 34, 35])('of version %i gives the same grid', (version) => {
    expect(read(rawText(smallRaw(version), version)).grid).toEqual(region.grid);
  });

  it.each([33, 34])('of version %i needs no comments to tell its sections', (version) => {
    expect(read(rawText(smallRaw(version), version, false)).grid).toEqual(region.grid);
  });

  it.each([29, 30])(
    'of version %i holds shunts in its buses and switched shunts before the tables',
    (version) => {
      const shunt = version === 30 ? "3,1,1.1,0.9,0,100.0,'',7.5,1,7.5" : "3,1,1.1,0.9,0,'',7.5,1,7.5";
      const lines = [
        `0, 100.0 / PSS(tm)E-${version} RAW created by a program`,
        'TITLE',
        'TITLE',
        "1,'ONE',230.0,3,0.0,0.0,4,5,1.02,0.5,1",
        "2,'TWO',230.0,1,2.0,30.0,4,5,1.01,-1.5,1",
        "3,'THREE',115.0,1,0.0,0.0,4,5,1.00,-2.5,1",
        '0 / END OF BUS DATA',
        "2,'1',1,4,5,40.0,10.0,0,0,0,0,1",
        '0 / END OF LOAD DATA',
        "1,'1',42.0,0,50,-50,1.02,0,100,0,1,0,0,1,1,100,200,0,1,1",
        '0 / END OF GENERATOR DATA',
        "1,2,'1',0.01,0.1,0.05,100,90,80,0,0,0,0,1,0,1,1",
        '0 / END OF BRANCH DATA',
        "2,3,0,'1',1,1,1,0,0,2,'T',1,1,1",
        '0,0.2,100',
        '1,230,0,50,50,50,0,0,1.1,0.9,1.1,0.9,33,0,0,0',
        '1,115',
        '0 / END OF TRANSFORMER DATA',
        ...['AREA', 'TWO-TERMINAL DC', 'VSC DC LINE'].map((it) => `0 / END OF ${it} DATA`),
        shunt,
        '0 / END OF SWITCHED SHUNT DATA',
        ...['IMPEDANCE CORRECTION', 'MULTI-TERMINAL DC', 'MULTI-SECTION LINE'].map(
          (it) => `0 / END OF ${it} DATA`,
        ),
        ...['ZONE', 'INTER-AREA TRANSFER', 'OWNER', 'FACTS DEVICE'].map((it) => `0 / END OF ${it} DATA`),
      ];
      const { value, issues } = parsePsse(lines.join('\n'), 'old.raw');
      expect(issues).toEqual([]);
      expect(value?.grid.buses.map((it) => [it.shuntMw, it.shuntMvar, it.gridArea, it.voltagePu])).toEqual([
        [0, 0, '4', 1.02],
        [2, 30, '4', 1.01],
        [0, 7.5, '4', 1],
      ]);
      if (value) expect(flowOf(value).flowMw.get('1')).toBeCloseTo(42, 9);
    },
  );

  it('has defaults for empty cells of its first line, and blanks between numbers beside commas', () => {
    const text = rawText(smallRaw()).replace('0, 100.0, 33,', ', , 33,');
    expect(read(text).grid).toEqual(read(rawText(smallRaw())).grid);
    const parts = smallRaw();
    const blank = parts.bus.map((it) => it.replace(',   2,   1,', ' 2 1 '));
    expect(blank).not.toEqual(parts.bus);
    expect(read(rawText({ ...parts, bus: blank })).grid).toEqual(read(rawText(parts)).grid);
  });

  it('may part its values by blanks alone, and hold lines that begin with @!', () => {
    const parts: RawParts = {
      bus: ["1 'A B' 110.0 3 1 1 1 1.0 0.0", '@! a note, of 35', "2 'C' 110.0 1 1 1 1 1.0 0.0"],
      load: ["2 '1' 1 1 1 10.0 0.0"],
      generator: ["1 '1' 5.0"],
      branch: ["1 2 '1' 0.0 0.1 0.0"],
    };
    const blank = read(rawText(parts));
    expect(blank.grid.buses[0].name).toBe('A B');
    expect(flowOf(blank).flowMw.get('1')).toBeCloseTo(10, 9);
  });

  it('is told by its first line, whatever its name', () => {
    const bytes = new TextEncoder().encode(rawText(smallRaw()));
    expect(readFile({ name: 'case.txt', bytes })).toMatchObject({
      kind: 'psse',
      counts: { buses: 3, branches: 3 },
    });
  });
});

describe('transformers of a RAW case', () => {
  it('state ratios in p.u. of the bus, in kV, or in p.u. of the winding (CW)', () => {
    const tapOf = (codes: string, first: string, second: string) =>
      withTransformer(codes, '0, 0.1, 100', first, second).grid.branches[2].tap;
    expect(tapOf('1,1', '1.05, 220, 0', '1.02, 110')).toBeCloseTo(1.05 / 1.02, 12);
    expect(tapOf('2,1', '225, 220, 0', '118, 110')).toBeCloseTo(225 / 230 / (118 / 115), 12);
    expect(tapOf('3,1', '1.05, 220, 0', '1.02, 110')).toBeCloseTo(
      (1.05 * 220) / 230 / ((1.02 * 110) / 115),
      12,
    );
    expect(tapOf('3,1', '1.05, 0, 0', '1.02, 0')).toBeCloseTo(1.05 / 1.02, 12);
  });

  it('state impedances on the system base, on the winding base, or by loss in watts (CZ)', () => {
    const impedanceOf = (codes: string, values: string, nominalKv: number) => {
      const { resistancePu, reactancePu } = withTransformer(codes, values, `1, ${nominalKv}, 0`, '1, 0').grid
        .branches[2];
      return [resistancePu, reactancePu];
    };
    expect(impedanceOf('1,1', '0.01, 0.1, 50', 220)).toEqual([0.01, 0.1]);
    const scale = ((220 / 230) ** 2 * 100) / 50;
    const [r2, x2] = impedanceOf('1,2', '0.01, 0.1, 50', 220);
    expect(r2).toBeCloseTo(0.01 * scale, 12);
    expect(x2).toBeCloseTo(0.1 * scale, 12);
    expect(impedanceOf('1,2', '0.01, 0.1, 50', 0)[1]).toBeCloseTo(0.2, 12);
    const [r3, x3] = impedanceOf('1,3', '50000, 0.1, 50', 220);
    expect(r3).toBeCloseTo(0.001 * scale, 12);
    expect(x3).toBeCloseTo(Math.sqrt(0.01 - 1e-6) * scale, 12);
  });

  const threeWindings = (status: number) =>
    read(
      rawText({
        ...smallRaw(),
        bus: [...smallRaw().bus, "12,'TERTIARY',13.8,1,1,2,1,1.0,0.0"],
        load: [...(smallRaw().load ?? []), "12,'1',1,1,2,6.0,0"],
        transformer: [
          `2,3,12,'1 ',1,1,1,0,0,2,'T3',${status}`,
          '0, 0.10, 100, 0, 0.20, 100, 0, 0.15, 100, 1.0, -3.0',
          '1.1, 230, 10, 50, 40, 30',
          '1.0, 115, 0, 50, 40, 30',
          '1.0, 13.8, -30, 50, 40, 30',
        ],
      }),
    );

  it('with three windings are a star at a new bus', () => {
    const { grid } = threeWindings(1);
    expect(grid.buses.map((it) => it.id)).toEqual(['1', '2', '3', '12', '101']);
    const legs = grid.branches.slice(2);
    expect(legs.map((it) => [it.id, it.fromBusId, it.toBusId, it.inService])).toEqual([
      ['3', '2', '101', true],
      ['4', '3', '101', true],
      ['5', '12', '101', true],
    ]);
    const x = [0.025, 0.075, 0.125];
    legs.forEach((it, k) => {
      expect(it.reactancePu).toBeCloseTo(x[k], 12);
    });
    expect(legs[0].tap).toBe(1.1);
    const flow = flowOf(threeWindings(1));
    expect(flow.flowMw.get('5')).toBeCloseTo(-6, 9);
  });

  it('with three windings lose the winding that their status names', () => {
    const off = [0, 1, 2, 3, 4].map((status) =>
      threeWindings(status)
        .grid.branches.slice(2)
        .map((it) => (it.inService ? '1' : '0'))
        .join(''),
    );
    expect(off).toEqual(['000', '111', '101', '110', '011']);
  });
});

describe('other records of a RAW case', () => {
  it('give DC lines as transfers that the power flow counts', () => {
    const twoTerminalDc = (mode: number, set: number) => [
      `"LINE, ONE",${mode},10.0,${set},500.0,400.0,0.0,0.0,I,0.0,20,1.0`,
      '1,1,90.0,0.0,0.0,0.0,230.0,1.0,1.0',
      '3,1,90.0,0.0,0.0,0.0,115.0,1.0,1.0',
    ];
    const dcOf = (mode: number, set: number) => {
      const found = read(rawText({ ...smallRaw(), twoTerminalDc: twoTerminalDc(mode, set) }));
      return { ...found.grid.dcLines[0], slackMw: flowOf(found).outputMw.get('1') };
    };
    expect(dcOf(1, 20)).toMatchObject({ fromBusId: '1', toBusId: '3', inService: true, flowMw: 20 });
    // What is set at the inverter (below 0) arrives as well; losses do not count in DC flow.
    expect(dcOf(1, -20)).toMatchObject({ flowMw: 20, lossConstantMw: 0, lossFraction: 0 });
    expect(dcOf(2, 40).flowMw).toBeCloseTo(20, 12);
    expect(dcOf(0, 20).inService).toBe(false);
    expect((dcOf(1, 20).slackMw ?? 0) - (dcOf(0, 20).slackMw ?? 0)).toBeCloseTo(0, 9);
    const told = issuesOf(rawText({ ...smallRaw(), twoTerminalDc: twoTerminalDc(1, 20) }));
    expect(told).toMatchObject([{ code: 'psse.dcLosses', severity: 'info' }]);
    expect(told[0].params.mw).toBeCloseTo(10 * (20 / 500) ** 2, 12);
  });

  it('say that tables of impedance corrections are not applied', () => {
    const transformer = (table: number) => [
      "2,3,0,'1 ',1,1,1,0,0,2,'T',1",
      '0, 0.10, 100',
      `1.0, 230, 0, 50, 40, 30, 0, 0, 1.1, 0.9, 1.1, 0.9, 33, ${table}, 0, 0, 0`,
      '1.0, 115',
    ];
    const textWith = (table: number) =>
      rawText({ ...smallRaw(), transformer: transformer(table) }).replace(
        '0 / END OF IMPEDANCE',
        '1, -30.0, 1.1, 0.0, 1.0, 30.0, 1.1\r\n0 / END OF IMPEDANCE',
      );
    expect(issuesOf(textWith(0))).toEqual([]);
    expect(issuesOf(textWith(1))).toMatchObject([{ code: 'psse.corrections', params: { count: 1 } }]);
  });

  it('may be those of version 33 under the number 34', () => {
    const old = rawText(smallRaw());
    const renumbered = old.replace('100.0, 33,', '100.0, 34,');
    expect(renumbered).not.toBe(old);
    expect(read(renumbered).grid).toEqual(read(old).grid);
    const owners = ', 1, 1.0, 0, 1.0, 0, 1.0, 0, 1.0';
    const full = { ...smallRaw(), branch: smallRaw().branch?.map((it) => `${it}${owners}`) };
    expect(read(rawText(full).replace('100.0, 33,', '100.0, 34,')).grid).toEqual(read(old).grid);
  });

  it('give switches (version 34) as branches after the lines', () => {
    const parts = smallRaw(34);
    parts.switchingDevice = [
      "1,2,'1',0.0002,0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,2,'S'",
      "1,3,'1',0.0001,0,0,0,0,0,0,0,0,0,0,0,0,0",
    ];
    const { branches } = read(rawText(parts, 34)).grid;
    expect(branches.map((it) => [it.id, it.reactancePu, it.inService])).toEqual([
      ['1', 0.1, true],
      ['2', 0.2, false],
      ['3', 0.0002, true],
      ['4', 0.0001, false],
      ['5', 0.1, true],
    ]);
  });

  it('take generation behind a load off it where it is on (version 34)', () => {
    const parts = smallRaw(34);
    parts.load = [
      "2,'1',1,1,2,30.0,10.0,0,0,0,0,1,1,0,12.0,0,1",
      "3,'1',1,1,2,30.0,10.0,0,0,0,0,1,1,0,12.0,0,0",
    ];
    expect(read(rawText(parts, 34)).grid.buses.map((it) => it.loadMw)).toEqual([0, 18, 30]);
  });
});

describe('a RAW case that cannot be used', () => {
  it('says which line is wrong, and how', () => {
    const parts = smallRaw();
    parts.bus.push("3,'AGAIN',115,1", "x,'NONE',115,1", "9,'ODD',115,7");
    parts.branch?.push("1,8,'1',0,0.1", "1,2,'1',0,wide", '1,2');
    const found = issuesOf(rawText(parts)).map((it) => [it.code, it.where?.line]);
    expect(found).toEqual([
      ['psse.duplicateBus', 7],
      ['psse.busNumber', 8],
      ['psse.busType', 9],
      ['psse.unknownBus', 22],
      ['psse.notANumber', 23],
      ['psse.zeroReactance', 23],
      ['psse.columnCount', 24],
    ]);
  });

  it('of another version, or of no version, is refused or read with a word', () => {
    expect(codesOf(rawText(smallRaw(), 28))).toEqual(['psse.version']);
    expect(codesOf(rawText(smallRaw(), 41))).toEqual(['psse.version']);
    expect(codesOf(rawText(smallRaw()).replace('100.0, 33,', '100.0, ,'))).toEqual(['psse.noVersion']);
    expect(codesOf(rawText(smallRaw(), 33, false).replace(/\r\n0\r\n/g, '\r\n0,\r\n'))).toEqual([]);
    expect(codesOf(rawText(smallRaw()).replace('0, 100.0', '1, 100.0'))).toEqual(['psse.changeCase']);
    expect(codesOf('once upon a time')).toEqual(['psse.notACase']);
  });

  it('that is cut off says within which section', () => {
    const text = rawText(smallRaw());
    const cut = (marker: string) => issuesOf(text.slice(0, text.indexOf(marker)));
    expect(cut('0 / END OF BRANCH').map((it) => [it.code, it.params.section])).toContainEqual([
      'psse.cutOff',
      'branch',
    ]);
    expect(cut('1.05, 230').map((it) => it.code)).toEqual(['psse.cutOff', 'psse.recordLines']);
    expect(cut('0 / END OF ZONE').map((it) => [it.code, it.severity])).toEqual([['psse.noEnd', 'warning']]);
  });

  it('counts devices that are left out', () => {
    const text = rawText(smallRaw()).replace(
      '0 / END OF VOLTAGE',
      "'V',1,1.0\r\n1,1,1\r\n2,1,1\r\n0 / END OF VOLTAGE",
    );
    expect(issuesOf(text)).toMatchObject([{ code: 'psse.leftOut', params: { section: 'vscDc', count: 1 } }]);
  });
});
