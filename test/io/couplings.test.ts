import { describe, expect, it } from 'vitest';
import { applyCouplings, formatCouplings, parseCouplings } from '../../src/io/couplings/couplings-file';
import { createElementLookup } from '../../src/io/network-elements';
import { decodeText } from '../../src/io/text';
import { emptyRegion, type Region } from '../../src/model/region';
import { sayIssue } from '../../src/words/catalogue';
import { bus } from '../builders/grid';
import { tinyInp } from '../builders/tiny-region';

/** Buses 1 to 3 (2 is named), two networks: the pump PU1 is in both, EXTRA in `lake` only. */
function twoTowns(): Region {
  const region = emptyRegion('two');
  return {
    ...region,
    grid: {
      ...region.grid,
      buses: [bus('1'), bus('2', { name: 'North', loadMw: 9 }), bus('3', { loadMw: 4 })],
    },
    waterNetworks: [
      { id: 'town', inp: tinyInp() },
      { id: 'lake', name: 'Lake works.inp', inp: tinyInp().replace('PU1 R1', 'EXTRA R1 J1 POWER 5\nPU1 R1') },
    ],
  };
}

function read(text: string, region = twoTowns()) {
  const { value, issues } = parseCouplings(text, 'c.csv', region, createElementLookup(region));
  return {
    couplings: value?.couplings.map(({ consumer, busId, feederId }) =>
      [consumer.kind, consumer.id, busId, feederId].filter((it) => it !== undefined),
    ),
    value,
    issues,
    faults: issues.filter((it) => it.severity === 'error').map((it) => [it.code, it.where?.line]),
  };
}

/** Supply zones beside the two towns: a station, a lake and works. */
function withZones(): Region {
  const nodes = [
    { id: 'LIFT', kind: 'station' as const },
    { id: 'WORKS', kind: 'treatment' as const },
    { id: 'TOWER', kind: 'reservoir' as const, volumeM3: 10 },
    { id: 'PU1', kind: 'station' as const },
  ];
  return { ...twoTowns(), supplyZones: { nodes, links: [] } };
}

describe('a coupling table of supply zones', () => {
  const zones = 'kind,network,id,bus\npump,,LIFT,2\ntreatment,,WORKS,3\n';

  it('joins stations and works, and comes back from its own file', () => {
    const { couplings, value, issues } = read(zones, withZones());
    expect(issues).toEqual([]);
    expect(couplings).toEqual([
      ['pump', 'LIFT', '2'],
      ['treatment', 'WORKS', '3'],
    ]);
    const mark = { handling: 'TLP:CLEAR', projectName: 'p', exportedAt: '2030-01-01T00:00:00Z' };
    const text = formatCouplings(value?.couplings ?? [], mark);
    expect(read(text, withZones()).couplings).toEqual(couplings);
  });

  it('takes neither a reservoir nor an id that a network has as well', () => {
    const { faults, couplings } = read('kind,id,bus\npump,TOWER,2\npump,EXTRA,2\npump,PU1,1\n', withZones());
    expect(couplings).toEqual([['pump', 'lake/EXTRA', '2']]);
    expect(faults).toEqual([
      ['couplings.noSuchPump', 2],
      ['couplings.manyNetworks', 4],
    ]);
  });

  it('names the stations there are where a pump is not found', () => {
    const bare = { ...withZones(), waterNetworks: [] };
    const [issue] = read('kind,id,bus\npump,NONE,2\n', bare).issues;
    expect(sayIssue(issue)).toContain('LIFT');
  });
});

describe('a coupling table of water points', () => {
  const withPoint = {
    ...twoTowns(),
    waterPoints: [{ id: 'square', kind: 'well' as const, areaIds: [], taps: 2, pumpKw: 3 }],
  };

  it('joins those there are, named by kind or by id alone, and comes back from its own file', () => {
    const joined = [['waterPoint', 'square', '2']];
    const tables = [
      'kind,id,bus\nwater point,square,2\n',
      'вид;ід;шина\nпункт видачі води;square;2\n',
      'id,bus\nsquare,2\n',
    ];
    for (const table of tables) {
      const { couplings, value, issues } = read(table, withPoint);
      expect(issues).toEqual([]);
      expect(couplings).toEqual(joined);
      const mark = { handling: 'TLP:CLEAR', projectName: 'p', exportedAt: '2030-01-01T00:00:00Z' };
      expect(read(formatCouplings(value?.couplings ?? [], mark), withPoint).couplings).toEqual(joined);
    }
  });

  it('does not make new ones', () => {
    const { faults, couplings } = read('kind,id,bus\nwaterPoint,elsewhere,2\n', withPoint);
    expect(couplings).toEqual([]);
    expect(faults).toEqual([['couplings.noSuchPoint', 2]]);
  });
});

