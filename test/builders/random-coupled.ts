import fc from 'fast-check';
import type { Region } from '../../src/model/region';
import type { LossEvent, Scenario } from '../../src/model/scenario';
import type { SupplyZones } from '../../src/model/water';
import { coupledCity } from './coupled-city';
import { zonesArbitrary } from './random-zones';
import { loss, tinyScenario } from './tiny-region';

const hourS = 3600;
export const coupledHorizonS = 30 * hourS;

/** A small city on wells and tanks, a net of supply zones and sites on both, all on one grid, and what is lost. */
export interface CoupledDraft {
  region: Region;
  scenario: Scenario;
  /** Of one site, a tank and a reservoir: what a richer region has more of. */
  pick: number;
}

const plans = fc.record({
  width: fc.integer({ min: 3, max: 6 }),
  height: fc.integer({ min: 2, max: 4 }),
  wells: fc.integer({ min: 1, max: 3 }),
  tanks: fc.integer({ min: 1, max: 3 }),
  tankWidthM: fc.integer({ min: 4, max: 20 }),
  junctionLps: fc.constantFrom(0.4, 1),
  hills: fc.integer({ min: 0, max: 1 }),
});

const lossDraft = fc.record({
  kind: fc.constantFrom('branch', 'feeder', 'generator', 'pump', 'pipe', 'facility', 'supplySource'),
  pick: fc.nat(99),
  timeS: fc.integer({ min: 0, max: 10 * hourS }),
  hours: fc.integer({ min: 1, max: 18 }),
});

const sites = fc.record({
  storedM3: fc.constantFrom(0, 2, 15),
  fuelL: fc.constantFrom(0, 60, 500),
  onZone: fc.boolean(),
});

export const coupledArbitrary: fc.Arbitrary<CoupledDraft> = fc
  .record({
    plan: plans,
    zones: zonesArbitrary,
    sites: fc.array(sites, { minLength: 3, maxLength: 8 }),
    losses: fc.array(lossDraft, { minLength: 1, maxLength: 5 }),
    pick: fc.nat(99),
  })
  .map(({ plan, zones: { zones }, sites: drafts, losses, pick }) => {
    const city = coupledCity(plan, 10);
    const taps = zones.nodes.filter((it) => it.kind === 'zone').map((it) => it.id);
    const facilities = drafts.map(({ storedM3, fuelL, onZone }, i) => {
      const { waterNodeId, ...site } = city.facilities[i];
      return {
        ...site,
        waterNodeId: onZone ? taps[i % taps.length] : waterNodeId,
        storedWaterM3: storedM3,
        backup: fuelL > 0 ? [{ id: 'set', ratedKw: 200, tankL: 700, fuelL }] : [],
      };
    });
    const kept = new Set(facilities.map((it) => it.id));
    const feeder = city.feeders[0];
    const couplings: Region['couplings'] = [
      ...city.couplings.filter(({ consumer }) => consumer.kind !== 'facility' || kept.has(consumer.id)),
      ...zones.nodes.flatMap(({ id, kind }, k) => {
        if (kind !== 'station' && kind !== 'treatment') return [];
        const consumer = { kind: kind === 'station' ? ('pump' as const) : ('treatment' as const), id };
        return [{ id: `cz${k}`, consumer, busId: feeder.busId, feederId: feeder.id }];
      }),
    ];
    const region: Region = { ...city, facilities, couplings, supplyZones: peopled(zones) };
    return { region, scenario: scenarioOf(region, losses), pick };
  });

function peopled(zones: SupplyZones): SupplyZones {
  const nodes = zones.nodes.map((it) => (it.kind === 'zone' ? { ...it, people: 500 } : it));
  return { ...zones, nodes };
}

interface LossDraft {
  kind: LossEvent['component']['kind'];
  pick: number;
  timeS: number;
  hours: number;
}

function scenarioOf(region: Region, losses: LossDraft[]): Scenario {
  const pumps = region.couplings.flatMap(({ consumer }) =>
    consumer.kind === 'pump' && consumer.id.includes('/') ? [consumer.id] : [],
  );
  const idsOf: Partial<Record<LossDraft['kind'], string[]>> = {
    branch: region.grid.branches.map((it) => it.id),
    feeder: region.feeders.map((it) => it.id),
    generator: region.grid.generators.map((it) => it.id),
    pump: pumps,
    pipe: ['w/r0', 'w/h1-0', 'w/h2-1'],
    facility: region.facilities.map((it) => it.id),
    supplySource: region.supplyZones?.nodes.flatMap((it) => (it.kind === 'source' ? [it.id] : [])),
  };
  const events = losses.flatMap(({ kind, pick, timeS, hours }, k) => {
    const ids = idsOf[kind] ?? [];
    if (ids.length === 0) return [];
    return [{ ...loss(kind, ids[pick % ids.length], timeS, hours * hourS), id: `e${k}` }];
  });
  return tinyScenario(events, { horizonS: coupledHorizonS });
}
