import { describe, expect, it } from 'vitest';
import { joinParts } from '../../src/io/join-parts';
import { openWorkbooks, readFile } from '../../src/io/read-file';
import { readFiles } from '../../src/io/read-files';
import { formatZones, zoneHeader } from '../../src/io/zones/write-zones';
import type { ReadZones } from '../../src/io/zones/zones-file';
import { emptyRegion, type Region } from '../../src/model/region';
import type { Issue } from '../../src/model/result';
import { validateProject } from '../../src/model/validate';
import { sayIssue } from '../../src/words/catalogue';
import { bus } from '../builders/grid';
import { workbook } from '../builders/workbook';

const head =
  'kind,id,name,from,to,capacity (m3/h),volume (m3),fill (%),people,tier,L/person/day,demand (L/s)';
const town = [
  'source,well,Wells,,,108,,,,,,',
  'station,lift,,,,72,,,,,,',
  'reservoir,tower,Hill tank,,,,600,80,,,,',
  'zone,ward,,,,,,,400,1,300,',
  'zone,town,Town,,,,,,,4,,12.5',
  'link,a,,well,lift,108,,,,,,',
  'link,b,,lift,tower,72,,,,,,',
  'link,c,,tower,ward,36,,,,,,',
  'link,d,,tower,town,108,,,,,,',
];

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function read(rows: readonly string[], header = head) {
  return readFile({ name: 'town.csv', bytes: bytes([header, ...rows].join('\r\n')) });
}

/** Issues that ask for something, as code and place. */
function faults(issues: readonly Issue[]) {
  return issues
    .filter((it) => it.severity !== 'info')
    .map((it) =>
      `${it.severity} ${it.code} ${it.where?.line ?? ''}:${it.where?.column ?? ''}`.replace(/:$/, ''),
    );
}

