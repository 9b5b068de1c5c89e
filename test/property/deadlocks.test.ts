import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BroughtSupply, Deadlock } from '../../src/model/deadlock';
import type { Generator } from '../../src/model/grid';
import type { Region } from '../../src/model/region';
import type { RunRecord } from '../../src/model/run-record';
import type { LossEvent, Scenario } from '../../src/model/scenario';
import { steamUnit } from '../builders/cooled-region';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario, tinySet } from '../builders/tiny-region';

const hourS = 3600;
/** All repairs are done by 60 h; what has not come back by then never does. */
const horizonS = 200 * hourS;
const broughtAfterS = 8 * hourS;

interface Plant {
  busId: string;
  startsAlone: boolean;
  nodeId: 'w/J2' | 'w/J3' | undefined;
  lostH: number;
  maxMw: number;
}

interface Town {
  plants: Plant[];
  setFuelL: number | undefined;
  worksBusId: string;
  gravity: boolean;
  lostBranchId: string;
  lostH: number;
}

const town: fc.Arbitrary<Town> = fc.record({
  plants: fc.array(
    fc.record({
      busId: fc.constantFrom('A', 'B', 'C'),
      startsAlone: fc.boolean(),
      nodeId: fc.constantFrom('w/J2' as const, 'w/J3' as const, 'w/J3' as const, undefined),
      lostH: fc.constantFrom(0, 0, 20, 40),
      maxMw: fc.constantFrom(200, 200, 200, 4),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  setFuelL: fc.option(fc.constantFrom(40, 100, 20_000), { nil: undefined, freq: 1 }),
  worksBusId: fc.constantFrom('B', 'C', 'C'),
  gravity: fc.boolean(),
  lostBranchId: fc.constantFrom('AB', 'BC'),
  lostH: fc.constantFrom(20, 40),
});

function regionOf({ plants, setFuelL, worksBusId, gravity }: Town): Region {
  const region = tinyRegion();
  const units = plants.map(
    ({ busId, startsAlone, nodeId, maxMw }, i): Generator =>
      steamUnit({
        id: `P${i}`,
        busId,
        technology: 'gasTurbine',
        minMw: Math.min(1, maxMw / 8),
        maxMw,
        rampMwPerMin: 40,
        outputMw: Math.min(maxMw, i === 0 ? 20 : 5),
        blackStart: startsAlone,
        crankingMw: 1 + i / 10,
        ...(nodeId ? { coolingNodeId: nodeId, coolingM3s: 0.003 } : {}),
      }),
  );
  const inp = gravity
    ? tinyInp().replace('R1 10', 'R1 63').replace('[PUMPS]', 'PB R1 J1 100 300 130 0 CV\n[PUMPS]')
    : tinyInp();
  const works = region.facilities.map((it) =>
    it.id === 'works' && setFuelL !== undefined
      ? { ...it, backup: [{ ...tinySet, tankL: 20_000, fuelL: setFuelL }] }
      : it,
  );
  return {
    ...region,
    grid: { ...region.grid, generators: units },
    feeders: region.feeders.map((it) => (it.id === 'F2' ? { ...it, busId: worksBusId } : it)),
    couplings: region.couplings.map((it) => (it.id === 'c2' ? { ...it, busId: worksBusId } : it)),
    waterNetworks: [{ id: 'w', inp }],
    facilities: works,
  };
}

function eventsOf({ plants, lostBranchId, lostH }: Town): LossEvent[] {
  return [
    loss('branch', lostBranchId, hourS, lostH * hourS),
    ...plants.flatMap((it, i) =>
      it.lostH > 0 ? [loss('generator', `P${i}`, 1800 + i, it.lostH * hourS)] : [],
    ),
  ];
}

function run(region: Region, changes: Partial<Scenario>): Promise<RunRecord> {
  return runRegion(region, tinyScenario([], { horizonS, ...changes }));
}

/** Units that are short of cooling water at the end, and have been since `sinceS` at least. */
function shortAtEnd({ events }: RunRecord): string[] {
  const short = new Map<string, boolean>();
  for (const { kind, id } of events) {
    if (kind === 'coolingShort') short.set(id, true);
    if (kind === 'coolingReturned') short.set(id, false);
  }
  return [...short].filter(([, it]) => it).map(([id]) => id);
}

function openDeadlocks({ deadlocks }: RunRecord): Deadlock[] {
  return deadlocks.filter((it) => it.openedS === undefined && !it.waitsUntil);
}

/** When a unit last came out of service up to a time; 0 for one that never ran. */
function stoppedS({ events }: RunRecord, id: string, untilS: number): number {
  let atS = 0;
  for (const it of events) {
    if (it.timeS > untilS) break;
    const stops = it.kind === 'islandWentDark' || it.id === id;
    if (
      stops &&
      ['islandWentDark', 'generatorStopped', 'componentLost', 'generatorTripped'].includes(it.kind)
    )
      atS = it.timeS;
  }
  return atS;
}

/** The run again, with one supply brought some hours after the ring was found, everything before being as it was. */
function runWith(
  base: RunRecord,
  place: Town,
  deadlock: Deadlock,
  supplies: BroughtSupply[],
): Promise<RunRecord> {
  const region = regionOf(place);
  const atS = deadlock.foundS + broughtAfterS;
  const events = [...eventsOf(place)];
  const scenario: Partial<Scenario> = { events, placements: [], deliveries: [] };
  for (const { kind, component, powerKw } of supplies) {
    const { id } = component;
    if (kind === 'set') {
      const set = {
        id: 'brought',
        facilityId: id,
        ratedKw: powerKw ?? 1,
        tankL: 1e5,
        fuelL: 1e5,
        readyS: atS,
      };
      scenario.placements?.push(set);
    } else if (kind === 'fuel')
      scenario.deliveries?.push({ id: 'brought', facilityId: id, timeS: atS, dieselL: 15_000 });
    else {
      // the unit stands until then, as it did, and can do more after
      const fromS = stoppedS(base, id, deadlock.foundS);
      events.push(loss('generator', id, fromS, Math.ceil(atS - fromS)));
      region.grid.generators = region.grid.generators.map((it) => {
        if (it.id !== id) return it;
        if (kind === 'startingSet') return { ...it, blackStart: true };
        const { coolingNodeId: _, coolingM3s: __, ...rest } = it;
        return rest;
      });
    }
  }
  return run(region, scenario);
}

/** Every unit of the ring started after the supply came, and has cooling water to the end. */
function cameBack(run: RunRecord, { unitIds, foundS }: Deadlock): boolean {
  const short = shortAtEnd(run);
  const started = run.events.filter(
    ({ kind, timeS }) => /^generator(Black)?Started$/.test(kind) && timeS >= foundS + broughtAfterS,
  );
  return unitIds.every((id) => !short.includes(id) && started.some((it) => it.id === id));
}

/** Every kind of supply at every member that could have been listed. */
function allSupplies(place: Town, deadlock: Deadlock): BroughtSupply[] {
  const works = { kind: 'facility' as const, id: 'works' };
  const supplies: BroughtSupply[] = [{ kind: 'set', component: works, powerKw: 20 }];
  if (place.setFuelL !== undefined) supplies.push({ kind: 'fuel', component: works });
  place.plants.forEach((it, i) => {
    const component = { kind: 'generator' as const, id: `P${i}` };
    if (!it.startsAlone) supplies.push({ kind: 'startingSet', component });
    if (deadlock.unitIds.includes(component.id)) supplies.push({ kind: 'waterTanker', component });
  });
  return supplies;
}

const nameOf = ({ kind, component }: BroughtSupply) => `${kind} ${component.id}`;

describe('the deadlock detector against long runs of random towns', () => {
  const seed = Number(process.env.DEADLOCK_SEED ?? 77);
  const numRuns = Number(process.env.DEADLOCK_RUNS ?? 16);

  it('says never exactly where units never come back; what it lists opens the ring, what it does not list does not', async () => {
    let rings = 0;
    let opened = 0;
    let refused = 0;
    let waits = 0;
    await fc.assert(
      fc.asyncProperty(town, async (place) => {
        const base = await run(regionOf(place), { events: eventsOf(place) });
        const stuck = openDeadlocks(base);
        expect(stuck.flatMap((it) => it.unitIds).sort()).toEqual(shortAtEnd(base).sort());
        for (const it of base.deadlocks) {
          const after = base.events.filter((e) => e.timeS > it.foundS && it.unitIds.includes(e.id));
          const until = Math.min(it.openedS ?? horizonS, it.waitsUntil?.timeS ?? horizonS);
          if (it.waitsUntil) waits++;
          // nothing of the ring comes back by itself while it is told to be one
          expect(after.filter((e) => /Started$|coolingReturned/.test(e.kind) && e.timeS < until)).toEqual([]);
        }
        for (const deadlock of stuck) {
          rings++;
          const listed = deadlock.openers.filter((it) => it.length === 1).map((it) => nameOf(it[0]));
          for (const supply of allSupplies(place, deadlock)) {
            const after = await runWith(base, place, deadlock, [supply]);
            const isOpen = cameBack(after, deadlock);
            const says = listed.includes(nameOf(supply));
            expect([nameOf(supply), isOpen]).toEqual([nameOf(supply), says]);
            if (says) opened++;
            else refused++;
          }
          for (const pair of deadlock.openers.filter((it) => it.length === 2)) {
            const after = await runWith(base, place, deadlock, pair);
            expect([pair.map(nameOf), cameBack(after, deadlock)]).toEqual([pair.map(nameOf), true]);
            opened++;
          }
        }
      }),
      { seed, numRuns },
    );
    console.info(
      `deadlocks: ${rings} rings in ${numRuns} towns, ${opened} openers held, ${refused} refused, ${waits} waits`,
    );
    expect(rings).toBeGreaterThan(1);
    expect(opened).toBeGreaterThan(1);
    expect(refused).toBeGreaterThan(1);
  }, 600_000);
});
