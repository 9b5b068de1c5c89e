import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../../src/client/run-reader';
import type { Region } from '../../../src/model/region';
import { frameRow } from '../../../src/model/run-record';
import { relatedComponents } from '../../../src/ui/inspector/why-chain';
import { describeComponent } from '../../../src/ui/map/describe-component';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import { consumerOf, consumerRef } from '../../../src/ui/map/overlays';
import { makeSearchIndex, searchComponents } from '../../../src/ui/map/search-index';
import { linkClasses, supplyClasses } from '../../../src/ui/map/state-classes';
import { createStateFeed } from '../../../src/ui/map/state-feed';
import { placeSupply } from '../../../src/ui/map/supply-places';
import { componentRows } from '../../../src/ui/tables/component-rows';
import { couplingRows } from '../../../src/ui/tables/coupling-rows';
import { say } from '../../../src/words/catalogue';
import { emptyRun } from '../../builders/empty-run';
import { placeKm, smallRegion } from '../../builders/small-region';

const lake = placeKm(2, 20);

/** A lake, works and a station without a place, a tower, a zone of district a1, one beside the tower, an island of two. */
function supplied(): Region {
  const node = (id: string, kind: 'source' | 'treatment' | 'station' | 'reservoir' | 'zone') => ({
    id,
    kind,
  });
  const link = (id: string, fromId: string, toId: string, capacityM3s = 0.1) => ({
    id,
    fromId,
    toId,
    capacityM3s,
  });
  const region = smallRegion();
  return {
    ...region,
    supplyZones: {
      nodes: [
        { ...node('lake', 'source'), name: 'Lake Oma', lonLat: lake },
        { ...node('works', 'treatment'), capacityM3s: 0.2 },
        node('lift', 'station'),
        { ...node('tower', 'reservoir'), volumeM3: 1000, lonLat: placeKm(10, 10) },
        { ...node('north', 'zone'), areaId: 'a1', people: 9000, tier: 2 },
        { ...node('south', 'zone'), people: 500 },
        node('well', 'source'),
        { ...node('farm', 'zone'), people: 30 },
      ],
      links: [
        link('k1', 'lake', 'works'),
        link('k2', 'works', 'lift'),
        link('k3', 'lift', 'tower'),
        link('k4', 'tower', 'north'),
        link('k5', 'tower', 'south', 0.01),
        link('k6', 'south', 'tower', 0.01),
        link('k7', 'well', 'farm'),
      ],
    },
    couplings: [
      ...region.couplings,
      { id: 'z1', consumer: { kind: 'pump', id: 'lift' }, busId: 'b6' },
      { id: 'z2', consumer: { kind: 'treatment', id: 'works' }, busId: 'b2' },
    ],
  };
}

const region = supplied();
const nodeIds = region.supplyZones?.nodes.map((it) => it.id) ?? [];
const h = 3600;

/** At hour 1 the station has no power, k4 is lost, the tower is at an eighth, north gets half and south nothing. */
function suppliedRun() {
  const record = emptyRun(
    {
      nodeIds,
      linkIds: [...(region.supplyZones?.links.map((it) => it.id) ?? []), 'lift'],
      tankIds: ['tower'],
    },
    [0, h],
    [
      { timeS: 1800, kind: 'sourceClosed', component: 'supplySource', id: 'works' },
      { timeS: 2000, kind: 'componentLost', component: 'supplyZone', id: 'farm' },
    ],
  );
  const set = (field: Parameters<typeof frameRow>[1], frame: number, at: number, value: number) => {
    frameRow(record, field, frame)[at] = value;
  };
  for (const frame of [0, 1]) {
    for (const zone of ['north', 'south', 'farm']) set('nodeDemandM3s', frame, nodeIds.indexOf(zone), 0.02);
    for (let link = 0; link < 7; link++) set('linkFlowM3s', frame, link, 0.02);
  }
  for (const zone of ['north', 'south', 'farm']) set('nodeDeliveredM3s', 0, nodeIds.indexOf(zone), 0.02);
  set('nodeDeliveredM3s', 1, nodeIds.indexOf('north'), 0.01);
  set('tankVolumeM3', 0, 0, 1000);
  set('tankVolumeM3', 1, 0, 125);
  set('linkFlowM3s', 1, 2, 0);
  set('linkState', 1, 3, 3);
  set('linkState', 1, 7, 2);
  return createRunReader(record);
}

