import { describe, expect, it } from 'vitest';
import type { Deadlock } from '../../src/model/deadlock';
import type { Region } from '../../src/model/region';
import { frameRow, generatorStates, type RunRecord } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { steamUnit } from '../builders/cooled-region';
import { ringRegion } from '../builders/ring-region';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyInp, tinyScenario, tinySet } from '../builders/tiny-region';

const hourS = 3600;
const longS = 200 * hourS;

/** The waterworks' line is down for two days: the tank runs empty, then the plant stops, and all is dark. */
const lineDown = [loss('branch', 'BC', hourS, 48 * hourS)];

function longRun(region: Region, changes: Partial<Scenario> = {}): Promise<RunRecord> {
  return runRegion(region, tinyScenario(lineDown, { horizonS: longS, ...changes }));
}

function runsAtEnd(run: RunRecord, id: string): boolean {
  const row = frameRow(run, 'generatorState', run.timesS.length - 1);
  return row[run.index.generatorIds.indexOf(id)] === generatorStates.running;
}

/** Rings that nothing to come opens. */
function deadlocksOf(run: RunRecord): Deadlock[] {
  return run.deadlocks.filter((it) => !it.waitsUntil);
}

function servedAtEnd(run: RunRecord): number {
  return run.series.electricityServedMw[run.timesS.length - 1];
}

function namesOf({ openers }: Deadlock): string[] {
  return openers.map((list) => list.map((it) => `${it.kind} ${it.component.id}`).join(' + '));
}

