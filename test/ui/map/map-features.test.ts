import { describe, expect, it } from 'vitest';
import { regionSchema } from '../../../src/model/region';
import { boxOf } from '../../../src/ui/map/box-of';
import { anchorOf, makeMapFeatures, middleOf, stateSources } from '../../../src/ui/map/map-features';
import { chooseHit, type Drawn } from '../../../src/ui/map/pick';
import { makeSearchIndex, type SearchEntry, searchComponents } from '../../../src/ui/map/search-index';
import { say } from '../../../src/words/catalogue';
import { smallGeometry, smallRegion } from '../../builders/small-region';

const region = smallRegion();
const features = makeMapFeatures(region, [smallGeometry()]);

describe('makeMapFeatures', () => {
  it('starts from a valid region', () => {
    expect(regionSchema.safeParse(region).error?.issues).toBeUndefined();
  });

  it('numbers the features of each source by their component', () => {
    for (const source of stateSources) {
      const { features: drawn } = features.collections[source];
      expect(drawn.map((it) => it.id)).toEqual(features.refs[source].map((_, i) => i));
    }
    expect(features.refs.devices).toEqual([
      { kind: 'pump', id: 'w1/pu1' },
      { kind: 'pump', id: 'w1/pu2' },
      { kind: 'valve', id: 'w1/v1' },
    ]);
    expect(features.refs.tanks.map((it) => it.id)).toEqual(['w1/t1', 'w1/t2']);
  });

  it('counts what has no place instead of drawing it somewhere', () => {
    const bare = {
      ...region,
      grid: { ...region.grid, buses: region.grid.buses.map(({ lonLat: _, ...bus }) => bus) },
    };
    const made = makeMapFeatures(bare, []);
    const { buses, branches, generators } = region.grid;
    expect(made.unplacedCount).toBe(buses.length + branches.length + generators.length);
    expect(made.refs.buses).toEqual([]);
  });

  it('keeps a node without coordinates out, and its pipes with one end', () => {
    const water = smallGeometry();
    water.nodeLonLat.fill(Number.NaN, 0, 2);
    const made = makeMapFeatures(region, [water]);
    expect(made.refs.nodes.some((it) => it.id === 'w1/n0')).toBe(false);
    expect(made.unplacedCount).toBe(3);
  });

  it('bounds everything that is drawn', () => {
    expect(features.bounds?.[0][0]).toBeLessThan(features.bounds?.[1][0] ?? 0);
    expect(boxOf([])).toBeUndefined();
  });
});

it('finds the middle of a bent line by length', () => {
  expect(
    middleOf([
      [0, 0],
      [2, 0],
      [2, 4],
    ]),
  ).toEqual([2, 1]);
  expect(middleOf([[5, 5]])).toEqual([5, 5]);
  expect(anchorOf({ type: 'Point', coordinates: [1, 2] })).toEqual([1, 2]);
});

describe('chooseHit', () => {
  const at = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
  const project = ([lon, lat]: [number, number]) => ({ x: lon, y: lat });
  const line = { type: 'LineString' as const, coordinates: [] };

  it('prefers small signs to lines and lines to areas', () => {
    const drawn: Drawn[] = [
      { source: 'areas', id: 1, geometry: line },
      { source: 'branches', id: 2, geometry: line },
      { source: 'buses', id: 3, geometry: at(1, 1) },
    ];
    expect(chooseHit(drawn, project, { x: 0, y: 0 })).toEqual({ source: 'buses', id: 3 });
    expect(chooseHit(drawn.slice(0, 2), project, { x: 0, y: 0 })).toEqual({ source: 'branches', id: 2 });
  });

  it('takes the nearest of a kind', () => {
    const drawn: Drawn[] = [
      { source: 'buses', id: 3, geometry: at(4, 4) },
      { source: 'buses', id: 4, geometry: at(1, 1) },
    ];
    expect(chooseHit(drawn, project, { x: 0, y: 0 })).toEqual({ source: 'buses', id: 4 });
  });

  it('takes the sign of an outage for the component under it', () => {
    const drawn: Drawn[] = [
      { source: 'buses', id: 3, geometry: at(0, 0) },
      { source: 'marks', geometry: at(2, 2), properties: { kind: 'lost', of: 'branches', ix: 7 } },
    ];
    expect(chooseHit(drawn, project, { x: 0, y: 0 })).toEqual({ source: 'branches', id: 7 });
  });

  it('ignores what carries no component', () => {
    expect(
      chooseHit([{ source: 'selection', id: 0, geometry: line }], project, { x: 0, y: 0 }),
    ).toBeUndefined();
  });
});

describe('search', () => {
  const index = makeSearchIndex(region, features, (id) => say(id));
  const find = (text: string) => searchComponents(index, text, 5).map((it) => `${it.ref.kind}:${it.ref.id}`);

  it('finds by name in both scripts and by id, in any case', () => {
    expect(find('substation 3')[0]).toBe('bus:b2');
    expect(find('ПІДСТАНЦІЯ 3')[0]).toBe('bus:b2');
    expect(find('w1/pu1')).toEqual(['pump:w1/pu1']);
  });

  it('puts an id that is meant before names, and of names that begin alike the shorter first', () => {
    const entry = (id: string, name: string): SearchEntry => ({
      ref: { kind: 'bus', id },
      name,
      kindId: 'map.kind.bus',
      text: `${name}\n${id}`.toLowerCase(),
      kindText: 'bus',
    });
    const some = [
      entry('b4', 'Kars hospital road 12'),
      entry('b5', 'Old Kars'),
      entry('b3', 'Karsk'),
      entry('b2', 'Kars'),
      entry('kars', 'Somewhere'),
    ];
    expect(searchComponents(some, 'kars', 9).map((it) => it.ref.id)).toEqual([
      'kars',
      'b2',
      'b3',
      'b4',
      'b5',
    ]);
  });

  it('finds a branch without a name by either of its ends, after the bus itself', () => {
    const l1 = region.grid.branches.find((it) => it.id === 'l1');
    const ends = [l1?.fromBusId, l1?.toBusId].map(
      (id) => region.grid.buses.find((it) => it.id === id)?.name ?? '',
    );
    for (const end of ends) expect(find(end)).toContain('branch:l1');
    expect(find(`${ends[0]} – ${ends[1]}`)[0]).toBe('branch:l1');
  });

  it('puts an exact id before what only begins with it', () => {
    expect(find('s1')[0]).toBe('facility:s1');
  });

  it('finds words that stand apart', () => {
    expect(find('coast sub')).toEqual([]);
    expect(find('3 subst')[0]).toBe('bus:b2');
  });

  it('finds nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('zzz')).toEqual([]);
  });
});