describe('a coupling table', () => {
  const expected = [
    ['pump', 'town/PU1', '2'],
    ['pump', 'lake/EXTRA', '3'],
    ['treatment', 'town/R1', '1'],
  ];

  it.each([
    ['commas', 'kind,network,id,bus,feeder\npump,town,PU1,2,\npump,lake,EXTRA,3,\ntreatment,town,R1,1,\n'],
    [
      'semicolons, quotes and CRLF',
      '"kind";"network";"id";"bus"\r\n"pump";"town";"PU1";"2"\r\npump;lake;EXTRA;3\r\ntreatment;town;R1;1',
    ],
    [
      'tabs and other names',
      'Type\tNet\tElement ID\tBus_ID\nPump\ttown.inp\tPU1\t2.0\nPUMP\tLAKE\tEXTRA\t3\nTreatment\ttown\tR1\t1\n',
    ],
    [
      'Ukrainian names',
      'Вид;Мережа;Елемент;Шина\nнасос;town;PU1;2\nнасос;lake;EXTRA;3\nочисні споруди;town;R1;1\n',
    ],
    [
      'a kind before the id and no network where one is enough',
      '\uFEFFid,bus\npump:town/PU1,2\npump:EXTRA,3\ntreatment:town/R1,1\n',
    ],
    ['ids with their network', 'kind,id,bus\npump,town/PU1,North\npump,EXTRA,3\ntreatment,town/R1,1\n'],
    [
      'comments, blank lines and the separator line of Excel',
      'sep=;\n# from the utility\n\nkind;network;id;bus\npump;town;PU1;2\n;;;\npump;lake;EXTRA;3\ntreatment;town;R1;1\n',
    ],
    ['no header', 'pump,town,PU1,2\npump,lake,EXTRA,3\ntreatment,town,R1,1\n'],
    [
      'other columns between',
      'bus,note,kind,network,id\n2,"a, b",pump,town,PU1\n3,,pump,lake,EXTRA\n1,,treatment,town,R1\n',
    ],
    ['no kinds, found by what the ids are', 'network,id,bus\ntown,PU1,2\nlake,EXTRA,3\ntown,R1,1\n'],
    [
      'the kind and id in one column',
      'component,bus\npump:town/PU1,2\npump:lake/EXTRA,3\ntreatment:town/R1,1\n',
    ],
  ])('may use %s', (_, text) => {
    const { couplings, faults } = read(text);
    expect(faults).toEqual([]);
    expect(couplings).toEqual(expected);
  });

  it('joins valves that need power, and says what they do without', () => {
    const inp = tinyInp().replace('[PUMPS]', '[VALVES]\nV1 J1 J2 300 TCV 5 0\nV2 J1 J3 300 TCV 5 0\n[PUMPS]');
    const region = { ...twoTowns(), waterNetworks: [{ id: 'town', inp }] };
    const rows = ['valve,town,V1,2,,closes', 'valve,town,V2,3,,'];
    const { value, faults } = read(`kind,network,id,bus,feeder,without power\n${rows.join('\n')}\n`, region);
    expect(faults).toEqual([]);
    expect(value?.couplings.map((it) => [it.consumer, it.busId, it.withoutPower])).toEqual([
      [{ kind: 'valve', id: 'town/V1' }, '2', 'closes'],
      [{ kind: 'valve', id: 'town/V2' }, '3', undefined],
    ]);
    const made = { handling: 'TLP:CLEAR', projectName: 'two', exportedAt: '2026-01-01T00:00:00Z' };
    const again = read(formatCouplings(value?.couplings ?? [], made), region);
    expect(again.value?.couplings).toEqual(value?.couplings);
    const unsure = read('kind,network,id,bus,withoutPower\nvalve,town,V1,2,perhaps\n', region);
    expect(unsure.value?.couplings[0].withoutPower).toBe('stays');
    expect(unsure.issues.map((it) => it.code)).toContain('couplings.valveStand');
  });

  it('may be in Windows-1251', () => {
    const words: Record<string, number[]> = { Вид: [0xc2, 0xe8, 0xe4], Шина: [0xd8, 0xe8, 0xed, 0xe0] };
    const ascii = (text: string) => [...text].map((it) => it.charCodeAt(0));
    const bytes = [...words.Вид, ...ascii(';id;'), ...words.Шина, ...ascii('\npump;EXTRA;3\n')];
    expect(read(decodeText(Uint8Array.from(bytes))).couplings).toEqual([['pump', 'lake/EXTRA', '3']]);
  });

  it.each([
    ['an unknown kind', 'lamp,town,P1,2', 'couplings.unknownKind'],
    ['a pipe as a valve', 'valve,town,P1,2', 'couplings.noSuchValve'],
    ['no such pump', 'pump,town,P9,2', 'couplings.noSuchPump'],
    ['a pipe as a pump', 'pump,town,P1,2', 'couplings.noSuchPump'],
    ['a junction as a treatment', 'treatment,town,J1,2', 'couplings.noSuchReservoir'],
    ['no such network', 'pump,sea,PU1,2', 'couplings.noSuchNetwork'],
    ['a pump of two networks', 'pump,,PU1,2', 'couplings.manyNetworks'],
    ['no such bus', 'pump,town,PU1,77', 'couplings.noSuchBus'],
    ['no bus', 'pump,town,PU1,', 'couplings.noBus'],
    ['no id', 'pump,town,,2', 'couplings.noId'],
    ['no such feeder', 'pump,town,PU1,2,F9', 'couplings.noSuchFeeder'],
    ['a consumer twice', 'pump,lake,EXTRA,1', 'couplings.twice'],
  ])('with %s keeps the other rows and names the line', (_, row, code) => {
    const { couplings, faults, issues } = read(`kind,network,id,bus,feeder\npump,lake,EXTRA,3\n${row}\n`);
    expect(faults).toEqual([[code, 3]]);
    expect(couplings).toEqual([['pump', 'lake/EXTRA', '3']]);
    expect(sayIssue(issues[0])).toMatch(/\.$/);
  });

  it('without a bus column is refused', () => {
    expect(read('kind,network,id\npump,town,PU1\n').faults).toEqual([['couplings.noBusColumn', 1]]);
  });

  it('drops military and defence rows and says so', () => {
    const { value, issues } = read(
      'kind,id,bus,facility_kind\nfacility,A,2,military\nbarracks,B,2,\nоборонний,C,2,\n',
    );
    expect(value?.facilities).toEqual([]);
    expect(issues.map((it) => [it.severity, it.code, it.where?.line])).toEqual([
      ['warning', 'io.barredClass', 2],
      ['warning', 'io.barredClass', 3],
      ['warning', 'io.barredClass', 4],
    ]);
  });

  it('makes facilities from what it says of them', () => {
    const { value, issues } = read(
      'kind,id,bus,kw,essential_kw,people\nhospital,H1,2,"1 250,5",400,300\nfacility,X,3,,,\n',
    );
    expect(value?.facilities).toMatchObject([
      { id: 'H1', kind: 'hospital', tier: 1, demandKw: 1250.5, essentialKw: 400, people: 300 },
      { id: 'X', kind: 'other', demandKw: 0 },
    ]);
    expect(issues.map((it) => [it.severity, it.code])).toEqual([
      ['info', 'couplings.facilityMade'],
      ['warning', 'couplings.facilityBare'],
    ]);
  });
});