describe('a plant cooled by the town whose pumps it runs', () => {
  it('is found as a ring, told in order, and never comes back', async () => {
    const run = await longRun(ringRegion());
    expect(run.deadlocks).toHaveLength(1);
    const [deadlock] = run.deadlocks;
    expect(deadlock.unitIds).toEqual(['plant']);
    expect(deadlock.openedS).toBeUndefined();
    expect(deadlock.ring.map((it) => `${it.component.kind} ${it.component.id} ${it.waitsFor}`)).toEqual([
      'generator plant coolingWater',
      'junction w/J3 water',
      'pump w/PU1 supply',
      'facility works power',
      'feeder F2 voltage',
      'bus C unit',
    ]);
    expect(servedAtEnd(run)).toBe(0);
    expect(runsAtEnd(run, 'plant')).toBe(false);
    const told = run.events.find((it) => it.kind === 'deadlockFound');
    expect(told).toMatchObject({ component: 'generator', id: 'plant', timeS: deadlock.foundS });
    expect(run.events[told?.causeIx ?? 0].kind).toMatch(/coolingShort|generatorStopped/);
    const stopped = run.events.find((it) => it.kind === 'generatorStopped');
    expect(deadlock.foundS - (stopped?.timeS ?? 0)).toBeLessThanOrEqual(900);
  });

  it('names what opens it: a set for the waterworks, or water by tanker; with need', async () => {
    const [deadlock] = (await longRun(ringRegion())).deadlocks;
    expect(namesOf(deadlock)).toEqual(['set works', 'waterTanker plant']);
    expect(deadlock.openers[0][0].powerKw).toBe(20);
    // 0.3 of 0.004 m3/s
    expect(deadlock.openers[1][0].waterM3PerH).toBeCloseTo(4.32, 9);
  });

  it('waits for a set that is on its way, and comes back with it', async () => {
    const readyS = 60 * hourS;
    const set = { id: 'brought', facilityId: 'works', ratedKw: 20, tankL: 20_000, fuelL: 20_000, readyS };
    const run = await longRun(ringRegion(), { placements: [set] });
    // a set that is on its way is coming: there is no deadlock, but, once the line is mended, a wait until then
    expect(run.deadlocks).toHaveLength(1);
    const { waitsUntil, openedS } = run.deadlocks[0];
    expect(waitsUntil).toEqual({ kind: 'set', component: { kind: 'facility', id: 'works' }, timeS: readyS });
    expect(run.deadlocks[0].foundS).toBe(49 * hourS);
    expect(openedS).toBe(readyS);
    expect(run.events.some((it) => it.kind === 'deadlockFound')).toBe(false);
    expect(servedAtEnd(run)).toBeGreaterThan(10);
    expect(runsAtEnd(run, 'plant')).toBe(true);
  });

  it('waits for a repair until the time to which crews without telecom put it off', async () => {
    const { repairS: _, ...lost } = loss('generator', 'hydro', 1800, 0);
    const hydro = steamUnit({ id: 'hydro', busId: 'B', technology: 'hydro', minMw: 0, outputMw: 0 });
    const region = ringRegion({}, [hydro]);
    region.facilities.push(facility('mast', { kind: 'telecom', demandKw: 3, essentialKw: 3 }));
    const consumer = { kind: 'facility' as const, id: 'mast' };
    region.couplings.push({ id: 'c-mast', consumer, busId: 'B', feederId: 'F1' });
    const run = await longRun(region, {
      events: [...lineDown, lost],
      parameters: { 'repair.hydroUnit.minor.p50H': 70 },
    });
    const repaired = run.events.find((it) => it.kind === 'componentRepaired' && it.id === 'hydro');
    expect(repaired?.timeS).toBeGreaterThan(70.5 * hourS);
    const awaited = { kind: 'repair', component: { kind: 'generator', id: 'hydro' }, timeS: repaired?.timeS };
    expect(run.deadlocks.map((it) => it.waitsUntil)).toEqual([awaited]);
  });

  it('comes back with water by tanker', async () => {
    const region = ringRegion();
    region.waterNetworks = [{ id: 'w', inp: tinyInp() }];
    // the tankers' water is an inflow of their own at the plant's node
    region.waterNetworks[0].inp = tinyInp()
      .replace('J3 10 0', 'J3 10 0')
      .replace('[PUMPS]', 'PT R2 J3 10 50 130 0 Open\n[PUMPS]')
      .replace('R1 10\n', 'R1 10\nR2 25\n');
    const run = await longRun(region);
    expect(deadlocksOf(run)).toEqual([]);
    expect(runsAtEnd(run, 'plant')).toBe(true);
  });

  it('needs two supplies where the plant cannot start alone: neither one of them opens it', async () => {
    const region = ringRegion({ blackStart: false });
    const run = await longRun(region);
    expect(run.deadlocks).toHaveLength(1);
    expect(namesOf(run.deadlocks[0])).toEqual([
      'set works + startingSet plant',
      'startingSet plant + waterTanker plant',
    ]);
    const set = {
      id: 'brought',
      facilityId: 'works',
      ratedKw: 20,
      tankL: 20_000,
      fuelL: 20_000,
      readyS: 60 * hourS,
    };
    const withSet = await longRun(region, { placements: [set] });
    expect(servedAtEnd(withSet)).toBe(0);
    expect(servedAtEnd(await longRun(ringRegion()))).toBe(0);
    const withBoth = await longRun(ringRegion(), { placements: [set] });
    expect(servedAtEnd(withBoth)).toBeGreaterThan(10);
  });

  it('opens by a set that starts another unit, which needs no water', async () => {
    const peaker = steamUnit({
      id: 'peaker',
      busId: 'B',
      technology: 'gasTurbine',
      minMw: 0,
      maxMw: 60,
      blackStart: false,
      crankingMw: 0.5,
      outputMw: 0,
    });
    const plant = { blackStart: false };
    // the peaker is lost until the plant is dark
    const events = [...lineDown, loss('generator', 'peaker', 1800, 60 * hourS)];
    const run = await longRun(ringRegion(plant, [peaker]), { events });
    expect(run.deadlocks).toHaveLength(1);
    expect(namesOf(run.deadlocks[0])).toEqual(['startingSet peaker']);
    expect(run.deadlocks[0].openers[0][0].powerKw).toBe(500);
    const opened = await longRun(ringRegion(plant, [{ ...peaker, blackStart: true }]), { events });
    expect(runsAtEnd(opened, 'plant')).toBe(true);
    // the other kinds, which are not listed, do not
    const set = {
      id: 'brought',
      facilityId: 'works',
      ratedKw: 20,
      tankL: 20_000,
      fuelL: 20_000,
      readyS: 60 * hourS,
    };
    expect(servedAtEnd(await longRun(ringRegion(plant, [peaker]), { events, placements: [set] }))).toBe(0);
    expect(servedAtEnd(await longRun(ringRegion({}, [peaker]), { events }))).toBe(0);
  });

  it('opens with fuel where the waterworks has a set that ran dry', async () => {
    const region = ringRegion();
    region.facilities = region.facilities.map((it) =>
      it.id === 'works' ? { ...it, backup: [{ ...tinySet, fuelL: 60 }] } : it,
    );
    const run = await longRun(region);
    expect(run.deadlocks).toHaveLength(1);
    expect(namesOf(run.deadlocks[0])).toContain('fuel works');
    const timeS = run.deadlocks[0].foundS + hourS;
    const delivery = { id: 'd', timeS, facilityId: 'works', dieselL: 500 };
    const fuelled = await longRun(region, { deliveries: [delivery] });
    expect(runsAtEnd(fuelled, 'plant')).toBe(true);
    expect(deadlocksOf(fuelled)).toEqual([]);
  });
});