describe('tables of supply zones', () => {
  it('reads nodes and links in SI by the units of the header', () => {
    const { kind, counts, issues, zones } = read(town);
    expect(kind).toBe('zones');
    expect(counts).toEqual({ sources: 1, treatments: 0, stations: 1, storages: 1, zones: 2, links: 4 });
    expect(faults(issues)).toEqual([]);
    const byId = new Map(zones?.zones.nodes.map((it) => [it.id, it]));
    expect(byId.get('well')).toEqual({ id: 'well', kind: 'source', name: 'Wells', capacityM3s: 0.03 });
    expect(byId.get('tower')).toMatchObject({ volumeM3: 600, startFill: 0.8 });
    expect(byId.get('ward')?.demandM3s).toBeCloseTo((400 * 0.3) / 86_400, 15);
    expect(byId.get('town')).toMatchObject({ demandM3s: 0.0125, tier: 4 });
    expect(zones?.zones.links[2]).toEqual({ id: 'c', fromId: 'tower', toId: 'ward', capacityM3s: 0.01 });
  });

  it.each([
    ['m3/s', 1],
    ['L/s', 1e-3],
    ['l_s', 1e-3],
    ['m³/h', 1 / 3600],
    ['м3/год', 1 / 3600],
    ['м³/добу', 1 / 86_400],
    ['ML/day', 1000 / 86_400],
    ['m3/day', 1 / 86_400],
    ['gallons', undefined],
    ['', undefined],
  ])('capacity in “%s”', (unit, factor) => {
    const { issues, zones } = read(
      ['source,s,6', 'zone,z,', 'link,l,6'].map((it) => it),
      `kind,id,capacity ${unit}`,
    );
    if (factor === undefined) {
      expect(zones).toBeUndefined();
      expect(faults(issues)).toContain('error zones.noUnit 1:3');
      return;
    }
    expect(zones?.zones.nodes[0].capacityM3s).toBeCloseTo(6 * factor, 15);
  });

  it('reads Ukrainian headers and kinds, semicolons and decimal commas', () => {
    const header =
      'вид;код;назва;від;до;пропускна здатність, м3/год;об’єм, м3;наповнення, %;населення;пріоритет;норма, л/ос/добу';
    const { kind, issues, zones } = read(
      [
        'свердловина;с1;Свердловини;;;36,5;;;;;',
        'насосна станція;н1;;;;1 200,5;;;;;',
        'резервуар;р1;;;;;1,250;50;;;',
        'зона;з1;Місто;;;;;;12000;4;120',
        'труба;т1;;с1;н1;36;;;;;',
        'ділянка;т2;;н1;р1;36;;;;;',
        'водогін;т3;;р1;з1;36;;;;;',
      ],
      header,
    );
    expect(kind).toBe('zones');
    expect(faults(issues)).toEqual([]);
    const [source, station, reservoir, zone] = zones?.zones.nodes ?? [];
    expect(source).toMatchObject({ kind: 'source', name: 'Свердловини' });
    expect(source.capacityM3s).toBeCloseTo(36.5 / 3600, 15);
    expect(station.capacityM3s).toBeCloseTo(1200.5 / 3600, 15);
    expect(reservoir).toMatchObject({ volumeM3: 1.25, startFill: 0.5 });
    expect(zone.demandM3s).toBeCloseTo((12_000 * 0.12) / 86_400, 15);
    expect(zones?.zones.links).toHaveLength(3);
  });

  it('leaves out rows with faults, says line and column, and loads the rest', () => {
    const rows = [
      ...town,
      'source,bad,,,,much,,,,,,',
      'tap,t,,,,,,,,,,',
      'zone,,,,,,,,,,,1',
      'zone,town,,,,,,,,,,1',
      'link,e,,tower,nowhere,36,,,,,,',
      'link,f,,tower,town,,,,,,,',
      'zone,neg,,,,,,,-5,,,',
      'zone,t7,,,,,,,5,7,120,',
      'zone,half,,,,,,,5,1.5,120,',
      'reservoir,over,,,,,10,120,,,,',
      'source,thousand,,,,"1,200",,,,,,',
    ];
    const { issues, zones } = read(rows);
    expect(faults(issues)).toEqual([
      'warning zones.badNumber 11:6',
      'warning zones.unknownKind 12:1',
      'warning zones.noId 13:2',
      'warning zones.badNumber 17:9',
      'warning zones.badNumber 18:10',
      'warning zones.badNumber 19:10',
      'warning zones.badNumber 20:8',
      'warning zones.commaUnclear 21:6',
      'warning zones.twice 14',
      'warning zones.noEnd 15',
      'warning zones.linkWithoutCapacity 16',
    ]);
    expect(issues.every((it) => it.where?.file === 'town.csv')).toBe(true);
    expect(zones?.zones.nodes.map((it) => it.id)).toEqual(['well', 'lift', 'tower', 'ward', 'town']);
    expect(zones?.zones.links).toHaveLength(4);
    expect(sayIssue(issues.find((it) => it.code === 'zones.badNumber') as Issue)).toBe(
      '“much” under “capacity (m3/h)” is not a number that fits there, so the row is left out. Correct it.',
    );
  });

  it('says what it takes as usual and what it does not read', () => {
    const { issues } = read(
      ['source,s,,x', 'reservoir,r,5,', 'zone,z,,', 'zone,p,,'],
      'kind,id,volume (m3),colour',
    );
    const told = issues.map((it) => `${it.severity} ${it.code}`);
    expect(told).toContain('info zones.unknownColumn');
    expect(told).toContain('info zones.usualFill');
    expect(told).toContain('info zones.noCapacity');
    expect(told).toContain('warning zones.noDemand');
  });

  it('reads a workbook as it reads text, from whichever sheet holds the table', async () => {
    const cells = [head, ...town].map((row) =>
      row.split(',').map((it) => (it === '' ? undefined : Number.isNaN(Number(it)) ? it : Number(it))),
    );
    const file = {
      name: 'town.xlsx',
      bytes: workbook({ Notes: [['anything', 1]], Water: [['Our town'], ...cells] }),
    };
    const [opened] = await openWorkbooks([file]);
    const content = readFile(opened);
    expect(content.kind).toBe('zones');
    expect(faults(content.issues)).toEqual([]);
    expect(content.zones?.zones).toEqual(read(town).zones?.zones);
    const broken = workbook({
      Water: [...cells, ['source', 'bad', undefined, undefined, undefined, 'much']],
    });
    const [again] = await openWorkbooks([{ name: 'town.xlsx', bytes: broken }]);
    expect(faults(readFile(again).issues)).toEqual(['warning zones.badNumber 11:6']);
  });

  it('refuses a workbook without the table, a cut one and noise, and never throws', async () => {
    const good = workbook({ Water: [['kind', 'id', 'capacity (m3/h)']] });
    const other = workbook({ Water: [['a', 'b']] });
    for (const data of [other, good.slice(0, good.length - 40), good.slice(0, 200)]) {
      const [opened] = await openWorkbooks([{ name: 'x.xlsx', bytes: data }]);
      const { issues, zones } = readFile(opened);
      expect(zones).toBeUndefined();
      expect(issues.some((it) => it.severity === 'error')).toBe(true);
    }
    for (let at = 60; at < good.length; at += 37) {
      const hurt = good.slice();
      hurt[at] ^= 0x5a;
      const [opened] = await openWorkbooks([{ name: 'x.xlsx', bytes: hurt }]);
      expect(() => readFile(opened)).not.toThrow();
    }
  });

  it('makes a project by itself, areas for its zones, and one that validates', () => {
    const { value, issues } = readFiles([{ name: 'town.csv', bytes: bytes([head, ...town].join('\n')) }]);
    expect(faults(issues)).toEqual([]);
    const region = value?.project?.region;
    expect(region?.areas).toEqual([
      { id: 'ward', people: 400 },
      { id: 'town', name: 'Town', people: 0 },
    ]);
    expect(region?.supplyZones?.nodes.find((it) => it.id === 'town')?.areaId).toBe('town');
  });

  it('joins stations to the grid, with a set where one is named, and is written as it was read', () => {
    const base = emptyRegion('grid');
    const grid: Region = { ...base, grid: { ...base.grid, buses: [bus('1'), bus('2', { name: 'North' })] } };
    const rows = [
      'source,well,Wells,,,108,,,,,,,1,,,,30.5,46.25',
      'treatment,works,Works,,,100,,,,,,,North,60,100,400,,',
      'station,lift,,,,72,,,,,,,9,75,,,,',
      'reservoir,tower,,,,,600,80,,,,,1,,,,,',
      'zone,town,Town,,,,,,12000,4,,25,,,,,30.6,46.3,30',
      'link,a,,well,works,108',
      'link,b,,works,lift,90.1',
      'link,c,,lift,tower,72',
      'link,d,,tower,town,120',
    ];
    const content = read(rows, `${head},bus,kw,backup_kw,fuel_l,lon,lat,leak (%)`);
    expect(content.zones?.zones.nodes.at(-1)).toMatchObject({ id: 'town', leakShare: 0.3 });
    const join = (zones: ReadZones | undefined) =>
      joinParts({ grid, networks: [], coordinates: [], couplings: [], zones: zones ? [zones] : [] });
    const { project, issues } = join(content.zones);
    const { region } = project;
    expect(faults(issues)).toEqual(['warning zones.noSuchBus 4', 'warning zones.needsNoPower 5']);
    expect(region.couplings).toEqual([
      { id: 'zones-well', consumer: { kind: 'treatment', id: 'well' }, busId: '1' },
      { id: 'zones-works', consumer: { kind: 'facility', id: 'works' }, busId: '2' },
    ]);
    expect(region.facilities).toMatchObject([
      {
        id: 'works',
        kind: 'waterWorks',
        demandKw: 60,
        sourceIds: ['works'],
        backup: [{ ratedKw: 100, fuelL: 400 }],
      },
    ]);
    expect(validateProject(project).filter((it) => it.issue.code !== 'region.noGenerator')).toEqual([]);
    const again = readFile({ name: 'town.csv', bytes: bytes(formatZones(region, 'TLP:AMBER', true)) });
    expect(faults(again.issues)).toEqual([]);
    const twice = join(again.zones).project.region;
    const { origin: _, ...expected } = region;
    const { origin: __, ...actual } = twice;
    expect(actual).toEqual(expected);
    const bare = formatZones(region, 'TLP:AMBER', false);
    expect(bare).not.toContain('46.25');
  });

  it('writes a template whose examples read once their signs are taken off', () => {
    const template = formatZones(emptyRegion('none'), 'TLP:AMBER', false);
    expect(template.split('\r\n')[0]).toBe('# TLP:AMBER');
    const rows = template
      .split('\r\n')
      .filter((it) => /^# \w+,/.test(it))
      .map((it) => it.slice(2));
    const { issues, zones } = read(rows, zoneHeader.join(','));
    expect(faults(issues)).toEqual([]);
    expect(zones?.zones.nodes.length).toBeGreaterThan(4);
    expect(zones?.zones.links.length).toBeGreaterThan(3);
  });
});