describe('feeders of a coupling table', () => {
  it('take their load off the bus, the rest shared by those without', () => {
    const region = twoTowns();
    const table = 'kind,id,bus,load_mw\nfeeder,F1,2,"2,5"\nfeeder,F2,2,\nfeeder,F3,2,\nfeeder,F4,3,1\n';
    const { value, faults } = read(table, region);
    expect(faults).toEqual([]);
    const joined = value && applyCouplings(region, value);
    expect(joined?.feeders.map((it) => [it.id, it.busId, it.loadMw.residential])).toEqual([
      ['F1', '2', 2.5],
      ['F2', '2', 3.25],
      ['F3', '2', 3.25],
      ['F4', '3', 1],
    ]);
    expect(joined?.grid.buses.map((it) => it.loadMw)).toEqual([0, 0, 3]);
  });

  it('can be named by pumps, which then need no bus', () => {
    const { couplings, faults } = read('kind,id,bus,feeder\npump,EXTRA,,F1\nfeeder,F1,2,\n');
    expect(faults).toEqual([]);
    expect(couplings).toEqual([['pump', 'lake/EXTRA', '2', 'F1']]);
  });

  it('on another bus than the row says are an error', () => {
    expect(read('kind,id,bus,feeder\nfeeder,F1,2,\npump,EXTRA,3,F1\n').faults).toEqual([
      ['couplings.feederElsewhere', 3],
    ]);
  });

  it('that are known move to the bus', () => {
    const region = twoTowns();
    const first = read('kind,id,bus\nfeeder,F1,2\n', region).value;
    const withFeeder = first ? applyCouplings(region, first) : region;
    const { value, issues } = read('feeder,bus\nF1,3\n', withFeeder);
    expect(issues).toEqual([]);
    expect(value?.feeders).toMatchObject([{ id: 'F1', busId: '3', loadMw: { residential: 9 } }]);
  });
});

describe('a written table', () => {
  const mark = { handling: 'TLP:AMBER+STRICT', projectName: 'Two', exportedAt: '2026-01-15T06:00:00Z' };

  it('is headed by its mark and read back as it was', () => {
    const { value } = read(
      'kind,network,id,bus,feeder\nfeeder,,F1,2,\npump,town,PU1,2,F1\ntreatment,town,R1,1,\nfacility,,"H,1",3,\n',
    );
    const couplings = value?.couplings ?? [];
    const text = formatCouplings(couplings, mark, value?.feeders);
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      '# TLP:AMBER+STRICT',
      '# Project: Two',
      '# Exported: 2026-01-15T06:00:00Z',
      'kind,network,id,bus,feeder',
    ]);
    expect(read(text).value?.couplings).toEqual(couplings);
  });

  it('holds no text that a spreadsheet would run', () => {
    const risky = [{ id: 'x', consumer: { kind: 'facility' as const, id: '=HYPERLINK("x")' }, busId: '2' }];
    const text = formatCouplings(risky, mark);
    expect(text).toContain('"\'=HYPERLINK(""x"")"');
    expect(read(text).couplings).toEqual([['facility', '=HYPERLINK("x")', '2']]);
  });
});