describe('no ring is told', () => {
  it.each<[string, () => Region, Partial<Scenario>]>([
    [
      'where a unit that needs no water starts alone',
      () =>
        ringRegion({}, [
          steamUnit({ id: 'hydro', busId: 'B', technology: 'hydro', minMw: 0, maxMw: 60, outputMw: 0 }),
        ]),
      { events: [...lineDown, loss('generator', 'hydro', 1800, 70 * hourS)] },
    ],
    [
      'where a neighbour comes back',
      () =>
        ringRegion({}, [
          steamUnit({
            id: 'tie',
            busId: 'A',
            technology: 'interconnection',
            minMw: 0,
            maxMw: 60,
            outputMw: 0,
          }),
        ]),
      { events: [...lineDown, loss('generator', 'tie', 1800, 90 * hourS)] },
    ],
    [
      'where water comes by gravity',
      () =>
        ringRegion({}, [], {
          waterNetworks: [
            {
              id: 'w',
              inp: tinyInp()
                .replace('R1 10', 'R1 63')
                .replace('[PUMPS]', 'PB R1 J1 100 300 130 0 CV\n[PUMPS]'),
            },
          ],
        }),
      {},
    ],
    [
      'where the waterworks has a set with fuel for long',
      () => {
        const region = ringRegion();
        region.facilities = region.facilities.map((it) =>
          it.id === 'works' ? { ...it, backup: [{ ...tinySet, tankL: 50_000, fuelL: 50_000 }] } : it,
        );
        return region;
      },
      {},
    ],
    ['where the river cools the plant', () => ringRegion({ coolingNodeId: undefined }), {}],
  ])('%s', async (_, regionOf, changes) => {
    const run = await longRun(regionOf(), changes);
    expect(deadlocksOf(run)).toEqual([]);
    expect(run.events.some((it) => it.kind === 'deadlockFound')).toBe(false);
    expect(runsAtEnd(run, 'plant')).toBe(true);
  });
});