describe('places of supply zones', () => {
  const places = placeSupply(region);

  it('keeps what is stated, and says of all else that it is not', () => {
    expect(places.get('lake')).toEqual({ lonLat: lake, from: 'stated' });
    const from = Object.fromEntries([...places].map(([id, it]) => [id, it.from]));
    expect(from).toMatchObject({
      works: 'near',
      lift: 'near',
      north: 'near',
      south: 'near',
      well: 'drawn',
      farm: 'drawn',
    });
  });

  it('puts a node beside its area, its bus or its neighbour, and no two on one spot', () => {
    const at = (id: string) => places.get(id)?.lonLat ?? [0, 0];
    const bus = region.grid.buses.find((it) => it.id === 'b6')?.lonLat;
    expect(at('lift')).toEqual(bus);
    const tower = at('tower');
    expect(Math.hypot(at('south')[0] - tower[0], at('south')[1] - tower[1])).toBeLessThan(0.1);
    expect(new Set([...places.values()].map((it) => it.lonLat.join(' '))).size).toBe(places.size);
  });

  it('draws what nothing places south of the rest, sources west of zones', () => {
    const [well, farm] = ['well', 'farm'].map((id) => places.get(id)?.lonLat ?? [0, 0]);
    expect(well[0]).toBeLessThan(farm[0]);
    const south = Math.min(...region.grid.buses.map((it) => it.lonLat?.[1] ?? 90));
    expect(well[1]).toBeLessThan(south);
  });

  it('takes no place on the ground into a drawing of a grid', () => {
    const drawing = { ...region, baseMap: { ...region.baseMap, schematic: true } };
    expect(placeSupply(drawing).get('lake')?.from).not.toBe('stated');
  });

  it('ends where links run in a ring that nothing places', () => {
    const links = ['ab', 'bc', 'ca'].map((id) => ({ id, fromId: id[0], toId: id[1], capacityM3s: 1 }));
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, kind: 'zone' as const }));
    expect(placeSupply({ ...region, supplyZones: { nodes, links } }).size).toBe(3);
  });
});

describe('supply zones on the map', () => {
  const features = makeMapFeatures(region, []);

  it('draws every node and link, and tells how many places are guessed', () => {
    expect(features.refs.supplyNodes).toContainEqual({ kind: 'supplySource', id: 'lift' });
    expect(features.refs.supplyNodes).toContainEqual({ kind: 'supplyZone', id: 'north' });
    expect(features.refs.supplyLinks).toHaveLength(7);
    expect([features.guessedCount, features.drawnCount]).toEqual([4, 2]);
    const twins = features.collections.supplyLinks.features.map((it) => it.properties?.hasTwin);
    expect(twins).toEqual([false, false, false, false, true, true, false]);
  });

  it('takes states from frames and from the log', () => {
    const known = new Map<string, Record<string, number>>();
    const marks: string[] = [];
    const feed = createStateFeed(
      {
        setFeatureState: ({ source, id }, state) => known.set(`${source}:${id}`, state),
        setMarks: (now) => marks.push(...now.map((it) => `${it.kind} ${it.source}:${it.id}`)),
        setCounts: () => undefined,
      },
      region,
      features,
      [],
    );
    feed.setRun(suppliedRun());
    feed.show(0, new Set());
    const codes = () => nodeIds.map((_, id) => known.get(`supplyNodes:${id}`)?.s);
    expect(new Set(codes())).toEqual(new Set([supplyClasses.well]));
    expect(known.get('supplyNodes:3')?.w).toBe(8);
    expect(known.get('supplyLinks:3')).toEqual({ s: 1, d: 1 });
    feed.setWaterView('flow');
    feed.show(0, new Set());
    expect(known.get('supplyLinks:3')).toEqual({ s: 3, d: 1 });
    feed.show(h, new Set(['supplySource:lake']));
    const { well, part, none, closed, lost } = supplyClasses;
    expect(codes()).toEqual([lost, closed, closed, well, part, none, well, lost]);
    expect(known.get('supplyNodes:3')?.w).toBe(1);
    expect(known.get('supplyLinks:2')).toEqual({ s: 0, d: 0 });
    expect(known.get('supplyLinks:3')?.s).toBe(linkClasses.lost);
    expect(marks).toEqual(['lost supplyLinks:3']);
  });
});

