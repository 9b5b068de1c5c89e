import { describe, expect, it } from 'vitest';
import { applyCoordinates, parseCoordinates } from '../../src/io/coordinates/coordinates-file';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { emptyRegion } from '../../src/model/region';
import { bus } from '../builders/grid';
import { describeShared, readSharedText } from '../shared-files';

const region = {
  ...emptyRegion('r'),
  grid: { ...emptyRegion('r').grid, buses: [bus('1'), bus('2'), bus('3')] },
};

describe('a table of bus coordinates', () => {
  it.each([
    ['degrees', 'bus_id,latitude,longitude,substation_id\n1,46.4,30.5,S1\n2,46.5,30.6,S1\n3,46.6,30.7,S2\n'],
    [
      'Ukrainian names and decimal commas',
      'Шина;Широта;Довгота;Підстанція\n1;46,4;30,5;S1\n2;46,5;30,6;S1\n3;46,6;30,7;S2\n',
    ],
  ])('in %s', (_, text) => {
    const { value, issues } = parseCoordinates(text, 'c.csv');
    expect(issues).toEqual([]);
    expect(value?.isSchematic).toBe(false);
    const placed = value && applyCoordinates(region, value, 'c.csv').value;
    expect(placed?.grid.buses.map((it) => [it.id, it.lonLat, it.substationId])).toEqual([
      ['1', [30.5, 46.4], 'S1'],
      ['2', [30.6, 46.5], 'S1'],
      ['3', [30.7, 46.6], 'S2'],
    ]);
  });

  it('in drawing units is schematic and keeps its shape', () => {
    const { value } = parseCoordinates('bus,x,y\n1,-2,0\n2,2,0\n3,2,1\n', 'c.csv');
    const placed = value && applyCoordinates(region, value, 'c.csv').value;
    expect(placed?.baseMap.schematic).toBe(true);
    const [a, b, c] = placed?.grid.buses.map((it) => it.lonLat ?? [0, 0]) ?? [];
    expect((b[0] - a[0]) / (c[1] - b[1])).toBeCloseTo(4, 3);
  });

  it('names every row that cannot be used', () => {
    const { value, issues } = parseCoordinates(
      'bus,lon,lat\n1,30,50\n2,x,50\n3,30,95\n1,31,51\n,1,1\n',
      'c.csv',
    );
    expect(value?.byBusId.size).toBe(1);
    expect(issues.map((it) => [it.code, it.where?.line])).toEqual([
      ['coordinates.notANumber', 3],
      ['coordinates.outside', 4],
      ['coordinates.twice', 5],
      ['coordinates.noBus', 6],
    ]);
  });

  it('tells of buses it lacks and of buses that are not there', () => {
    const { value } = parseCoordinates('bus,lon,lat\n1,30,50\n9,31,51\n', 'c.csv');
    const { issues } = applyCoordinates(region, value!, 'c.csv');
    expect(issues.map((it) => [it.code, it.where?.line, it.params.count])).toEqual([
      ['coordinates.noSuchBus', 3, undefined],
      ['coordinates.busesMissing', undefined, 2],
    ]);
  });
});

describeShared('the public tables of coordinates', () => {
  it.each([
    ['case_ACTIVSg200', 'ACTIVSg200_bus_coordinates', false],
    ['case_ACTIVSg2000', 'ACTIVSg2000_bus_coordinates', false],
    ['case118', 'case118_schematic_xy', true],
  ])('of %s place every bus', (name, table, isSchematic) => {
    const grid = parseMatpower(readSharedText(`cases/power/${name}.m`), name).value;
    const { value, issues } = parseCoordinates(readSharedText(`cases/power/coordinates/${table}.csv`), table);
    expect(issues).toEqual([]);
    expect(value?.isSchematic).toBe(isSchematic);
    expect(applyCoordinates(grid!, value!, table).issues).toEqual([]);
  });
});