describe('rings through treatment, supply zones and islands that are too small', () => {
  it('goes through treatment that has no power', async () => {
    const region = ringRegion({}, [], {
      waterNetworks: [
        {
          id: 'w',
          inp: tinyInp().replace('R1 10', 'R1 63').replace('[PUMPS]', 'PB R1 J1 100 300 130 0 CV\n[PUMPS]'),
        },
      ],
    });
    region.facilities = region.facilities.map((it) =>
      it.id === 'works' ? { ...it, kind: 'waterWorks', pumpIds: [], sourceIds: ['w/R1'] } : it,
    );
    const run = await longRun(region);
    expect(run.deadlocks).toHaveLength(1);
    const [deadlock] = run.deadlocks;
    expect(deadlock.ring.map((it) => it.component.id)).toEqual(['plant', 'w/J3', 'w/R1', 'works', 'F2', 'C']);
    expect(namesOf(deadlock)).toEqual(['set works', 'waterTanker plant']);
    const set = {
      id: 'brought',
      facilityId: 'works',
      ratedKw: 20,
      tankL: 20_000,
      fuelL: 20_000,
      readyS: 60 * hourS,
    };
    expect(runsAtEnd(await longRun(region, { placements: [set] }), 'plant')).toBe(true);
  });

  it('goes through a station of supply zones', async () => {
    const region = ringRegion({ coolingNodeId: 'basin', coolingM3s: 0.01 }, [], {
      supplyZones: {
        nodes: [
          { id: 'river', kind: 'source' },
          { id: 'lift', kind: 'station', capacityM3s: 0.1 },
          { id: 'tower', kind: 'reservoir', volumeM3: 400, startFill: 1 },
          { id: 'basin', kind: 'zone', demandM3s: 0 },
          { id: 'quarter', kind: 'zone', demandM3s: 0.02, people: 5000, areaId: 'town' },
        ],
        links: [
          { id: 'a', fromId: 'river', toId: 'lift', capacityM3s: 1 },
          { id: 'b', fromId: 'lift', toId: 'tower', capacityM3s: 1 },
          { id: 'c', fromId: 'tower', toId: 'basin', capacityM3s: 1 },
          { id: 'd', fromId: 'tower', toId: 'quarter', capacityM3s: 1 },
        ],
      },
    });
    region.facilities = region.facilities.map((it) =>
      it.id === 'works' ? { ...it, pumpIds: ['lift'] } : it,
    );
    const run = await longRun(region);
    expect(run.deadlocks).toHaveLength(1);
    const [deadlock] = run.deadlocks;
    expect(deadlock.ring.map((it) => `${it.component.kind} ${it.component.id}`)).toEqual([
      'generator plant',
      'supplyZone basin',
      'supplySource lift',
      'facility works',
      'feeder F2',
      'bus C',
    ]);
    expect(namesOf(deadlock)).toEqual(['set works', 'waterTanker plant']);
    expect(servedAtEnd(run)).toBe(0);
    const set = {
      id: 'brought',
      facilityId: 'works',
      ratedKw: 20,
      tankL: 20_000,
      fuelL: 20_000,
      readyS: 60 * hourS,
    };
    expect(runsAtEnd(await longRun(region, { placements: [set] }), 'plant')).toBe(true);
  });

  it('is a ring too where a live island is too small for the pumps and for starting the plant', async () => {
    const small = steamUnit({
      id: 'small',
      busId: 'B',
      technology: 'hydro',
      minMw: 0,
      maxMw: 0.4,
      outputMw: 0.4,
      coolingNodeId: undefined,
    });
    const run = await longRun(ringRegion({ blackStart: false }, [small]));
    expect(run.deadlocks.map((it) => it.unitIds)).toEqual([['plant']]);
    expect(runsAtEnd(run, 'plant')).toBe(false);
    // a hydro unit that carries the works' feeder opens it
    const large = { ...small, maxMw: 40, outputMw: 5 };
    const after = await longRun(ringRegion({ blackStart: false }, [large]));
    expect(after.deadlocks).toEqual([]);
    expect(runsAtEnd(after, 'plant')).toBe(true);
  });

  it('needs no set of known power where a pump hangs on its feeder itself', async () => {
    const region = ringRegion();
    region.facilities = region.facilities.filter((it) => it.id !== 'works');
    region.couplings = [
      ...region.couplings.filter((it) => it.id !== 'c2'),
      { id: 'c2', consumer: { kind: 'pump', id: 'w/PU1' }, busId: 'C', feederId: 'F2' },
    ];
    const [deadlock] = (await longRun(region)).deadlocks;
    expect(namesOf(deadlock)).toEqual(['set w/PU1', 'waterTanker plant']);
    expect(deadlock.openers[0][0].powerKw).toBeGreaterThan(1);
  });
});