describe('supply zones in words', () => {
  const card = (kind: 'supplySource' | 'supplyZone' | 'pipe', id: string, timeS = h) =>
    describeComponent(
      { kind, id },
      { region, reader: suppliedRun(), timeS, lost: new Set(), language: 'en', flowUnit: 'lps' },
    );
  const figures = (it: ReturnType<typeof card>) =>
    it.figures.map((f) =>
      `${say(f.label)} ${f.value}${f.unit ? ` ${f.unit}` : ''}`.replaceAll('\u202f', ' '),
    );

  it('says what a zone gets of its need and how many people are there', () => {
    const zone = card('supplyZone', 'north');
    expect(zone.kind).toBe('map.supply.zone');
    expect(zone.states).toEqual([{ id: 'map.state.supply.zonePart', tone: 'water' }]);
    expect(figures(zone)).toEqual(['delivered 10 of 20 L/s', 'of its need 50 %', 'people here 9 000']);
  });

  it('says how full a reservoir is and how long that lasts at the present outflow', () => {
    // Nothing comes in; k4, lost, still carries a number in this run; k5 takes 20 L/s, k6 brings as much.
    expect(figures(card('supplySource', 'tower'))).toEqual([
      'stored 125 of 1 000 m³',
      'loses 20 L/s',
      'empty at this outflow in 1.7 h',
    ]);
  });

  it('names a link by its ends, with its flow and capacity', () => {
    const link = card('pipe', 'k1');
    expect(link.title).toBe('Lake Oma → works');
    expect(figures(link)).toEqual(['flow 20 L/s', 'capacity 100 L/s', 'of capacity 20 %']);
    expect(card('supplySource', 'works').states[0].id).toBe('map.state.supply.closed');
  });

  it('finds them by name and by kind, and lists them in tables', () => {
    const index = makeSearchIndex(region, makeMapFeatures(region, []), (id) => say(id));
    const find = (text: string) =>
      searchComponents(index, text, 3).map((it) => `${it.ref.kind}:${it.ref.id}`);
    expect(find('oma')[0]).toBe('supplySource:lake');
    expect(find('service reservoir')).toEqual(['supplySource:tower']);
    expect(find('supply zone')).toEqual(['supplyZone:north', 'supplyZone:south', 'supplyZone:farm']);
    expect(componentRows(region, [], 'supplyZone').map((it) => it.place)).toEqual(['District 2', '', '']);
    expect(componentRows(region, [], 'pipe').map((it) => it.place)[0]).toBe('Lake Oma → works');
  });

  it('offers stations as pumps and works as treatment, shown where they are drawn', () => {
    const rows = couplingRows(region, []).filter((it) => nodeIds.includes(it.consumer.id));
    const told = rows.map((it) => `${it.consumer.kind} ${it.consumer.id} ${it.status}`).sort();
    expect(told).toEqual([
      'pump lift confirmed',
      'treatment lake none',
      'treatment well none',
      'treatment works confirmed',
    ]);
    for (const { consumer } of rows) {
      const ref = consumerRef(consumer);
      expect(ref).toEqual({ kind: 'supplySource', id: consumer.id });
      expect(consumerOf(ref, region)).toEqual({ kind: consumer.kind, id: consumer.id });
    }
    expect(consumerOf({ kind: 'supplySource', id: 'tower' }, region)).toBeUndefined();
  });

  it('explains a zone by its area and by what lies upstream of it', () => {
    const related = relatedComponents(region, { kind: 'supplyZone', id: 'north' }).map(
      (it) => `${it.kind}:${it.id}`,
    );
    expect(related.slice(0, 2)).toEqual(['supplyZone:north', 'area:a1']);
    for (const it of ['pipe:k4', 'supplySource:tower', 'supplySource:lift', 'supplySource:lake'])
      expect(related).toContain(it);
    expect(related).not.toContain('supplySource:well');
  });
});
