import { describe, expect, it } from 'vitest';
import { generateRegion } from '../../src/generate/generate-region';
import { isInside } from '../../src/generate/land/plane';
import { readFile } from '../../src/io/read-file';
import { splitWaterId } from '../../src/model/ids';
import { projectOfSample, samples } from './generated';

describe.each(samples)('region of seed $seed with $people people', (sample) => {
  const project = projectOfSample(sample);
  const { region } = project;

  it('reads back as a project file without any issue', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(project));
    const read = readFile({ name: 'made.lifeline.json', bytes });
    expect(read.issues).toEqual([]);
    expect(read.kind).toBe('project');
  });

  it('counts the same people in areas, on feeders and on water nodes', () => {
    const sum = (rows: { people: number }[]) => rows.reduce((total, it) => total + it.people, 0);
    expect(sum(region.areas)).toBe(sample.people);
    expect(sum(region.feeders)).toBe(sample.people);
    expect(sum(region.waterUsers)).toBe(sample.people);
    for (const area of region.areas) {
      const own = region.feeders.filter((it) => it.areaId === area.id);
      expect(sum(own)).toBe(area.people);
      expect(sum(region.waterUsers.filter((it) => it.areaId === area.id))).toBe(area.people);
    }
  });

  it('has rank-size towns, several voltages and a plausible load', () => {
    const sizes = region.baseMap.places.map((it) => it.people);
    expect(sizes[0]).toBeGreaterThan(0.25 * sample.people);
    // rank to the power -1.07
    for (const rank of [2, 3]) expect(sizes[rank - 1] / sizes[0]).toBeCloseTo(rank ** -1.07, 2);
    const kvs = new Set(region.grid.buses.map((it) => it.baseKv));
    for (const kv of [...(sample.people > 150_000 ? [330] : []), 110, 35, 10]) expect(kvs).toContain(kv);
    const meanMw = region.feeders.reduce(
      (total, { loadMw }) =>
        total + loadMw.residential + loadMw.commercial + loadMw.industrial + loadMw.public,
      0,
    );
    const kwPerPerson = (1000 * meanMw) / sample.people;
    expect(kwPerPerson).toBeGreaterThan(0.6);
    expect(kwPerPerson).toBeLessThan(0.75);
  });

  it('joins every facility to a feeder of the bus it names', () => {
    const busOf = new Map(region.feeders.map((it) => [it.id, it.busId]));
    const coupled = new Set(region.couplings.map((it) => it.consumer.id));
    for (const it of region.facilities) expect(coupled).toContain(it.id);
    for (const it of region.couplings) expect(busOf.get(it.feederId ?? '')).toBe(it.busId);
  });

  it('carries its stations and hospitals on critical feeders of enough load', () => {
    const feeders = new Map(region.feeders.map((it) => [it.id, it]));
    const drawnKw = new Map<string, number>();
    for (const { consumer, feederId } of region.couplings) {
      const facility = region.facilities.find((it) => it.id === consumer.id);
      if (!facility || facility.tier > 1) continue;
      const feeder = feeders.get(feederId ?? '');
      expect(feeder?.critical).toBe(true);
      drawnKw.set(feeder!.id, (drawnKw.get(feeder!.id) ?? 0) + facility.demandKw);
    }
    for (const [id, kw] of drawnKw) {
      const { loadMw } = feeders.get(id)!;
      expect(loadMw.public * 1000).toBeGreaterThan(0.7 * kw);
    }
  });

  it('runs every pump from one station and treats every source but lakes above their towns', () => {
    const pumps = region.facilities.flatMap((it) => it.pumpIds ?? []);
    expect(new Set(pumps).size).toBe(pumps.length);
    const sources = region.facilities.flatMap((it) => it.sourceIds ?? []);
    const networks = new Set(sources.map((it) => splitWaterId(it).networkId).filter((it) => it !== ''));
    expect(networks.size).toBeGreaterThan(0);
    for (const it of region.waterNetworks) {
      const inFile = [...it.inp.matchAll(/^ (PU\d+) R?J?T?\d+ /gm)].map((match) => `${it.id}/${match[1]}`);
      for (const id of inFile) expect(pumps).toContain(id);
      if (networks.has(it.id)) {
        expect(inFile.length).toBeGreaterThan(0);
        continue;
      }
      const heights = (section: string) =>
        [...(it.inp.split(`[${section}]`)[1]?.split('[')[0] ?? '').matchAll(/^ \S+ (-?[\d.]+)/gm)].map(
          (row) => Number(row[1]),
        );
      const ground = heights('JUNCTIONS').sort((a, b) => a - b);
      expect(Math.min(...heights('RESERVOIRS'))).toBeGreaterThan(ground[ground.length >> 1] + 20);
    }
  });

  it('lays supply zones with power for each station and users for each zone', () => {
    const { nodes, links } = region.supplyZones!;
    const ofKind = (kind: string) => nodes.filter((it) => it.kind === kind).map((it) => it.id);
    const pumps = new Set(region.facilities.flatMap((it) => it.pumpIds ?? []));
    const treated = new Set(region.facilities.flatMap((it) => it.sourceIds ?? []));
    const drawn = new Set(region.waterUsers.map((it) => it.nodeId));
    for (const id of ofKind('station')) expect(pumps).toContain(id);
    for (const id of ofKind('treatment')) expect(treated).toContain(id);
    for (const id of ofKind('zone')) expect(drawn).toContain(id);
    expect(links.length).toBe(nodes.length - ofKind('source').length);
    const sets = region.facilities.flatMap((it) => it.backup);
    expect(sets.every((it) => (it.ageYears ?? -1) >= 0)).toBe(true);
    const [youngest, oldest] = [...sets]
      .sort((a, b) => a.ageYears! - b.ageYears!)
      .flatMap((it, i, all) => (i === 0 || i === all.length - 1 ? [it] : []));
    expect(youngest.startChance!).toBeGreaterThan(oldest.startChance!);
    expect(youngest.meanTimeToFailureH!).toBeGreaterThan(oldest.meanTimeToFailureH!);
  });

  it('has wells, wells with sets, stores and hand pumps among its water points, and tankers of water', () => {
    const { waterPoints = [] } = region;
    expect(waterPoints.filter((it) => it.kind === 'store').length).toBeGreaterThan(0);
    expect(waterPoints.some((it) => it.backup)).toBe(true);
    expect(waterPoints.some((it) => it.kind === 'well' && !it.pumpKw)).toBe(true);
    const joined = region.couplings.filter((it) => it.consumer.kind === 'waterPoint');
    expect(joined.map((it) => it.consumer.id)).toEqual(
      waterPoints.filter((it) => it.pumpKw).map((it) => it.id),
    );
    for (const it of joined) expect(it.feederId).toBeDefined();
    expect(region.tankers.filter((it) => it.carries === 'water').length).toBeGreaterThanOrEqual(2);
    expect(region.areas.every((it) => !it.boosters === (it.floors ?? 1) < 6)).toBe(true);
  });

  it('keeps towns on land and apart from each other', () => {
    expect(region.baseMap.sea).toHaveLength(sample.land === 'coast' ? 1 : 0);
    for (const [outline] of region.baseMap.sea) {
      const sea = outline.map(([x, y]) => ({ x, y }));
      for (const { lonLat } of region.baseMap.places)
        expect(isInside({ x: lonLat[0], y: lonLat[1] }, sea)).toBe(false);
    }
    for (const place of region.baseMap.places) {
      const inside = region.baseMap.builtUp.filter((it) =>
        isInside(
          { x: place.lonLat[0], y: place.lonLat[1] },
          it.polygon[0].map(([x, y]) => ({ x, y })),
        ),
      );
      expect(inside.map((it) => it.name)).toEqual([place.name]);
    }
  });

  it('names everything twice, in Latin and in Cyrillic letters, and calls itself synthetic', () => {
    const named = [
      region,
      ...region.areas,
      ...region.grid.buses,
      ...region.facilities,
      ...(region.waterPoints ?? []),
      ...project.scenarios,
    ];
    for (const it of named) {
      expect(it.name).toMatch(/[A-Za-z]/);
      expect(it.name).not.toMatch(/[А-Яа-яІіЇїЄєҐґ]/);
      expect(it.nameUk).toMatch(/[А-Яа-яІіЇїЄєҐґ]/);
      expect(it.nameUk).not.toMatch(/[A-Za-z]/);
    }
    expect(region.synthetic).toBe(true);
  });

  it('brings every loss of the first scenario back within its 72 hours', () => {
    const [first] = project.scenarios;
    expect(first.id).toBe(project.scenarioId);
    expect(first.events.length).toBeGreaterThan(2);
    // a valve that is shut for works is not damaged, and stays shut
    for (const it of first.events.filter(({ damage }) => damage !== 'none')) {
      expect(it.repairS).toBeDefined();
      expect(it.timeS + it.repairS!).toBeLessThan(first.horizonS - 10 * 3600);
    }
  });
});

describe('generateRegion', () => {
  it('gives the same bytes for the same options and others for another seed', () => {
    const options = { people: 50_000, land: 'mountain' } as const;
    const text = JSON.stringify(generateRegion({ seed: 6, ...options }));
    expect(JSON.stringify(projectOfSample({ seed: 6, ...options }))).toBe(text);
    expect(JSON.stringify(generateRegion({ seed: 8, ...options }))).not.toBe(text);
  });

  it('refuses sizes it was not made for', () => {
    expect(() => generateRegion({ people: 1000 })).toThrow(RangeError);
    expect(() => generateRegion({ people: Number.NaN })).toThrow(RangeError);
  });
});
